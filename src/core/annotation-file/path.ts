import type { Codebook } from '../model/codebook';
import { isId } from '../model/ids';
import type { ArticlePath, CoderId } from '../model/ids';
import { findPath, type FindPath } from '../text/folding/fileNames';

/** The suffix of every annotation file's name. */
export const ANNOTATION_FILE_SUFFIX = '.annotations.yaml';

/** `talks.md` → `talks.md.annotations.yaml`, or the file of one coder,
 * `talks.md.lea.annotations.yaml`. The folder is kept. */
export function annotationFileOf(article: ArticlePath, coder?: CoderId): string {
  return coder === undefined
    ? article + ANNOTATION_FILE_SUFFIX
    : `${article}.${coder}${ANNOTATION_FILE_SUFFIX}`;
}

/** The annotation files an article may be read from, in that order: the shared or adjudicated file,
 * then the coder's (none if `coder` is empty), unless that belongs to another article, see
 * `articleOf`. `exists` tests for articles. `isBlind`: from the coder's alone; from a name that no
 * annotation file has where there is no coder, or none of their own. */
export function annotationFilesOf(
  article: ArticlePath,
  coder: CoderId,
  exists: (path: ArticlePath) => boolean,
  isBlind = false,
): readonly [only: string] | readonly [shared: string, coders: string] {
  const own =
    coder !== '' && !exists(`${article}.${coder}`) ? annotationFileOf(article, coder) : '';
  if (isBlind) return [own === '' ? annotationFileOf(article, '') : own];
  const shared = annotationFileOf(article);
  return own === '' ? [shared] : [shared, own];
}

/** True for the name that stands for no annotation file, where nothing is written; see
 * `annotationFilesOf`. */
export function isNoFile(path: string): boolean {
  return path.endsWith(annotationFileOf('', ''));
}

/** True for the name of an annotation file, whether or not its article exists. `._…` are files in
 * which macOS keeps what a foreign disk has no place for. */
export function isAnnotationFile(path: string): boolean {
  return (
    path.endsWith(ANNOTATION_FILE_SUFFIX) &&
    !/(?:^|[/\\])(?:\._[^/\\]*)?$/.test(path.slice(0, -ANNOTATION_FILE_SUFFIX.length))
  );
}

export interface AnnotatedArticle {
  readonly article: ArticlePath;
  /** Undefined for the shared or adjudicated file. */
  readonly coder: CoderId | undefined;
}

/** The article to which an annotation file belongs; undefined when no such article exists. If there
 * is an article `talks.md.lea`, then `talks.md.lea.annotations.yaml` belongs to it, and not to the
 * coder lea. `find` gives articles, whose names may spell accents otherwise; see `fileNames.ts`. */
export function articleOf(path: string, find: FindPath): AnnotatedArticle | undefined {
  if (!isAnnotationFile(path)) return undefined;
  const { base, article, coder } = partsOf(path);
  const whole = find(base);
  if (whole !== undefined) return { article: whole, coder: undefined };
  const coded = isId(coder) ? find(article) : undefined;
  return coded === undefined ? undefined : { article: coded, coder };
}

/** `talks.md.lea.annotations.yaml` → `talks.md.lea`, `talks.md` and `lea`; without a dot in `base`
 * the other two are ''. Disks of a Mac may write an accent of the id as a sign of its own. */
function partsOf(path: string): { base: string; article: string; coder: string } {
  const base = path.slice(0, -ANNOTATION_FILE_SUFFIX.length);
  const dot = base.lastIndexOf('.');
  if (dot <= 0) return { base, article: '', coder: '' };
  return { base, article: base.slice(0, dot), coder: base.slice(dot + 1).normalize('NFC') };
}

/** The article that an annotation file without one must have had, for a message: the name before
 * the id of a coder, if the name ends in one of the codebook. */
export function lostArticleOf(
  path: string,
  { coders, machines }: Pick<Codebook, 'coders' | 'machines'>,
): ArticlePath {
  const { base, article, coder } = partsOf(path);
  return coders.has(coder) || machines.has(coder) ? article : base;
}

/** What follows the path of an article in that of an annotation file of its. */
export function endingOf(file: string, article: ArticlePath): string {
  return file.slice((findPath(article, (one) => file.startsWith(one)) ?? article).length);
}

/** True for an annotation file that belongs to the article, and to no other. */
export function isAnnotationFileOf(path: string, article: ArticlePath, find: FindPath): boolean {
  return articleOf(path, find)?.article === article;
}
