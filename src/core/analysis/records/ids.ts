import type { ArticleRow, CorpusReader } from '../../model/corpus';
import { AUTHOR, type ActorId, type AnnotationId, type ArticlePath } from '../../model/ids';

/** Writes an id so that it is unique in the whole corpus. */
export type NameRecord = (article: ArticlePath, id: AnnotationId) => string;

/** Names records: an id that occurs in more than one annotation file is written `article#id`, in
 * every output and for every scope, so that a narrower export can be joined with a wider one. */
export function recordNames(reader: CorpusReader): NameRecord {
  const ids = new RepeatedIds();
  for (const article of reader.articles()) ids.add(article);
  return recordNamer(ids.repeated);
}

/** Like `recordNames`, where the ids that occur more than once are known. */
export function recordNamer(repeated: ReadonlySet<AnnotationId>): NameRecord {
  return (article, id) => (repeated.has(id) ? `${article}#${id}` : id);
}

/** Finds the ids that occur more than once in the articles added. */
export class RepeatedIds {
  readonly #seen = new Set<AnnotationId>();
  readonly #repeated = new Set<AnnotationId>();

  get repeated(): ReadonlySet<AnnotationId> {
    return this.#repeated;
  }

  add({ annotations }: ArticleRow): void {
    for (const { annotation } of annotations) {
      const { id } = annotation;
      if (this.#seen.has(id)) this.#repeated.add(id);
      else this.#seen.add(id);
    }
  }
}

/** `author` is a different actor for each author, and for each article where none is given. */
export function expandAuthor(actor: ActorId, article: ArticleRow): ActorId {
  if (actor !== AUTHOR) return actor;
  const author = article.metadata.author?.trim();
  return `${AUTHOR}:${author === undefined || author === '' ? article.path : author}`;
}

/** Whom an expanded `author` means: a person by name, or the author of an article that names none.
 * Undefined for other actors. The end of an article's file name tells a path from a name. */
export function expandedAuthor(
  actor: ActorId,
): { readonly name: string; readonly path?: string; readonly respondent?: string } | undefined {
  if (!actor.startsWith(`${AUTHOR}:`)) return undefined;
  const name = actor.slice(AUTHOR.length + 1);
  const [, respondent, of] = /^respondent (\d+) of (.+)$/s.exec(name) ?? [];
  if (respondent !== undefined && of !== undefined) return { name, path: of, respondent };
  return /[^\s.]\.[a-z0-9]{1,8}$/.test(name) ? { name, path: name } : { name };
}

/** One of several authors of an article who are not named, from 1. No file has such an id. */
export function respondentOf(path: ArticlePath, number: number): ActorId {
  return `${AUTHOR}:respondent ${String(number)} of ${path}`;
}

/** True for `author` and for what it is expanded to. */
export function isAuthor(actor: ActorId): boolean {
  return actor === AUTHOR || actor.startsWith(`${AUTHOR}:`);
}
