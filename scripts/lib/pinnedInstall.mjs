// Installs a folder that has a lockfile of its own into the cache: large packages that only some
// commands need, separate from the project's own dependencies.
import fs from 'node:fs';
import path from 'node:path';
import { runNpm } from './processes.mjs';
import { isCurrent, stampOf, writeStamp } from './stamp.mjs';

/**
 * @typedef {object} PinnedInstall
 * @property {string} name shown to the user
 * @property {string} from the folder with package.json and package-lock.json
 * @property {string} to the folder to make
 * @property {string} [recipe] a string that identifies the work of `finish` and changes with it
 * @property {boolean} [withoutOptional] omit optional dependencies
 * @property {(folder: string, to: string) => void} [finish] completes the freshly installed
 *   folder, which is moved to `to` afterwards
 */

/**
 * Idempotent: a second call with the same inputs only compares a stamp. The folder is made under
 * another name and moved into place at the end, so an interrupted run leaves no incomplete folder,
 * and concurrent runs do not interfere.
 * @param {PinnedInstall} what
 * @returns {string} the installed folder
 */
export function installPinned({ name, from, to, recipe = '', withoutOptional = false, finish }) {
  const manifests = ['package.json', 'package-lock.json'];
  const contents = manifests.map((file) => fs.readFileSync(path.join(from, file)));
  const stamp = stampOf([...contents, recipe, process.platform, process.arch, process.version]);
  const stampFile = path.join(to, '.installed');
  if (isCurrent(stampFile, stamp)) return to;

  console.log(`Installing ${name} (once) …`);
  const workshop = `${to}.${process.pid}.partial`;
  removeFolder(workshop);
  fs.mkdirSync(workshop, { recursive: true });
  manifests.forEach((file, index) => {
    fs.writeFileSync(path.join(workshop, file), contents[index] ?? '');
  });
  runNpm(npmArguments(withoutOptional), workshop);
  finish?.(workshop, to);
  writeStamp(path.join(workshop, '.installed'), stamp);

  if (!isCurrent(stampFile, stamp)) {
    removeFolder(to);
    fs.renameSync(workshop, to);
  }
  removeFolder(workshop);
  return to;
}

/** @param {boolean} withoutOptional */
function npmArguments(withoutOptional) {
  // No package's own scripts are run: nothing is compiled or downloaded from elsewhere.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return withoutOptional ? [...args, '--omit=optional'] : args;
}

/** @param {string} folder */
export function removeFolder(folder) {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
