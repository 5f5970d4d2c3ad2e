// Starts and stops a VS Code server, and installs extensions into one.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cleanEnvironment, run, start, stopGroup } from './processes.mjs';

/** @typedef {import('../../test/vscode-server/install.mjs').InstalledServer} InstalledServer */

/**
 * @typedef {object} ServerOptions
 * @property {string} dataFolder for settings, state and logs
 * @property {string} [extensionsFolder] where extensions are installed; default: none are
 * @property {Record<string, unknown>} [settings] the user's settings; default: as they were left
 * @property {Record<string, string>} [env] reaches the extension host too
 * @property {boolean} [testDriver] lets the page run tests in the extension host (and hides
 * notification toasts)
 * @property {boolean} [restricted] folders are opened in Restricted Mode; default: all are trusted
 * @property {number} [port] default: any free one
 */

/**
 * @typedef {object} RunningServer
 * @property {number} port
 * @property {string} token
 * @property {Promise<number>} exited its exit code
 * @property {() => string} log
 * @property {() => Promise<void>} stop ends it and all that it started
 */

/** Settings of a window without animations, questions and requests to the network. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.fontFamily': '"DejaVu Sans Mono", monospace',
  'editor.minimap.enabled': false,
  'editor.unusualLineTerminators': 'off',
  'explorer.fileNesting.enabled': true, // else each corpus of the tests would be offered it
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Restricted Mode, without the question that precedes it. */
export const restrictedSettings = {
  ...quietSettings,
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

const patience = 60_000;

/**
 * @param {InstalledServer} server
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>} when it listens
 */
export async function startServer(server, options) {
  const { dataFolder, extensionsFolder, settings, env, testDriver, restricted, port = 0 } = options;
  const token = randomBytes(16).toString('hex');
  writeSettings(dataFolder, settings);
  const child = start(
    server.node,
    [
      server.main,
      '--host=127.0.0.1',
      `--port=${port}`,
      `--connection-token=${token}`,
      ...(restricted ? [] : ['--disable-workspace-trust']),
      '--telemetry-level=off',
      // Else each extension host waits for a login shell to report its environment, which is
      // already set here.
      '--force-disable-user-env',
      ...dataArguments(dataFolder, extensionsFolder ?? path.join(dataFolder, 'extensions')),
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: { ...serverEnvironment(dataFolder), ...env } },
  );
  let log = '';
  const exited = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(127));
  });
  /** @type {number} */
  const listening = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail(`did not listen within ${patience / 1000} s`), patience);
    /** @param {string} why */
    const fail = (why) => {
      void stopGroup(child);
      reject(new Error(`The VS Code server ${why}:\n${log}`));
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        log += text;
        const found = /Extension host agent listening on (\d+)/.exec(log);
        if (!found) return;
        clearTimeout(timer);
        resolve(Number(found[1]));
      });
    }
    void exited.then((code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
  return { port: listening, token, exited, log: () => log, stop: () => stopGroup(child) };
}

/**
 * @param {InstalledServer} server
 * @param {string} vsix
 * @param {string} extensionsFolder
 * @throws {Error} with the server's output, when it refuses the file
 */
export function installExtension(server, vsix, extensionsFolder) {
  fs.mkdirSync(extensionsFolder, { recursive: true });
  const dataFolder = `${extensionsFolder}.installing`;
  const done = run(
    server.node,
    [server.main, ...dataArguments(dataFolder, extensionsFolder), '--install-extension', vsix],
    { env: serverEnvironment(dataFolder) },
  );
  fs.rmSync(dataFolder, { recursive: true, force: true });
  if (done.code !== 0) throw new Error(`${vsix} could not be installed:\n${done.output}`);
}

/**
 * Shows a folder as an installed extension, without copying it.
 * @param {string} extension a folder with package.json
 * @param {string} extensionsFolder one that VS Code has not used yet
 */
export function linkExtension(extension, extensionsFolder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  fs.mkdirSync(extensionsFolder, { recursive: true });
  fs.symlinkSync(fs.realpathSync(extension), path.join(extensionsFolder, name), 'junction');
}

/**
 * @param {string} dataFolder
 * @param {Record<string, unknown> | undefined} settings
 */
function writeSettings(dataFolder, settings) {
  if (settings === undefined) return;
  const folder = path.join(dataFolder, 'data', 'User');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

/**
 * @param {string} dataFolder
 * @param {string} extensionsFolder
 */
function dataArguments(dataFolder, extensionsFolder) {
  return [
    '--accept-server-license-terms',
    `--server-data-dir=${dataFolder}`,
    `--extensions-dir=${extensionsFolder}`,
  ];
}

/** @param {string} dataFolder */
function serverEnvironment(dataFolder) {
  fs.mkdirSync(dataFolder, { recursive: true });
  // No gallery: no requests to the network.
  return cleanEnvironment({
    EXTENSIONS_GALLERY: '{}',
    TMPDIR: dataFolder,
    XDG_RUNTIME_DIR: dataFolder,
  });
}
