/** The world as the project sees it. The editor, tests and later hosts each bring their own. */
export interface World {
  readonly log: Log;
  readonly clock: Clock;
  /** 0 ≤ x < 1, for new ids. */
  readonly random: () => number;
  /** Gives the host a breath in long work; resolves when the work may go on. */
  readonly breathe: () => Promise<void>;
}

export interface Log {
  info(message: string): void;
  error(message: string, cause?: unknown): void;
}

export interface Clock {
  /** Milliseconds for measuring slices, from any origin. */
  now(): number;
  /** Today as YYYY-MM-DD in the user's time zone. */
  today(): string;
  /** This moment as an ISO time in UTC. */
  moment(): string;
}

/** The files of one corpus; paths are relative to its folder, with `/`. What an editor holds
 * unsaved counts as the file's text. */
export interface CorpusFiles {
  /** Paths of articles and annotation files, without those of nested corpora. */
  list(): Promise<readonly string[]>;
  /** The text of a file as its bytes decode, line endings and BOM kept; undefined if there is none. */
  read(path: string): Promise<FileText | undefined>;
  /** Replaces `expected` by `next`; see WriteOutcome. `expected` undefined: the file is new. */
  write(path: string, expected: string | undefined, next: string): Promise<WriteOutcome>;
  /** True where an article may be read at all: our globs and left-out folders. */
  isArticle(path: string): boolean;
}

export interface FileText {
  readonly text: string;
  /** False when bytes could not be decoded: then the text is shown but never annotated. */
  readonly clean: boolean;
}

/** - saved: the text is on disk
 *  - pending: it is in an open document that the user had changed, who saves it
 *  - conflict: the file is not what was expected; nothing was written
 *  - failed: the world refused (no permission, disk full); nothing was written */
export type WriteOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly reason: string };
