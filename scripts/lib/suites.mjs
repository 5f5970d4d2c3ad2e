// The suites of `npm test`, in the order they start: the longest first, since they run
// concurrently.
import path from 'node:path';
import { buildHostTests, buildProducts } from '../../esbuild.mjs';
import { installServer } from '../../test/vscode-server/install.mjs';
import { sumOf } from './counts.mjs';
import { findDesktop, runDesktopSuite } from './desktopSuite.mjs';
import { runHostSuite } from './hostSuite.mjs';
import { installAtOnce } from './installs.mjs';
import { runMochaSuite } from './mochaSuite.mjs';
import { packExtension } from './packaging.mjs';
import { removeFolder } from './pinnedInstall.mjs';
import { inRoot, outFolder } from './places.mjs';
import { installExtension } from './vscodeServer.mjs';

/**
 * @typedef {import('./counts.mjs').SuiteResult} SuiteResult
 *
 * @typedef {object} Asked
 * @property {string | undefined} grep which tests, by their full title
 * @property {(text: string) => void} print
 *
 * @typedef {(name: string, asked: Asked) => Promise<SuiteResult>} Suite
 */

/** @param {string} tests the name of a folder of host tests */
const bundleOf = (tests) => path.join(outFolder, 'test', `${tests}.js`);

/**
 * Windows of their own: an extension is activated once, and each of these opens something else.
 * @type {readonly { tests: string, fixture: string, workspaceFile?: string, restricted?: boolean }[]}
 */
const otherWindows = [
  { tests: 'hostPlain', fixture: 'plainFolder' },
  { tests: 'hostRestricted', fixture: 'smallCorpus', restricted: true },
  { tests: 'hostSeveral', fixture: 'twoCorpora', workspaceFile: 'both.code-workspace' },
];

/** Windows that share the tests of the extension host. */
const HOST_PARTS = 2;

/** Unit tests that take as long as all others together. */
const LONG = '(annotation-file|cli|formats|project|reliability|yaml)';

const uiFiles = ['test/ui/corpora/*.test.ts', 'test/ui/example/*.test.ts'];
const longFiles = ['test/ui/long/*.test.ts'];
const unitFiles = [
  [`test/unit/@${LONG}/**/*.test.ts`],
  [`test/unit/!${LONG}/**/*.test.ts`, 'test/unit/*.test.ts'],
];
const harnessFiles = ['test/harness/*.test.ts'];

/** Run only when asked, and in `npm run reliability`: large corpora, whole studies and lists, windows
 * of other kinds; the runner of the host suite itself. */
export const WHEN_ASKED = ['long', 'harness'];

/** Every test file that a suite runs, as globs. */
export const TEST_FILES = [
  ...['host', ...otherWindows.map(({ tests }) => tests)].map(
    (tests) => `test/${tests}/**/*.test.ts`,
  ),
  ...uiFiles,
  ...longFiles,
  ...unitFiles.flat(),
  ...harnessFiles,
];

/**
 * Each in parts, which may run concurrently.
 * @type {Record<string, readonly Suite[]>}
 */
export const suites = {
  ui: uiFiles.map(uiTests),
  long: longFiles.map(uiTests),
  host: [...Array.from({ length: HOST_PARTS }, (_, at) => hostSuite(at + 1)), windowSuite],
  oldest: [oldestSuite],
  unit: unitFiles.map((files) => unitTests(...files)),
  desktop: [desktopSuite],
  harness: [(name, { print }) => runMochaSuite({ name, files: harnessFiles, print })],
};

/**
 * Installs what windows need: mostly waiting for the network.
 * @param {readonly string[]} wanted names of suites
 */
export function installForSuites(wanted) {
  return installAtOnce([
    'current',
    'browser',
    ...(wanted.includes('oldest') ? /** @type {const} */ (['oldest']) : []),
    ...(wanted.some(isUi) ? /** @type {const} */ (['packager']) : []),
  ]);
}

/** Builds what the suites share before the first starts, so that no build changes under a running
 * suite. */
export async function buildForSuites() {
  await buildProducts();
  for (const tests of ['host', ...otherWindows.map(({ tests }) => tests)]) {
    await buildHostTests(`test/${tests}`, bundleOf(tests));
  }
}

/** @param {string} name */
function isUi(name) {
  return name === 'ui' || name === 'long';
}

/**
 * @param {...string} files
 * @returns {Suite}
 */
function unitTests(...files) {
  return (name, asked) => runMochaSuite({ name, files, ...given(asked) });
}

/**
 * With a pattern, the first part runs all.
 * @param {number} part from 1
 * @returns {Suite}
 */
function hostSuite(part) {
  return async (name, asked) => {
    if (asked.grep && part > 1) return sumOf(name, []);
    const env = asked.grep ? {} : { TEST_PART: `${part}/${HOST_PARTS}` };
    const suite = { server: /** @type {const} */ ('current'), ...given(asked), env };
    return runHostSuite({ ...suite, name: `${name} ${part}`, tests: bundleOf('host') });
  };
}

/** @type {Suite} */
async function windowSuite(name, asked) {
  const results = [];
  for (const { tests, fixture, ...window } of asked.grep ? [] : otherWindows) {
    const opened = inRoot('test', 'fixtures', fixture);
    const suite = { ...window, ...given(asked), tests: bundleOf(tests), fixture: opened };
    results.push(await runHostSuite({ ...suite, name: tests, server: 'current' }));
  }
  return sumOf(name, results);
}

/**
 * With a pattern, of all tests.
 * @type {Suite}
 */
function oldestSuite(name, asked) {
  const env = asked.grep ? {} : { TEST_SMOKE: '1' };
  return runHostSuite({ name, server: 'oldest', ...given(asked), tests: bundleOf('host'), env });
}

/**
 * Each part of the UI tests has windows of its own.
 * @param {string} files
 * @returns {Suite}
 */
function uiTests(files) {
  return async (name, asked) => {
    const env = { EXTENSIONS_FOLDER: packedExtension(asked.print) };
    // One test is a whole study, and a window may open slowly. A busy browser may lose a key or a
    // click: a test that fails is tried once more, and the totals name it.
    const limits = { timeout: 600_000, idleLimit: 900_000, retries: 1 };
    return runMochaSuite({ name, files: [files], ...limits, env, ...given(asked) });
  };
}

/** @type {string | undefined} */
let packed;

/**
 * Packs the extension and installs it, once for all parts.
 * @param {(text: string) => void} print
 * @returns {string} the folder in which it is installed
 */
function packedExtension(print) {
  if (packed !== undefined) return packed;
  const { vsix, bytes } = packExtension();
  print(`Testing ${path.basename(vsix)} (${Math.ceil(bytes / 1024)} kB), installed\n`);
  const extensions = path.join(outFolder, 'extensions');
  removeFolder(extensions);
  installExtension(installServer('current'), vsix, extensions);
  packed = extensions;
  return packed;
}

/** @type {Suite} */
async function desktopSuite(name, { print }) {
  const desktop = findDesktop();
  if ('reason' in desktop) {
    print(`Skipped: ${desktop.reason}.\n`);
    return { name, passed: 0, failed: 0, skipped: 1 };
  }
  return runDesktopSuite(name, desktop.executable, bundleOf('host'), print);
}

/** @param {Asked} asked */
function given({ grep, print }) {
  return grep ? { grep, print } : { print };
}

/**
 * The titles of suites, for readers.
 * @type {Record<string, string>}
 */
export const suiteTitles = {
  unit: 'Unit tests',
  host: 'Extension host, VS Code 1.139.1',
  oldest: 'Extension host, VS Code 1.100.3 (the oldest supported)',
  ui: 'User interface, on the installed .vsix',
  long: 'User interface, with large corpora and whole studies',
  desktop: 'Desktop VS Code',
  harness: 'This test runner, on extension hosts that crash',
};
