import { existsSync } from 'node:fs';
import { ruleOf } from '../../core';
import type { ScanOutcome } from '../../project/ports';
import { DamagedIndex, FolderReading } from './folderReading';
import type { FolderRequest, FolderTold } from './folderRequest';
import { readIndex, touchIndex, writeIndex, type StoredIndex } from './indexFile';
import { readLate } from './lateBytes';
import { listOf, type StoredColumns } from './storedColumns';
import { StoredPaths } from './storedPaths';
import type * as TextReading from './textReading';
import type { ToldPart } from './toldParts';
import { walkFolder, type WalkedPart } from './walkFolder';

/** The index of one folder: what it knows of each article, and what it has told. Everything in it waits
 * for the disk; it belongs in a thread of its own. */
export class FolderIndex {
  #index: StoredIndex | undefined;
  /** What is stored proved damaged. */
  #isDamaged = false;
  #annotationFiles: ReadonlySet<string> = new Set();
  readonly #texts: () => typeof TextReading;

  /** `texts`: what reading texts needs, which is loaded when it is asked for. */
  constructor(texts: () => typeof TextReading) {
    this.#texts = texts;
  }

  scan(request: FolderRequest, told: FolderTold): ScanOutcome {
    const { store } = request;
    const isStored = store !== undefined && !this.#isDamaged;
    const stored = this.#index ?? (isStored ? readIndex(store) : undefined);
    try {
      return this.#scan(request, told, stored);
    } catch (error) {
      if (!(error instanceof DamagedIndex)) throw error;
      this.#index = undefined;
      return this.#scan({ ...request, whole: true }, told, undefined);
    }
  }

  /** Reads of a stored index what a start does without: to be called when a scan is told. False if that is
   * lost: then the next scan reads everything, and must tell it. */
  readRest(): boolean {
    const late = this.#index?.late;
    if (!late || readLate(late)) return true;
    this.#index = undefined;
    this.#isDamaged = true;
    return false;
  }

  #scan(request: FolderRequest, told: FolderTold, stored: StoredIndex | undefined): ScanOutcome {
    const known = this.#index;
    const before = request.whole ? undefined : known?.columns;
    const { root, within, globs, coder, readAlone } = request;
    const walk = walkFolder({ root, within }, ruleOf(globs), coder);
    // Most of what is stored is still so, and is taken while the rest is walked. Of what nobody knows, one
    // wants to know how long it takes; and what was told and is gone must be told first.
    const isAhead = stored !== undefined && before === undefined;
    const parts = isAhead ? walk : [...walk];
    const total = isAhead ? stored.columns.known.length : sizeOf(parts);
    const filesBefore = request.whole ? new Set<string>() : this.#annotationFiles;
    const gone = isAhead
      ? readAlone.filter((path) => !existsSync(`${root}/${path}`))
      : goneOf([...unseenOf(before, parts), ...filesBefore, ...readAlone], parts);
    tellGone(gone, total, told);
    // No part is kept: what lives for a moment costs the collector of garbage nothing.
    const annotationFiles = new Set<string>();
    const left = new Set(isAhead ? readAlone : []);
    const asked = new Set(readAlone);
    const toldBefore = before !== undefined;
    const reading = new FolderReading(request, stored, told, {
      filesBefore,
      toldBefore,
      total,
      texts: this.#texts,
    });
    for (const part of parts) {
      for (const path of part.found) annotationFiles.add(path);
      takeOut(left, part);
      const isTaken = reading.take(
        part,
        part.found.filter((path) => !filesBefore.has(path) || asked.has(path)),
      );
      if (!isTaken) return 'cancelled';
    }
    reading.end();
    tellGone([...left], total, told);
    this.#annotationFiles = annotationFiles;
    this.#index = reading.index();
    const { store } = request;
    if (store === undefined) return 'done';
    if (!reading.isChanged) touchIndex(store, told.now());
    else {
      try {
        writeIndex(store, this.#index, told.now());
      } catch {
        // Then the next start reads everything again.
      }
    }
    return 'done';
  }
}

function sizeOf(parts: Iterable<WalkedPart>): number {
  let size = 0;
  for (const { articles } of parts) size += articles.length;
  return size;
}

/** Articles of the index before that are none any more. Both are in the order of their paths: of those that
 * are still there, and mostly all are, no string is made. */
function unseenOf(
  before: StoredColumns | undefined,
  walked: Iterable<WalkedPart>,
): readonly string[] {
  if (!before) return [];
  const paths = new StoredPaths(before);
  const seen = new Uint8Array(paths.size);
  let count = 0;
  for (const { articles } of walked) {
    for (const path of articles) {
      const index = paths.indexOf(path);
      if (index < 0) continue;
      seen[index] = 1;
      count++;
    }
  }
  if (count === paths.size) return [];
  return listOf(before.paths).filter((_, index) => seen[index] === 0);
}

/** Those of the paths that the walk did not come by. */
function goneOf(paths: readonly string[], walked: Iterable<WalkedPart>): readonly string[] {
  const gone = new Set(paths);
  for (const part of walked) takeOut(gone, part);
  return [...gone];
}

function takeOut(paths: Set<string>, { articles, found }: WalkedPart): void {
  if (paths.size === 0) return;
  for (const path of articles) paths.delete(path);
  for (const path of found) paths.delete(path);
}

const FILES_TOGETHER = 2000;

function tellGone(paths: readonly string[], total: number, told: FolderTold): void {
  for (let at = 0; at < paths.length; at += FILES_TOGETHER) {
    told.part({ ...NOTHING, gone: paths.slice(at, at + FILES_TOGETHER), total });
  }
}

const NOTHING: ToldPart = {
  stretches: new Int32Array(),
  made: undefined,
  keys: [],
  alone: [],
  found: [],
  gone: [],
  done: 0,
  total: 0,
};
