// Writes l10n/bundle.l10n.json, the file that translators start from: `npx tsx scripts/l10n.mjs`. A
// unit test says when it is old.
import fs from 'node:fs';
import path from 'node:path';
// Our sources are CommonJS to the loader: all of a module is its default.
import exportModule from '../src/core/exports/index.ts';
import problemModule from '../src/core/problems/table.ts';
import wordModule from '../src/core/views/words.ts';
import { bundleFile, bundleText, coreStrings, stringsInSources } from './lib/l10n.mjs';

fs.mkdirSync(path.dirname(bundleFile), { recursive: true });
const { ALL_FORMATS } = exportModule;
const core = coreStrings(wordModule.WORDS, problemModule.PROBLEMS, ALL_FORMATS);
const strings = [...stringsInSources(), ...core];
fs.writeFileSync(bundleFile, bundleText(strings));
