import {
  ANNOTATION_FILE_SUFFIX,
  articleOf,
  findIf,
  isSure,
  normalizeText,
  parseAnnotationFile,
  placeAll,
  type Annotation,
  type ArticlePath,
} from '../../core';
import type { FileLedger } from './fileLedger';
import type { CorpusFiles, Environment } from '../ports';

/** An article that an annotation file may belong to. */
export interface LikelyArticle {
  readonly article: ArticlePath;
  /** Number of annotations whose words are found in the article without doubt. */
  readonly found: number;
  readonly of: number;
  /** The path of the annotation file if it belongs to this article. */
  readonly annotationFile: string;
}

interface Needs {
  readonly files: CorpusFiles;
  readonly environment: Environment;
  readonly ledger: FileLedger;
}

/** The articles without annotations that hold quotes of an annotation file whose own article is
 * gone (renamed or moved by another program), those with most quotes first. Reads those articles
 * one by one: about a millisecond each. */
export async function likelyArticles(
  { files, environment, ledger }: Needs,
  path: string,
  cancelled: () => boolean,
): Promise<readonly LikelyArticle[]> {
  const text = (await files.read(path))?.text;
  const parsed = text === undefined ? undefined : parseAnnotationFile(text, undefined);
  if (parsed?.kind !== 'annotations') return [];
  const { annotations } = parsed.file;
  const suffix = suffixOf(path, (one) => files.isArticle(one));
  const likely: LikelyArticle[] = [];
  for (const article of [...ledger.paths].sort()) {
    if (cancelled()) return [];
    const annotationFile = article + suffix;
    if (!files.isArticle(article) || ledger.has(annotationFile)) continue;
    const words = (await files.read(article))?.text;
    if (words === undefined) continue;
    const found = foundIn(normalizeText(words), annotations);
    if (found > 0) likely.push({ article, found, of: annotations.length, annotationFile });
    await environment.yieldToHost();
  }
  return likely.sort((a, b) => b.found - a.found);
}

function foundIn(text: string, annotations: readonly Annotation[]): number {
  return placeAll(text, annotations, true).filter(isSure).length;
}

/** The end of an annotation file's path, which for a coder's file includes the coder's name. As the
 * article is gone, that name begins where the rest would be the path of an article. */
function suffixOf(path: string, isArticle: (path: string) => boolean): string {
  const article = articleOf(path, findIf(isArticle))?.article;
  return article === undefined ? ANNOTATION_FILE_SUFFIX : path.slice(article.length);
}
