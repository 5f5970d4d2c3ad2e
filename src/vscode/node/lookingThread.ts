import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { Looks, type SharedLooks } from './looks';

// A bundle of its own (dist/lookingThread.js): looks at files beside the thread that walks a folder.

/** Who asks it: another thread than the one that has begun it, where there is a port to that. */
const { from = parentPort } = (workerData ?? {}) as { readonly from?: MessagePort };

from?.on('message', (shared: SharedLooks) => Looks.of(shared).look());
