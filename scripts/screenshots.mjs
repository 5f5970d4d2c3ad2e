// npm run screenshots [-- --grep NAME]: takes the pictures of the README and of
// docs/evidence/screenshots.md anew, with the driver of the UI tests. `-- --failures` takes those
// of every failure message, into out/screenshots/failures, for review; `-- --start` those of the
// first steps, into out/screenshots/start; `-- --looks` those of twelve states in three themes and
// sizes, into out/screenshots/looks. Those that a page shows are taken anew for it, too. `-- --tests`
// runs the UI tests and takes those of what they show, into out/screenshots/tests.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closingLine, exitCode, judged } from './lib/counts.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { exitOnSignals } from './lib/processes.mjs';
import { inRoot } from './lib/places.mjs';

const { values } = parseArgs({
  options: {
    grep: { type: 'string' },
    failures: { type: 'boolean', default: false },
    start: { type: 'boolean', default: false },
    looks: { type: 'boolean', default: false },
    tests: { type: 'boolean', default: false },
  },
});

exitOnSignals();
ensureDependencies();
const { buildProducts } = await import('../esbuild.mjs');
const { runMochaSuite } = await import('./lib/mochaSuite.mjs');
await buildProducts();
const [file, ...folder] = values.failures
  ? ['test/ui/failureMessages.ts', 'out', 'screenshots', 'failures']
  : values.start
    ? ['test/ui/startPictures.ts', 'out', 'screenshots', 'start']
    : values.looks
      ? ['test/ui/looks.ts', 'out', 'screenshots', 'looks']
      : values.tests
        ? ['test/ui/**/*.test.ts', 'out', 'screenshots', 'tests']
        : ['test/ui/screenshots.ts', 'docs', 'screenshots'];
const result = await runMochaSuite({
  name: 'screenshots',
  files: [file],
  timeout: 300_000,
  ...(values.tests ? { totalLimit: 7_200_000 } : {}),
  env: {
    SCREENSHOT_FOLDER: inRoot(...folder),
  },
  ...(values.grep ? { grep: values.grep } : {}),
});
if (values.looks) takeOver(inRoot(...folder));
if (result.broken !== undefined) console.error(result.broken);
console.log(closingLine([judged(result)]));
process.exitCode = exitCode([judged(result)]);

/**
 * Copies the pictures that a page shows, with their words, to where they are kept.
 * @param {string} from
 */
function takeOver(from) {
  const file = inRoot('docs', 'screenshots', 'words.json');
  const taken = JSON.parse(fs.readFileSync(path.join(from, 'words.json'), 'utf8'));
  const words = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const name of Object.keys(words)) {
    if (!(name in taken)) continue;
    fs.copyFileSync(path.join(from, `${name}.png`), inRoot('docs', 'screenshots', `${name}.png`));
    words[name] = taken[name];
  }
  fs.writeFileSync(file, `${JSON.stringify(words, undefined, 2)}\n`);
}
