import type { ArticlePath } from '../model/ids';
import { frontMatterSpan, readFrontMatter } from '../corpus/frontMatter';
import { articleNames, articleText, originOf } from './articleFile';
import { namesOf } from './fileNames';
import type { ImportedArticle, ImportProblem } from './imported';
import { sharedWords } from './sameStory';

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
  /** The text that the corpus has, where new words come behind it. */
  readonly before?: string;
  readonly article: ImportedArticle;
}

/** A file, with the articles that were read from it. */
export interface ReadFile {
  /** By which a later import finds its articles: see `withNamesOnce`. */
  readonly name: string;
  /** Where it is, with slashes. */
  readonly path?: string | undefined;
  readonly articles: readonly ImportedArticle[];
}

/** A file with its articles and problems. */
export interface ReadFileReport extends ReadFile {
  readonly problems: readonly ImportProblem[];
}

/** Decides the file of each article: one that was imported before keeps its place; a new one gets a
 * name that no file of the folder has. A file of the same name in another folder is known by its
 * contents: an article whose title and words are others is new. Of two with one origin the first is
 * used. `folder`: '' or with a slash at its end; `known` by origin; `taken`: names of the files in
 * the folder, as `foldName` has them; `duplicates`: origins of new articles that are marked as
 * repeating another one, with that one's or with `corpusOrigin`. An existing article keeps its
 * mark, and what a user stated. */
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
  for (const file of files) {
    for (const article of file.articles) {
      const origin = knownOrigin(file, article, known);
      if (places.has(origin)) continue;
      const path = known.get(origin)?.path ?? `${folder}${nameOf(article, file.name)}`;
      places.set(origin, { path, article });
    }
  }
  return [...places].map(([origin, { path, article: read }]) => {
    const before = known.get(origin);
    const original = duplicates.get(origin);
    const stated = before && readFrontMatter(before.text);
    // What the file does not say was stated by a user.
    const article = stated
      ? {
          ...read,
          author: read.author ?? stated.author,
          source: read.source ?? stated.source,
          date: read.date ?? stated.date,
        }
      : read;
    const duplicateOf = stated
      ? stated.duplicateOf
      : original === undefined
        ? undefined
        : (places.get(original)?.path ?? pathOf(original));
    const text = articleText(article, origin, duplicateOf);
    const kind = !before ? 'new' : before.text === text ? 'same' : 'changed';
    return { origin, path, text, kind, article };
  });
}

/** Stands for an article of the corpus in the place of an origin; no origin begins with a slash. */
export function corpusOrigin(path: ArticlePath): string {
  return `/${path}`;
}

export function isInCorpus(origin: string): boolean {
  return origin.startsWith('/');
}

/** Undefined for an origin of an import. */
function pathOf(origin: string): ArticlePath | undefined {
  return isInCorpus(origin) ? origin.slice(1) : undefined;
}

/** All origins that an article may have in a corpus, the preferred one first. */
export function originsOf(file: ReadFile, article: ImportedArticle): readonly string[] {
  return namesOf(file).map((name) => originOf(name, article));
}

function knownOrigin(
  file: ReadFile,
  article: ImportedArticle,
  known: ReadonlyMap<string, KnownArticle>,
): string {
  const origins = originsOf(file, article);
  const [first = ''] = origins;
  const found = origins.find((origin) => isAnEdition(known.get(origin), article));
  return found ?? origins.find((origin) => !known.has(origin)) ?? first;
}

/** Whether a text is the same article as one of the corpus, perhaps revised. */
function isAnEdition(known: KnownArticle | undefined, { title, text }: ImportedArticle): boolean {
  if (!known) return false;
  const { title: before } = readFrontMatter(known.text);
  if (title !== undefined && before === title.replace(/\s+/g, ' ').trim()) return true;
  const words = known.text.slice(frontMatterSpan(known.text)?.end);
  return sharedWords(words, text) >= LEAST_SHARED;
}

/** A revised article keeps more of its words, and two articles of one outlet share less. */
const LEAST_SHARED = 0.2;
