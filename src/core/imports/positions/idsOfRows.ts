import type { Annotation, AnnotationKind, Position } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { AnnotationId, ArticlePath } from '../../model/ids';
import { isOfKind, type PlacedAnnotation } from '../../model/place';
import { derivedId, idOf } from './derivedId';

export type IdOfRow<A extends Annotation = Position> =
  | {
      readonly kind: 'id';
      readonly id: AnnotationId;
      /** The article's annotation that already has the id. */
      readonly before: PlacedAnnotation<A> | undefined;
    }
  /** Another kind of annotation has the id, or another row. */
  | { readonly kind: 'id-of-other' | 'id-twice'; readonly id: AnnotationId };

/** Gives each row of a table its id: the same at each import, so that nothing is duplicated. */
export class IdsOfRows {
  /** The articles that have each id. */
  readonly #articles = new Map<AnnotationId, Set<ArticlePath>>();
  readonly #annotations = new Map<ArticlePath, Map<AnnotationId, PlacedAnnotation>>();
  /** Ids used by this table. */
  readonly #taken = new Set<string>();
  readonly #stated = new Map<string, number>();

  constructor(articles: readonly ArticleRow[]) {
    for (const { path, annotations } of articles) {
      const byId = new Map(annotations.map((placed) => [placed.annotation.id, placed]));
      this.#annotations.set(path, byId);
      for (const id of byId.keys()) this.#add(path, id);
    }
  }

  /** `written`: the id in the row; `article#id`, as exported tables have it, is used as it is.
   * `stated`: the whole row. */
  idOf(path: ArticlePath, written: string | undefined, stated: string): IdOfRow {
    return this.idOfKind('position', path, written, stated);
  }

  /** The same for a kind of annotations. */
  idOfKind<K extends AnnotationKind>(
    kind: K,
    path: ArticlePath,
    written: string | undefined,
    stated: string,
  ): IdOfRow<Extract<Annotation, { kind: K }>> {
    const ofArticle = written?.startsWith(`${path}#`) ? written.slice(path.length + 1) : undefined;
    const own = idOf(ofArticle ?? written ?? '');
    if (own === undefined) return this.#derived(kind, path, stated);
    // An id of another article is not used, unless the table names both articles.
    const id = ofArticle === undefined ? this.#freeFor(path, own) : own;
    if (this.#taken.has(`${path}#${id}`)) return { kind: 'id-twice', id };
    return this.#found(kind, path, id);
  }

  #derived<K extends AnnotationKind>(
    kind: K,
    path: ArticlePath,
    stated: string,
  ): IdOfRow<Extract<Annotation, { kind: K }>> {
    const nth = this.#stated.get(stated) ?? 0;
    this.#stated.set(stated, nth + 1);
    for (let at = nth; ; at++) {
      const id = derivedId(stated, at);
      const isElsewhere = this.#articles.has(id) && !this.#annotations.get(path)?.has(id);
      if (!isElsewhere && !this.#taken.has(`${path}#${id}`)) return this.#found(kind, path, id);
    }
  }

  #freeFor(path: ArticlePath, own: AnnotationId): AnnotationId {
    for (let nth = 1; ; nth++) {
      const id = nth === 1 ? own : `${own.slice(0, 56)}-${String(nth)}`;
      const articles = this.#articles.get(id);
      if (!articles || articles.has(path)) return id;
    }
  }

  #found<K extends AnnotationKind>(
    kind: K,
    path: ArticlePath,
    id: AnnotationId,
  ): IdOfRow<Extract<Annotation, { kind: K }>> {
    this.#taken.add(`${path}#${id}`);
    this.#add(path, id);
    const before = this.#annotations.get(path)?.get(id);
    if (before && !isOfKind(before, kind)) return { kind: 'id-of-other', id };
    return { kind: 'id', id, before };
  }

  #add(path: ArticlePath, id: AnnotationId): void {
    const known = this.#articles.get(id);
    if (known) known.add(path);
    else this.#articles.set(id, new Set([path]));
  }
}
