import {
  ANNOTATION_FILE_SUFFIX,
  articleOf,
  isSure,
  normalizeText,
  parseAnnotationFile,
  placeAll,
  type Annotation,
  type ArticlePath,
} from '../../core';
import type { FileLedger } from './fileLedger';
import type { CorpusFiles, Environment } from '../ports';

/** An article that may be the one of an annotation file. */
export interface LikelyArticle {
  readonly article: ArticlePath;
  /** Of so many annotations, those whose words stand there without doubt. */
  readonly found: number;
  readonly of: number;
  /** Where the annotation file belongs then. */
  readonly annotationFile: string;
}

interface Needs {
  readonly files: CorpusFiles;
  readonly environment: Environment;
  readonly ledger: FileLedger;
}

/** The articles without annotations that hold quotes of an annotation file whose own article is gone
 * (renamed or moved by another program), the fullest first. Reads those articles one by one: about
 * a millisecond each. */
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
  return placeAll(text, annotations).filter(isSure).length;
}

/** Of a coder's file the coder's name stays with it. The article is gone: whether its name would be
 * that of an article tells where the coder's begins. */
function suffixOf(path: string, isArticle: (path: string) => boolean): string {
  const article = articleOf(path, isArticle)?.article;
  return article === undefined ? ANNOTATION_FILE_SUFFIX : path.slice(article.length);
}
