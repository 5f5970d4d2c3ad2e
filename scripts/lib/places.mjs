// Where things are, as absolute paths: the one file that knows the layout of the working copy.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What is downloaded for tests and the demo: kept between runs, never committed, safe to
 * delete. */
export const cacheFolder = path.join(root, '.vscode-test');

/** What a build makes for tests, and what tests leave behind (logs, pictures). */
export const outFolder = path.join(root, 'out');

export const distFolder = path.join(root, 'dist');

/** The working copy of examples/ that `npm start` opens, so that the examples stay as they are. */
export const demoFolder = path.join(root, '.demo');

/**
 * @param {...string} parts
 * @returns {string} a path inside the working copy
 */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}
