import { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from '../../src/node/disk/disk';

/** How a disk takes names and open files. Of all these, names that differ in case are one.
 *  - ntfs: é as one sign and as two are two names; a file that another program has open can be
 *    neither opened, replaced nor removed
 *  - apfs: they are one name, written as it was given
 *  - hfs: they are one name, written as two signs */
export type DiskKind = 'ntfs' | 'apfs' | 'hfs';

/** A disk without links, with the files in `texts`, by path. Each path whose name has no ending is
 * a folder that is there. */
export class MemoryDisk implements Disk {
  readonly texts = new Map<string, string>();
  /** Without waiting: a file that is held is tried as often as on Windows. */
  readonly pauses: readonly number[];
  readonly #kind: DiskKind;
  readonly #held = new Map<string, number>();
  /** What was refused because another program held a file. */
  refused = 0;

  constructor(kind: DiskKind) {
    this.#kind = kind;
    this.pauses = kind === 'ntfs' ? [0, 0, 0] : [];
  }

  /** Another program opens the file, and closes it after so many calls were refused. */
  hold(file: string, calls = Infinity): void {
    if (this.#kind === 'ntfs') this.#held.set(this.#fold(file), calls);
  }

  names(): readonly string[] {
    return [...this.texts.keys()].map((file) => path.basename(file)).sort();
  }

  readonly open = (async (file: string, flags: string | number = 'r') => {
    this.#refuseHeld(file, 'EBUSY');
    const found = this.#find(file);
    if (flags === 'wx') {
      if (found !== undefined) throw coded('EEXIST');
      return this.#handle(this.#make(file));
    }
    if (found === undefined) throw coded(this.#isFolder(file) ? 'EISDIR' : 'ENOENT');
    return this.#handle(found);
  }) as Disk['open'];

  // A file that is held refuses to be replaced as if that were forbidden: MoveFileEx gives
  // ERROR_ACCESS_DENIED, which Node calls EPERM.
  readonly rename = (async (from: string, to: string) => {
    this.#refuseHeld(to, 'EPERM');
    const source = this.#known(from);
    const text = this.texts.get(source) ?? '';
    this.texts.delete(source);
    this.texts.set(this.#find(to) ?? this.#make(to), text);
  }) as Disk['rename'];

  readonly rm = (async (file: string, options?: { readonly force?: boolean }) => {
    this.#refuseHeld(file, 'EBUSY');
    const found = this.#find(file);
    if (found === undefined && options?.force !== true) throw coded('ENOENT');
    if (found !== undefined) this.texts.delete(found);
  }) as Disk['rm'];

  readonly realpath = (async (file: string) =>
    this.#isFolder(file) ? file : this.#known(file)) as Disk['realpath'];
  readonly stat = (async (file: string) =>
    this.#stats(this.#known(file))) as unknown as Disk['stat'];
  readonly lstat = this.stat;
  readonly access = (async (file: string) => void this.#known(file)) as Disk['access'];
  readonly utimes = this.access as unknown as Disk['utimes'];
  readonly readdir = (async () => this.names()) as unknown as Disk['readdir'];
  readonly readlink = (async (file: string) => {
    throw coded(this.#find(file) === undefined ? 'ENOENT' : 'EINVAL');
  }) as Disk['readlink'];

  #fold(file: string): string {
    const lower = file.toLowerCase();
    return this.#kind === 'ntfs' ? lower : lower.normalize('NFC');
  }

  /** As the disk has it. */
  #find(file: string): string | undefined {
    const folded = this.#fold(file);
    return [...this.texts.keys()].find((one) => this.#fold(one) === folded);
  }

  #known(file: string): string {
    const found = this.#find(file);
    if (found === undefined) throw coded('ENOENT');
    return found;
  }

  #make(file: string): string {
    const name = this.#kind === 'hfs' ? file.normalize('NFD') : file;
    this.texts.set(name, '');
    return name;
  }

  #isFolder(file: string): boolean {
    return !path.basename(file).slice(1).includes('.');
  }

  #refuseHeld(file: string, code: string): void {
    const key = this.#fold(file);
    const left = this.#held.get(key) ?? 0;
    if (left === 0) return;
    this.#held.set(key, left - 1);
    this.refused++;
    throw coded(code);
  }

  #stats(file: string): Stats {
    const size = Buffer.byteLength(this.texts.get(file) ?? '');
    const one = { mode: 0o100_644, size, nlink: 1, uid: 0, gid: 0, ino: 1, dev: 1, mtimeMs: 0 };
    return Object.assign(Object.create(Stats.prototype) as Stats, one);
  }

  #handle(file: string): FileHandle {
    const bytes = (): Buffer => Buffer.from(this.texts.get(file) ?? '');
    const put = (next: Buffer): void => void this.texts.set(file, next.toString());
    const nothing = (): Promise<void> => Promise.resolve();
    const handle = {
      ...{ chmod: nothing, chown: nothing, close: nothing, sync: nothing },
      stat: async () => this.#stats(file),
      writeFile: async (next: Buffer) => put(next),
      truncate: async (length: number) => put(bytes().subarray(0, length)),
      read: async (into: Buffer, offset: number, length: number, from: number) => ({
        bytesRead: bytes().copy(into, offset, from, from + length),
      }),
      write: async (given: Buffer, offset: number, length: number, at: number) => {
        const next = Buffer.alloc(Math.max(bytes().length, at + length));
        bytes().copy(next);
        given.copy(next, at, offset, offset + length);
        put(next);
        return { bytesWritten: length };
      },
    };
    return handle as unknown as FileHandle;
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
