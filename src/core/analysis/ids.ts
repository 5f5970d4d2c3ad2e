import type { ArticleRow, CorpusReader } from '../model/corpus';
import { AUTHOR, type ActorId, type AnnotationId, type ArticlePath } from '../model/ids';

/** Writes an id so that it names one record of the whole corpus. */
export type NameRecord = (article: ArticlePath, id: AnnotationId) => string;

/** An id that occurs in more than one annotation file is written `article#id`, in every output and
 * whatever the scope, so that a narrower export can be joined with a wider one. */
export function recordNames(reader: CorpusReader): NameRecord {
  const names = new RecordNames();
  for (const article of reader.articles()) names.change(article, 1);
  return names.nameOf;
}

/** The same for articles that come and go. */
export class RecordNames {
  readonly #counts = new Map<AnnotationId, number>();
  #turned = new Set<AnnotationId>();

  readonly nameOf: NameRecord = (article, id) =>
    (this.#counts.get(id) ?? 0) > 1 ? `${article}#${id}` : id;

  /** 1: the annotations of the article are there from now on; -1: no longer. */
  change({ annotations }: ArticleRow, by: 1 | -1): void {
    for (const { annotation } of annotations) {
      const { id } = annotation;
      const before = this.#counts.get(id) ?? 0;
      const count = before + by;
      if (count > 0) this.#counts.set(id, count);
      else this.#counts.delete(id);
      // Turned twice is not turned.
      if (before > 1 !== count > 1 && !this.#turned.delete(id)) this.#turned.add(id);
    }
  }

  /** The ids that began or ceased to be repeated since this was asked last. */
  turned(): ReadonlySet<AnnotationId> {
    const turned = this.#turned;
    this.#turned = new Set();
    return turned;
  }
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
