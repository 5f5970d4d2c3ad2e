import {
  annotationFileOf,
  buildDictionary,
  canDiffer,
  codebookDelta,
  EMPTY_CODEBOOK,
  normalizeText,
  parseCodebook,
  termsOf,
  type Codebook,
  type CodebookDelta,
} from '../../core';
import { KNOWN } from '../../project/scannedBlock';
import { articleScanner, type ArticleScanner } from '../../project/scanArticle';
import type { FolderRequest, FolderTold } from './folderIndex';
import type { StoredFor, StoredIndex } from './indexFile';
import { hashInto, LARGEST_READ, plainText, readOne } from './readOne';
import {
  ALONE,
  blockOf,
  ColumnsBuilder,
  HASH_NUMBERS,
  listOf,
  textOf,
  type StoredColumns,
} from './storedColumns';
import { STAMP_NUMBERS, type WalkedFolder } from './walkFolder';

/** So many articles, or units of their annotation files, are told together: the host takes them in a few
 * milliseconds. */
const TOGETHER = 500;
const UNITS_TOGETHER = 400_000;

/** A file changed so short before it was looked at may change again within the same tick of the disk's
 * clock, in milliseconds: its dates then prove nothing. */
const FRESH = 3000;

/** One reading of a folder: takes from the index before what is still so, reads what is not. */
export class FolderReading {
  /** True when the index differs from the one before. */
  isChanged = false;
  readonly #request: FolderRequest;
  readonly #walked: WalkedFolder;
  readonly #told: FolderTold;
  readonly #for: StoredFor;
  readonly #scanner: ArticleScanner;
  readonly #builder = new ColumnsBuilder();
  readonly #annotationFileAt: ReadonlyMap<string, number>;
  readonly #before: Before | undefined;
  /** As long as everything is as before, nothing is copied: so many articles of it. */
  #same = 0;
  #isSame: boolean;
  /** Of the scanner's keys, and of those of the index before: the builder's. */
  readonly #scannerKeys: number[] = [];
  readonly #keysBefore: number[] = [];
  readonly #latest: number;
  // What waits to be told.
  #waiting: number[] = [];
  #alone: string[] = [];
  #units = 0;
  // Of the article at hand.
  readonly #stamps = new Float64Array(2 * STAMP_NUMBERS);
  readonly #hashes = new Uint32Array(2 * HASH_NUMBERS);

  constructor(
    request: FolderRequest,
    stored: StoredIndex | undefined,
    walked: WalkedFolder,
    told: FolderTold,
  ) {
    this.#request = request;
    this.#walked = walked;
    this.#told = told;
    this.#latest = told.now() - FRESH;
    const codebook = codebookOf(request.codebook);
    const coder = codebook.annotationFiles === 'one-per-coder' ? request.coder : '';
    const { build, largestText } = request;
    this.#for = { build, coder, largestText, codebook: request.codebook };
    this.#scanner = articleScanner(buildDictionary(codebook), largestText);
    this.#annotationFileAt = new Map(walked.annotationFiles.map((path, index) => [path, index]));
    this.#before = beforeOf(stored, this.#for, codebook);
    this.isChanged = this.#before?.isSame !== true;
    this.#isSame = !this.isChanged;
  }

  /** False if it was cancelled. `toldBefore`: of what is still so, nothing need be told. */
  run(toldBefore: boolean): boolean {
    const { articles } = this.#walked;
    const before = this.#before;
    let beforeAt = 0;
    for (const [order, path] of articles.entries()) {
      if (this.#told.isCancelled()) return false;
      let old = -1;
      if (before) {
        while (beforeAt < before.paths.length && (before.paths[beforeAt] ?? '') < path) beforeAt++;
        if (before.paths[beforeAt] === path) old = beforeAt;
      }
      const isNew = this.#take(order, path, old);
      if (isNew || !toldBefore) this.#tell(path, order + 1);
    }
    if (before && before.paths.length !== articles.length) this.isChanged = true;
    this.#flush(articles.length);
    return true;
  }

  index(): StoredIndex {
    const before = this.#before;
    if (before && this.#isSame && this.#same === before.paths.length) {
      return { ...this.#for, columns: before.columns };
    }
    this.#copySame();
    return { ...this.#for, columns: this.#builder.columns() };
  }

  /** From here on, not everything is as before. */
  #copySame(): void {
    const before = this.#before;
    if (!this.#isSame || !before) return;
    this.#isSame = false;
    const length = this.#stamps.length;
    for (let index = 0; index < this.#same; index++) {
      const stamps = before.columns.stamps.subarray(index * length, (index + 1) * length);
      this.#builder.copy(before.columns, index, this.#keyBefore, stamps);
    }
  }

  readonly #keyBefore = (key: number): number =>
    (this.#keysBefore[key] ??= this.#builder.keyOf(this.#before?.keys[key] ?? ''));

  /** Adds the article to the index; true if it says something else than before. `old`: its index in
   * the columns before, or -1. */
  #take(order: number, path: string, old: number): boolean {
    const annotationPath = this.#annotationPathOf(path);
    const annotationAt =
      annotationPath === undefined ? undefined : this.#annotationFileAt.get(annotationPath);
    this.#stampsOf(order, annotationAt);
    const before = old < 0 ? undefined : this.#before;
    const isSame = before && this.#isSameStamp(before.columns, old);
    if (before && isSame && !before.delta) {
      if (this.#isSame && old === this.#same) this.#same++;
      else this.#keep(before.columns, old);
      return false;
    }
    const file = `${this.#request.root}/${path}`;
    const text = this.#read(file, 0, this.#stamps[0] ?? 0);
    if (before && isSame) return this.#recount(before, old, path, text);
    const annotations =
      annotationPath === undefined || annotationAt === undefined
        ? undefined
        : this.#read(
            `${this.#request.root}/${annotationPath}`,
            1,
            this.#stamps[STAMP_NUMBERS] ?? 0,
          );
    this.isChanged = true;
    const isClean = text !== undefined && (annotationAt === undefined || annotations !== undefined);
    if (before && isClean && this.#isSameContent(before.columns, old, annotationAt !== undefined)) {
      if (before.delta) return this.#recount(before, old, path, text);
      this.#keep(before.columns, old);
      return false;
    }
    const scanned = isClean
      ? this.#scanner.scan({ path, text: normalizeText(text), annotations })
      : undefined;
    const known = scanned
      ? (annotations === undefined ? 0 : KNOWN.annotations) | (scanned.counts ? KNOWN.counts : 0)
      : ALONE;
    this.#copySame();
    this.#builder.add({
      path,
      known,
      stamps: this.#trusted(),
      hashes: this.#hashes,
      counts: this.#pairsOf(scanned?.counts),
      annotations: scanned ? (annotations ?? '') : '',
      places: scanned?.places ?? [],
      head: scanned?.head ?? '',
    });
    return true;
  }

  #keep(columns: StoredColumns, old: number, counts?: readonly number[]): void {
    this.#copySame();
    this.#builder.copy(columns, old, this.#keyBefore, this.#trusted(), counts);
  }

  /** The codebook changed, and the article did not. */
  #recount(before: Before, old: number, path: string, text: string | undefined): boolean {
    const { columns, delta } = before;
    const known = columns.known[old] ?? 0;
    if ((known & ALONE) !== 0 || text === undefined) {
      this.#keep(columns, old);
      return true;
    }
    const normal = normalizeText(text);
    if ((known & KNOWN.counts) === 0 || !delta || !canDiffer(delta, normal)) {
      this.#keep(columns, old);
      return false;
    }
    const annotations =
      (known & KNOWN.annotations) === 0
        ? undefined
        : textOf(columns.texts, columns.textsAt[old], columns.textsAt[old + 1]);
    const counts = this.#scanner.counts({ path, text: normal, annotations });
    this.#keep(columns, old, this.#pairsOf(counts));
    this.isChanged = true;
    return true;
  }

  #annotationPathOf(path: string): string | undefined {
    const plain = annotationFileOf(path);
    if (this.#annotationFileAt.has(plain)) return plain;
    const { coder } = this.#for;
    const own = coder === '' ? undefined : annotationFileOf(path, coder);
    return own !== undefined && this.#annotationFileAt.has(own) ? own : undefined;
  }

  #stampsOf(order: number, annotationAt: number | undefined): void {
    const { articleStamps, annotationStamps } = this.#walked;
    for (let at = 0; at < STAMP_NUMBERS; at++) {
      this.#stamps[at] = articleStamps[order * STAMP_NUMBERS + at] ?? NaN;
      this.#stamps[STAMP_NUMBERS + at] =
        annotationAt === undefined
          ? -1
          : (annotationStamps[annotationAt * STAMP_NUMBERS + at] ?? NaN);
    }
    this.#hashes.fill(0);
  }

  /** The stamps, without those that a change within the same tick would not change. */
  #trusted(): Float64Array {
    const stamps = this.#stamps;
    for (let at = 0; at < stamps.length; at += STAMP_NUMBERS) {
      const latest = Math.max(stamps[at + 1] ?? 0, stamps[at + 2] ?? 0);
      if (latest > this.#latest) stamps[at] = NaN;
    }
    return stamps;
  }

  #isSameStamp({ stamps }: StoredColumns, old: number): boolean {
    const first = old * this.#stamps.length;
    return this.#stamps.every((stamp, at) => stamp === stamps[first + at]);
  }

  #isSameContent({ hashes, known }: StoredColumns, old: number, isAnnotated: boolean): boolean {
    const flags = known[old] ?? 0;
    if ((flags & ALONE) !== 0 || ((flags & KNOWN.annotations) !== 0) !== isAnnotated) return false;
    const first = old * this.#hashes.length;
    return this.#hashes.every((hash, at) => hash === hashes[first + at]);
  }

  /** Undefined for what must be looked at more closely. */
  #read(file: string, which: 0 | 1, size: number): string | undefined {
    if (!(size <= LARGEST_READ)) return undefined;
    const bytes = readOne(file, size);
    if (!bytes) return undefined;
    // It grew or shrank while we looked.
    if (bytes.length !== size) this.#stamps[which * STAMP_NUMBERS] = NaN;
    hashInto(this.#hashes, which * HASH_NUMBERS, bytes);
    return plainText(bytes);
  }

  #pairsOf(counts: readonly number[] | undefined): readonly number[] {
    return (counts ?? []).map((number, at) =>
      at % 2 === 1
        ? number
        : (this.#scannerKeys[number] ??= this.#builder.keyOf(this.#scanner.keys[number] ?? '')),
    );
  }

  #tell(path: string, done: number): void {
    const same = this.#isSame ? this.#before?.columns : undefined;
    const index = (same ? this.#same : this.#builder.size) - 1;
    const isAlone = same ? ((same.known[index] ?? 0) & ALONE) !== 0 : this.#builder.isAlone(index);
    if (isAlone) this.#alone.push(path);
    else this.#waiting.push(index);
    this.#units += same
      ? (same.textsAt[index + 1] ?? 0) - (same.textsAt[index] ?? 0)
      : this.#builder.bytesOf(index);
    const waiting = this.#waiting.length + this.#alone.length;
    if (waiting >= TOGETHER || this.#units >= UNITS_TOGETHER) this.#flush(done);
  }

  #flush(done: number): void {
    const total = this.#walked.articles.length;
    if (this.#waiting.length + this.#alone.length === 0 && done < total) return;
    const before = this.#isSame ? this.#before : undefined;
    const block = before
      ? blockOf(before.columns, before.keys, this.#waiting)
      : blockOf(this.#builder.view(), this.#builder.keys, this.#waiting);
    this.#told.part({ block, alone: this.#alone, found: [], gone: [], done, total });
    this.#waiting = [];
    this.#alone = [];
    this.#units = 0;
  }
}

/** The index before, where it can be used. */
interface Before {
  readonly columns: StoredColumns;
  readonly paths: readonly string[];
  readonly keys: readonly string[];
  /** What the codebook changes in mentions; undefined when that is nothing. */
  readonly delta: CodebookDelta | undefined;
  /** True when it is for the same codebook, word by word. */
  readonly isSame: boolean;
}

function beforeOf(
  stored: StoredIndex | undefined,
  now: StoredFor,
  codebook: Codebook,
): Before | undefined {
  if (stored?.build !== now.build || stored.coder !== now.coder) return undefined;
  if (stored.largestText !== now.largestText) return undefined;
  const { columns } = stored;
  const isSame = stored.codebook === now.codebook;
  const found = isSame
    ? undefined
    : codebookDelta(termsOf(codebookOf(stored.codebook)), termsOf(codebook));
  const delta = found && found.spellings.length > 0 ? found : undefined;
  return { columns, paths: listOf(columns.paths), keys: listOf(columns.keys), delta, isSame };
}

function codebookOf(text: string): Codebook {
  const parsed = parseCodebook(text);
  return parsed.kind === 'codebook' ? parsed.codebook : EMPTY_CODEBOOK;
}
