// Builds everything that runs: `node esbuild.mjs [--tests]`, or with `--watch` again after each
// change. What several outputs need is one of its own, which they require.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { bundledPackages, NOTICES, noticesOf } from './scripts/lib/notices.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const PROGRAM = 'dist/policy-annotator.js';

/** Modules of the source that are outputs of their own. */
const SHARED = {
  'src/core': 'dist/core.js',
  'src/extension': 'dist/extension.js',
  'src/formats/dom': 'dist/formats/dom.js',
};

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

/** @type {import('esbuild').BuildOptions} */
const forFormats = {
  ...forBrowser,
  external: [],
  mainFields: ['module', 'main'],
  // Its other file asks for the streams of Node.
  alias: { papaparse: 'papaparse/papaparse.min.js' },
};

/**
 * @typedef {object} Product
 * @property {string} entry
 * @property {string} outfile
 * @property {(keyof typeof SHARED)[]} [requires] what is required instead of being bundled once more
 */

/** @type {(import('esbuild').BuildOptions & Product)[]} */
const products = [
  // What all hosts compute with. It needs nothing but the language itself: scripts/hostFree.mjs.
  {
    ...common,
    entry: 'src/core/index.ts',
    outfile: 'dist/core.js',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
  },
  // The extension for any host, what a host with a disk adds to it, and how one without loads it.
  {
    ...forBrowser,
    entry: 'src/extension.ts',
    outfile: 'dist/extension.js',
    requires: ['src/core'],
  },
  {
    ...forNode,
    entry: 'src/vscode/node/main.ts',
    outfile: 'dist/nodeHost.js',
    // The editor's own `require` finds its module, its `import` may not.
    supported: { 'dynamic-import': false },
    requires: ['src/core', 'src/extension'],
  },
  { ...forBrowser, entry: 'src/vscode/web/main.ts', outfile: 'dist/webHost.js' },
  // A thread has a file of its own, and what it rarely needs another.
  ...[
    'vscode/node/index/indexThread',
    'vscode/node/search/searchThread',
    'node/formats/formatThread',
  ].map((thread) => ({
    ...forNode,
    entry: `src/${thread}.ts`,
    outfile: `dist/${thread.slice(thread.lastIndexOf('/') + 1)}.js`,
  })),
  {
    ...forNode,
    entry: 'src/vscode/node/index/textReading.ts',
    outfile: 'dist/textReading.js',
    requires: ['src/core'],
  },
  {
    ...forNode,
    entry: 'src/cli/main.ts',
    outfile: PROGRAM,
    requires: ['src/core'],
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
  // What reads and writes files of other programs: the same module for the editor, the web and the
  // command line.
  { ...forFormats, entry: 'src/formats/dom.ts', outfile: 'dist/formats/dom.js' },
  ...formatFolders().map((format) => ({
    ...forFormats,
    entry: `src/formats/${format}/index.ts`,
    outfile: `dist/formats/${format}.js`,
    requires: [/** @type {const} */ ('src/formats/dom')],
  })),
];

/** @returns {string[]} */
function formatFolders() {
  const entries = fs.readdirSync(path.join(root, 'src/formats'), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}

/**
 * @param {Product & import('esbuild').BuildOptions} product
 * @returns {esbuild.BuildOptions}
 */
function optionsOf({ entry, requires = [], ...options }) {
  return { ...options, entryPoints: [entry], plugins: [required(options.outfile, requires)] };
}

/**
 * @param {string} outfile
 * @param {(keyof typeof SHARED)[]} modules
 * @returns {esbuild.Plugin}
 */
function required(outfile, modules) {
  return {
    name: 'required',
    setup: (build) => {
      build.onResolve({ filter: /^\.\.?\// }, (imported) => {
        const file = path.join(imported.resolveDir, imported.path);
        const module = modules.find((one) => path.join(root, one) === file);
        if (module === undefined) return undefined;
        const beside = path.posix.relative(path.posix.dirname(outfile), SHARED[module]);
        return { path: `./${beside}`, external: true };
      });
    },
  };
}

/** Builds what the extension and the command line consist of, and the licences of what is bundled in it. */
export async function buildProducts() {
  fs.writeFileSync(path.join(root, NOTICES), await buildWithNotices(true));
  fs.chmodSync(path.join(root, PROGRAM), 0o755);
}

/**
 * @param {boolean} write whether the outputs are written
 * @returns {Promise<string>} the licences of the packages that are in them
 */
export async function buildWithNotices(write) {
  const built = await Promise.all(
    products.map((product) => esbuild.build({ ...optionsOf(product), metafile: true, write })),
  );
  return noticesOf(bundledPackages(built.map(({ metafile }) => metafile)));
}

/**
 * Builds the script of a thread, and what it requires, as they are in the product.
 * @param {string} folder
 * @param {string[]} names of outputs, such as `core`
 */
export async function buildInto(folder, names) {
  const wanted = products.filter(({ outfile }) => names.includes(path.basename(outfile, '.js')));
  await Promise.all(
    wanted.map((product) => {
      const outfile = path.join(folder, path.basename(product.outfile));
      return esbuild.build({ ...optionsOf(product), outfile });
    }),
  );
}

/**
 * Builds the products, and again what a change concerns, without the licences. Prints lines that
 * .vscode/tasks.json reads.
 */
async function watchProducts() {
  // All of them are built at first.
  let unfinished = products.length;
  console.log('Build begins');
  for (const product of products) {
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
    const { plugins = [], ...options } = optionsOf(product);
    const context = await esbuild.context({
      ...options,
      plugins: [...plugins, plugin],
      logLevel: 'silent',
    });
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
