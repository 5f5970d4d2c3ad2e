import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** Makes a folder refuse new files and changes, like a read-only share. False where that is not
 * possible: permissions do not bind the superuser, and not every disk has attributes. */
export function makeReadOnly(folder: string): boolean {
  if (process.getuid?.() !== 0) {
    fs.chmodSync(folder, 0o555);
    return true;
  }
  return attribute('+i', folder);
}

export function makeWritable(folder: string): void {
  if (process.getuid?.() === 0) attribute('-i', folder);
  else fs.chmodSync(folder, 0o755);
}

function attribute(change: string, folder: string): boolean {
  try {
    execFileSync('chattr', [change, folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
