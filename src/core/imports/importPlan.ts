import type { ArticlePath } from '../model/ids';
import { readFrontMatter } from '../corpus/frontMatter';
import { articleNames, articleText, originOf } from './articleFile';
import type { ImportedArticle, ImportProblem } from './imported';

/** An article of the corpus that was imported before. */
export interface KnownArticle {
  readonly path: ArticlePath;
  readonly text: string;
}

/** What an import does with one article. */
export interface PlannedArticle {
  readonly origin: string;
  readonly path: ArticlePath;
  readonly text: string;
  /** `same`: the corpus has it unchanged. `changed`: the corpus has it with another text, because
   * the file or the article was edited since. */
  readonly kind: 'new' | 'same' | 'changed';
  readonly article: ImportedArticle;
}

/** A file, with the articles that were read from it. */
export interface ReadFile {
  readonly name: string;
  readonly articles: readonly ImportedArticle[];
}

/** A file with its articles and problems. */
export interface ReadFileReport extends ReadFile {
  readonly problems: readonly ImportProblem[];
}

/** Of files with the same name, from several folders, the first is imported: an article is found
 * again by the name of its file. */
export function withNamesOnce<File extends ReadFileReport>(
  files: readonly File[],
): readonly File[] {
  const first = new Map<string, File>();
  return files.map((file) => {
    const before = first.get(file.name);
    if (!before && file.articles.length > 0) first.set(file.name, file);
    if (!before || file.articles.length === 0) return file;
    return { ...file, articles: [], problems: [{ severity: 'error', code: 'name-twice' }] };
  });
}

/** Decides the file of each article: one that was imported before keeps its place; a new one gets a
 * name that no file of the folder has. Of two with one origin the first is used. `folder`: '' or
 * with a slash at its end; `known` by origin; `taken`: names of the files in the folder, in lower
 * case; `duplicates`: origins of new articles that are marked as repeating another one, with that
 * one's. An existing article keeps its mark. */
export function planImport(
  files: readonly ReadFile[],
  folder: string,
  known: ReadonlyMap<string, KnownArticle>,
  taken: ReadonlySet<string>,
  duplicates: ReadonlyMap<string, string> = new Map(),
): readonly PlannedArticle[] {
  const nameOf = articleNames(taken);
  const places = new Map<
    string,
    { readonly path: ArticlePath; readonly article: ImportedArticle }
  >();
  for (const { name, articles } of files) {
    for (const article of articles) {
      const origin = originOf(name, article);
      if (places.has(origin)) continue;
      const path = known.get(origin)?.path ?? `${folder}${nameOf(article, name)}`;
      places.set(origin, { path, article });
    }
  }
  return [...places].map(([origin, { path, article }]) => {
    const before = known.get(origin);
    const original = duplicates.get(origin);
    const duplicateOf = before
      ? readFrontMatter(before.text).duplicateOf
      : original === undefined
        ? undefined
        : places.get(original)?.path;
    const text = articleText(article, origin, duplicateOf);
    const kind = !before ? 'new' : before.text === text ? 'same' : 'changed';
    return { origin, path, text, kind, article };
  });
}
