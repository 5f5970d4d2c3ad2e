// Writes l10n/bundle.l10n.json, the file that translators start from: `npx tsx scripts/l10n.mjs`. A
// unit test says when it is old.
import fs from 'node:fs';
import path from 'node:path';
import { ALL_FORMATS } from '../src/core/exports/index.ts';
import { PROBLEMS } from '../src/core/problems/table.ts';
import { WORDS } from '../src/core/views/words.ts';
import { bundleFile, bundleText, coreStrings, stringsInSources } from './lib/l10n.mjs';

fs.mkdirSync(path.dirname(bundleFile), { recursive: true });
const strings = [...stringsInSources(), ...coreStrings(WORDS, PROBLEMS, ALL_FORMATS)];
fs.writeFileSync(bundleFile, bundleText(strings));
