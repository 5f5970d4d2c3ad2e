// All checks of the source that do not run the product: types of each layer, typed lint, the import
// arrow, unused code, format, the manifest against the code, licences of what is bundled, core in
// an empty realm. `npm run check [name …]`.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';

ensureDependencies();

/**
 * Files of `.bin` are batch files on Windows. The scripts behind them run alike on all systems.
 * @param {string} script
 */
const node = (script) => [process.execPath, path.join('node_modules', script)];
const NATIVE_COMPILER = path.join('node_modules', 'typescript-7', 'bin', 'tsc');
const MOCHA = node('mocha/bin/mocha.js');
const CHECKS = {
  types: [
    'src/core',
    'src/project',
    'src/node',
    'src/formats',
    'src/vscode',
    'src/vscode/node',
    'src/webview',
    'src/cli',
    'test',
    'scripts',
  ].map((layer) => [process.execPath, NATIVE_COMPILER, '-p', layer]),
  // All layers with their types at once need more than the 4 GB that Node takes unasked.
  lint: [
    [
      process.execPath,
      '--max-old-space-size=8192',
      path.join('node_modules', 'eslint/bin/eslint.js'),
      ...['--max-warnings', '0', 'src', 'test'],
    ],
  ],
  arrow: [
    [
      ...node('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'src',
    ],
  ],
  unused: [node('knip/bin/knip.js')],
  format: [[...node('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']],
  manifest: [[...MOCHA, 'test/unit/manifest.test.ts']],
  notices: [[process.execPath, 'scripts/notices.mjs']],
  realm: [
    [process.execPath, 'esbuild.mjs'],
    [process.execPath, 'scripts/hostFree.mjs'],
  ],
  manual: [[process.execPath, 'scripts/manual.mjs']],
  // What docs/evidence/promises.md names exists.
  evidence: [[...MOCHA, '--import=tsx', '--ui', 'tdd', 'test/unit/documents/promises.test.ts']],
};

/** Only by name: before a release, when a maintainer has set the address and the date. */
const BY_NAME = { release: [[process.execPath, 'scripts/release.mjs', 'check']] };

const wanted = process.argv.slice(2);
/** @type {string[]} */
const failed = [];
const queue =
  wanted.length === 0
    ? Object.entries(CHECKS)
    : Object.entries({ ...CHECKS, ...BY_NAME }).filter(([name]) => wanted.includes(name));
// Each of them uses one core fully.
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`);
  process.exit(1);
}

async function work() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) await check(...next);
}

/**
 * Runs all commands of a check, so that one error does not hide the next.
 * @param {string} name
 * @param {string[][]} commands
 */
async function check(name, commands) {
  const start = Date.now();
  let ok = true;
  for (const [command = '', ...rest] of commands) {
    const { code, output } = await run(command, rest);
    if (code !== 0) ok = false;
    process.stdout.write(output);
  }
  if (!ok) failed.push(name);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
}

/**
 * @param {string} command
 * @param {string[]} words
 * @returns {Promise<{ code: number | null, output: string }>} its output comes in one piece, since
 * others run concurrently
 */
function run(command, words) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
