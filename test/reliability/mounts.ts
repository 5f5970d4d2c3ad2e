import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** A file system of its own at a folder, of so many kilobytes in memory; or the reason why not. */
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

/** A file that is mounted by itself, as containers are given single files: it cannot be renamed
 * over. */
export function mountOnItself(file: string): string | undefined {
  return run('mount', '--bind', file, file);
}

export function unmount(folder: string): void {
  run('umount', folder);
}

/** Undefined when it went well. */
function run(...[program = '', ...args]: readonly string[]): string | undefined {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) return `${program}: ${error.message}`;
  return status === 0 ? undefined : stderr.trim().replaceAll('\n', ' ');
}
