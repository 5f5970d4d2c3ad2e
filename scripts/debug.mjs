// Makes what .vscode/launch.json opens: `node scripts/debug.mjs` a fresh copy of the examples, with
// `--tests` one of the corpus of the host tests, which are built, and an empty folder for what they
// print.
import fs from 'node:fs';
import path from 'node:path';
import { buildHostTests, buildProducts } from '../esbuild.mjs';
import { removeFolder } from './lib/pinnedInstall.mjs';
import { demoFolder, inRoot, outFolder } from './lib/places.mjs';
import { copyFolder } from './lib/temporary.mjs';

if (process.argv.includes('--tests')) {
  await buildProducts();
  await buildHostTests('test/host', path.join(outFolder, 'test', 'host.js'));
  freshCopy('test', 'fixtures', 'smallCorpus');
  const printed = path.join(outFolder, 'debug');
  removeFolder(printed);
  fs.mkdirSync(printed, { recursive: true });
} else {
  freshCopy('examples');
}

/** @param {...string} fixture */
function freshCopy(...fixture) {
  const folder = path.join(demoFolder, path.basename(inRoot(...fixture)));
  removeFolder(folder);
  console.log(copyFolder(inRoot(...fixture), folder));
}
