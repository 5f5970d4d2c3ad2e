// The working copy of the examples that the demo shows, and the command line's tables of it.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { removeFolder } from './pinnedInstall.mjs';
import { demoFolder, distFolder, inRoot } from './places.mjs';
import { copyFolder } from './temporary.mjs';

/** @returns {string} a fresh copy of examples/ that may be changed freely */
export function copyExamples() {
  return copyAfresh('examples');
}

/** @returns {string} likewise of tutorial/, with its page of the documentation, as the editor does */
export function copyTutorial() {
  const folder = copyAfresh('tutorial');
  fs.copyFileSync(inRoot('docs', 'tutorial.md'), path.join(folder, 'README.md'));
  return folder;
}

/** @param {string} name */
function copyAfresh(name) {
  const folder = path.join(demoFolder, name);
  removeFolder(folder);
  return copyFolder(inRoot(name), folder);
}

/**
 * Prints the tables of positions and disagreements: the main result, also for users without a
 * screen.
 * @param {string} folder
 */
export function printTables(folder) {
  const program = path.join(distFolder, 'policy-annotator.js');
  if (!fs.existsSync(program)) {
    console.log('\nThe command line does not exist yet, so there are no tables to print.');
    return;
  }
  for (const command of ['positions', 'disagreements']) {
    console.log(`\npolicy-annotator ${command} examples\n`);
    const done = spawnSync(process.execPath, [program, command, folder], { stdio: 'inherit' });
    // 1 means that the table is incomplete; the rest was printed.
    if (done.status !== 0 && done.status !== 1) throw new Error(`"${command}" failed`);
  }
}

/**
 * @param {string} folder
 * @returns {string | undefined} the article to open first: that with the most annotations, else the
 * first by name
 */
export function articleToShow(folder) {
  const sizes = fs
    .readdirSync(folder)
    .filter((name) => /\.(txt|md)$/.test(name) && !/^README|^CHANGELOG|\.brief\.md$/.test(name))
    .sort()
    .map((name) => ({ name, size: sizeOf(path.join(folder, `${name}.annotations.yaml`)) }));
  const largest = Math.max(...sizes.map(({ size }) => size));
  const found = sizes.find(({ size }) => size === largest);
  return found === undefined ? undefined : path.join(folder, found.name);
}

/** @param {string} file */
function sizeOf(file) {
  return fs.existsSync(file) ? fs.statSync(file).size : 0;
}
