// The host suite again in the desktop VS Code, if there is one.
import fs from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { programOnPath } from './browser.mjs';
import { verdict } from './hostSuite.mjs';
import { removeFolder } from './pinnedInstall.mjs';
import { cacheFolder, inRoot, root } from './places.mjs';
import { copyFolder, temporaryFolder } from './temporary.mjs';
import { quietSettings } from './vscodeServer.mjs';

/**
 * Nothing is downloaded: a test run must not depend on the network.
 * @returns {{ executable: string } | { reason: string }}
 */
export function findDesktop() {
  const named = process.env['VSCODE_TEST_EXECUTABLE'];
  if (named && !fs.existsSync(named))
    return { reason: `VSCODE_TEST_EXECUTABLE is not there: ${named}` };
  const executable = named ?? downloaded();
  if (executable === undefined) {
    return { reason: 'no VSCODE_TEST_EXECUTABLE, and none that @vscode/test-electron downloaded' };
  }
  if (process.platform === 'linux' && !process.env['DISPLAY']) {
    const found = programOnPath(['xvfb-run'], process.env['PATH'] ?? '');
    const hint = found ? `run it as ${path.basename(found)} -a npm test` : 'there is no xvfb-run';
    return { reason: `no display: ${hint}` };
  }
  return { executable };
}

function downloaded() {
  if (!fs.existsSync(cacheFolder)) return undefined;
  const folders = fs.readdirSync(cacheFolder).filter((name) => /^vscode-\w+-/.test(name));
  const inside = ['code', 'Code.exe', 'Visual Studio Code.app/Contents/MacOS/Electron'];
  return folders
    .flatMap((folder) => inside.map((file) => path.join(cacheFolder, folder, file)))
    .find((file) => fs.existsSync(file));
}

/**
 * @param {string} name
 * @param {string} executable
 * @param {string} tests the bundled script with `run()`
 * @param {(text: string) => void} print
 * @returns {Promise<import('./counts.mjs').SuiteResult>} never rejects
 */
export async function runDesktopSuite(name, executable, tests, print) {
  const folder = temporaryFolder('desktop');
  const userData = path.join(folder, 'user');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify(quietSettings));
  const workspace = copyFolder(
    inRoot('test', 'fixtures', 'smallCorpus'),
    path.join(folder, 'workspace'),
  );
  /** @type {import('./hostSuite.mjs').Ending} */
  let ending;
  try {
    const exit = await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: root,
      extensionTestsPath: tests,
      extensionTestsEnv: { TEST_OUT: folder },
      launchArgs: [workspace, `--user-data-dir=${userData}`, '--disable-extensions'],
    });
    ending = { exit };
  } catch (error) {
    ending = { exit: 1, why: error instanceof Error ? error.message : String(error) };
  }
  const output = path.join(folder, 'output.txt');
  if (fs.existsSync(output)) print(fs.readFileSync(output, 'utf8'));
  const file = path.join(folder, 'results.json');
  const results = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
  removeFolder(folder);
  // A failed test ends VS Code with an error too: then the counts are enough.
  return verdict(name, results?.failed > 0 ? { exit: 1 } : ending, results);
}
