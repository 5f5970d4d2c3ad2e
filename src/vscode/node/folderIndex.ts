import { articleRule, type ArticleGlobs } from '../../core';
import type { ScanOutcome } from '../../project/ports';
import { FolderReading } from './folderReading';
import { readIndex, touchIndex, writeIndex, type StoredIndex } from './indexFile';
import { listOf, type StoredColumns } from './storedColumns';
import type { ToldPart } from './toldParts';
import { walkFolder, type WalkedFolder } from './walkFolder';

export interface FolderRequest {
  /** The corpus's folder on disk. */
  readonly root: string;
  readonly globs: ArticleGlobs;
  readonly codebook: string;
  readonly coder: string;
  readonly largestText: number;
  readonly whole: boolean;
  readonly readAlone: readonly string[];
  /** Where the index is stored between starts. */
  readonly store: string | undefined;
  /** Of the program: see `StoredFor`. */
  readonly build: string;
}

export interface FolderTold {
  /** The index before, of which parts will speak. Its columns are in memory that threads share. */
  before(columns: StoredColumns): void;
  part(part: ToldPart): void;
  readonly isCancelled: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The index of one folder: what it knows of each article, and what it has told. Everything in it waits
 * for the disk; it belongs in a thread of its own. */
export class FolderIndex {
  #index: StoredIndex | undefined;
  #annotationFiles: ReadonlySet<string> = new Set();

  scan(request: FolderRequest, told: FolderTold): ScanOutcome {
    const known = this.#index;
    const stored = known ?? (request.store === undefined ? undefined : readIndex(request.store));
    const walked = walkFolder(request.root, articleRule(request.globs));
    const before = request.whole ? undefined : known?.columns;
    tellFiles(
      request.readAlone,
      walked,
      before,
      request.whole ? new Set() : this.#annotationFiles,
      told,
    );
    const reading = new FolderReading(request, stored, walked, told);
    if (!reading.run(before !== undefined)) return 'cancelled';
    this.#annotationFiles = new Set(walked.annotationFiles);
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

const FILES_TOGETHER = 2000;

function tellFiles(
  readAlone: readonly string[],
  { articles, annotationFiles }: WalkedFolder,
  before: StoredColumns | undefined,
  annotationFilesBefore: ReadonlySet<string>,
  told: FolderTold,
): void {
  const total = articles.length;
  const found = annotationFiles.filter((path) => !annotationFilesBefore.has(path));
  for (let at = 0; at < found.length; at += FILES_TOGETHER) {
    told.part({ ...NOTHING, found: found.slice(at, at + FILES_TOGETHER), total });
  }
  const articlesBefore = before ? listOf(before.paths) : [];
  const known = new Set([...articlesBefore, ...annotationFilesBefore, ...readAlone]);
  if (known.size === 0) return;
  for (const path of articles) known.delete(path);
  for (const path of annotationFiles) known.delete(path);
  const gone = [...known];
  for (let at = 0; at < gone.length; at += FILES_TOGETHER) {
    told.part({ ...NOTHING, gone: gone.slice(at, at + FILES_TOGETHER), total });
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
