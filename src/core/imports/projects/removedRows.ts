import { addTo } from '../../analysis/records/groups';
import type { ArticleRow } from '../../model/corpus';
import type { ArticlePath } from '../../model/ids';
import type { Span } from '../../model/span';

/** Annotations of earlier imports whose passages the project has no longer: one that was deleted
 * there and coded anew has another id, and is the same. */
export class RemovedRows {
  readonly #known = new Set<string>();
  readonly #byPlace = new Map<string, string[]>();

  constructor(rows: readonly ArticleRow[], ids: ReadonlySet<string>) {
    for (const { path, annotations } of rows) {
      for (const { annotation, places } of annotations) {
        const { id, kind, coder } = annotation;
        const what = kind === 'annotation' ? annotation.type : kind;
        this.#known.add(`${path}\n${id}`);
        const spans = places.flatMap(({ span }) => span ?? []);
        const isWhole = spans.length === places.length;
        if (isWhole && !ids.has(id)) {
          addTo(this.#byPlace, placeKey(path, id, { what, coder, spans }), id);
        }
      }
    }
  }

  /** Undefined for a passage that is there by its own id, or new. */
  idOf(path: ArticlePath, id: string, of: PlaceOf): string | undefined {
    if (this.#byPlace.size === 0 || this.#known.has(`${path}\n${id}`)) return undefined;
    return of.spans.length === 0 ? undefined : this.#byPlace.get(placeKey(path, id, of))?.shift();
  }
}

interface PlaceOf {
  /** A position, or the type of an annotation. */
  readonly what: string;
  readonly coder: string | undefined;
  readonly spans: readonly Span[];
}

/** Ids of one program begin alike. */
function placeKey(path: ArticlePath, id: string, { what, coder, spans }: PlaceOf): string {
  const places = spans.map(({ start, end }) => `${String(start)}-${String(end)}`);
  return [path, id.replace(/-.*$/s, ''), what, coder, ...places].join('\n');
}
