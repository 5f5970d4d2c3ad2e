import {
  corpusProblems,
  EMPTY_ANNOTATION_FILE,
  parseAnnotationFile,
  type ArticlePath,
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
  readonly withoutArticle: readonly string[];
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The problems that only show when all annotation files of a corpus are seen together, by file.
 * Linear in the annotations; places are looked up in those files alone that have a problem, since
 * keeping every place would cost more than the annotations themselves. */
export function problemsBetween({
  reader,
  fileOf,
  textOf,
  withoutArticle,
  today,
}: Needs): ReadonlyMap<string, readonly KnownProblem[]> {
  const between = new Map<string, KnownProblem[]>();
  const add = (file: string, problem: KnownProblem): void => {
    const problems = between.get(file);
    if (problems) problems.push(problem);
    else between.set(file, [problem]);
  };
  const checked = [...reader.articles()].map((row) => {
    const annotations = row.annotations.map(({ annotation }) => annotation);
    return {
      annotationFile: fileOf(row.path),
      assembled: { row, file: { ...EMPTY_ANNOTATION_FILE, annotations }, places: new Map() },
    };
  });
  for (const { file, problem } of corpusProblems(checked, reader.codebook, today)) {
    add(file, AT_THE_ID.has(problem.code) ? atItsId(problem, textOf(file)) : problem);
  }
  for (const file of withoutArticle) {
    const article = file.slice(0, -'.annotations.yaml'.length);
    add(file, { code: 'article-missing', args: [article], span: { start: 0, end: 0 } });
  }
  return between;
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
