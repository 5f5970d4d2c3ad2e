import type { Codebook } from '../model/codebook';
import { dateRange, dayAfter } from '../model/date';
import type { Position } from '../model/annotation';
import type { ArticleRow } from '../model/corpus';
import { AUTHOR, type ArticlePath } from '../model/ids';
import type { Span } from '../model/span';
import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';
import { findPath, foldName } from '../text/folding/fileNames';
import { actorCalled } from './authorActor';
import type { AssembledArticle } from './assemble';
import type { KeyPath, ProblemInFile } from './keyPlace';

/** An article with the path of the annotation file that was read for it. */
export interface CheckedArticle {
  readonly annotationFile: string;
  readonly assembled: Pick<AssembledArticle, 'row' | 'file' | 'places'>;
}

/** Articles that are checked between two yields. */
const STEP = 10;
const NAMES_AT_ONCE = 2000;

/** Problems that only the annotation files of a whole corpus, or the date, show: ids used twice,
 * reprints of nothing or of themselves, articles finished with another version of the codebook,
 * claims after their article, authors who are actors, articles, claims and work that are dated
 * later than tomorrow (`today` as YYYY-MM-DD; other time zones may be a day ahead). A task.
 * `exists`: whether there is an article, where articles without annotation files are omitted. */
export function* corpusProblems(
  articles: readonly CheckedArticle[],
  codebook: Codebook,
  today: string,
  exists?: (path: ArticlePath) => boolean,
): Generator<undefined, ProblemInFile[]> {
  const originals = new Map<ArticlePath, ArticlePath | undefined>(
    articles.map(({ assembled: { row } }) => [row.path, row.metadata.duplicateOf]),
  );
  const known: Known = {
    problems: [],
    firstFile: new Map(),
    originals,
    exists: (path) => findPath(path, exists ?? ((one) => originals.has(one))) !== undefined,
    latest: dayAfter(today),
    codebook,
  };
  for (const [index, article] of articles.entries()) {
    if (index % STEP === STEP - 1) yield undefined;
    check(article, known);
  }
  return known.problems;
}

/** Articles whose names other disks take for one, as `foldName` compares them: the second of two
 * has the problem. Paths are as the disk has them. A task. */
export function* nameProblems(
  articles: Iterable<ArticlePath>,
): Generator<undefined, (readonly [article: ArticlePath, problem: KnownProblem])[]> {
  const found: (readonly [ArticlePath, KnownProblem])[] = [];
  const first = new Map<string, ArticlePath>();
  let count = 0;
  for (const article of articles) {
    if (++count % NAMES_AT_ONCE === 0) yield undefined;
    const folded = foldName(article);
    const before = first.get(folded);
    if (before === undefined) first.set(folded, article);
    else found.push([article, problem('same-name', START, before)]);
  }
  return found;
}

interface Known {
  readonly problems: ProblemInFile[];
  /** The file in which an id was first found, by id. */
  readonly firstFile: Map<string, string>;
  readonly originals: ReadonlyMap<ArticlePath, ArticlePath | undefined>;
  readonly exists: (path: ArticlePath) => boolean;
  /** The latest day that a date may have. */
  readonly latest: string;
  readonly codebook: Codebook;
}

function check({ annotationFile, assembled }: CheckedArticle, known: Known): void {
  const { firstFile, latest, originals } = known;
  const { row, file, places } = assembled;
  const placeOf = (id: string): Span => places.get(id)?.id ?? START;
  const report = (found: KnownProblem, at: KeyPath): void => {
    known.problems.push({ file: annotationFile, article: row.path, problem: found, at });
  };
  for (const annotation of file.annotations) {
    const { id, comments } = annotation;
    const itsId = { entry: id, keys: ['id'] };
    for (const { at = '' } of comments) {
      if (at.slice(0, 10) > latest) report(problem('date-future', placeOf(id), id, at), itsId);
    }
    const date = 'date' in annotation ? annotation.date : undefined;
    if (annotation.kind === 'position') checkPosition(annotation, row, known, report);
    if (isLater(date, latest))
      report(problem('date-ahead', placeOf(id), date), { entry: id, keys: ['date'] });
    const before = firstFile.get(id);
    if (before === undefined) firstFile.set(id, annotationFile);
    else report(problem('id-elsewhere', placeOf(id), id, before), itsId);
  }
  const { date: articleDate, duplicateOf: original } = row.metadata;
  if (isLater(articleDate, latest))
    report(problem('date-ahead', START, articleDate), { keys: ['article', 'date'] });
  const itsOriginal = { keys: ['article', 'duplicate-of'] };
  if (original !== undefined && !known.exists(original)) {
    report(problem('original-missing', START, original), itsOriginal);
  } else if (original !== undefined && leadsBack(row.path, originals)) {
    report(problem('reprint-cycle', START), itsOriginal);
  }
  for (const [coder, { state, date = '', codebook }] of row.coded) {
    if (date > latest)
      report(problem('date-future', START, coder, date), { keys: ['coded', coder, 'date'] });
    if (state === 'in-progress' || codebook === undefined) continue;
    const { version } = known.codebook;
    if (version === undefined || codebook === version) continue;
    const found = problem('codebook-version', START, coder, codebook, version);
    report(found, { keys: ['coded', coder, 'codebook'] });
  }
}

/** Checks a position together with its article: a claim that was made after it (one day is allowed
 * for other time zones), an author who is an actor of the codebook. */
function checkPosition(
  { id, date, actors, speaker }: Position,
  { metadata }: ArticleRow,
  { codebook }: Known,
  report: (found: KnownProblem, at: KeyPath) => void,
): void {
  const articleDays = metadata.date === undefined ? undefined : dateRange(metadata.date);
  if (articleDays && isLater(date, dayAfter(articleDays.last))) {
    const found = problem('date-after-article', START, date, metadata.date ?? '', id);
    report(found, { entry: id, keys: ['date'] });
  }
  const key = actors.includes(AUTHOR) ? 'actor' : speaker === AUTHOR ? 'speaker' : undefined;
  if (key === undefined || metadata.author === undefined) return;
  const actor = actorCalled(metadata.author, codebook);
  if (actor === undefined) return;
  const found = problem('author-is-actor', START, metadata.author, actor);
  report(found, { entry: id, keys: [key] });
}

/** True for a date that is wholly after a day. */
function isLater(date: string | undefined, day: string): date is string {
  // Decides most dates without parsing them.
  if (date === undefined || date.slice(0, 10) <= day) return false;
  const first = dateRange(date)?.first;
  return first !== undefined && first > day;
}

const START: Span = { start: 0, end: 0 };

function leadsBack(
  path: ArticlePath,
  originals: ReadonlyMap<ArticlePath, ArticlePath | undefined>,
): boolean {
  const seen = new Set<ArticlePath>();
  let current = originals.get(path);
  while (current !== undefined && !seen.has(current)) {
    if (current === path) return true;
    seen.add(current);
    current = originals.get(current);
  }
  return false;
}
