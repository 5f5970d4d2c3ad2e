import {
  addAll,
  coderFileProblem,
  codedTwiceProblems,
  corpusProblems,
  problemPlacer,
  EMPTY_ANNOTATION_FILE,
  nameProblems,
  type AnnotatedArticle,
  type ArticlePath,
  type ArticleRow,
  type CheckedArticle,
  type CorpusReader,
  type KnownProblem,
  lostArticleOf,
} from '../../core';

/** What is asked of the annotation files. */
interface Needs {
  readonly reader: CorpusReader;
  /** The annotation file that an article is read from. */
  readonly fileOf: (article: ArticlePath) => string;
  /** Its text as it was last read. */
  readonly textOf: (file: string) => string | undefined;
  /** All annotation files, each with its article, if that is there. */
  readonly owners: () => readonly (readonly [file: string, owner: AnnotatedArticle | undefined])[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The problems that only show when all annotation files of a corpus are seen together, by file; a
 * task that can pause between its steps. Linear in the annotations; places are looked up only in
 * files that have a problem, since keeping every place would cost more than the annotations
 * themselves. */
export function* problemsBetween({
  reader,
  fileOf,
  textOf,
  owners,
  today,
}: Needs): Generator<undefined, ReadonlyMap<string, readonly KnownProblem[]>> {
  const between = new Map<string, KnownProblem[]>();
  const add = (file: string, problem: KnownProblem): void => {
    const problems = between.get(file);
    if (problems) problems.push(problem);
    else between.set(file, [problem]);
  };
  const checked: CheckedArticle[] = [];
  let annotationCount = 0;
  const rows = reader.articles();
  for (let at = 0; at < rows.length; at++) {
    if (at % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield undefined;
    const row = rows[at];
    if (!row || saysNothing(row, today)) continue;
    const annotations = row.annotations.map(({ annotation }) => annotation);
    checked.push({
      annotationFile: fileOf(row.path),
      assembled: { row, file: { ...EMPTY_ANNOTATION_FILE, annotations }, places: new Map() },
    });
    annotationCount += annotations.length;
    if (annotationCount < MOST_AT_ONCE) continue;
    annotationCount = 0;
    yield undefined;
  }
  const exists = (path: ArticlePath): boolean => reader.article(path) !== undefined;
  const found = yield* corpusProblems(checked, reader.codebook, today, exists);
  addAll(found, yield* codedTwiceProblems(checked, reader.codebook));
  // Texts of articles are not kept: what front matter gives is reported where it begins.
  const atItsPlace = problemPlacer({ annotationFile: textOf, article: () => undefined });
  for (const [index, one] of found.entries()) {
    if (index % 50 === 49) yield undefined;
    const { file, problem } = EVERYWHERE.has(one.problem.code) ? one : atItsPlace(one);
    add(file, problem);
  }
  for (const [article, problem] of yield* nameProblems(rows.map(({ path }) => path)))
    add(article, problem);
  if (rows.length >= ROWS_AT_ONCE) yield undefined;
  const files = owners();
  const shared = new Set(
    files.flatMap(([, owner]) => (owner && !owner.coder ? owner.article : [])),
  );
  for (const [file, owner] of files) {
    if (owner) {
      const wrong = coderFileProblem(owner, reader.codebook, shared.has(owner.article));
      if (wrong) add(file, wrong);
      continue;
    }
    const article = lostArticleOf(file, reader.codebook);
    add(file, { code: 'article-missing', args: [article], span: { start: 0, end: 0 } });
  }
  return between;
}

/** Annotations for each step, which takes a millisecond or two. */
const MOST_AT_ONCE = 300;
const ROWS_AT_ONCE = 2000;

/** True of a row that cannot have such a problem, as in nine of ten articles of a large
 * corpus. */
function saysNothing({ annotations, coded, metadata }: ArticleRow, today: string): boolean {
  const { date = '', duplicateOf } = metadata;
  return annotations.length === 0 && coded.size === 0 && duplicateOf === undefined && date <= today;
}

/** Problems without a line: after a new version of the codebook all that is finished has this one,
 * and each file would be read again to find the line. */
const EVERYWHERE: ReadonlySet<string> = new Set(['codebook-version']);
