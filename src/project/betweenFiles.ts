import {
  corpusProblemSteps,
  EMPTY_ANNOTATION_FILE,
  parseAnnotationFile,
  type ArticlePath,
  type ArticleRow,
  type CheckedArticle,
  type CorpusReader,
  type KnownProblem,
} from '../core';

/** What is asked of the annotation files. */
interface Needs {
  readonly reader: CorpusReader;
  /** The annotation file that an article is read from. */
  readonly fileOf: (article: ArticlePath) => string;
  /** Its text as it was last read. */
  readonly textOf: (file: string) => string | undefined;
  /** Annotation files whose article is not there. */
  readonly withoutArticle: () => readonly string[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The problems that only show when all annotation files of a corpus are seen together, by file; in steps,
 * between which a host can breathe. Linear in the annotations; places are looked up in those files alone
 * that have a problem, since keeping every place would cost more than the annotations themselves. */
export function* problemsBetween({
  reader,
  fileOf,
  textOf,
  withoutArticle,
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
    if (!row || saysNothing(row)) continue;
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
  const found = yield* corpusProblemSteps(checked, reader.codebook, today, exists);
  for (const [index, { file, problem }] of found.entries()) {
    if (index % 50 === 49) yield undefined;
    add(file, AT_THE_ID.has(problem.code) ? atItsId(problem, textOf(file)) : problem);
  }
  if (rows.length >= ROWS_AT_ONCE) yield undefined;
  for (const file of withoutArticle()) {
    const article = file.slice(0, -'.annotations.yaml'.length);
    add(file, { code: 'article-missing', args: [article], span: { start: 0, end: 0 } });
  }
  return between;
}

/** A millisecond or two, also where nobody has looked at them before. */
const MOST_AT_ONCE = 300;
const ROWS_AT_ONCE = 2000;

/** Nine of ten articles of a large corpus have no annotation file. */
function saysNothing({ annotations, coded, metadata }: ArticleRow): boolean {
  return annotations.length === 0 && coded.size === 0 && metadata.duplicateOf === undefined;
}

/** Their first argument is the annotation's id. */
const AT_THE_ID: ReadonlySet<string> = new Set(['id-elsewhere', 'date-future']);

function atItsId(problem: KnownProblem, text: string | undefined): KnownProblem {
  const [id] = problem.args;
  const parsed = text === undefined ? undefined : parseAnnotationFile(text, undefined);
  if (id === undefined || parsed?.kind !== 'annotations') return problem;
  const span = parsed.places.get(id)?.id;
  return span ? { ...problem, span } : problem;
}
