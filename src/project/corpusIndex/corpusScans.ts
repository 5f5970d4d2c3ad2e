import {
  addAll,
  annotationFileOf,
  seenWork,
  type ArticlePath,
  type ArticleRow,
  type Codebook,
  type StudyReader,
} from '../../core';
import { dropRemoved, dropUnseen, type RemovalNeeds } from '../files/removedFiles';
import type { ScanChunk, ScanOutcome } from '../ports';
import { decodeRow, rowOfScanned, type EncodedRow, type ScannedArticle } from './scannedRow';
import { serialQueue } from '../serialQueue';

interface Needs extends RemovalNeeds {
  /** The text that the current codebook was read from. */
  readonly codebookText: () => string;
  readonly reader: () => StudyReader;
  readonly largestText: () => number;
}

/** `done` of `total` articles are read. `isOver`: all are, or the reading was stopped. */
export interface ArticlesRead {
  readonly done: number;
  readonly total: number;
  readonly isOver: boolean;
}

/** How many rows are made at a time. */
const ROWS_TOGETHER = 64;

/** A whole scan that takes longer shows its first rows before its end. */
const LONG_MS = 1000;

/** Largest slice of rows in UTF-16 units of JSON, which take about a millisecond. */
const UNITS_TOGETHER = 100_000;

/** Takes over what the host's scan of a whole corpus finds: the rows of closed articles. An article
 * that is open, whose annotation file was opened or edited, or that has changed meanwhile, is read
 * separately: the scan's result may be older than what is known. */
export class CorpusScans {
  readonly #needs: Needs;
  readonly #inQueue = serialQueue();
  /** A scan that was requested and has not begun. */
  #waiting: Promise<ScanOutcome> | undefined;
  /** True until everything was reported once. */
  #isWhole = true;
  #reportedRows = 0;
  /** When the running scan began, in milliseconds of the clock. */
  #begun = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Runs one scan after the other. `failed`: the files have to be read one by one. */
  run(
    cancelled: () => boolean = () => false,
    report: (read: ArticlesRead) => void = () => undefined,
  ): Promise<ScanOutcome> {
    return this.#inQueue(async () => {
      this.#waiting = undefined;
      const isWhole = this.#isWhole;
      const first = await this.#scan(cancelled, report);
      // A new thread does not know what was reported before.
      return first === 'failed' && !isWhole ? this.#scan(cancelled, report) : first;
    });
  }

  /** Does something while no scan runs. */
  instead<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#inQueue(work);
  }

  /** The next scan that begins, shared by all callers until then: programs that change many files
   * cause events again and again. */
  runTogether(): Promise<ScanOutcome> {
    return (this.#waiting ??= this.run());
  }

  async #scan(
    cancelled: () => boolean,
    report: (read: ArticlesRead) => void,
  ): Promise<ScanOutcome> {
    const { files, index, ledger, environment, codebookText, reader, largestText } = this.#needs;
    if (!files.scan) return 'failed';
    const isWhole = this.#isWhole;
    this.#isWhole = true;
    this.#reportedRows = 0;
    this.#begun = environment.clock.now();
    ledger.beginScan();
    const { codebook } = index;
    const shown = new Set(files.openPaths());
    const own = codebook.annotationFiles === 'one-per-coder' ? reader().coder : '';
    const taking: Taking = { isWhole, shown, codebook, alone: [], keys: [] };
    const outcome = await files.scan({
      codebook: codebookText(),
      coder: own,
      isBlind: seenWork(codebook, reader()) !== 'all',
      largestText: largestText(),
      whole: isWhole,
      readAlone: ledger.readHere,
      cancelled,
      take: async (chunk) => {
        await this.#take(chunk, taking);
        report({ done: chunk.done, total: chunk.total, isOver: false });
        await environment.yieldToHost();
      },
    });
    index.tellFilled();
    if (outcome !== 'done') return outcome;
    if (isWhole) await dropUnseen(this.#needs);
    await this.#readAlone(taking.alone, cancelled);
    this.#isWhole = cancelled();
    return cancelled() ? 'cancelled' : 'done';
  }

  async #take(chunk: ScanChunk, taking: Taking): Promise<void> {
    const { index, ledger, environment } = this.#needs;
    addAll(taking.keys, chunk.keys);
    for (const path of chunk.found) if (!ledger.isChangedInScan(path)) ledger.reported(path);
    await dropRemoved(this.#needs, chunk.removed);
    for (const path of chunk.alone) this.#putAside(path, taking);
    for (const rows of slicesOf(chunk.rows)) {
      await this.#takeRows(rows, taking);
      await environment.yieldToHost();
    }
    // A long scan's rows are announced before its end; then only when their number has doubled,
    // since views count again each time.
    const isLong = environment.clock.now() - this.#begun > LONG_MS;
    if (isLong && index.size >= 2 * this.#reportedRows) {
      this.#reportedRows = index.size;
      index.tellFilled();
    }
  }

  async #takeRows(rows: readonly EncodedRow[], taking: Taking): Promise<void> {
    const { codebook, isWhole, keys } = taking;
    if (codebook.annotationFiles === 'one-per-coder' && isWhole) await this.#dropShared(rows);
    this.#needs.index.fill(
      rows.flatMap((encoded) => {
        const row = this.#isReadAlone(encoded.path, taking)
          ? undefined
          : this.#rowOf(decodeRow(encoded, keys), codebook);
        if (!row) this.#putAside(encoded.path, taking);
        return row ?? [];
      }),
    );
  }

  /** True of articles that are read here, whatever a scan reports: those that are open, or have
   * changed since it began, and those whose annotation file is held, has changed, or was open in an
   * editor. */
  #isReadAlone(article: ArticlePath, { shown }: Taking): boolean {
    const { annotationFiles, ledger, open } = this.#needs;
    if (open.has(article) || shown.has(article) || ledger.isChangedInScan(article)) return true;
    return annotationFiles
      .pathsFor(article)
      .some(
        (file) => shown.has(file) || ledger.record(file).isHeld || ledger.isChangedInScan(file),
      );
  }

  /** An article that has changed may be gone now; but its annotation file may have changed as well,
   * which only the scan has seen. Of an open article only its document was read. */
  #putAside(path: ArticlePath, { alone }: Taking): void {
    const { ledger, open } = this.#needs;
    if (!ledger.isChangedInScan(path) || open.has(path)) ledger.found(path);
    alone.push(path);
  }

  /** `codebook`: the one that the scan read it by. Undefined where the article must be read
   * here. */
  #rowOf(scanned: ScannedArticle, codebook: Codebook): ArticleRow | undefined {
    const { annotationFiles, index, ledger, problems } = this.#needs;
    const found = rowOfScanned(scanned, index.codebook, codebook === index.codebook);
    if (!found) return undefined;
    const { path } = found.row;
    ledger.reported(path);
    problems.removeOwn(path);
    if (scanned.text !== '') {
      const file = annotationFiles.pathOf(path);
      if (found.faults) problems.setOwn(file, found.faults.text, found.faults.problems);
      else problems.removeOwn(file);
      annotationFiles.scanned(file, scanned.text);
      ledger.reported(file);
    }
    return found.row;
  }

  async #readAlone(paths: readonly ArticlePath[], cancelled: () => boolean): Promise<void> {
    const { annotationFiles, ledger, rows } = this.#needs;
    await rows.inSlices(
      paths,
      async (path) => {
        const file = annotationFiles.pathOf(path);
        try {
          if (ledger.record(file).isHeld) await annotationFiles.look(file);
        } finally {
          // Where the disk refuses that, the row is marked to be read again.
          await rows.read(path);
        }
      },
      cancelled,
    );
  }

  /** With one file per coder: an annotation file is reported before its article, so a shared one
   * that was not reported does not exist, and no article is read from it any more. Without, there
   * is no other that it could be read from. */
  async #dropShared(rows: readonly EncodedRow[]): Promise<void> {
    for (const { path } of rows) {
      const shared = this.#needs.ledger.find(annotationFileOf(path));
      if (shared !== undefined && this.#needs.ledger.isUnseen(shared))
        await dropRemoved(this.#needs, [shared]);
    }
  }
}

/** The state of taking over one scan. */
interface Taking {
  /** True if the scan reports everything. */
  readonly isWhole: boolean;
  /** What an editor had open when it began. */
  readonly shown: ReadonlySet<string>;
  /** The one that the scan reads by. */
  readonly codebook: Codebook;
  /** Articles that are to be read here. */
  readonly alone: ArticlePath[];
  /** Names of what is counted, by number; grows with each chunk. */
  readonly keys: string[];
}

/** Slices of rows that are decoded in about a millisecond each. */
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
