import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** Mounts a file system of the given size in kilobytes, in memory; returns the reason if that
 * fails. */
export function mountMemory(folder: string, kilobytes: number): string | undefined {
  fs.mkdirSync(folder, { recursive: true });
  return run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
}

export function mountReadOnly(folder: string): string | undefined {
  return run('mount', '-o', 'remount,ro', folder);
}

export function mountWritable(folder: string): string | undefined {
  return run('mount', '-o', 'remount,rw', folder);
}

/** Mounts a single file, as in containers: it cannot be replaced by renaming. */
export function mountOnItself(file: string): string | undefined {
  return run('mount', '--bind', file, file);
}

export function unmount(folder: string): void {
  run('umount', folder);
}

/** Undefined on success. */
function run(...[program = '', ...args]: readonly string[]): string | undefined {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) return `${program}: ${error.message}`;
  return status === 0 ? undefined : stderr.trim().replaceAll('\n', ' ');
}
