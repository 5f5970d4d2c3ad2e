import {
  addAll,
  annotationFileOf,
  articleMentions,
  articleOf,
  type ArticlePath,
  type ArticleRow,
  buildDictionary,
  type CheckedArticle,
  type Codebook,
  coderFileProblem,
  codedTwiceProblems,
  corpusProblems,
  type CorpusReader,
  type Dictionary,
  findAmong,
  type FindPath,
  frontMatterEnd,
  isAnnotationFileOf,
  type KnownProblem,
  problemPlacer,
  runSync,
  type ShownMention,
  lostArticleOf,
  nameProblems,
} from '../../core';
import {
  annotationFileProblems,
  oneArticleIn,
  plainProblem,
  readAnnotationText,
  readArticle,
} from './oneArticle';
import { openCorpus, type OpenedCorpus } from './openCorpus';
import { problemsOf, type FoundProblem } from '../commands/problems';
import { runProblems } from './machineRuns';
import { readFolder } from './readFolder';

/** A corpus read from disk once. */
export interface LoadedCorpus {
  /** An absolute path. */
  readonly folder: string;
  readonly reader: CorpusReader;
  readonly problems: readonly FoundProblem[];
  /** Articles whose annotation file is refused. */
  readonly refused: ReadonlySet<ArticlePath>;
  /** The normalised text, read from disk again, since texts are not kept. */
  text(path: ArticlePath): Promise<string | undefined>;
  mentions(path: ArticlePath, weak: boolean): Promise<readonly ShownMention[]>;
}

export type CorpusOutcome =
  | { readonly kind: 'corpus'; readonly corpus: LoadedCorpus }
  | { readonly kind: 'refused'; readonly problems: readonly FoundProblem[] };

/** Reads the corpus of a folder. `source` as on the command line; `progress` is called for every
 * article; `everyFile`: problems of coders' files from which no article is read are reported too.
 * Throws `WrongUse` for a coder whom the codebook does not list. */
export async function loadCorpus(
  folder: string,
  source: string | undefined,
  progress: (done: number, total: number) => void,
  everyFile = false,
): Promise<CorpusOutcome> {
  const opened = await openCorpus(folder, source);
  if (opened.kind === 'refused') return opened;
  const { codebook, coder } = opened;
  const files = await readFolder(folder);
  const problems = [...opened.problems, ...files.problems];
  const findArticle = findAmong(files.articles);
  const findFile = findAmong(files.annotationFiles);
  const coderFiles = filesOfCoders(files.annotationFiles, findArticle, codebook, problems);
  if (everyFile) {
    const owned = [...files.annotationFiles].map((file) => articleOf(file, findArticle)?.coder);
    addAll(problems, await runProblems(folder, codebook, new Set(owned)));
  }
  const rows = new Map<ArticlePath, ArticleRow>();
  const checked: CheckedArticle[] = [];
  const textOf = new Map<string, string>();
  const frontMatterOf = new Map<ArticlePath, string>();
  for (const [index, article] of files.articles.entries()) {
    progress(index, files.articles.length);
    const usual = annotationFileOf(article, coder);
    const found = findFile(usual);
    const present = found !== undefined && isAnnotationFileOf(found, article, findArticle);
    const annotationFile = found ?? usual;
    const read = await readArticle(folder, article);
    const isElsewhere = coderFiles
      .get(article)
      ?.some((file) => !codebook.machines.has(articleOf(file, findArticle)?.coder ?? ''));
    if (read.kind === 'article' && !present && coder === undefined && isElsewhere) {
      addAll(problems, problemsOf(article, '', [plainProblem('only-coder-files', article)]));
    }
    const yaml =
      read.kind === 'article' && present
        ? await readAnnotationText(folder, annotationFile)
        : undefined;
    const one = await oneArticleIn(folder, { codebook }, article, read, annotationFile, yaml);
    if (everyFile && read.kind === 'article') {
      const others = coderFiles.get(article) ?? [];
      for (const file of others.filter((other) => other !== annotationFile)) {
        const annotationText = await readAnnotationText(folder, file);
        for (const problem of annotationFileProblems(
          { codebook },
          article,
          read.text,
          file,
          annotationText,
        ))
          problems.push(problem);
      }
    }
    // One by one: a broken file has more problems than a call can have arguments.
    for (const problem of one.problems) problems.push(problem);
    if (one.assembled === undefined) continue;
    rows.set(article, one.assembled.row);
    checked.push({ annotationFile, assembled: one.assembled });
    if (yaml?.kind === 'text') textOf.set(annotationFile, yaml.text);
    const front = read.kind === 'article' ? frontMatterEnd(article, read.text) : 0;
    if (read.kind === 'article' && front > 0) frontMatterOf.set(article, read.text.slice(0, front));
  }
  progress(files.articles.length, files.articles.length);
  const byFile = new Map<string, KnownProblem[]>();
  const atItsPlace = problemPlacer({
    annotationFile: (file) => textOf.get(file),
    article: (article) => frontMatterOf.get(article),
  });
  const today = new Date().toISOString().slice(0, 10);
  const between = [
    ...runSync(corpusProblems(checked, codebook, today)),
    ...runSync(codedTwiceProblems(checked, codebook)),
  ];
  for (const found of between) {
    const { file, problem } = atItsPlace(found);
    const known = byFile.get(file);
    if (known) known.push(problem);
    else byFile.set(file, [problem]);
  }
  for (const [article, found] of runSync(nameProblems(rows.keys())))
    addAll(problems, problemsOf(article, '', [found]));
  for (const [file, found] of byFile) {
    for (const one of problemsOf(file, textOf.get(file) ?? frontMatterOf.get(file) ?? '', found))
      problems.push(one);
  }
  return { kind: 'corpus', corpus: loaded(folder, opened, rows, problems) };
}

function loaded(
  folder: string,
  { codebook, coder }: Pick<OpenedCorpus, 'codebook' | 'coder'>,
  rows: ReadonlyMap<ArticlePath, ArticleRow>,
  problems: readonly FoundProblem[],
): LoadedCorpus {
  const text = async (article: ArticlePath): Promise<string | undefined> => {
    const read = await readArticle(folder, article);
    return read.kind === 'article' ? read.text : undefined;
  };
  const all = [...rows.values()];
  const dictionaries = [false, true].map((includeWeak) => {
    let built: Dictionary | undefined;
    return () => (built ??= runSync(buildDictionary(codebook, { includeWeak })));
  });
  return {
    folder,
    problems: [...problems].sort(inOrder),
    reader: {
      version: 1,
      codebook,
      filesOf: coder,
      articles: () => all,
      article: (article) => rows.get(article),
    },
    refused: new Set(all.filter(({ stale }) => stale).map((row) => row.path)),
    text,
    mentions: async (article, weak) => {
      const words = await text(article);
      const dictionary = dictionaries[weak ? 1 : 0]?.();
      if (words === undefined || !dictionary) return [];
      return articleMentions(dictionary, article, words, rows.get(article)?.annotations ?? []);
    },
  };
}

/** The files of single coders that each article has. Annotation files without an article are
 * reported, and those that would be read for no coder. */
function filesOfCoders(
  annotationFiles: ReadonlySet<string>,
  findArticle: FindPath,
  codebook: Codebook,
  problems: FoundProblem[],
): ReadonlyMap<ArticlePath, readonly string[]> {
  const found = new Map<ArticlePath, string[]>();
  const findFile = findAmong(annotationFiles);
  for (const file of annotationFiles) {
    const belongsTo = articleOf(file, findArticle);
    if (!belongsTo) {
      const article = lostArticleOf(file, codebook);
      addAll(problems, problemsOf(file, '', [plainProblem('article-missing', article)]));
    } else if (belongsTo.coder !== undefined) {
      const { article } = belongsTo;
      const sharedExists = findFile(annotationFileOf(article)) !== undefined;
      const wrong = coderFileProblem(belongsTo, codebook, sharedExists);
      if (wrong) addAll(problems, problemsOf(file, '', [wrong]));
      const known = found.get(article);
      if (known) known.push(file);
      else found.set(article, [file]);
    }
  }
  return found;
}

function inOrder(a: FoundProblem, b: FoundProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
