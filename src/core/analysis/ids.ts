import type { ArticleRow, CorpusReader } from '../model/corpus';
import { AUTHOR, type ActorId, type AnnotationId, type ArticlePath } from '../model/ids';

/** Writes an id so that it names one record of the whole corpus. */
export type NameRecord = (article: ArticlePath, id: AnnotationId) => string;

/** An id that occurs in more than one annotation file is written `article#id`, in every output and
 * whatever the scope, so that a narrower export can be joined with a wider one. */
export function recordNames(reader: CorpusReader): NameRecord {
  const seen = new Set<AnnotationId>();
  const repeated = new Set<AnnotationId>();
  for (const article of reader.articles()) {
    for (const { annotation } of article.annotations) {
      if (seen.has(annotation.id)) repeated.add(annotation.id);
      else seen.add(annotation.id);
    }
  }
  return (article, id) => (repeated.has(id) ? `${article}#${id}` : id);
}

/** `author` is a different actor for each author, and for each article where none is given. */
export function expandAuthor(actor: ActorId, article: ArticleRow): ActorId {
  if (actor !== AUTHOR) return actor;
  const author = article.metadata.author?.trim();
  return `${AUTHOR}:${author === undefined || author === '' ? article.path : author}`;
}

/** True for `author` and for what it is expanded to. */
export function isAuthor(actor: ActorId): boolean {
  return actor === AUTHOR || actor.startsWith(`${AUTHOR}:`);
}
