import type { ArticlePath, ConcordanceLine } from '../core';
import type { FileRefusal } from './files/fileRefused';
import type { EncodedRow } from './corpusIndex/scannedRow';

/** The world as the project sees it. The editor, tests and later hosts each bring their own. */
export interface Environment {
  readonly log: Log;
  readonly clock: Clock;
  /** 0 ≤ x < 1, for new ids. */
  readonly random: () => number;
  /** Gives the host a breath in long work; resolves when the work may go on. */
  readonly yieldToHost: () => Promise<void>;
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
  /** Replaces `expected` by `next`; see WriteOutcome. `expected` undefined: the file is new.
   * `noteInPlace`: as far as the journal holds both texts, so that a file which can only be written in
   * place may be. */
  write(
    path: string,
    expected: string | undefined,
    next: string,
    noteInPlace?: NoteInPlace,
  ): Promise<WriteOutcome>;
  /** Notes files that are about to be changed together: see `Journal.notePlan`. Undefined where nothing is noted. */
  readonly notePlan?:
    | ((label: string, files: readonly PlannedFile[]) => Promise<DiscardPlan | undefined>)
    | undefined;
  /** Removes a file that holds `expected`. `conflict` also where it cannot go without a question: it is open in an
   * editor, or reached through a link. */
  removeFile(path: string, expected: string): Promise<WriteOutcome>;
  /** True where an article may be read at all: our globs and left-out folders. */
  isArticle(path: string): boolean;
  /** Of the articles and annotation files, those that are open in an editor. */
  openPaths(): readonly string[];
  /** Reads all files, away from what the host does itself. Undefined where that cannot be: then they
   * are listed and read one by one. */
  readonly scan?: ((request: ScanRequest) => Promise<ScanOutcome>) | undefined;
  /** Begins to look for the words of a concordance's expression, away from what the host does itself.
   * Undefined where that cannot be: then articles are read and searched one by one. */
  readonly search?: ((expression: string) => TextSearch) | undefined;
}

/** What a scan is to find out. It reads what is on disk, not what an editor holds. */
export interface ScanRequest {
  /** The codebook's text. */
  readonly codebook: string;
  /** Whose annotation files are read, where each coder has their own; empty for the shared ones. */
  readonly coder: string;
  /** Of longer texts nothing is counted, in UTF-16 units. */
  readonly largestText: number;
  /** True: everything is told. False: what differs from what was told before. */
  readonly whole: boolean;
  /** Files that the caller has read itself: those that the scan does not find are told as gone, and annotation
   * files that it finds as found. */
  readonly readAlone: readonly string[];
  /** Takes what was found, chunk by chunk; the next follows when it is done. */
  readonly take: (chunk: ScanChunk) => Promise<void>;
  readonly cancelled: () => boolean;
}

/** A part of what a scan found. */
export interface ScanChunk {
  /** In the order of paths. */
  readonly rows: readonly EncodedRow[];
  /** What counts of rows are of (`actor:china`), as far as no chunk of the scan before has told it: each has the
   * next number, from 0. */
  readonly keys: readonly string[];
  /** Articles that the caller must read itself: not UTF-8, a refused annotation file, a quote whose
   * place is not sure, a disk that refuses. */
  readonly alone: readonly string[];
  /** Articles and annotation files that are there, or there again; before the articles they belong to. */
  readonly found: readonly string[];
  /** Those that are there no longer. */
  readonly removed: readonly string[];
  /** Of `total` articles so many are looked at. */
  readonly done: number;
  readonly total: number;
}

/** Looks for words in articles as they are on disk, not as an editor holds them. */
export interface TextSearch {
  /** What is found in each, in their order; undefined for those that the caller must read itself. `room`: of
   * each article so many lines at most are wanted. Never rejects. */
  look(
    articles: readonly SearchedArticle[],
    room: number,
  ): Promise<readonly (FoundInText | undefined)[]>;
  /** Ends it at once, and answers whoever waits: with nothing. */
  dispose(): void;
}

export interface SearchedArticle {
  readonly path: ArticlePath;
  /** The article's, as written. */
  readonly date: string | undefined;
}

export interface FoundInText {
  /** The hash of the text in which it was found. */
  readonly text: number;
  readonly mentions: number;
  /** Of the first mentions, in text order. */
  readonly lines: readonly ConcordanceLine[];
}

/** `failed`: the host could not; nothing of what was told is wrong. */
export type ScanOutcome = 'done' | 'cancelled' | 'failed';

export interface FileText {
  readonly text: string;
  /** False when bytes could not be decoded: then the text is shown but never annotated. */
  readonly clean: boolean;
  /** Why it was not read: then it has no text, and is not clean. */
  readonly refused?: FileRefusal;
}

/** - saved: the text is on disk; with `reformatted`, what the file holds instead, which says the same
 *    (a formatter of the user's ran while an open document was saved)
 *  - pending: it is in an open document that the user had changed, who saves it
 *  - conflict: the file is not what was expected, and nothing was written; or saving an open document
 *    made something else of the text, which the file now holds
 *  - failed: the world refused, `reason` is its code (EACCES, ENOSPC …); nothing was written, or with
 *    `torn` a part: the file holds parts of both texts, and the journal both of them */
export type WriteOutcome =
  | { readonly kind: 'saved'; readonly reformatted?: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly reason: string; readonly torn?: true };

/** Notes on disk that a file is about to be written in place, where a kill leaves parts of both texts.
 * False where that cannot be noted: then it must not be written. Never rejects. */
export type NoteInPlace = () => Promise<boolean>;

/** What a file holds or is to hold: a text, written as UTF-8, or bytes as they are. */
export type FileContent = string | Uint8Array;

/** What can be done with the file whose turn it is. */
export interface Turn {
  /** As `write` of CorpusFiles. Never rejects. */
  replace(
    expected: FileContent | undefined,
    next: FileContent,
    noteInPlace?: NoteInPlace,
  ): Promise<WriteOutcome>;
  /** Sets the date of the last change. Never rejects: some disks keep the date that they have. */
  date(changed: Date): Promise<void>;
}

/** What is about to be written, noted first in a place that outlasts the window: a change that could
 * not be saved, or was being saved when the process was killed, is offered at the next start. */
export interface Journal {
  /** Notes a change; true when that is on disk. The next note of the same file takes its place.
   * Never rejects. */
  note(change: NotedChange): Promise<boolean>;
  /** What was noted of a file last is about to be written in place. From now until it is settled both its
   * texts are kept, whatever is noted of the file next; true when that is on disk. Never rejects. */
  noteInPlace(root: string, path: string): Promise<boolean>;
  /** What was noted of a file is written and read back, or no longer wanted. Never rejects. */
  settle(root: string, path: string): Promise<void>;
  /** Notes files that are changed together, before the first of them is written; apart from what is noted of each while
   * it is written. Resolves to what forgets it again, when all are saved or none is wanted any more; undefined where it
   * could not be noted. Never rejects. */
  notePlan(plan: FilePlan): Promise<DiscardPlan | undefined>;
  /** What processes that are gone left behind, oldest first; nothing of this or another live window.
   * An entry may have been written all the same: its process died before it could say so. */
  pending(): Promise<PendingChanges>;
  /** Forgets a pending change: it is saved now, or the user does not want it. */
  discard(id: string): Promise<void>;
}

export interface NotedChange {
  /** The corpus's folder, as the host names it. */
  readonly root: string;
  /** The file's path in it. */
  readonly path: string;
  /** The text that the change was made from; undefined if there was no file. */
  readonly base: string | undefined;
  readonly wanted: string;
}

/** Files that are changed together: after a crash all of them are completed, or all taken back. */
export interface FilePlan {
  /** The corpus's folder, as the host names it. */
  readonly root: string;
  /** What the user did: `China ⊖ Encirclement`. */
  readonly label: string;
  /** Each file at most once. */
  readonly files: readonly PlannedFile[];
}

export type PlannedFile = Omit<NotedChange, 'root'>;

/** Never rejects. */
export type DiscardPlan = () => Promise<void>;

export interface PendingPlan extends FilePlan {
  readonly id: string;
  /** When it was noted: an ISO time in UTC. */
  readonly moment: string;
}

export interface PendingChange extends NotedChange {
  /** It was being written in place: the file may hold parts of both texts. */
  readonly mayBeTorn?: boolean;
  readonly id: string;
  /** When it was noted: an ISO time in UTC. */
  readonly moment: string;
}

export interface PendingChanges {
  readonly changes: readonly PendingChange[];
  readonly plans: readonly PendingPlan[];
  /** Entries that could not be read, by name. They are kept aside, beside the others. */
  readonly unreadable: readonly string[];
}

/** Small text files in one flat folder of the extension's storage, for the journal. */
export interface JournalStore {
  /** Begins the names of this process's entries; no other process has the same. Letters, digits and
   * hyphens. */
  readonly session: string;
  list(): Promise<readonly string[]>;
  /** Undefined if there is none, empty for a file above the limit (bytes): no entry is so large. */
  read(name: string, limit: number): Promise<string | undefined>;
  /** Resolves when the file is on disk, whole. */
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Renames it so that `list` leaves it out. */
  setAside(name: string): Promise<void>;
  /** True if the process that wrote an entry may still be at work on it. */
  isInUse(name: string): Promise<boolean>;
}

/** Texts that outlive a window, by name: what an article said when it was last seen with every quote
 * in its place. The host keeps as many as it has room for. Neither call rejects. */
export interface TextStore {
  get(name: string): Promise<string | undefined>;
  keep(name: string, text: string): Promise<void>;
}

/** An article as it was when its annotations were last committed to version control, if they were.
 * Costs starting a program: asked only where no text is kept. */
export type CommittedText = (article: string) => Promise<string | undefined>;
