import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import * as path from 'node:path';
import { CODEBOOK_FILE, decodeBytes, looksLikeCodebook } from '../../core';
import { codeOf } from '../disk/disk';
import { READ_AT_ONCE, refuseOther } from '../disk/readFile';

/** Whether a folder has a codebook of this program, refused or not; another tool's file of that
 * name counts as none. `unreadable`: a file that cannot be read (also a device or a pipe, which is
 * not read) may be one. */
export function codebookIn(folder: string): 'ours' | 'none' | 'unreadable' {
  try {
    const bytes = readRegularSync(path.join(folder, CODEBOOK_FILE));
    return looksLikeCodebook(decodeBytes(bytes, TextDecoder).text) ? 'ours' : 'none';
  } catch (error) {
    return NO_FILE.includes(codeOf(error) ?? '') ? 'none' : 'unreadable';
  }
}

const NO_FILE: readonly string[] = ['ENOENT', 'ENOTDIR', 'EISDIR'];

/** Bytes of a regular file, also through a link. */
function readRegularSync(file: string): Buffer {
  const descriptor = openSync(file, READ_AT_ONCE);
  try {
    const stat = fstatSync(descriptor);
    refuseOther(stat);
    const bytes = Buffer.alloc(stat.size);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(descriptor, bytes, length, bytes.length - length, length);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
