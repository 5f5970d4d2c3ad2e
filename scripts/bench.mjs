// Measures speed against references in one process: `npm run bench [part of a row's name …]`; with
// the word `this-node` in the Node that runs this script. Ratios differ: a reference may gain more
// from a newer Node than this project. The benches are bundled as the product is, since module
// borders inside hot loops are slow.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { inRoot, outFolder, root } from './lib/places.mjs';

ensureDependencies();
const { build } = await import('esbuild');
const { buildHostTests, buildInto, buildProducts } = await import('../esbuild.mjs');
const bundle = path.join(outFolder, 'bench.js');
await build({
  entryPoints: [inRoot('test/bench/index.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  logLevel: 'warning',
});
await buildInto(outFolder, ['core', 'indexThread', 'textReading', 'searchThread']);
// In VS Code's Node, as far as npm has it, since users run that.
const THIS_NODE = 'this-node';
const { installServer } = await import('../test/vscode-server/install.mjs');
const words = process.argv.slice(2).filter((word) => word !== THIS_NODE);
const node = process.argv.includes(THIS_NODE) ? process.execPath : installServer().node;
// Where a reference depends on the Node, it is measured in the present one, too.
const env = { ...process.env, OTHER_NODE: process.execPath };
const { status } = spawnSync(node, ['--expose-gc', bundle, ...words], {
  stdio: 'inherit',
  cwd: root,
  env,
});
// Part of a row's name; the number only sets the size of a corpus.
const isPart = words.some((word) => word !== '100000');
if (status !== 0 || isPart) process.exit(status ?? 1);

// What only an extension host can measure: activation, painting.
const { runHostSuite } = await import('./lib/hostSuite.mjs');
await buildProducts();
const hostBench = path.join(outFolder, 'test', 'hostBench.js');
await buildHostTests('test/hostBench', hostBench);
const { broken, failed } = await runHostSuite({
  name: 'bench',
  server: 'current',
  tests: hostBench,
});
process.exit(broken === undefined && failed === 0 ? 0 : 1);
