// Folders that last as long as a run.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * @param {string} name
 * @returns {string} a new, empty folder; its path is short, because sockets are made in it
 */
export function temporaryFolder(name) {
  return fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`)));
}

/**
 * Two runs in one folder would see each other's file events.
 * @param {string} fixture
 * @param {string} target
 * @returns {string} the target
 */
export function copyFolder(fixture, target) {
  fs.cpSync(fixture, target, { recursive: true });
  return target;
}
