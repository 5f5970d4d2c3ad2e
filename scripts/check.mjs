// Everything that can be said of the source without running the product: types of each layer, typed
// lint, the import arrow, unused code, format, the manifest
// against the code, core in an empty realm. `npm run check [name …]`.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';

ensureDependencies();

/** @param {string} name */
const bin = (name) => path.join('node_modules', '.bin', name);
const CHECKS = {
  types: [
    'src/core',
    'src/project',
    'src/vscode',
    'src/vscode/node',
    'src/cli',
    'test',
    'scripts',
  ].map((layer) => [bin('tsc'), '-p', layer]),
  lint: [[bin('eslint'), '--max-warnings', '0', 'src', 'test']],
  arrow: [[bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src']],
  unused: [[bin('knip')]],
  format: [[bin('prettier'), '--check', '--log-level', 'warn', '.']],
  manifest: [[bin('mocha'), '--import=tsx', '--ui', 'tdd', 'test/unit/manifest.test.ts']],
  realm: [
    [process.execPath, 'esbuild.mjs'],
    [process.execPath, 'scripts/hostFree.mjs'],
  ],
};

const wanted = process.argv.slice(2);
const failed = [];
for (const [name, commands] of Object.entries(CHECKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = Date.now();
  // All commands of a check run, so that one mistake does not hide the next.
  const codes = commands.map(
    ([command = '', ...rest]) =>
      spawnSync(command, rest, { stdio: 'inherit', shell: process.platform === 'win32' }).status,
  );
  const ok = codes.every((code) => code === 0);
  if (!ok) failed.push(name);
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`,
  );
}
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`);
  process.exit(1);
}
