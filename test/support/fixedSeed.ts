import fc from 'fast-check';
import { TRIES_ALL } from './caseCount';

// The same cases in every run of `npm test`, so that a rare one fails with the change that made it.
// `npm run reliability -- properties` tries new ones each time.
if (!TRIES_ALL) fc.configureGlobal({ seed: 1 });
