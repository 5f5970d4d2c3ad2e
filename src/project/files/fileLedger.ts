import { findPath } from '../../core';
import type { FileText } from '../ports';

/** The state of a file beyond its existence. Moments are counts of the ledger's clock; 0: never. */
export interface FileRecord {
  /** When an event last reported that it changed. */
  readonly changedAt: number;
  /** When the last reading of it here began, unless a scan has reported it since. */
  readonly readAt: number;
  /** True if it was opened or edited here, or is being opened: changes are found by looking at
   * it. */
  readonly isHeld: boolean;
  /** For an annotation file that is not held: the text that a scan found, as a string of JSON. */
  readonly scannedText: string | undefined;
  /** Whether its bytes could be decoded when it was last read here, or why it was not read. */
  readonly decoded: Omit<FileText, 'text'>;
}

const NOTHING: FileRecord = {
  changedAt: 0,
  readAt: 0,
  isHeld: false,
  scannedText: undefined,
  decoded: { clean: true },
};

/** What is known of each file of a corpus, articles and annotation files, and since when. Events,
 * readings and scans may overlap: moments of one clock show which is newer. */
export class FileLedger {
  /** Grows with each event. */
  #now = 0;
  #scanBegan = 0;
  /** When each existing file was last found. Most files have only this: an object for each of a
   * hundred thousand would take ten megabytes. */
  readonly #foundAt = new Map<string, number>();
  readonly #records = new Map<string, FileRecord>();

  record(path: string): FileRecord {
    return this.#records.get(path) ?? NOTHING;
  }

  /** True of a file that exists, as far as that is known. */
  has(path: string): boolean {
    return this.#foundAt.has(path);
  }

  /** The path of an existing file in the spelling that the disk has; see `findPath`. */
  find(path: string): string | undefined {
    return findPath(path, (one) => this.#foundAt.has(one));
  }

  /** All existing files, in any order. */
  get paths(): readonly string[] {
    return [...this.#foundAt.keys()];
  }

  /** The files below a folder (with `/` at its end), in the order of code units. */
  below(folder: string): readonly string[] {
    return this.paths.filter((path) => path.startsWith(folder)).sort();
  }

  /** Stores what a reading or an event here found. */
  setExists(path: string, exists: boolean): void {
    if (!exists) this.#foundAt.delete(path);
    else if (!this.#foundAt.has(path)) this.#foundAt.set(path, ++this.#now);
  }

  /** Stores that an event reported a change: the result of a scan that is already running may be
   * older. */
  changed(path: string): void {
    this.#set(path, { changedAt: ++this.#now });
  }

  /** Gives the moment, which the caller passes to `isLatest` at the end. */
  beginReading(path: string): number {
    this.#set(path, { readAt: ++this.#now });
    return this.#now;
  }

  /** False if another reading of the file has begun since, or a scan has reported it. */
  isLatest(path: string, readAt: number): boolean {
    return this.record(path).readAt === readAt;
  }

  /** True of a file that was read here since a scan last reported it. */
  isReadHere(path: string): boolean {
    return this.record(path).readAt > 0;
  }

  /** The files read here, whose existence the next scan must report: it does not know of these
   * readings. */
  get readHere(): readonly string[] {
    return this.#recorded(({ readAt, isHeld }) => readAt > 0 || isHeld);
  }

  hold(path: string): void {
    this.#set(path, { isHeld: true });
  }

  get held(): readonly string[] {
    return this.#recorded(({ isHeld }) => isHeld);
  }

  setDecoded(path: string, decoded: FileRecord['decoded']): void {
    const { clean, refused } = this.record(path).decoded;
    if (decoded.clean !== clean || decoded.refused !== refused) this.#set(path, { decoded });
  }

  setScannedText(path: string, scannedText: string | undefined): void {
    if (scannedText !== this.record(path).scannedText) this.#set(path, { scannedText });
  }

  /** To be called when a look at all files begins, by a scan or a list; one at a time. */
  beginScan(): void {
    this.#scanBegan = ++this.#now;
  }

  /** True of a file that has changed since the last scan began. */
  isChangedInScan(path: string): boolean {
    return this.record(path).changedAt > this.#scanBegan;
  }

  /** Stores that the last scan found the file. */
  found(path: string): void {
    this.#foundAt.set(path, this.#scanBegan);
  }

  /** Stores that the last scan found the file, and that its result replaces what was read here. */
  reported(path: string): void {
    this.found(path);
    if (this.isReadHere(path)) this.#set(path, { readAt: 0 });
  }

  /** Stores that the last scan found the file to be gone. Everything else about it is forgotten; a
   * reading that still runs began before. */
  removed(path: string): void {
    const { isHeld, decoded } = this.record(path);
    this.#foundAt.delete(path);
    this.#records.delete(path);
    if (isHeld) this.#set(path, { isHeld, decoded });
  }

  /** True of a file that existed when the last scan began, and that it has not found so far. */
  isUnseen(path: string): boolean {
    return (this.#foundAt.get(path) ?? Infinity) < this.#scanBegan;
  }

  #set(path: string, changes: Partial<FileRecord>): void {
    this.#records.set(path, { ...this.record(path), ...changes });
  }

  #recorded(isWanted: (record: FileRecord) => boolean): readonly string[] {
    const paths: string[] = [];
    for (const [path, record] of this.#records) if (isWanted(record)) paths.push(path);
    return paths;
  }
}
