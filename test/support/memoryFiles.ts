import os from 'node:os';
import path from 'node:path';
import { removeFile, replaceFile } from '../../src/node/disk/replaceFile';
import type { CorpusFiles, FileContent, FileText, WriteOutcome } from '../../src/project';
import { MemoryDisk, type DiskKind } from './memoryDisk';

/** The files of a corpus in memory, with the failures of a real file system. With a kind of disk in
 * $DISK they are on such a disk, on which another program holds each file at first. */
export class MemoryFiles implements CorpusFiles {
  readonly #disk = diskOfRun();
  readonly texts = this.#disk?.texts ?? new Map<string, string>();
  /** Outcomes that the next writes return without writing, in order. */
  readonly refusals: WriteOutcome[] = [];
  writes = 0;
  search: CorpusFiles['search'];

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [path, text] of Object.entries(texts)) this.texts.set(path, text);
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.texts.keys()].sort());
  }

  read(path: string): Promise<FileText | undefined> {
    const text = this.texts.get(path);
    return Promise.resolve(text === undefined ? undefined : { text, clean: true });
  }

  write(path: string, expected: FileContent | undefined, next: string): Promise<WriteOutcome> {
    this.writes++;
    const refusal = this.refusals.shift();
    if (refusal) return Promise.resolve(refusal);
    if (this.#disk) return replaceFile(path, expected, next, heldAtFirst(this.#disk, path));
    if (this.texts.get(path) !== expected) return Promise.resolve({ kind: 'conflict' });
    this.texts.set(path, next);
    return Promise.resolve({ kind: 'saved' });
  }

  removeFile(path: string, expected: FileContent): Promise<WriteOutcome> {
    this.writes++;
    const refusal = this.refusals.shift();
    if (refusal) return Promise.resolve(refusal);
    if (this.#disk) return removeFile(path, expected, heldAtFirst(this.#disk, path));
    if (this.texts.get(path) !== expected) return Promise.resolve({ kind: 'conflict' });
    this.texts.delete(path);
    return Promise.resolve({ kind: 'saved' });
  }

  isArticle(path: string): boolean {
    return /\.(txt|md)$/.test(path);
  }

  openPaths(): readonly string[] {
    return [];
  }

  /** Writes as another program would, without an event. */
  change(path: string, edit: (text: string) => string): void {
    this.texts.set(path, edit(this.texts.get(path) ?? ''));
  }
}

function diskOfRun(): MemoryDisk | undefined {
  const kind = process.env.DISK as DiskKind | undefined;
  return kind === undefined ? undefined : new MemoryDisk(kind);
}

function heldAtFirst(disk: MemoryDisk, file: string) {
  disk.hold(file, 2);
  return { disk, locks: path.join(os.tmpdir(), 'policy-annotator-disks') };
}
