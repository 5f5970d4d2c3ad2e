import { existsSync } from 'node:fs';
import { ruleOf } from '../../../core';
import type { ScanChunk, ScanOutcome } from '../../../project/ports';
import { FolderReading } from './folderReading';
import type { FolderRequest, ScanListener } from './folderRequest';
import { readIndex, touchIndex, writeIndex, type StoredIndex } from './indexFile';
import type * as TextReading from './textReading';
import { walkFolder, type WalkedPart } from './walkFolder';

/** The index of one folder: its articles' rows, and what was reported of them. Its methods block on
 * the disk; it belongs in a thread of its own. */
export class FolderIndex {
  #index: StoredIndex | undefined;
  #annotationFiles: ReadonlySet<string> = new Set();
  readonly #texts: () => typeof TextReading;

  /** `texts`: what reading texts needs, loaded on first use. */
  constructor(texts: () => typeof TextReading) {
    this.#texts = texts;
  }

  scan(request: FolderRequest, listener: ScanListener): ScanOutcome {
    const { store } = request;
    const stored = this.#index ?? (store === undefined ? undefined : readIndex(store));
    const before = request.whole ? undefined : this.#index?.rows;
    const { root, within, globs, coder, isBlind, readAlone } = request;
    const walk = walkFolder({ root, within }, ruleOf(globs), coder, isBlind);
    // Most stored rows are still valid and are used while the folder is being walked. Without them
    // the total must be known first; and what was reported and is now missing must be reported
    // first.
    const isAhead = stored !== undefined && before === undefined;
    const parts = isAhead ? walk : [...walk];
    const total = isAhead ? stored.rows.length : sizeOf(parts);
    const filesBefore = request.whole ? new Set<string>() : this.#annotationFiles;
    const removed = isAhead
      ? readAlone.filter((path) => !existsSync(`${root}/${path}`))
      : removedOf([...(before ?? []).map(({ path }) => path), ...filesBefore, ...readAlone], parts);
    reportRemoved(removed, total, listener);
    // Parts are not kept, so that they can be freed at once.
    const annotationFiles = new Set<string>();
    const left = new Set(isAhead ? readAlone : []);
    const asked = new Set(readAlone);
    const reading = new FolderReading(request, stored, listener, {
      filesBefore,
      reportedBefore: before !== undefined,
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
    reportRemoved([...left], total, listener);
    this.#annotationFiles = annotationFiles;
    this.#index = reading.index();
    if (store === undefined) return 'done';
    if (!reading.isChanged) touchIndex(store, listener.now());
    else {
      try {
        writeIndex(store, this.#index, listener.now());
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

/** The paths that the walk did not find. */
function removedOf(paths: readonly string[], walked: Iterable<WalkedPart>): readonly string[] {
  const removed = new Set(paths);
  for (const part of walked) takeOut(removed, part);
  return [...removed];
}

function takeOut(paths: Set<string>, { articles, found }: WalkedPart): void {
  if (paths.size === 0) return;
  for (const path of articles) paths.delete(path);
  for (const path of found) paths.delete(path);
}

const FILES_TOGETHER = 2000;

function reportRemoved(paths: readonly string[], total: number, listener: ScanListener): void {
  for (let at = 0; at < paths.length; at += FILES_TOGETHER) {
    listener.chunk({ ...NOTHING, removed: paths.slice(at, at + FILES_TOGETHER), total });
  }
}

const NOTHING: ScanChunk = {
  rows: [],
  keys: [],
  alone: [],
  found: [],
  removed: [],
  done: 0,
  total: 0,
};
