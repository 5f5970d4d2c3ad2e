// The project's own dependencies: installed when the lockfile changed since the last installation.
import fs from 'node:fs';
import { inRoot } from './places.mjs';
import { runNpm } from './processes.mjs';
import { isCurrent, stampOf, writeStamp } from './stamp.mjs';

// Inside node_modules, so that deleting that folder is enough to start anew.
const stampFile = inRoot('node_modules', '.lockfile-stamp');

/** Runs `npm ci` unless it was already run for this lockfile, on this platform, with this major
 * version of Node. */
export function ensureDependencies() {
  const stamp = dependencyStamp(fs.readFileSync(inRoot('package-lock.json')));
  if (isCurrent(stampFile, stamp)) return;
  console.log('Installing dependencies (npm ci) …');
  runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], inRoot());
  writeStamp(stampFile, stamp);
}

/**
 * @param {Uint8Array} lockfile
 * @returns {string}
 */
export function dependencyStamp(lockfile) {
  const major = process.versions.node.split('.')[0] ?? '';
  return stampOf([lockfile, process.platform, process.arch, major]);
}
