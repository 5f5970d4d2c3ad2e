import type { ArticlePath } from '../model/ids';
import { articleName, articleText, originOf } from './articleFile';
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
  /** `same`: it stands in the corpus as it is. `changed`: it does, with another text, which was changed in the file or by
   * hand since. */
  readonly kind: 'new' | 'same' | 'changed';
  readonly article: ImportedArticle;
}

/** A file, with the articles that were read from it. */
export interface ReadFile {
  readonly name: string;
  readonly articles: readonly ImportedArticle[];
}

/** The same with what is to be said of it. */
export interface ReadFileReport extends ReadFile {
  readonly problems: readonly ImportProblem[];
}

/** Of files with one name, from several folders, the first is imported: an article is found again by the name of its file. */
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

/** Where each article goes: one that was imported before stays where it is; a new one gets a name that no file of the
 * folder has. Of two with one origin the first counts. `folder`: '' or with a slash at its end; `known` by origin;
 * `taken`: names of the files in the folder, in small letters. */
export function planImport(
  files: readonly ReadFile[],
  folder: string,
  known: ReadonlyMap<string, KnownArticle>,
  taken: ReadonlySet<string>,
): readonly PlannedArticle[] {
  const planned = new Map<string, PlannedArticle>();
  const names = new Set(taken);
  for (const { name, articles } of files) {
    for (const article of articles) {
      const origin = originOf(name, article);
      if (planned.has(origin)) continue;
      const text = articleText(article, origin);
      const before = known.get(origin);
      if (before) {
        const kind = before.text === text ? 'same' : 'changed';
        planned.set(origin, { origin, path: before.path, text, kind, article });
        continue;
      }
      const fileName = articleName(article, name, names);
      names.add(fileName.toLowerCase());
      planned.set(origin, { origin, path: `${folder}${fileName}`, text, kind: 'new', article });
    }
  }
  return [...planned.values()];
}
