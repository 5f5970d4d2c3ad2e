// The suites of `npm test`, in the order they run: what is quick and tells most comes first.
import path from 'node:path';
import { buildHostTests, buildProducts } from '../../esbuild.mjs';
import { installServer } from '../../test/vscode-server/install.mjs';
import { findDesktop, runDesktopSuite } from './desktopSuite.mjs';
import { runHostSuite } from './hostSuite.mjs';
import { runMochaSuite } from './mochaSuite.mjs';
import { packExtension } from './packaging.mjs';
import { removeFolder } from './pinnedInstall.mjs';
import { inRoot, outFolder } from './places.mjs';
import { withSecondRun } from './secondRun.mjs';
import { installExtension } from './vscodeServer.mjs';

/** @typedef {import('./counts.mjs').SuiteResult} SuiteResult */
/** @typedef {(name: string, grep: string | undefined) => Promise<SuiteResult>} Suite */

const hostTests = path.join(outFolder, 'test', 'host.js');

/** Windows of their own: an extension is activated once, and each of these opens something else.
 * @type {readonly { tests: string, fixture: string, workspaceFile?: string, restricted?: boolean }[]} */
const otherWindows = [
  { tests: 'hostPlain', fixture: 'plainFolder' },
  { tests: 'hostRestricted', fixture: 'smallCorpus', restricted: true },
  { tests: 'hostSeveral', fixture: 'twoCorpora', workspaceFile: 'both.code-workspace' },
];

/** @type {Record<string, Suite>} */
export const suites = {
  unit: (name, grep) =>
    runMochaSuite({ name, files: 'test/unit/**/*.test.ts', ...(grep ? { grep } : {}) }),
  host: (name, grep) => hostSuite(name, 'current', grep),
  oldest: (name, grep) => hostSuite(name, 'oldest', grep),
  ui: uiSuite,
  desktop: desktopSuite,
  harness: (name) => runMochaSuite({ name, files: 'test/harness/*.test.ts', timeout: 120_000 }),
};

/**
 * @param {string} name
 * @param {import('../../test/vscode-server/install.mjs').ServerName} server
 * @param {string | undefined} grep
 */
async function hostSuite(name, server, grep) {
  await buildProducts();
  await buildHostTests('test/host', hostTests);
  const options = { name, server, ...(grep ? { grep } : {}) };
  // The rows of the reliability report count the same on any version, and take long.
  const first = server === 'oldest' && !grep ? { grep: '^(?!.*\\(scoreboard\\))' } : {};
  const results = [await hostWindow({ ...options, ...first, tests: hostTests })];
  for (const { tests, fixture, ...window } of grep ? [] : otherWindows) {
    const bundle = path.join(outFolder, 'test', `${tests}.js`);
    await buildHostTests(`test/${tests}`, bundle);
    const opened = inRoot('test', 'fixtures', fixture);
    results.push(await hostWindow({ ...options, ...window, tests: bundle, fixture: opened }));
  }
  return sumOf(name, results);
}

/** @param {import('./hostSuite.mjs').HostSuite} suite */
function hostWindow(suite) {
  return withSecondRun((grep) => runHostSuite({ ...suite, ...(grep ? { grep } : {}) }), suite.grep);
}

/**
 * @param {string} name
 * @param {SuiteResult[]} results
 * @returns {SuiteResult}
 */
function sumOf(name, results) {
  const sum = { name, passed: 0, failed: 0, skipped: 0, again: 0 };
  for (const { passed, failed, skipped, again = 0 } of results) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
    sum.again += again;
  }
  const broken = results.flatMap((result) => result.broken ?? []).join('; ');
  return broken === '' ? sum : { ...sum, broken };
}

/** @type {Suite} */
async function uiSuite(name, grep) {
  const { vsix, bytes } = await packExtension();
  console.log(`Testing ${path.basename(vsix)} (${Math.ceil(bytes / 1024)} kB), installed`);
  const extensions = path.join(outFolder, 'extensions');
  removeFolder(extensions);
  installExtension(installServer('current'), vsix, extensions);
  const suite = { name, files: 'test/ui/**/*.test.ts', timeout: 60_000, retries: 1 };
  const env = { EXTENSIONS_FOLDER: extensions };
  return withSecondRun((grep) => runMochaSuite({ ...suite, env, ...(grep ? { grep } : {}) }), grep);
}

/** @type {Suite} */
async function desktopSuite(name) {
  const desktop = findDesktop();
  if ('reason' in desktop) {
    console.log(`Skipped: ${desktop.reason}.`);
    return { name, passed: 0, failed: 0, skipped: 1 };
  }
  await buildProducts();
  await buildHostTests('test/host', hostTests);
  return runDesktopSuite(name, desktop.executable, hostTests);
}

/**
 * What a suite stands for, for people.
 * @type {Record<string, string>}
 */
export const suiteTitles = {
  unit: 'Unit tests',
  host: 'Extension host, VS Code 1.139.1',
  oldest: 'Extension host, VS Code 1.100.3 (the oldest supported)',
  ui: 'User interface, on the installed .vsix',
  desktop: 'Desktop VS Code',
  harness: 'This test runner, on extension hosts that crash',
};
