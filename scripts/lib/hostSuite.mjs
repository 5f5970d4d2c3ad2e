// Runs mocha tests inside the extension host of a VS Code server, and determines reliably how that
// ended.
import fs from 'node:fs';
import path from 'node:path';
import { installServer } from '../../test/vscode-server/install.mjs';
import { findBrowser, stillPage } from './browser.mjs';
import { lineCutter, toTerminal } from './output.mjs';
import { inRoot, outFolder, root } from './places.mjs';
import { removeFolder } from './pinnedInstall.mjs';
import { copyFolder, temporaryFolder } from './temporary.mjs';
import { quietSettings, restrictedSettings, startServer } from './vscodeServer.mjs';
import { workbenchUrl } from './workbenchUrl.mjs';

/**
 * @typedef {object} HostSuite
 * @property {string} name
 * @property {import('../../test/vscode-server/install.mjs').ServerName} server
 * @property {string} tests the bundled script with `run()`, absolute
 * @property {string} [fixture] the folder to open a copy of
 * @property {string} [workspaceFile] the workspace file in it to open instead of the folder
 * @property {string} [workspace] a folder to open as it is, in place of a copy
 * @property {Record<string, string>} [env] for the extension host
 * @property {boolean} [restricted] whether it is opened in Restricted Mode
 * @property {string} [grep] which tests, by their full title
 * @property {number} [totalLimit] milliseconds the whole run may take
 * @property {number} [idleLimit] milliseconds without output: the sign of an endless loop, longer
 *   than a test may take
 * @property {(text: string) => void} [print] where the tests' output goes; default: standard output
 * @property {boolean} [keepsLogs] whether they stay when tests fail; default: yes
 */

/**
 * @typedef {object} Ending the end of a run, without the results
 * @property {number} [exit] the code VS Code reports for the extension host
 * @property {string} [why] the failure
 */

/** @typedef {import('./counts.mjs').SuiteResult} SuiteResult */

/**
 * @param {HostSuite} suite
 * @returns {Promise<SuiteResult>} never rejects: what went wrong is in `broken`
 */
export async function runHostSuite(suite) {
  const folder = temporaryFolder('host');
  const stops = /** @type {(() => Promise<unknown>)[]} */ ([]);
  /** @type {SuiteResult} */
  let result;
  try {
    const ending = await runInBrowser(suite, folder, stops);
    result = verdict(suite.name, ending, readResults(folder));
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    result = verdict(suite.name, { why: words }, undefined);
  }
  for (const stop of stops.reverse()) await stop().catch(() => {});
  const isWrong = result.failed > 0 || result.broken !== undefined;
  if (isWrong && suite.keepsLogs !== false) keepLogs(folder, suite);
  removeFolder(folder);
  return result;
}

/**
 * VS Code reports 0 after its extension host was killed or ended itself, so only the results that
 * the tests write at their very end prove that they finished.
 * @param {string} name
 * @param {Ending} ending
 * @param {Omit<SuiteResult, 'name'> | undefined} results
 * @returns {SuiteResult}
 */
export function verdict(name, ending, results) {
  if (results === undefined) {
    const why = ending.why ?? `the extension host ended with ${ending.exit} and left no results`;
    return { name, passed: 0, failed: 0, skipped: 0, broken: why };
  }
  const { passed, failed, skipped, failures = [], secondTries = [] } = results;
  const counted = {
    name,
    passed,
    failed,
    skipped,
    ...(failures.length > 0 ? { failures } : {}),
    ...(secondTries.length > 0 ? { secondTries } : {}),
  };
  if (ending.why !== undefined) return { ...counted, broken: ending.why };
  if (ending.exit !== 0 && failed === 0) {
    return { ...counted, broken: `the extension host ended with ${ending.exit} after its tests` };
  }
  return counted;
}

/**
 * @param {HostSuite} suite
 * @param {string} folder for the results, the logs, VS Code's data and the workspace
 * @param {(() => Promise<unknown>)[]} stops gets what must be called afterwards, in reverse
 * @returns {Promise<Ending>}
 */
async function runInBrowser(suite, folder, stops) {
  const fixture = suite.fixture ?? inRoot('test', 'fixtures', 'smallCorpus');
  const workspace = suite.workspace ?? copyFolder(fixture, path.join(folder, 'workspace'));
  const server = await startServer(installServer(suite.server), {
    dataFolder: path.join(folder, 'data'),
    settings: suite.restricted ? restrictedSettings : quietSettings,
    ...(suite.restricted ? { restricted: true } : {}),
    env: { TEST_OUT: folder, TEST_GREP: suite.grep ?? '', ...suite.env },
    testDriver: true,
  });
  stops.push(server.stop);
  // Imported late, since this file is read before the dependencies are installed.
  const { chromium } = await import('playwright-core');
  const { env, ...found } = findBrowser();
  const environment = /** @type {Record<string, string>} */ ({ ...process.env, ...env });
  const browser = await chromium.launch({ ...found, env: environment });
  stops.push(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript({ content: stillPage });
  stops.push(() => page.screenshot({ path: path.join(folder, 'page.png'), timeout: 5000 }));

  return new Promise((resolve, reject) => {
    const log = fs.createWriteStream(path.join(folder, 'workbench.log'));
    const watch = watchRun(suite, folder, (why) => end({ why }));
    /** @param {Ending} ending */
    const end = (ending) => {
      watch.stop();
      log.end();
      resolve(ending);
    };
    page.on('crash', () => end({ why: 'the page crashed' }));
    browser.on('disconnected', () => end({ why: 'the browser ended' }));
    void server.exited.then((code) => end({ why: `the VS Code server ended with ${code}` }));
    const open = async () => {
      // The page calls these two if they exist.
      await page.exposeFunction(
        'codeAutomationLog',
        (/** @type {string} */ type, /** @type {unknown[]} */ words) =>
          log.writable && log.write(`${type} ${words.map(inWords).join(' ')}\n`),
      );
      await page.exposeFunction('codeAutomationExit', (/** @type {number} */ exit) =>
        end({ exit }),
      );
      const { port, token } = server;
      const developed = root;
      const opened = suite.workspaceFile
        ? { workspaceFile: path.join(workspace, suite.workspaceFile) }
        : { folder: workspace };
      await page.goto(workbenchUrl({ port, token, ...opened, developed, tests: suite.tests }));
    };
    open().catch(reject);
  });
}

/**
 * Shows the output as it grows, and reports what has no event: a dead extension host, an endless
 * loop, a run that never ends.
 * @param {HostSuite} suite
 * @param {string} folder
 * @param {(why: string) => void} broke
 */
function watchRun(suite, folder, broke) {
  const { totalLimit = 3_600_000, idleLimit = 300_000 } = suite;
  const shown = lineCutter(suite.print ?? toTerminal);
  const started = Date.now();
  let last = started;
  let position = 0;
  let deadSince = 0;
  const showNew = () => {
    const output = readIfThere(path.join(folder, 'output.txt'));
    if (output === undefined || output.length <= position) return;
    shown.push(output.subarray(position).toString('utf8'));
    position = output.length;
    last = Date.now();
  };
  const timer = setInterval(() => {
    showNew();
    const now = Date.now();
    if (now - started > totalLimit) return broke(`no end after ${totalLimit / 1000} s`);
    if (now - last > idleLimit) {
      const running = readIfThere(path.join(folder, 'running')) ?? 'no test';
      return broke(`no output for ${idleLimit / 1000} s during “${String(running)}”`);
    }
    if (!hostDied(folder)) return;
    // Waits a little, so that a better reason can arrive first.
    if (deadSince === 0) deadSince = now;
    else if (now - deadSince > 500) broke('the extension host died');
  }, 100);
  return {
    stop() {
      clearInterval(timer);
      showNew();
      shown.end();
    },
  };
}

/** @param {string} folder */
function hostDied(folder) {
  const pid = readIfThere(path.join(folder, 'pid'));
  if (pid === undefined || readResults(folder) !== undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch {
    return true;
  }
}

/** @param {string} folder */
function readResults(folder) {
  const bytes = readIfThere(path.join(folder, 'results.json'));
  return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value */
function inWords(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * @param {string} folder
 * @param {HostSuite} suite
 */
function keepLogs(folder, { name, print = toTerminal }) {
  const target = path.join(outFolder, 'logs', name.replaceAll(/[^\w.-]+/g, '-'));
  removeFolder(target);
  fs.mkdirSync(target, { recursive: true });
  for (const file of ['output.txt', 'workbench.log', 'page.png', 'results.json']) {
    const from = path.join(folder, file);
    if (fs.existsSync(from)) fs.copyFileSync(from, path.join(target, file));
  }
  const logs = path.join(folder, 'data', 'data', 'logs');
  if (fs.existsSync(logs)) fs.cpSync(logs, path.join(target, 'vscode'), { recursive: true });
  print(`Logs are in ${path.relative(root, target)}\n`);
}
