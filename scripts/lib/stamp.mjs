// A stamp identifies the inputs from which something was made, so that a second run can see that it
// is current.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param {readonly (string | Uint8Array)[]} inputs in a fixed order; each is separated from its
 * neighbours
 * @returns {string} 64 hexadecimal digits
 */
export function stampOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    const bytes = typeof input === 'string' ? Buffer.from(input) : input;
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @param {string} stamp
 * @returns {boolean} whether the file holds exactly this stamp; a file that cannot be read does not
 */
export function isCurrent(file, stamp) {
  try {
    return fs.readFileSync(file, 'utf8').trim() === stamp;
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${stamp}\n`);
}
