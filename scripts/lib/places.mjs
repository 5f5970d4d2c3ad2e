// The project's paths, absolute: the only file that knows the layout of the working copy.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Downloads for tests and the demo: kept between runs, never committed, safe to delete. */
export const cacheFolder = path.join(root, '.vscode-test');

/** Builds for tests, and the files that tests leave (logs, pictures). */
export const outFolder = path.join(root, 'out');

export const distFolder = path.join(root, 'dist');

/** The working copy of examples/ that `npm start` opens, so that the examples are not changed. */
export const demoFolder = path.join(root, '.demo');

/**
 * @param {...string} parts
 * @returns {string} a path inside the working copy
 */
export function inRoot(...parts) {
  return path.join(root, ...parts);
}
