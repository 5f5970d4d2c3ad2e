import type { ArticlePath, ConcordanceLine } from '../core';
import type { FileRefusal } from './files/fileRefused';
import type { EncodedRow } from './corpusIndex/scannedRow';

/** What the project needs of its surroundings. The editor, the command line and tests each provide
 * it. */
export interface Environment {
  readonly log: Log;
  readonly clock: Clock;
  /** 0 ≤ x < 1, for new ids. */
  readonly random: () => number;
  /** Yields to the host in long work; resolves when the work may continue. */
  readonly yieldToHost: () => Promise<void>;
  /** Undefined where a host has none, as in a browser. */
  readonly process?: (ProcessName & { isRunning(id: number): boolean }) | undefined;
}

/** A process that other processes of the same machine can look for. */
export interface ProcessName {
  /** Tells machines apart, without their names. */
  readonly machine: string;
  readonly id: number;
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
  /** The text of a file as its bytes decode, line endings and BOM kept; undefined if there is
   * none. */
  read(path: string): Promise<FileText | undefined>;
  /** Replaces `expected` by `next`; see WriteOutcome. `expected` undefined: the file is new.
   * `noteInPlace` is called before a file is written in place, which is only allowed if the journal
   * or a plan then holds both texts. */
  write(
    path: string,
    expected: FileContent | undefined,
    next: string,
    noteInPlace?: NoteInPlace,
  ): Promise<WriteOutcome>;
  /** Removes a file that holds `expected`. `conflict` also where it cannot be removed without
   * asking: it is open in an editor, or reached through a link. */
  removeFile(path: string, expected: FileContent): Promise<WriteOutcome>;
  /** The same files without notes in a journal, for what a plan has noted. Undefined where there is
   * no journal. */
  readonly unjournaled?: CorpusFiles | undefined;
  /** True where an article may be read at all, by the globs and excluded folders of the
   * settings. */
  isArticle(path: string): boolean;
  /** The articles and annotation files that are open in an editor. */
  openPaths(): readonly string[];
  /** Reads all files outside the host's own thread. Undefined where that is not possible: then they
   * are listed and read one by one. */
  readonly scan?: ((request: ScanRequest) => Promise<ScanOutcome>) | undefined;
  /** Begins to look for the words of a concordance's expression, outside the host's own thread.
   * Undefined where that is not possible: then articles are read and searched one by one. */
  readonly search?: ((expression: string) => TextSearch) | undefined;
}

/** The request for a scan, which reads what is on disk, not what an editor holds. */
export interface ScanRequest {
  /** The codebook's text. */
  readonly codebook: string;
  /** The coder whose annotation files are read, where each coder has their own; empty for the
   * shared ones. */
  readonly coder: string;
  /** True: articles are read from that coder's files alone. */
  readonly isBlind: boolean;
  /** Longer texts are not counted, in UTF-16 units. */
  readonly largestText: number;
  /** True: everything is reported. False: only what differs from the last report. */
  readonly whole: boolean;
  /** Files that the caller has read itself: the scan reports those that it does not find as
   * removed, and annotation files that it finds as found. */
  readonly readAlone: readonly string[];
  /** Called with one chunk at a time; the next one follows when it has resolved. */
  readonly take: (chunk: ScanChunk) => Promise<void>;
  readonly cancelled: () => boolean;
}

/** A part of what a scan found. */
export interface ScanChunk {
  /** In the order of paths. */
  readonly rows: readonly EncodedRow[];
  /** Names of what rows count (`actor:china`), as far as no earlier chunk of the scan has given
   * them: each has the next number, from 0. */
  readonly keys: readonly string[];
  /** Articles that the caller must read itself: not UTF-8, a refused annotation file, a quote whose
   * place is not sure, a disk that refuses. */
  readonly alone: readonly string[];
  /** Articles and annotation files that exist, or exist again; annotation files before their
   * articles. */
  readonly found: readonly string[];
  /** Files that do not exist any more. */
  readonly removed: readonly string[];
  /** The number of articles, of `total`, that are looked at. */
  readonly done: number;
  readonly total: number;
}

/** Looks for words in articles as they are on disk, not as an editor holds them. */
export interface TextSearch {
  /** What is found in each article, in their order; undefined for those that the caller must read
   * itself. `room`: the most lines that are wanted of each article. Never rejects. */
  look(
    articles: readonly SearchedArticle[],
    room: number,
  ): Promise<readonly (FoundInText | undefined)[]>;
  /** Ends the search at once; calls of `look` that wait resolve with no results. */
  dispose(): void;
}

export interface SearchedArticle {
  readonly path: ArticlePath;
  /** The article's date, as written. */
  readonly date: string | undefined;
}

export interface FoundInText {
  /** The hash of the text in which it was found. */
  readonly text: number;
  readonly mentions: number;
  /** The first mentions, in text order. */
  readonly lines: readonly ConcordanceLine[];
}

/** `failed`: the host could not scan; what was reported is correct. */
export type ScanOutcome = 'done' | 'cancelled' | 'failed';

export interface FileText {
  readonly text: string;
  /** False when bytes could not be decoded: then the text is shown but cannot be annotated. */
  readonly clean: boolean;
  /** What the file holds, where that was read and is not clean. */
  readonly bytes?: Uint8Array | undefined;
  /** Why it was not read: then it has no text, and `clean` is false. */
  readonly refused?: FileRefusal;
}

/** The outcome of a write:
 *  - saved: the text is on disk; with `reformatted`, what the file holds instead, which means the
 *    same (a formatter of the user's ran while an open document was saved)
 *  - pending: it is in an open document that the user had changed, and will save
 *  - conflict: the file is not what was expected, and nothing was written; or saving an open
 *    document made something else of the text, which the file now holds
 *  - failed: the disk or the editor refused, `reason` is its code (EACCES, ENOSPC …); nothing was
 *    written, or with `torn` a part: the file holds parts of both texts, and the journal both of
 *    them */
export type WriteOutcome =
  | { readonly kind: 'saved'; readonly reformatted?: string }
  | { readonly kind: 'pending' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly reason: string; readonly torn?: true };

/** Notes on disk that a file is about to be written in place, where a killed process leaves parts
 * of both texts. False where that cannot be noted: then the file must not be written. Never
 * rejects. */
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
  /** Sets the date of the last change. Never rejects: some disks do not allow that. */
  date(changed: Date): Promise<void>;
}

/** Stores what is about to be written where it outlasts the window: a change that could not be
 * saved, or was being saved when the process was killed, is offered at the next start. */
export interface Journal {
  /** Notes a change; true when that is on disk. The next note of the same file takes its place.
   * Never rejects. */
  note(change: NotedChange): Promise<boolean>;
  /** Notes that the last noted text of a file is about to be written in place. Until it is settled
   * both its texts are kept, whatever is noted of the file next; true when that is on disk. Never
   * rejects. */
  noteInPlace(root: string, path: string): Promise<boolean>;
  /** Forgets the note of a file that is written and read back, or not wanted any more. Never
   * rejects. */
  settle(root: string, path: string): Promise<void>;
  /** The entries of processes that have ended, oldest first; none of this or another live window.
   * An entry may have been written all the same: its process ended before it could settle it. */
  pending(): Promise<PendingChanges>;
  /** Forgets a pending change, which is now saved or not wanted by the user. */
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

/** A file with its texts before and after a change of several files. */
export type PlannedFile = Omit<NotedChange, 'root'>;

export interface PendingChange extends NotedChange {
  /** True if it was being written in place: the file may hold parts of both texts. */
  readonly mayBeTorn?: boolean;
  readonly id: string;
  /** When it was noted: an ISO time in UTC. */
  readonly moment: string;
}

export interface PendingChanges {
  readonly changes: readonly PendingChange[];
  /** Entries that could not be read, by name. They are kept aside, beside the others. */
  readonly unreadable: readonly string[];
}

/** Small text files in one flat folder of the extension's storage, for the journal. */
export interface JournalStore {
  /** Prefix of the names of this process's entries, unique to it. Letters, digits and hyphens. */
  readonly session: string;
  list(): Promise<readonly string[]>;
  /** Undefined if there is none, empty for a file above the limit (bytes): no entry is so large. */
  read(name: string, limit: number): Promise<string | undefined>;
  /** Resolves when the file is on disk, whole. */
  write(name: string, text: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Renames an entry so that `list` omits it. */
  setAside(name: string): Promise<void>;
  /** True if the process that wrote an entry may still be at work on it. */
  isInUse(name: string): Promise<boolean>;
}

/** Texts that outlive a window, by name: an article's text when it was last seen with every quote
 * in its place. The host keeps as many as it has room for. Neither call rejects. */
export interface TextStore {
  get(name: string): Promise<string | undefined>;
  keep(name: string, text: string): Promise<void>;
}

/** A text of an article from version control: the one with this digest (`textDigest`), else the
 * one of when its annotations were last committed, if they were. Costs starting a program, so it is
 * only used where no text is kept. */
export type CommittedText = (article: string, digest?: string) => Promise<string | undefined>;
