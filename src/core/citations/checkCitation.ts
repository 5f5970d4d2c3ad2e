import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { AnnotationId } from '../model/ids';
import { anchorState, type PlacedAnnotation } from '../model/place';
import { citationStamp, isCitable, type Citable } from './citationStamp';
import type { Citation } from './findCitations';

/** An annotation that a text cites, with its article. */
export interface Cited {
  readonly article: ArticleRow;
  readonly placed: PlacedAnnotation<Citable>;
}

/** `current`: it says what it said, at its words. `changed`: it says something else than when it was
 * cited. `lost` and `uncertain`: it says the same, but where its quote stands is unknown or a guess.
 * `missing`: it was cited, and no annotation has this id any more. */
export type CitationState = 'current' | 'changed' | 'lost' | 'uncertain' | 'missing';

/** What the ids stand for, in one pass over the corpus. An id should be in one place; where it is in
 * several, all are given, in the order of the articles. */
export function citedRecords(
  reader: CorpusReader,
  ids: ReadonlySet<AnnotationId>,
): ReadonlyMap<AnnotationId, readonly Cited[]> {
  const found = new Map<AnnotationId, Cited[]>();
  if (ids.size === 0) return found;
  for (const article of reader.articles()) {
    for (const placed of article.annotations) {
      const { id } = placed.annotation;
      if (!ids.has(id) || !isCitable(placed)) continue;
      const others = found.get(id);
      if (others) others.push({ article, placed });
      else found.set(id, [{ article, placed }]);
    }
  }
  return found;
}

/** Undefined when the brackets are no citation: no annotation has the id, and nothing says that one had. */
export function checkCitation(
  { stamp }: Citation,
  cited: readonly Cited[],
): { readonly state: CitationState; readonly cited: Cited | undefined } | undefined {
  const [first] = cited;
  if (!first) return stamp === undefined ? undefined : { state: 'missing', cited: undefined };
  if (stamp === undefined) return { state: stateOf(first), cited: first };
  const same = cited.find(({ placed }) => citationStamp(placed.annotation) === stamp);
  return same ? { state: stateOf(same), cited: same } : { state: 'changed', cited: first };
}

function stateOf({ placed }: Cited): CitationState {
  const state = anchorState(placed);
  if (state === 'orphaned') return 'lost';
  return state === 'uncertain' ? 'uncertain' : 'current';
}
