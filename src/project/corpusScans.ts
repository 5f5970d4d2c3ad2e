import { annotationFileOf, type ArticlePath, type ArticleRow, type Codebook } from '../core';
import { allKnown, forgetGone, forgetUntold, type GoneNeeds } from './goneFiles';
import { OwnArticles } from './ownArticles';
import type { ScannedPart, ScanOutcome } from './ports';
import { isKnown, type Scanned } from './scannedBlock';
import { plainRow, rowOfScanned } from './scannedRow';
import { oneAfterTheOther } from './turns';

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

/** So many annotations are made at a time, in some tenths of a millisecond. */
const RIPENED_TOGETHER = 100;

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
  /** Some of what was told is known no more. */
  #isDamaged = false;
  #ripe: Promise<void> = Promise.resolve();
  /** Files that changed since what runs now began. */
  #changed: Set<string> | undefined;
  #toldRows = 0;
  /** When the running scan began. */
  #begun = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Resolves when everything is made in the rows of all scans until now. */
  get ripe(): Promise<void> {
    return this.#ripe;
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
    const isWhole = this.#isWhole || this.#isDamaged;
    this.#isDamaged = false;
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
    const { codebook } = index;
    const outcome = await files.scan({
      codebook: codebookText(),
      coder: codebook.annotationFiles === 'one-per-coder' ? coder() : '',
      largestText: largestText(),
      whole: isWhole,
      readAlone: [...rows.readHere, ...annotationFiles.held, ...looked],
      cancelled,
      take: async (part) => {
        await this.#take(part, { changed, ours, alone, untold, codebook });
        tell({ done: part.done, total: part.total, isOver: false });
        await world.breathe();
      },
      damaged: () => {
        this.#isDamaged = true;
        // Who has stopped the reading wants no other; the next one tells everything.
        if (!cancelled()) void this.#tellAgain();
      },
    });
    this.#tellRipe();
    if (outcome !== 'done') return outcome;
    await forgetUntold(this.#needs, untold, changed);
    await this.#readAlone(alone, cancelled);
    this.#changed = undefined;
    this.#isWhole = cancelled();
    return cancelled() ? 'cancelled' : 'done';
  }

  /** Texts that were told of cannot be read any more: those are needed to say what changed in a file, and
   * where its problems are. */
  async #tellAgain(): Promise<void> {
    const { rows, world } = this.#needs;
    try {
      await this.runTogether();
      rows.checkSoon();
    } catch (error) {
      world.log.error('scanning a corpus again', error);
    }
  }

  async #take(part: ScannedPart, taking: Taking): Promise<void> {
    const { annotationFiles, index, world } = this.#needs;
    const { changed, ours, untold, codebook } = taking;
    for (const path of part.found) {
      untold.delete(path);
      if (!changed.has(path)) annotationFiles.told(path, true);
    }
    await forgetGone(this.#needs, part.gone, changed);
    for (const path of part.alone) {
      untold.delete(path);
      this.#putAside(path, taking);
    }
    const perCoder = codebook.annotationFiles === 'one-per-coder';
    for (const { block, from, to } of part.stretches) {
      for (let first = from; first < to; first += ROWS_TOGETHER) {
        const end = Math.min(to, first + ROWS_TOGETHER);
        const paths = block.paths(first, end);
        if (perCoder && untold.size > 0) await this.#forgetShared(paths, untold, changed);
        ours.look();
        const made: ArticleRow[] = [];
        for (let at = first; at < end; at++) {
          const row = this.#taken(paths[at - first] ?? '', { block, at }, taking);
          if (row) made.push(row);
        }
        index.fill(made, () => block.paths(first, end));
        await world.breathe();
      }
    }
    // What takes long is told before its end; then only when there is twice as much, since each time
    // views count anew.
    const isLong = world.clock.now() - this.#begun > LONG_MS;
    if (isLong && index.size >= 2 * this.#toldRows) {
      this.#toldRows = index.size;
      this.#tellRipe();
    }
  }

  /** The row of an article, unless it needs a closer look. */
  #taken(path: ArticlePath, scanned: Scanned, taking: Taking): ArticleRow | undefined {
    const { annotationFiles, rows } = this.#needs;
    const { ours, untold, codebook } = taking;
    // Mostly nothing was known: then a hundred thousand paths need no hash.
    if (untold.size > 0) untold.delete(path);
    const row = ours.has(path) ? undefined : this.#rowOf(path, scanned, codebook);
    if (!row) {
      this.#putAside(path, taking);
      return undefined;
    }
    annotationFiles.filled(path);
    rows.scanned(path);
    if (isKnown(scanned, 'annotations')) {
      annotationFiles.scanned(annotationFiles.pathOf(path), scanned);
    }
    return row;
  }

  /** What has changed may be gone by now; but its annotation file may have changed as well, of which only the scan
   * has heard. Of an open article only its document was read. */
  #putAside(path: ArticlePath, { alone, changed }: Taking): void {
    const { annotationFiles, open } = this.#needs;
    if (!changed.has(path) || open.has(path)) annotationFiles.exists(path, true);
    alone.push(path);
  }

  /** Tells of the rows that were filled in, when everything in them is made, in slices: views look at all
   * rows at once, and should not wait for that. Nobody else need. */
  #tellRipe(): void {
    const { index, world } = this.#needs;
    const ripen = async (): Promise<void> => {
      let made = 0;
      for (const { annotations } of index.articles()) {
        made += annotations.length;
        if (made < RIPENED_TOGETHER) continue;
        made = 0;
        await world.breathe();
      }
    };
    this.#ripe = this.#ripe
      .then(ripen)
      .catch((error: unknown) => world.log.error('making rows', error))
      .then(() => index.tellFilled());
  }

  /** `codebook`: by which the scan read it. Undefined for what needs a closer look. */
  #rowOf(path: ArticlePath, scanned: Scanned, codebook?: Codebook): ArticleRow | undefined {
    if (!isKnown(scanned, 'annotations')) return plainRow(path, scanned);
    const { problems, annotationFiles, index } = this.#needs;
    const found = rowOfScanned(path, scanned, index.codebook, codebook === index.codebook);
    if (!found) return undefined;
    const annotationFile = annotationFiles.pathOf(path);
    if (found.faults) problems.setOwn(annotationFile, found.faults.text, found.faults.problems);
    else problems.removeOwn(annotationFile);
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
    articles: readonly ArticlePath[],
    untold: ReadonlySet<string>,
    changed: ReadonlySet<string>,
  ): Promise<void> {
    const { annotationFiles } = this.#needs;
    for (const article of articles) {
      const shared = annotationFileOf(article);
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
}
