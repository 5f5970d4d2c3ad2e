import {
  articleOf,
  inTextOrder,
  mergedMetadata,
  NO_METADATA,
  parseAnnotationFile,
  placeProblems,
  type ArticlePath,
  type ArticleRow,
  type Place,
  type PlacedAnnotation,
} from '../core';
import type { AnnotationFiles } from './annotationFiles';
import type { ArticleRows } from './articleRows';
import type { CorpusIndex } from './corpusIndex';
import type { OpenArticles } from './openArticles';
import type { CorpusFiles, ScannedPart, ScanOutcome, World } from './ports';
import type { ProblemList } from './problemList';
import {
  annotationText,
  headOf,
  isKnown,
  pathsOf,
  placesOf,
  ScannedRow,
  type Scanned,
} from './scannedBlock';

interface Needs {
  readonly files: CorpusFiles;
  readonly world: World;
  readonly index: CorpusIndex;
  readonly open: OpenArticles;
  readonly annotationFiles: AnnotationFiles;
  readonly problems: ProblemList;
  readonly rows: ArticleRows;
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

/** Takes over what the host's scan of a whole corpus finds: the rows of closed articles. An article that
 * is open, whose annotation file was opened or edited, or that has changed meanwhile, is read by
 * itself: what a scan says of it may be older than what is known. */
export class CorpusScans {
  readonly #needs: Needs;
  #turn: Promise<unknown> = Promise.resolve();
  /** True until everything was told once. */
  #isWhole = true;
  /** Files that changed since the running scan began. */
  #changed: Set<string> | undefined;
  #toldRows = 0;

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
    const turn = this.#turn.then(async () => {
      const isWhole = this.#isWhole;
      const first = await this.#scan(cancelled, tell);
      // A thread that is new knows nothing of what was told before.
      return first === 'failed' && !isWhole ? this.#scan(cancelled, tell) : first;
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Reads what scanned annotation files say once more: the codebook says how. In slices. */
  async readAgain(isWanted: () => boolean): Promise<void> {
    const { annotationFiles, index, world } = this.#needs;
    for (const file of annotationFiles.scannedFiles) {
      const article = annotationFiles.articleOf(file);
      const scanned = annotationFiles.scannedFile(file);
      if (article === undefined || !scanned) continue;
      const row = this.#rowOf(article, scanned);
      if (row) index.fill([row]);
      await world.breathe();
      if (!isWanted()) return;
    }
    index.tellFilled();
  }

  async #scan(cancelled: () => boolean, tell: (read: ArticlesRead) => void): Promise<ScanOutcome> {
    const { annotationFiles, files, index, rows, codebookText, coder, largestText } = this.#needs;
    if (!files.scan) return 'failed';
    const isWhole = this.#isWhole;
    const seen = isWhole && index.size > 0 ? new Set<string>() : undefined;
    this.#isWhole = true;
    this.#toldRows = 0;
    const changed = new Set<string>();
    this.#changed = changed;
    const open = new Set(files.openPaths());
    const alone: ArticlePath[] = [];
    const outcome = await files.scan({
      codebook: codebookText(),
      coder: coder(),
      largestText: largestText(),
      whole: isWhole,
      readAlone: [...rows.readHere, ...annotationFiles.held],
      cancelled,
      take: async (part) => {
        await this.#take(part, { changed, open, alone, seen });
        tell({ done: part.done, total: part.total, isOver: false });
        await this.#needs.world.breathe();
      },
    });
    index.tellFilled();
    if (outcome !== 'done') return outcome;
    await this.#readAlone(alone, cancelled);
    if (seen) this.#forgetOthers(seen, changed);
    this.#changed = undefined;
    this.#isWhole = cancelled();
    return cancelled() ? 'cancelled' : 'done';
  }

  async #take(part: ScannedPart, { changed, open, alone, seen }: Taking): Promise<void> {
    const { annotationFiles, index, world, open: articles, rows } = this.#needs;
    for (const path of part.found) {
      seen?.add(path);
      if (!changed.has(path)) annotationFiles.exists(path, true);
    }
    for (const path of part.gone) if (!changed.has(path)) await this.#gone(path);
    const ours = this.#readByUs([...changed, ...open, ...annotationFiles.held, ...articles.paths]);
    for (const path of part.alone) {
      seen?.add(path);
      annotationFiles.exists(path, true);
      alone.push(path);
    }
    let made: ArticleRow[] = [];
    for (const [at, path] of pathsOf(part.block).entries()) {
      const scanned = { block: part.block, at };
      seen?.add(path);
      annotationFiles.exists(path, true);
      const row = ours.size > 0 && ours.has(path) ? undefined : this.#rowOf(path, scanned);
      if (row) {
        made.push(row);
        rows.scanned(path);
        if (isKnown(scanned, 'annotations')) {
          annotationFiles.scanned(annotationFiles.pathOf(path), scanned);
        }
      } else if (!changed.has(path)) alone.push(path);
      if (made.length < ROWS_TOGETHER) continue;
      index.fill(made);
      made = [];
      await world.breathe();
    }
    index.fill(made);
    // First what is seen first; then only when there is twice as much, since each time views count anew.
    if (index.size >= 2 * this.#toldRows) {
      this.#toldRows = index.size;
      index.tellFilled();
    }
  }

  /** Of articles and annotation files, the articles: those to come in this part, too. */
  #readByUs(paths: readonly string[]): ReadonlySet<ArticlePath> {
    const isArticle = (path: string): boolean => this.#needs.files.isArticle(path);
    return new Set(paths.map((path) => articleOf(path, isArticle)?.article ?? path));
  }

  /** Undefined where the parts do not belong together, which must be looked at more closely. */
  #rowOf(path: ArticlePath, scanned: Scanned): ArticleRow | undefined {
    const { problems, annotationFiles, index } = this.#needs;
    const text = annotationText(scanned);
    const front = headOf(scanned);
    if (text === undefined) {
      return front === NO_METADATA
        ? new ScannedRow(path, scanned)
        : new ScannedRow(path, scanned, { metadata: front, coded: new Map(), annotations: [] });
    }
    const parsed = parseAnnotationFile(text, index.codebook);
    if (parsed.kind !== 'annotations') return undefined;
    const { file, places } = parsed;
    const placed = joined(file.annotations, placesOf(scanned));
    if (!placed) return undefined;
    const found = [...parsed.problems, ...placeProblems(placed, places)];
    const annotationFile = annotationFiles.pathOf(path);
    if (found.length > 0) problems.setOwn(annotationFile, text, found);
    else problems.removeOwn(annotationFile);
    return new ScannedRow(path, scanned, {
      metadata: mergedMetadata(file.article, front),
      coded: file.coded,
      annotations: inTextOrder(placed),
    });
  }

  async #gone(path: string): Promise<void> {
    const { annotationFiles, files, open, problems, rows } = this.#needs;
    if (files.isArticle(path)) {
      if (!open.has(path)) rows.remove(path);
    } else if (annotationFiles.isHeld(path)) {
      // It may still be there, in a corpus of its own.
      await annotationFiles.look(path);
    } else {
      annotationFiles.scanned(path, undefined);
      problems.removeOwn(path);
    }
    annotationFiles.exists(path, false);
  }

  async #readAlone(paths: readonly ArticlePath[], cancelled: () => boolean): Promise<void> {
    const { annotationFiles, rows } = this.#needs;
    await rows.inSlices(
      paths,
      async (path) => {
        const file = annotationFiles.pathOf(path);
        if (annotationFiles.isHeld(file)) await annotationFiles.look(file);
        await rows.read(path);
      },
      cancelled,
    );
  }

  /** Everything was told anew: what was not is not there. */
  #forgetOthers(seen: ReadonlySet<string>, changed: ReadonlySet<string>): void {
    const { annotationFiles, index, open, rows } = this.#needs;
    for (const path of annotationFiles.paths) {
      if (!seen.has(path) && !changed.has(path)) annotationFiles.exists(path, false);
    }
    for (const { path } of [...index.articles()]) {
      if (!seen.has(path) && !changed.has(path) && !open.has(path)) rows.remove(path);
    }
  }
}

interface Taking {
  readonly changed: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
  readonly alone: ArticlePath[];
  readonly seen: Set<string> | undefined;
}

/** Each annotation with the places of its own parts; undefined if they are not as many. */
function joined(
  annotations: readonly PlacedAnnotation['annotation'][],
  places: readonly Place[],
): readonly PlacedAnnotation[] | undefined {
  let next = 0;
  const placed = annotations.map((annotation) => {
    const from = next;
    next += annotation.quote.length;
    return { annotation, places: places.slice(from, next) };
  });
  return next === places.length ? placed : undefined;
}
