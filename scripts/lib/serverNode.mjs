// Which Node runs a VS Code server: the project's if it is new enough, else one from npm.
import path from 'node:path';

/**
 * @param {string} version such as "20.19.0"
 * @param {string} needed such as "22.15"
 * @returns {boolean}
 */
export function isAtLeast(version, needed) {
  const have = version.split('.').map(Number);
  for (const [index, part] of needed.split('.').map(Number).entries()) {
    const mine = have[index] ?? 0;
    if (mine !== part) return mine > part;
  }
  return true;
}

/**
 * @param {string} installed the folder the server is installed in
 * @param {string} needed the lowest version of Node that starts this server
 * @returns {string} the path of an executable
 * @throws {Error} where there is no such package for this platform
 */
export function nodeForServer(installed, needed) {
  if (isAtLeast(process.versions.node, needed)) return process.execPath;
  if (process.platform !== 'linux') {
    throw new Error(
      `The VS Code server needs Node ${needed} or newer on this system, and this is ${process.version}. ` +
        'Install a newer Node, or the desktop VS Code.',
    );
  }
  return path.join(installed, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
}
