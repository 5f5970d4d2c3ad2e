// The installations of the suites besides the dependencies, all at once, since npm mostly waits.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installServer } from '../../test/vscode-server/install.mjs';
import { findBrowser } from './browser.mjs';
import { installPackager } from './packaging.mjs';

const installs = {
  current: () => installServer('current'),
  oldest: () => installServer('oldest'),
  browser: findBrowser,
  packager: installPackager,
};

/** @typedef {keyof typeof installs} Installed */

/**
 * Each in a Node of its own, since npm runs synchronously. A failure is reported by the suite that
 * needs the installation, which tries again.
 * @param {readonly Installed[]} names
 */
export async function installAtOnce(names) {
  const program = fileURLToPath(import.meta.url);
  const ends = names.map(
    (name) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [program, name], {
          stdio: ['ignore', 'inherit', 'ignore'],
        });
        child.once('error', resolve);
        child.once('exit', resolve);
      }),
  );
  await Promise.all(ends);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installs[/** @type {Installed} */ (process.argv[2])]();
}
