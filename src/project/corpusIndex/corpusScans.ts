import {
  addAll,
  annotationFileOf,
  type ArticlePath,
  type ArticleRow,
  type Codebook,
} from '../../core';
import { allKnown, forgetGone, forgetUntold, type GoneNeeds } from '../files/goneFiles';
import { OwnArticles } from '../files/ownArticles';
import type { ScanChunk, ScanOutcome } from '../ports';
import { decodeRow, rowOfScanned, type EncodedRow, type ScannedArticle } from './scannedRow';
import { oneAfterTheOther } from '../turns';

interface Needs extends GoneNeeds {
  /** The text that the codebook in force was read from. */
  readonly codebookText: () => string;
  readonly coder: () => string;
  readonly largestText: () => number;
}

/** Of so many articles, so many are read. `isOver`: all are, or the reading was stopped. */
export interface ArticlesRead {
  readonly done: number;
  readonly total: number;
  readonly isOver: boolean;
}

/** How many rows are made at a time. */
const ROWS_TOGETHER = 64;

/** Nobody minds to wait so long for the first rows. */
const LONG_MS = 1000;

/** Or so many UTF-16 units of JSON, which take about a millisecond. */
const UNITS_TOGETHER = 100_000;

/** Takes over what the host's scan of a whole corpus finds: the rows of closed articles. An article that
 * is open, whose annotation file was opened or edited, or that has changed meanwhile, is read by
 * itself: what a scan says of it may be older than what is known. */
export class CorpusScans {
  readonly #needs: Needs;
  readonly #inTurn = oneAfterTheOther();
  /** A scan that was asked for and has not begun. */
  #waiting: Promise<ScanOutcome> | undefined;
  /** True until everything was told once. */
  #isWhole = true;
  /** Files that changed since what runs now began. */
  #changed: Set<string> | undefined;
  #toldRows = 0;
  /** When the running scan began. */
  #begun = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** A file changed, and is read by itself. */
  changed(path: string): void {
    this.#changed?.add(path);
  }

  /** One scan after the other. `failed`: nothing but reading file by file is left. */
  run(
    cancelled: () => boolean = () => false,
    tell: (read: ArticlesRead) => void = () => undefined,
  ): Promise<ScanOutcome> {
    return this.#inTurn(async () => {
      this.#waiting = undefined;
      const isWhole = this.#isWhole;
      const first = await this.#scan(cancelled, tell);
      // A thread that is new knows nothing of what was told before.
      return first === 'failed' && !isWhole ? this.#scan(cancelled, tell) : first;
    });
  }

  /** Does something while no scan runs; `changed`: the files that change meanwhile. */
  instead<Result>(work: (changed: ReadonlySet<string>) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async () => {
      const changed = new Set<string>();
      this.#changed = changed;
      try {
        return await work(changed);
      } finally {
        this.#changed = undefined;
      }
    });
  }

  /** The next scan that begins, the same for all who ask until then: programs that change many files tell
   * of them again and again. */
  runTogether(): Promise<ScanOutcome> {
    return (this.#waiting ??= this.run());
  }

  async #scan(cancelled: () => boolean, tell: (read: ArticlesRead) => void): Promise<ScanOutcome> {
    const { annotationFiles, files, index, rows, world, codebookText, coder, largestText } =
      this.#needs;
    if (!files.scan) return 'failed';
    const isWhole = this.#isWhole;
    this.#isWhole = true;
    this.#toldRows = 0;
    this.#begun = world.clock.now();
    const changed = new Set<string>();
    this.#changed = changed;
    // In the same moment: of what is looked at from now on, this scan is not believed, and the next one must tell.
    const looked = annotationFiles.takeLooked();
    const untold = isWhole ? await allKnown(this.#needs) : new Set<string>();
    const ours = new OwnArticles(this.#needs, changed, new Set(files.openPaths()));
    const alone: ArticlePath[] = [];
    const keys: string[] = [];
    const { codebook } = index;
    const outcome = await files.scan({
      codebook: codebookText(),
      coder: codebook.annotationFiles === 'one-per-coder' ? coder() : '',
      largestText: largestText(),
      whole: isWhole,
      readAlone: [...rows.readHere, ...annotationFiles.held, ...looked],
      cancelled,
      take: async (chunk) => {
        await this.#take(chunk, { changed, ours, alone, untold, codebook, keys });
        tell({ done: chunk.done, total: chunk.total, isOver: false });
        await world.breathe();
      },
    });
    index.tellFilled();
    if (outcome !== 'done') return outcome;
    await forgetUntold(this.#needs, untold, changed);
    await this.#readAlone(alone, cancelled);
    this.#changed = undefined;
    this.#isWhole = cancelled();
    return cancelled() ? 'cancelled' : 'done';
  }

  async #take(chunk: ScanChunk, taking: Taking): Promise<void> {
    const { annotationFiles, index, world } = this.#needs;
    const { changed, keys, untold } = taking;
    addAll(keys, chunk.keys);
    for (const path of chunk.found) {
      untold.delete(path);
      if (!changed.has(path)) annotationFiles.told(path, true);
    }
    await forgetGone(this.#needs, chunk.gone, changed);
    for (const path of chunk.alone) {
      untold.delete(path);
      this.#putAside(path, taking);
    }
    for (const rows of slicesOf(chunk.rows)) {
      await this.#takeRows(rows, taking);
      await world.breathe();
    }
    // What takes long is told before its end; then only when there is twice as much, since each time
    // views count anew.
    const isLong = world.clock.now() - this.#begun > LONG_MS;
    if (isLong && index.size >= 2 * this.#toldRows) {
      this.#toldRows = index.size;
      index.tellFilled();
    }
  }

  async #takeRows(rows: readonly EncodedRow[], taking: Taking): Promise<void> {
    const { index } = this.#needs;
    const { changed, codebook, keys, ours, untold } = taking;
    if (codebook.annotationFiles === 'one-per-coder' && untold.size > 0) {
      await this.#forgetShared(rows, untold, changed);
    }
    ours.look();
    index.fill(
      rows.flatMap((encoded) => {
        // Mostly nothing was known: then a hundred thousand paths need no hash.
        if (untold.size > 0) untold.delete(encoded.path);
        const row = ours.has(encoded.path)
          ? undefined
          : this.#rowOf(decodeRow(encoded, keys), codebook);
        if (!row) this.#putAside(encoded.path, taking);
        return row ?? [];
      }),
    );
  }

  /** What has changed may be gone by now; but its annotation file may have changed as well, of which only the scan
   * has heard. Of an open article only its document was read. */
  #putAside(path: ArticlePath, { alone, changed }: Taking): void {
    const { annotationFiles, open } = this.#needs;
    if (!changed.has(path) || open.has(path)) annotationFiles.exists(path, true);
    alone.push(path);
  }

  /** `codebook`: by which the scan read it. Undefined for what needs a closer look. */
  #rowOf(scanned: ScannedArticle, codebook: Codebook): ArticleRow | undefined {
    const { annotationFiles, index, problems, rows } = this.#needs;
    const found = rowOfScanned(scanned, index.codebook, codebook === index.codebook);
    if (!found) return undefined;
    const { path } = found.row;
    annotationFiles.filled(path);
    rows.scanned(path);
    if (scanned.text !== '') {
      const file = annotationFiles.pathOf(path);
      if (found.faults) problems.setOwn(file, found.faults.text, found.faults.problems);
      else problems.removeOwn(file);
      annotationFiles.scanned(file, scanned.text);
    }
    return found.row;
  }

  async #readAlone(paths: readonly ArticlePath[], cancelled: () => boolean): Promise<void> {
    const { annotationFiles, rows } = this.#needs;
    await rows.inSlices(
      paths,
      async (path) => {
        const file = annotationFiles.pathOf(path);
        try {
          if (annotationFiles.isHeld(file)) await annotationFiles.look(file);
        } finally {
          // Where the disk refuses that, it is known from then on that the row is to be read again.
          await rows.read(path);
        }
      },
      cancelled,
    );
  }

  /** With one file per coder: an annotation file is told before its article, so a shared one that was not is not
   * there, and no article is read from it any more. Without, there is no other that it could be read from. */
  async #forgetShared(
    rows: readonly EncodedRow[],
    untold: ReadonlySet<string>,
    changed: ReadonlySet<string>,
  ): Promise<void> {
    const { annotationFiles } = this.#needs;
    for (const { path } of rows) {
      const shared = annotationFileOf(path);
      if (untold.has(shared) && annotationFiles.isThere(shared)) {
        await forgetGone(this.#needs, [shared], changed);
      }
    }
  }
}

interface Taking {
  readonly changed: ReadonlySet<string>;
  readonly ours: OwnArticles;
  readonly alone: ArticlePath[];
  /** Of a scan that tells everything: what was known before, and was not told yet. */
  readonly untold: Set<string>;
  /** By which what is told was read. */
  readonly codebook: Codebook;
  /** What counts are of, by number; grows with each chunk. */
  readonly keys: string[];
}

/** Rows as far as they are made in about a millisecond. */
function* slicesOf(rows: readonly EncodedRow[]): Generator<readonly EncodedRow[]> {
  let first = 0;
  let units = 0;
  for (const [at, { json }] of rows.entries()) {
    units += json.length;
    if (at + 1 - first < ROWS_TOGETHER && units < UNITS_TOGETHER) continue;
    yield rows.slice(first, at + 1);
    first = at + 1;
    units = 0;
  }
  if (first < rows.length) yield rows.slice(first);
}
