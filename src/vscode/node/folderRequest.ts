import type { CompiledGlobs } from '../../core';
import type { ToldBefore, ToldPart } from './toldParts';

/** What a scan of a folder is asked for. */
export interface FolderRequest {
  /** The corpus's folder on disk. */
  readonly root: string;
  /** The real path of a folder around it, out of which no file is followed; that of the corpus itself if
   * undefined. */
  readonly within?: string | undefined;
  readonly globs: CompiledGlobs;
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

/** Who hears what it finds. */
export interface FolderTold {
  /** The index before, of which parts will speak; undefined where there is none. Told again, the parts begin
   * anew. */
  before(before: ToldBefore | undefined): void;
  part(part: ToldPart): void;
  readonly isCancelled: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
