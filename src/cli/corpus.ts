import fs from 'node:fs/promises';
import path from 'node:path';
import {
  annotationFileOf,
  articleMentions,
  articleOf,
  assembleArticle,
  buildDictionary,
  CODEBOOK_FILE,
  corpusProblems,
  decodeArticle,
  decodeBytes,
  parseCodebook,
  type ArticlePath,
  type ArticleRow,
  type CheckedArticle,
  type Codebook,
  type CorpusReader,
  type KnownProblem,
  type ShownMention,
} from '../core';
import { problemsOf, unreadable, type FoundProblem } from './problems';
import { readFolder } from './readFolder';
import { WrongUse } from './wrongUse';

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
  const codebookText = await readYamlText(folder, CODEBOOK_FILE);
  if (codebookText.kind === 'problem') return { kind: 'refused', problems: [codebookText.problem] };
  const parsed = parseCodebook(codebookText.text);
  if (parsed.kind === 'foreign') throw new WrongUse(`${folder} has no codebook of ours.`);
  const problems = problemsOf(CODEBOOK_FILE, codebookText.text, parsed.problems);
  if (parsed.kind === 'refused') return { kind: 'refused', problems };

  const { codebook } = parsed;
  const coder = fileCoder(codebook, source);
  const files = await readFolder(folder);
  problems.push(...files.problems);
  const exists = isIn(files.articles);
  const coderFiles = filesOfCoders(files.annotationFiles, exists, problems);
  const rows = new Map<ArticlePath, ArticleRow>();
  const checked: CheckedArticle[] = [];
  const textOf = new Map<string, string>();
  for (const [index, article] of files.articles.entries()) {
    progress(index, files.articles.length);
    const text = await readArticle(folder, article).catch((error: unknown) => {
      problems.push(unreadable(article, error));
      return undefined;
    });
    if (text === undefined) continue;
    if (!text.clean) {
      problems.push(...problemsOf(article, '', [plainProblem('article-undecodable')]));
      continue;
    }
    const annotationFile = annotationFileOf(article, coder);
    const present =
      files.annotationFiles.has(annotationFile) &&
      articleOf(annotationFile, exists)?.article === article;
    const read = present ? await readYamlText(folder, annotationFile) : undefined;
    if (read?.kind === 'problem') problems.push(read.problem);
    if (!present && coder === undefined && coderFiles.has(article)) {
      problems.push(...problemsOf(article, '', [plainProblem('only-coder-files', article)]));
    }
    const yaml = read?.kind === 'text' ? read.text : undefined;
    const assembled = assembleArticle({
      path: article,
      text: text.text,
      annotationFileText: yaml,
      codebook,
    });
    for (const one of problemsOf(annotationFile, yaml ?? '', assembled.problems)) {
      problems.push(one);
    }
    const stale = assembled.row.stale || read?.kind === 'problem';
    rows.set(article, { ...assembled.row, stale });
    checked.push({ annotationFile, assembled });
    if (yaml !== undefined) textOf.set(annotationFile, yaml);
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
  const text = async (article: ArticlePath): Promise<string | undefined> =>
    (await readArticle(folder, article).catch(() => undefined))?.text;
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
      articles: () => rows.values(),
      article: (article) => rows.get(article),
    },
    refused: new Set([...rows.values()].filter(({ stale }) => stale).map((row) => row.path)),
    text,
    mentions: async (article, weak) => {
      const words = await text(article);
      const dictionary = dictionaries[weak ? 1 : 0]?.();
      if (words === undefined || !dictionary) return [];
      return articleMentions(dictionary, article, words, rows.get(article)?.annotations ?? []);
    },
  };
}

/** Whose files are read: a coder's where each has one of their own, else the plain ones. */
function fileCoder(codebook: Codebook, source: string | undefined): string | undefined {
  if (source === undefined || source === 'shared' || source === 'adjudicated') return undefined;
  if (codebook.coders.size > 0 && !codebook.coders.has(source)) {
    const known = [...codebook.coders.keys()].join(', ');
    throw new WrongUse(`The codebook lists no coder “${source}”, only: ${known}.`);
  }
  return codebook.annotationFiles === 'one-per-coder' ? source : undefined;
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

type YamlText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: FoundProblem };

async function readYamlText(folder: string, file: string): Promise<YamlText> {
  try {
    const { text, clean } = decodeBytes(await fs.readFile(path.join(folder, file)));
    if (clean) return { kind: 'text', text };
    return { kind: 'problem', problem: unreadable(file, new Error('it is not UTF-8')) };
  } catch (error) {
    return { kind: 'problem', problem: unreadable(file, error) };
  }
}

async function readArticle(folder: string, article: ArticlePath) {
  return decodeArticle(await fs.readFile(path.join(folder, article)));
}

function plainProblem(code: KnownProblem['code'], ...args: string[]): KnownProblem {
  return { code, args, span: { start: 0, end: 0 } };
}

function isIn(paths: readonly string[]): (path: string) => boolean {
  const set = new Set(paths);
  return (one) => set.has(one);
}

function inOrder(a: FoundProblem, b: FoundProblem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
