import { inScope, type Filter } from '../analysis/records/filter';
import { effectiveDate } from '../analysis/records/positionRecords';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import { rangesOverlap, type DateRange } from '../model/date';
import type { CoderId } from '../model/ids';

/** An article that a coder finished reading: issues without a position are absent from it. */
export interface ReadArticle {
  readonly row: ArticleRow;
  readonly state: 'complete' | 'not-relevant';
  readonly days: DateRange | undefined;
}

/** Articles in scope that are not among those read, and why. */
export interface UnreadArticles {
  readonly unfinished: number;
  readonly reprints: number;
  readonly undated: number;
  readonly outsideRange: number;
}

/** The articles of a filter whose reading is finished, by the date of the article. `needsDate`:
 * undated ones are excluded although no range is set. */
export function readArticles(
  reader: CorpusReader,
  filter: Filter,
  needsDate: boolean,
): { readonly articles: readonly ReadArticle[]; readonly excluded: UnreadArticles } {
  const excluded = { unfinished: 0, reprints: 0, undated: 0, outsideRange: 0 };
  const articles: ReadArticle[] = [];
  for (const row of reader.articles()) {
    if (!inScope(row.path, filter.scope)) continue;
    const { days } = effectiveDate(undefined, row, 'article');
    const state = stateOf(row, filter.coder);
    if (row.metadata.duplicateOf !== undefined && !filter.reprints) excluded.reprints += 1;
    else if (state === undefined) excluded.unfinished += 1;
    else if (!days && (needsDate || filter.window)) excluded.undated += 1;
    else if (filter.window && days && !rangesOverlap(days, filter.window))
      excluded.outsideRange += 1;
    else articles.push({ row, state, days });
  }
  return { articles, excluded };
}

/** The state that the source's coder set; with no coder named, that of any coder. */
function stateOf(
  { coded }: ArticleRow,
  coder: CoderId | undefined,
): ReadArticle['state'] | undefined {
  const states = new Set(
    [...coded].filter(([id]) => coder === undefined || id === coder).map(([, { state }]) => state),
  );
  if (states.has('complete')) return 'complete';
  return states.has('not-relevant') ? 'not-relevant' : undefined;
}
