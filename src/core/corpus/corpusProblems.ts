import type { Codebook } from '../model/codebook';
import { dayAfter } from '../model/date';
import type { ArticlePath } from '../model/ids';
import type { Span } from '../model/span';
import { finished } from '../model/steps';
import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';
import type { AssembledArticle } from './assemble';

/** An article with the path of the annotation file that was read for it. */
export interface CheckedArticle {
  readonly annotationFile: string;
  readonly assembled: Pick<AssembledArticle, 'row' | 'file' | 'places'>;
}

/** A problem and the annotation file whose text its span belongs to. */
export interface ProblemInFile {
  readonly file: string;
  readonly problem: KnownProblem;
}

/** What only shows when the annotation files of a corpus are seen together, or beside a clock: ids
 * used twice, reprints of nothing or of themselves, articles finished with another version of the
 * codebook, work that is dated later than tomorrow (`today` as YYYY-MM-DD; a colleague's day may be
 * ahead by one). */
export function corpusProblems(
  articles: readonly CheckedArticle[],
  codebook: Codebook,
  today: string,
): ProblemInFile[] {
  return finished(corpusProblemSteps(articles, codebook, today));
}

/** So many articles are looked at between two steps: some tenths of a millisecond. */
const STEP = 10;

/** `corpusProblems` in steps, so that a host can breathe. `exists`: whether there is an article, where
 * those of which nothing is said are left out. */
export function* corpusProblemSteps(
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
    exists: exists ?? ((path) => originals.has(path)),
    latest: dayAfter(today),
    version: codebook.version,
  };
  for (const [index, article] of articles.entries()) {
    if (index % STEP === STEP - 1) yield undefined;
    check(article, known);
  }
  return known.problems;
}

interface Known {
  readonly problems: ProblemInFile[];
  /** In which file an id was met first. */
  readonly firstFile: Map<string, string>;
  readonly originals: ReadonlyMap<ArticlePath, ArticlePath | undefined>;
  readonly exists: (path: ArticlePath) => boolean;
  /** Nothing can be of a later day. */
  readonly latest: string;
  /** Of the codebook. */
  readonly version: string | undefined;
}

function check({ annotationFile, assembled }: CheckedArticle, known: Known): void {
  const { firstFile, latest, originals } = known;
  const { row, file, places } = assembled;
  const placeOf = (id: string): Span => places.get(id)?.id ?? START;
  const report = (found: KnownProblem): void => {
    known.problems.push({ file: annotationFile, problem: found });
  };
  for (const { id, comments } of file.annotations) {
    for (const { at = '' } of comments) {
      if (at.slice(0, 10) > latest) report(problem('date-future', placeOf(id), id, at));
    }
    const before = firstFile.get(id);
    if (before === undefined) firstFile.set(id, annotationFile);
    else report(problem('id-elsewhere', placeOf(id), id, before));
  }
  const original = row.metadata.duplicateOf;
  if (original !== undefined && !known.exists(original)) {
    report(problem('original-missing', START, original));
  } else if (original !== undefined && leadsBack(row.path, originals)) {
    report(problem('reprint-cycle', START));
  }
  for (const [coder, { state, date = '', codebook }] of row.coded) {
    if (date > latest) report(problem('date-future', START, coder, date));
    if (state === 'in-progress' || codebook === undefined) continue;
    if (known.version === undefined || codebook === known.version) continue;
    report(problem('codebook-version', START, coder, codebook, known.version));
  }
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
