import { annotationFileOf, findPath, runSync } from '../../../core';
import { withCounts } from '../../../project/corpusIndex/rowJson';
import type { ArticleScanner } from '../../../project/corpusIndex/scanArticle';
import { FilesAtHand } from './filesAtHand';
import type { FolderRequest, ScanListener } from './folderRequest';
import { indexBefore, isSameContent, isSameVersion, type IndexBefore } from './indexBefore';
import {
  isAlone,
  isAnnotated,
  type StoredFor,
  type StoredIndex,
  type StoredRow,
} from './indexFile';
import { KeyTable } from './keyTable';
import { ScanReporter } from './scanReporter';
import type * as TextReading from './textReading';
import type { WalkedPart } from './walkFolder';

interface Expected {
  /** Annotation files that existed and were reported before. */
  readonly filesBefore: ReadonlySet<string>;
  /** Unchanged rows need not be reported again. */
  readonly reportedBefore: boolean;
  /** The expected number of articles. */
  readonly total: number;
  /** What reading texts needs, loaded on first use. */
  readonly texts: () => typeof TextReading;
}

/** One reading of a folder, in parts: takes unchanged rows from the index before, and reads the
 * rest. */
export class FolderReading {
  /** True when the index differs from the one before. */
  isChanged: boolean;
  readonly #listener: ScanListener;
  readonly #texts: () => typeof TextReading;
  readonly #reportedBefore: boolean;
  readonly #filesBefore: ReadonlySet<string>;
  /** True where articles are read from the shared file or, without one, from the coder's. */
  readonly #isEitherFile: boolean;
  readonly #for: StoredFor;
  readonly #before: IndexBefore | undefined;
  readonly #keys: KeyTable;
  readonly #files: FilesAtHand;
  readonly #rows: StoredRow[] = [];
  readonly #reporter: ScanReporter;
  #scanner: ArticleScanner | undefined;
  /** The index, in the rows before, of the first that may be the next article's. */
  #next = 0;

  constructor(
    request: FolderRequest,
    stored: StoredIndex | undefined,
    listener: ScanListener,
    { filesBefore, reportedBefore, total, texts }: Expected,
  ) {
    this.#listener = listener;
    this.#texts = texts;
    this.#reportedBefore = reportedBefore;
    this.#filesBefore = filesBefore;
    const { build, codebook, coder, isBlind, largestText } = request;
    this.#isEitherFile = coder !== '' && !isBlind;
    this.#for = { build, codebook, coder, isBlind, largestText };
    this.#files = new FilesAtHand(request, listener.now(), texts);
    this.#before = indexBefore(stored, this.#for, texts);
    this.#keys = new KeyTable(this.#before?.index.keys ?? []);
    this.#reporter = new ScanReporter({ listener, total, keys: this.#keys });
    this.isChanged = this.#before?.isSameCodebook !== true;
  }

  /** Reads the next part of the walk; `found`: annotation files in it to be reported. False if the
   * reading was cancelled. */
  take(part: WalkedPart, found: readonly string[]): boolean {
    this.#reporter.found(found);
    for (const [order, path] of part.articles.entries()) {
      if (this.#listener.isCancelled()) return false;
      const old = this.#rowBefore(path);
      const { row, isNew } = this.#rowOf(part, order, old);
      this.#rows.push(row);
      if (row !== old) this.isChanged = true;
      const isWanted =
        isNew || !this.#reportedBefore || this.#isFromOther(path, part.annotationFiles[order]);
      if (isWanted) this.#reporter.report(row, this.#rows.length);
    }
    return true;
  }

  /** The article's row before; articles come in the order in which they are stored. */
  #rowBefore(path: string): StoredRow | undefined {
    const rows = this.#before?.index.rows ?? [];
    for (;;) {
      const row = rows[this.#next];
      if (!row || row.path > path) return undefined;
      this.#next++;
      if (row.path === path) return row;
    }
  }

  /** With one file per coder: whether an article is now read from another file, the shared one or
   * the coder's, so that its problems belong to that file. */
  #isFromOther(article: string, file: string | undefined): boolean {
    if (!this.#isEitherFile || file === undefined) return false;
    const shared = annotationFileOf(article);
    const isShared = (has: (path: string) => boolean) => findPath(shared, has) !== undefined;
    return isShared((one) => one === file) !== isShared((one) => this.#filesBefore.has(one));
  }

  /** To be called after all parts were taken. */
  end(): void {
    const before = this.#before?.index.rows;
    if (before && before.length !== this.#rows.length) this.isChanged = true;
    this.#reporter.end(this.#rows.length);
  }

  index(): StoredIndex {
    const { keys } = this.#keys;
    return { ...this.#for, keys, rows: this.#rows };
  }

  /** The row of an article of a part. `old`: its row before. `isNew`: the row differs from that. */
  #rowOf(part: WalkedPart, order: number, old: StoredRow | undefined): Taken {
    const before = this.#before;
    const isSame = old !== undefined && isSameVersion(old, part.stamps, order);
    if (isSame && before?.isSameCodebook === true) return { row: old, isNew: false };
    const path = part.articles[order] ?? '';
    const annotationFile = part.annotationFiles[order];
    const files = this.#files;
    files.take(part, order);
    if (isSame && before) return this.#byCodebook(before, old, undefined);
    const text = files.readArticle(path);
    const hasAnnotations = annotationFile !== undefined;
    const annotations = hasAnnotations ? files.readAnnotations(annotationFile) : undefined;
    const isClean = text !== undefined && (!hasAnnotations || annotations !== undefined);
    if (old && before && isClean && isSameContent(old, files.hashes, hasAnnotations)) {
      if (!before.isSameCodebook) return this.#byCodebook(before, old, text);
      return { row: { ...old, stamps: files.trustedStamps() }, isNew: false };
    }
    return { row: this.#made(path, isClean ? text : undefined, annotations), isNew: true };
  }

  /** The row of an article that did not change while the codebook did. `text`: undefined where both
   * dates are the same. */
  #byCodebook({ delta }: IndexBefore, old: StoredRow, text: string | undefined): Taken {
    const { path, json, text: annotations, words } = old;
    const row = text === undefined ? old : { ...old, stamps: this.#files.trustedStamps() };
    if (isAlone(old)) return { row, isNew: delta !== undefined };
    const { canDiffer, canHold, normalizeText } = this.#texts();
    // Without annotations, only the counts may differ.
    const mayDiffer = delta && words !== null && canHold(delta, Buffer.from(words, 'base64'));
    if (!isAnnotated(old) && mayDiffer !== true) return { row, isNew: false };
    const read = text ?? this.#files.readArticle(path);
    if (read === undefined) return { row, isNew: true };
    if (isAnnotated(old)) {
      // Its fields and ids depend on the codebook.
      const made = this.#made(path, read, JSON.parse(annotations) as string);
      return { row: { ...made, hashes: old.hashes }, isNew: true };
    }
    const normal = normalizeText(read);
    if (!delta || !canDiffer(delta, normal)) return { row, isNew: false };
    const counts = this.#scannerNow().counts({ path, text: normal, annotations: undefined });
    const stamps = this.#files.trustedStamps();
    return { row: { ...old, stamps, json: withCounts(json, counts) }, isNew: true };
  }

  /** The row made from the current files. `text` undefined: the host must read them. */
  #made(path: string, text: string | undefined, annotations: string | undefined): StoredRow {
    const scanned =
      text === undefined
        ? undefined
        : this.#scannerNow().scan({ path, text: this.#texts().normalizeText(text), annotations });
    const words = scanned?.words;
    return {
      path,
      stamps: this.#files.trustedStamps(),
      hashes: [...this.#files.hashes],
      words: words ? Buffer.from(words).toString('base64') : null,
      json: scanned?.json ?? '',
      text: scanned && annotations !== undefined ? JSON.stringify(annotations) : '',
    };
  }

  /** Created on first use: usually no text must be read. */
  #scannerNow(): ArticleScanner {
    if (this.#scanner) return this.#scanner;
    const { articleScanner, buildDictionary, codebookOf } = this.#texts();
    const codebook = codebookOf(this.#for.codebook);
    const dictionary = runSync(buildDictionary(codebook));
    const numberOf = (key: string): number => this.#keys.numberOf(key);
    return (this.#scanner = articleScanner(codebook, dictionary, this.#for.largestText, numberOf));
  }
}

interface Taken {
  readonly row: StoredRow;
  readonly isNew: boolean;
}
