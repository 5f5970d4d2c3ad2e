import {
  annotationFileOf,
  articleMentions,
  articleOf,
  buildDictionary,
  corpusProblems,
  type ArticlePath,
  type ArticleRow,
  type CheckedArticle,
  type Codebook,
  type CorpusReader,
  type KnownProblem,
  type ShownMention,
} from '../core';
import { oneArticle, plainProblem, readArticle, readYamlText } from './oneArticle';
import { openCorpus } from './openCorpus';
import { problemsOf, type FoundProblem } from './problems';
import { readFolder } from './readFolder';

/** A corpus read from disk once. */
export interface LoadedCorpus {
  /** Absolute. */
  readonly folder: string;
  readonly reader: CorpusReader;
  readonly problems: readonly FoundProblem[];
  /** Articles whose annotation file is refused. */
  readonly refused: ReadonlySet<ArticlePath>;
  /** The normalised text, read again: texts are not kept. */
  text(path: ArticlePath): Promise<string | undefined>;
  mentions(path: ArticlePath, weak: boolean): Promise<readonly ShownMention[]>;
}

export type CorpusOutcome =
  | { readonly kind: 'corpus'; readonly corpus: LoadedCorpus }
  | { readonly kind: 'refused'; readonly problems: readonly FoundProblem[] };

/** Reads the corpus of a folder. `source` as on the command line; `progress` hears of every article.
 * Throws `WrongUse` for a coder whom the codebook does not list. */
export async function loadCorpus(
  folder: string,
  source: string | undefined,
  progress: (done: number, total: number) => void,
): Promise<CorpusOutcome> {
  const opened = await openCorpus(folder, source);
  if (opened.kind === 'refused') return opened;
  const { codebook, coder } = opened;
  const files = await readFolder(folder);
  const problems = [...opened.problems, ...files.problems];
  const exists = isIn(files.articles);
  const coderFiles = filesOfCoders(files.annotationFiles, exists, problems);
  const rows = new Map<ArticlePath, ArticleRow>();
  const checked: CheckedArticle[] = [];
  const textOf = new Map<string, string>();
  for (const [index, article] of files.articles.entries()) {
    progress(index, files.articles.length);
    const annotationFile = annotationFileOf(article, coder);
    const present =
      files.annotationFiles.has(annotationFile) &&
      articleOf(annotationFile, exists)?.article === article;
    const read = await readArticle(folder, article);
    if (read.kind === 'article' && !present && coder === undefined && coderFiles.has(article)) {
      problems.push(...problemsOf(article, '', [plainProblem('only-coder-files', article)]));
    }
    const yaml =
      read.kind === 'article' && present ? await readYamlText(folder, annotationFile) : undefined;
    const one = oneArticle({ codebook }, article, read, annotationFile, yaml);
    // One by one: a broken file has more problems than a call takes arguments.
    for (const problem of one.problems) problems.push(problem);
    if (one.assembled === undefined) continue;
    rows.set(article, one.assembled.row);
    checked.push({ annotationFile, assembled: one.assembled });
    if (yaml?.kind === 'text') textOf.set(annotationFile, yaml.text);
  }
  progress(files.articles.length, files.articles.length);
  const byFile = new Map<string, KnownProblem[]>();
  for (const { file, problem } of corpusProblems(
    checked,
    codebook,
    new Date().toISOString().slice(0, 10),
  )) {
    const known = byFile.get(file);
    if (known) known.push(problem);
    else byFile.set(file, [problem]);
  }
  for (const [file, found] of byFile) {
    for (const one of problemsOf(file, textOf.get(file) ?? '', found)) problems.push(one);
  }
  return { kind: 'corpus', corpus: loaded(folder, codebook, rows, problems) };
}

function loaded(
  folder: string,
  codebook: Codebook,
  rows: ReadonlyMap<ArticlePath, ArticleRow>,
  problems: readonly FoundProblem[],
): LoadedCorpus {
  const text = async (article: ArticlePath): Promise<string | undefined> => {
    const read = await readArticle(folder, article);
    return read.kind === 'article' ? read.text : undefined;
  };
  const all = [...rows.values()];
  const dictionaries = [false, true].map((includeWeak) => {
    let built: ReturnType<typeof buildDictionary> | undefined;
    return () => (built ??= buildDictionary(codebook, { includeWeak }));
  });
  return {
    folder,
    problems: [...problems].sort(inOrder),
    reader: {
      version: 1,
      codebook,
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

/** The articles that have files of single coders. Annotation files without an article are
 * reported. */
function filesOfCoders(
  annotationFiles: ReadonlySet<string>,
  exists: (path: string) => boolean,
  problems: FoundProblem[],
): ReadonlySet<ArticlePath> {
  const found = new Set<ArticlePath>();
  for (const file of annotationFiles) {
    const belongsTo = articleOf(file, exists);
    if (!belongsTo) {
      const article = file.slice(0, -'.annotations.yaml'.length);
      problems.push(...problemsOf(file, '', [plainProblem('article-missing', article)]));
    } else if (belongsTo.coder !== undefined) {
      found.add(belongsTo.article);
    }
  }
  return found;
}

function isIn(paths: readonly string[]): (path: string) => boolean {
  const set = new Set(paths);
  return (one) => set.has(one);
}

function inOrder(a: FoundProblem, b: FoundProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
