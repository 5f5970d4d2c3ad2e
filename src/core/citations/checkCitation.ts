import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { AnnotationId } from '../model/ids';
import { anchorState, type PlacedAnnotation } from '../model/place';
import { contentStamp } from '../annotation-file/contentStamp';
import { isCitable, type Citable } from './citationStamp';
import type { Citation } from './findCitations';

/** An annotation that a text cites, with its article. */
export interface Cited {
  readonly article: ArticleRow;
  readonly placed: PlacedAnnotation<Citable>;
}

/** `current`: its content and its words are as they were cited. `changed`: its content changed
 * since it was cited. `lost` and `uncertain`: the content is the same, but the place of its quote
 * is unknown or a guess. `missing`: it was cited, and no annotation has this id any more. */
export type CitationState = 'current' | 'changed' | 'lost' | 'uncertain' | 'missing';

/** The records with the cited ids, in one pass over the corpus. An id should be unique; where it is
 * not, all records are given, in the order of the articles. */
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

/** Undefined when the brackets are not a citation: no annotation has the id, and there is no
 * stamp. */
export function checkCitation(
  { stamp }: Citation,
  cited: readonly Cited[],
): { readonly state: CitationState; readonly cited: Cited | undefined } | undefined {
  const [first] = cited;
  if (!first) return stamp === undefined ? undefined : { state: 'missing', cited: undefined };
  if (stamp === undefined) return { state: stateOf(first), cited: first };
  const same = cited.find(({ placed }) => contentStamp(placed.annotation) === stamp);
  return same ? { state: stateOf(same), cited: same } : { state: 'changed', cited: first };
}

function stateOf({ placed }: Cited): CitationState {
  const state = anchorState(placed);
  if (state === 'orphaned') return 'lost';
  return state === 'uncertain' ? 'uncertain' : 'current';
}
