import type { ArticleRow, CorpusReader } from '../../model/corpus';
import type { CoderId } from '../../model/ids';
import { inScope, type Filter } from './filter';

/** The number of articles by state of coding. Salience is a share of `complete` + `notRelevant`,
 * since an unfinished article gives no information about absent issues. */
export interface CodedArticles {
  readonly complete: number;
  readonly notRelevant: number;
  /** Begun: so marked, or with annotations and no state. */
  readonly inProgress: number;
  readonly untouched: number;
  /** complete + notRelevant: the denominator. */
  readonly read: number;
}

/** Counts articles by the state that the source's coder set; with no coder named, by the most
 * advanced state. */
export function codedArticles(
  reader: CorpusReader,
  { scope, coder }: Pick<Filter, 'scope' | 'coder'>,
): CodedArticles {
  const counts = { complete: 0, notRelevant: 0, inProgress: 0, untouched: 0 };
  for (const row of reader.articles()) {
    if (inScope(row.path, scope)) counts[codedStateOf(row, coder)] += 1;
  }
  return { ...counts, read: counts.complete + counts.notRelevant };
}

/** The state of an article for a coder, or the most advanced of all: the one definition for views,
 * exports and the command line. With annotations and no state it is in progress. */
export function codedStateOf(
  { coded, annotations }: Pick<ArticleRow, 'coded' | 'annotations'>,
  coder: CoderId | undefined,
): Exclude<keyof CodedArticles, 'read'> {
  let furthest: 'notRelevant' | 'inProgress' | 'untouched' = 'untouched';
  for (const [own, { state }] of coded) {
    if (coder !== undefined && own !== coder) continue;
    if (state === 'complete') return 'complete';
    if (state === 'not-relevant') furthest = 'notRelevant';
    else if (furthest === 'untouched') furthest = 'inProgress';
  }
  const isBegun = hasAnnotations({ annotations }, coder);
  return furthest === 'untouched' && isBegun ? 'inProgress' : furthest;
}

/** Whether a coder, or any, has annotated an article. */
export function hasAnnotations(
  { annotations }: Pick<ArticleRow, 'annotations'>,
  coder: CoderId | undefined,
): boolean {
  return annotations.some(({ annotation }) => coder === undefined || annotation.coder === coder);
}
