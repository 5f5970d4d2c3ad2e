// Builds everything that runs: `node esbuild.mjs [--tests]`, or with `--watch` again after each
// change. Each output is one file, so that activation reads one file.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { bundledPackages, NOTICES, noticesOf } from './scripts/lib/notices.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const PROGRAM = 'dist/policy-annotator.js';

/** @type {import('esbuild').BuildOptions} */
const common = {
  // The extension host may have the `define` of another kind of modules, for which a library would be left out.
  define: { 'define.amd': 'undefined' },
  absWorkingDir: root,
  bundle: true,
  external: ['vscode'],
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'warning',
  minify: true,
  sourcemap: true, // for the debugger and for stack traces; the maps are not packed
};

/** @type {import('esbuild').BuildOptions} */
const forNode = { ...common, platform: 'node', target: 'node20' };

/** @type {import('esbuild').BuildOptions} */
const forBrowser = { ...common, platform: 'browser', target: 'es2022' };

/** @type {(import('esbuild').BuildOptions & { entry: string })[]} */
const products = [
  // The extension for any host, and what a host with a disk adds to it.
  { ...forBrowser, entry: 'src/extension.ts', outfile: 'dist/web/extension.js' },
  {
    ...forNode,
    entry: 'src/vscode/node/main.ts',
    outfile: 'dist/extension.js',
    plugins: [excluded(/\/extension$/, './web/extension.js')],
  },
  // A thread has a file of its own, and what it rarely needs another.
  ...[
    'vscode/node/index/indexThread',
    'vscode/node/search/searchThread',
    'vscode/node/index/textReading',
    'node/formats/formatThread',
  ].map((thread) => ({
    ...forNode,
    entry: `src/${thread}.ts`,
    outfile: `dist/${thread.slice(thread.lastIndexOf('/') + 1)}.js`,
  })),
  {
    ...forNode,
    entry: 'src/cli/main.ts',
    outfile: PROGRAM,
    banner: { js: '#!/usr/bin/env node' },
  },
  // The page of the analysis panel: no module of the editor, no module of Node.
  ...['main.ts', 'analysis.css'].map((file) => ({
    ...forBrowser,
    external: [],
    format: /** @type {const} */ ('iife'),
    entry: `src/webview/${file}`,
    outfile: `dist/webview/analysis.${file.endsWith('.css') ? 'css' : 'js'}`,
  })),
  // What reads and writes files of other programs: the same module for the editor, the web and the command line.
  ...formatFolders().map((format) => ({
    ...forBrowser,
    external: [],
    mainFields: ['module', 'main'],
    // Its other file asks for the streams of Node.
    alias: { papaparse: 'papaparse/papaparse.min.js' },
    entry: `src/formats/${format}/index.ts`,
    outfile: `dist/formats/${format}.js`,
  })),
  // Not packed: core, for the check that it needs nothing but the language itself.
  {
    ...common,
    entry: 'src/core/index.ts',
    outfile: 'dist/core.js',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'policyAnnotatorCore',
    target: 'es2023',
  },
];

/** @returns {string[]} */
function formatFolders() {
  const entries = fs.readdirSync(path.join(root, 'src/formats'), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/**
 * A module that is loaded from another output instead of being bundled once more.
 * @param {RegExp} module
 * @param {string} output
 * @returns {esbuild.Plugin}
 */
function excluded(module, output) {
  return {
    name: 'left out',
    setup: (build) => {
      build.onResolve({ filter: module }, () => ({ path: output, external: true }));
    },
  };
}

/** Builds what the extension and the command line consist of, and the licences of what is bundled in it. */
export async function buildProducts() {
  const notices = await buildWithNotices(true);
  fs.writeFileSync(path.join(root, NOTICES), notices);
  const program = products.find(({ outfile }) => outfile === PROGRAM);
  if (program === undefined) throw new Error(`${PROGRAM} is not among the products.`);
  // The command line is the one file that people copy to where they need it: it has them in itself.
  const { entry, ...options } = program;
  const define = { THIRD_PARTY_NOTICES: JSON.stringify(notices) };
  await esbuild.build({ ...options, entryPoints: [entry], define });
  fs.chmodSync(path.join(root, PROGRAM), 0o755);
}

/**
 * @param {boolean} write whether the outputs are written, but for the command line
 * @returns {Promise<string>} the licences of the packages that are in them
 */
export async function buildWithNotices(write) {
  const built = await Promise.all(
    products.map(({ entry, ...options }) =>
      esbuild.build({
        ...options,
        entryPoints: [entry],
        metafile: true,
        write: write && options.outfile !== PROGRAM,
      }),
    ),
  );
  return noticesOf(bundledPackages(built.map(({ metafile }) => metafile)));
}

/**
 * Builds the products, and again what a change concerns, without the licences. Prints lines that
 * .vscode/tasks.json reads.
 */
async function watchProducts() {
  // All of them are built at first.
  let unfinished = products.length;
  console.log('Build begins');
  for (const { entry, plugins = [], ...options } of products) {
    let isFirst = true;
    const plugin = {
      name: 'report',
      setup: (/** @type {esbuild.PluginBuild} */ build) => {
        build.onStart(() => {
          if (!isFirst && unfinished++ === 0) console.log('Build begins');
          isFirst = false;
        });
        build.onEnd(({ errors, warnings }) => {
          for (const error of errors) console.log(lineOf('error', error));
          for (const warning of warnings) console.log(lineOf('warning', warning));
          if (--unfinished === 0) console.log('Build ends');
        });
      },
    };
    const watched = { ...options, entryPoints: [entry], plugins: [...plugins, plugin] };
    const context = await esbuild.context({ ...watched, logLevel: 'silent' });
    await context.watch();
  }
}

/**
 * @param {string} severity
 * @param {esbuild.Message} message
 */
function lineOf(severity, { text, location }) {
  const { file = 'esbuild.mjs', line = 1, column = 0 } = location ?? {};
  return `${file}:${line}:${column + 1}: ${severity}: ${text}`;
}

/**
 * Builds the script that the extension host runs: mocha and every test below a folder, found by name.
 * @param {string} folder relative to the working copy
 * @param {string} outfile
 */
export async function buildHostTests(folder, outfile) {
  const files = fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
  // Required inside a function: the tests are defined after mocha has put `suite` and `test` in place.
  const load = files.map((file) => `require(${JSON.stringify(`./${file}`)});`).join('\n');
  const runner = path.relative(path.join(root, folder), path.join(root, 'test/host/index'));
  const contents =
    `import { runTests } from ${JSON.stringify(`./${runner.replaceAll('\\', '/')}`)};\n` +
    `export const run = () => runTests(() => {\n${load}\n});\n`;
  await esbuild.build({
    ...forNode,
    minify: false,
    stdin: {
      contents,
      resolveDir: path.join(root, folder),
      sourcefile: 'hostTests.ts',
      loader: 'ts',
    },
    outfile,
    // Parts of mocha that a single process never loads.
    logOverride: { 'require-resolve-not-external': 'silent' },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // Not awaited: a test that imports this file is loaded in a way that allows no waiting here.
  void buildAsAsked();
}

async function buildAsAsked() {
  if (process.argv.includes('--watch')) return watchProducts();
  await buildProducts();
  if (process.argv.includes('--tests')) await buildHostTests('test/host', 'out/test/host.js');
}
