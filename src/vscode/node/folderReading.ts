import { annotationFileOf } from '../../core';
import { KNOWN } from '../../project/scannedBlock';
import type { ArticleScanner } from '../../project/scanArticle';
import { ArticleTelling } from './articleTelling';
import { ColumnsBuilder } from './columnsBuilder';
import { FilesAtHand, type ReadText } from './filesAtHand';
import type { FolderRequest, FolderTold } from './folderRequest';
import { indexBefore, isSameContent, isSameVersion, type IndexBefore } from './indexBefore';
import type { StoredFor, StoredIndex } from './indexFile';
import { joinColumns } from './joinColumns';
import { KeyTable } from './keyTable';
import { readLate } from './lateBytes';
import { ALONE, HASH_NUMBERS, partOf, textOf, type ArticleColumns } from './storedColumns';
import { SOURCE, Stretches, type Source } from './stretches';
import type * as TextReading from './textReading';
import type { WalkedPart } from './walkFolder';

interface Expected {
  /** Annotation files that were there and told before. */
  readonly filesBefore: ReadonlySet<string>;
  /** Of what is still so, nothing need be told. */
  readonly toldBefore: boolean;
  /** So many articles there may be. */
  readonly total: number;
  /** What reading texts needs, which is loaded when it is asked for. */
  readonly texts: () => typeof TextReading;
}

/** What was stored cannot be read, which was noticed when some of it was told already. */
export class DamagedIndex extends Error {}

/** One reading of a folder, in parts: takes from the index before what is still so, reads what is not. */
export class FolderReading {
  /** True when the index differs from the one before. */
  isChanged: boolean;
  readonly #told: FolderTold;
  readonly #texts: () => typeof TextReading;
  readonly #toldBefore: boolean;
  readonly #filesBefore: ReadonlySet<string>;
  readonly #coder: string;
  readonly #for: StoredFor;
  readonly #before: IndexBefore | undefined;
  readonly #builder = new ColumnsBuilder();
  readonly #keys: KeyTable;
  readonly #files: FilesAtHand;
  /** All articles. */
  readonly #all = new Stretches();
  #scanner: ArticleScanner | undefined;
  /** Of the scanner's keys: those of the table. */
  readonly #scannerKeys: number[] = [];
  readonly #telling: ArticleTelling;
  /** So many articles were taken. */
  #done = 0;

  constructor(
    request: FolderRequest,
    stored: StoredIndex | undefined,
    told: FolderTold,
    { filesBefore, toldBefore, total, texts }: Expected,
  ) {
    this.#told = told;
    this.#texts = texts;
    this.#toldBefore = toldBefore;
    this.#filesBefore = filesBefore;
    const { build, codebook, coder, largestText } = request;
    this.#coder = coder;
    this.#for = { build, codebook, coder, largestText };
    this.#files = new FilesAtHand(request, told.now(), texts);
    this.#before = indexBefore(stored, this.#for, texts);
    this.#keys = new KeyTable(this.#before?.columns.keys);
    this.#telling = new ArticleTelling({
      told,
      total,
      before: this.#before,
      needLate: () => this.#needLate(),
      builder: this.#builder,
      keys: this.#keys,
    });
    this.isChanged = this.#before?.isSameCodebook !== true;
  }

  /** Reads the next part of the walk; `found`: annotation files in it that are to be told. False if it was
   * cancelled. */
  take(part: WalkedPart, found: readonly string[]): boolean {
    this.#telling.found(found);
    const before = this.#before?.paths;
    const { articles } = part;
    for (let order = 0; order < articles.length; order++) {
      const path = articles[order] ?? '';
      if (this.#told.isCancelled()) return false;
      this.#done++;
      const old = before?.indexOf(path) ?? -1;
      const made = this.#builder.size;
      const isNew = this.#take(part, order, path, old);
      if (!isNew && this.#toldBefore && !this.#isFromOther(path, part.annotationFiles[order]))
        continue;
      if (this.#builder.size > made) this.#telling.tell(path, SOURCE.made, made, this.#done);
      else this.#telling.tell(path, SOURCE.before, old, this.#done);
    }
    return true;
  }

  /** With one file per coder: it says what was said before, and in another file; whose problems are they? */
  #isFromOther(article: string, file: string | undefined): boolean {
    if (this.#coder === '' || file === undefined) return false;
    const shared = annotationFileOf(article);
    return (file === shared) !== this.#filesBefore.has(shared);
  }

  /** All parts were taken. */
  end(): void {
    const before = this.#before?.paths;
    if (before && before.size !== this.#done) this.isChanged = true;
    this.#telling.end(this.#done);
  }

  index(): StoredIndex {
    const before = this.#before;
    if (before && this.#builder.size === 0 && this.#all.size === before.paths.size) {
      return { ...this.#for, columns: before.columns, late: before.late };
    }
    this.#needLate();
    const columns = joinColumns(this.#all.numbers(), this.#sources());
    return { ...this.#for, columns: { ...columns, keys: this.#keys.bytes() } };
  }

  /** Adds an article of a part to the index; true if it says something else than before. `old`: its index
   * before, or −1. */
  #take(part: WalkedPart, order: number, path: string, old: number): boolean {
    const before = old < 0 ? undefined : this.#before;
    const isSame = before !== undefined && isSameVersion(before.columns, old, part.stamps, order);
    if (isSame && before.isSameCodebook) {
      this.#all.add(SOURCE.before, old);
      return false;
    }
    const annotationFile = part.annotationFiles[order];
    const files = this.#files;
    files.take(part, order);
    if (isSame) return this.#byCodebook(before, old, path, undefined);
    this.isChanged = true;
    const text = files.readArticle(path)?.text;
    const isAnnotated = annotationFile !== undefined;
    const annotations = isAnnotated ? files.readAnnotations(annotationFile) : undefined;
    const isClean = text !== undefined && (!isAnnotated || annotations !== undefined);
    if (before && isClean && isSameContent(before.columns, old, files.hashes, isAnnotated)) {
      if (!before.isSameCodebook) return this.#byCodebook(before, old, path, text);
      this.#copy(before, old);
      return false;
    }
    this.#make(path, isClean ? text : undefined, annotations);
    return true;
  }

  /** The codebook changed, and the article did not. `text`: undefined where both dates are the same. */
  #byCodebook(before: IndexBefore, old: number, path: string, text: string | undefined): boolean {
    const { columns, delta } = before;
    const known = columns.known[old] ?? 0;
    const isAnnotated = (known & KNOWN.annotations) !== 0;
    const isAlone = (known & ALONE) !== 0;
    const isCounted = (known & KNOWN.counts) !== 0;
    const keep = (): void =>
      text === undefined ? this.#all.add(SOURCE.before, old) : this.#copy(before, old);
    if (isAlone || (!isAnnotated && (!delta || !isCounted))) {
      keep();
      return isAlone && delta !== undefined;
    }
    const { canDiffer, canHold, normalizeText } = this.#texts();
    if (!isAnnotated && delta && !canHold(delta, partOf(columns.words, columns.wordsAt, old))) {
      keep();
      return false;
    }
    const read = text ?? this.#files.readArticle(path)?.text;
    if (read === undefined) {
      keep();
      return true;
    }
    if (isAnnotated) {
      // Its fields and its ids are read by the codebook.
      const first = old * 2 * HASH_NUMBERS;
      this.#files.hashes.set(columns.hashes.subarray(first, first + 2 * HASH_NUMBERS));
      const bytes = partOf(columns.texts, columns.textsAt, old);
      this.#make(path, read, { bytes, text: textOf(bytes) });
      return true;
    }
    const normal = normalizeText(read);
    if (!delta || !canDiffer(delta, normal)) {
      keep();
      return false;
    }
    const counts = this.#scannerNow().counts({ path, text: normal, annotations: undefined });
    this.#copy(before, old, this.#pairsOf(counts));
    return true;
  }

  /** Adds what the files at hand say. `text` undefined: they must be looked at more closely. */
  #make(path: string, text: string | undefined, annotations: ReadText | undefined): void {
    const scanned =
      text === undefined
        ? undefined
        : this.#scannerNow().scan({
            path,
            text: this.#texts().normalizeText(text),
            annotations: annotations?.text,
          });
    this.#builder.add({
      path,
      known: scanned?.known ?? ALONE,
      stamps: this.#files.trustedStamps(),
      hashes: this.#files.hashes,
      counts: this.#pairsOf(scanned?.counts),
      annotations: scanned && annotations?.bytes,
      said: scanned?.said ?? '',
      words: scanned?.words,
    });
    this.#all.add(SOURCE.made, this.#builder.size - 1);
  }

  /** Before texts or words of the index before are looked into. */
  #needLate(): void {
    const late = this.#before?.late;
    if (late && !readLate(late)) throw new DamagedIndex();
  }

  /** Takes an article over that has other dates now, or other counts. */
  #copy({ columns }: IndexBefore, old: number, counts?: readonly number[]): void {
    this.#needLate();
    this.#builder.copy(columns, old, this.#files.trustedStamps(), counts);
    this.#all.add(SOURCE.made, this.#builder.size - 1);
  }

  /** Made when the first text must be read: mostly none must. */
  #scannerNow(): ArticleScanner {
    if (this.#scanner) return this.#scanner;
    const { articleScanner, buildDictionary, codebookOf } = this.#texts();
    const codebook = codebookOf(this.#for.codebook);
    const dictionary = buildDictionary(codebook);
    return (this.#scanner = articleScanner(codebook, dictionary, this.#for.largestText));
  }

  #pairsOf(counts: readonly number[] | undefined): readonly number[] {
    if (!counts || counts.length === 0) return NONE;
    const { keys } = this.#scannerNow();
    return counts.map((number, at) =>
      at % 2 === 1
        ? number
        : (this.#scannerKeys[number] ??= this.#keys.numberOf(keys[number] ?? '')),
    );
  }

  #sources(): Readonly<Record<Source, ArticleColumns>> {
    const made = this.#builder.view();
    return { [SOURCE.before]: this.#before?.columns ?? made, [SOURCE.made]: made };
  }
}

const NONE: readonly number[] = [];
