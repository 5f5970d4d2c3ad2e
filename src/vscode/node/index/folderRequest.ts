import type { CompiledGlobs } from '../../../core';
import type { ScanChunk } from '../../../project/ports';

/** What a scan of a folder needs to know. */
export interface FolderRequest {
  /** The corpus's folder on disk. */
  readonly root: string;
  /** The real path of a folder around it, out of which no link is followed; the corpus itself if
   * undefined. */
  readonly within?: string | undefined;
  readonly globs: CompiledGlobs;
  readonly codebook: string;
  readonly coder: string;
  /** True: articles are read from that coder's files alone. */
  readonly isBlind: boolean;
  readonly largestText: number;
  readonly whole: boolean;
  readonly readAlone: readonly string[];
  /** Where the index is stored between starts. */
  readonly store: string | undefined;
  /** The build of the program: see `StoredFor`. */
  readonly build: string;
}

/** Receives what a scan finds. */
export interface ScanListener {
  chunk(chunk: ScanChunk): void;
  readonly isCancelled: () => boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
