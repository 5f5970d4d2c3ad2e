import {
  addAll,
  annotationFileOf,
  articleOf,
  buildDictionary,
  EMPTY_CODEBOOK,
  findAmong,
  frontMatterEnd,
  isReadingFile,
  readArticleOf,
  runSync,
  type ArticlePath,
  type ArticleRow,
  type Codebook,
  type CoderId,
  type CoderRows,
  type CodersCorpus,
} from '../../core';
import type { FoundProblem } from '../commands/problems';
import { oneArticleIn, readAnnotationText, readArticle } from './oneArticle';
import { openCorpus, type RefusedCorpus } from './openCorpus';
import { readFolder } from './readFolder';

export interface LoadedCodersCorpus {
  readonly kind: 'corpus';
  readonly corpus: CodersCorpus;
  /** Of all files that were read. A refused file gives no reading. */
  readonly problems: readonly FoundProblem[];
}

/** Reads the annotation files of all coders of a folder's corpus, side by side. `progress` is
 * called for every article. `against`: a machine whose readings are read, too. Throws `WrongUse`
 * for a codebook of another tool. */
export async function loadCodersCorpus(
  folder: string,
  progress: (done: number, total: number) => void,
  against?: string,
): Promise<LoadedCodersCorpus | RefusedCorpus> {
  const opened = await openCorpus(folder, undefined);
  if (opened.kind === 'refused') return opened;
  const { codebook } = opened;
  const { articles: paths, annotationFiles, problems: unread } = await readFolder(folder);
  const problems = [...opened.problems, ...unread];
  const machine = codebook.machines.has(against ?? '') ? against : undefined;
  const filesOf = filesByArticle(paths, annotationFiles, codebook, machine);
  const articles: CodersCorpus['articles'][number][] = [];
  for (const [index, path] of paths.entries()) {
    progress(index, paths.length);
    const files = filesOf.get(path);
    if (!files) continue;
    const read = await readArticle(folder, path);
    if (read.kind === 'left-out') {
      addAll(problems, read.problems);
      continue;
    }
    const ofCoder = new Map<CoderId, ArticleRow>();
    let plain: ArticleRow | undefined;
    let ofMachine: CoderRows['ofMachine'];
    for (const [coder, file] of files) {
      const yaml = await readAnnotationText(folder, file);
      const needs = { codebook, dictionary: NO_MATCHING };
      const one = await oneArticleIn(folder, needs, path, read, file, yaml);
      addAll(problems, one.problems);
      if (coder === undefined) plain = one.assembled?.row;
      else if (coder === machine) ofMachine = one.assembled && { machine, row: one.assembled.row };
      else if (one.assembled) ofCoder.set(coder, one.assembled.row);
    }
    const continuum = { start: frontMatterEnd(path, read.text), end: read.text.length };
    articles.push(readArticleOf({ path, continuum, plain, ofCoder, ofMachine }, codebook));
  }
  progress(paths.length, paths.length);
  return { kind: 'corpus', corpus: { codebook, articles }, problems };
}

/** Names are not searched: readings hold what coders marked. */
const NO_MATCHING = runSync(buildDictionary(EMPTY_CODEBOOK));

/** The annotation files of each article that has some, by coder; undefined for the plain one. */
function filesByArticle(
  articles: readonly ArticlePath[],
  annotationFiles: ReadonlySet<string>,
  codebook: Codebook,
  machine: CoderId | undefined,
): ReadonlyMap<ArticlePath, ReadonlyMap<CoderId | undefined, string>> {
  const [findArticle, findFile] = [findAmong(articles), findAmong(annotationFiles)];
  const found = new Map<ArticlePath, Map<CoderId | undefined, string>>();
  for (const article of articles) {
    const plain = findFile(annotationFileOf(article));
    if (plain !== undefined) found.set(article, new Map([[undefined, plain]]));
  }
  for (const file of annotationFiles) {
    const owner = articleOf(file, findArticle);
    if (owner?.coder === undefined) continue;
    if (owner.coder !== machine && !isReadingFile(owner.coder, codebook)) continue;
    const files = found.get(owner.article) ?? new Map<CoderId | undefined, string>();
    files.set(owner.coder, file);
    found.set(owner.article, files);
  }
  return found;
}
