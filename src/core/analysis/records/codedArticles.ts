import type { CorpusReader } from '../../model/corpus';
import type { CoderId } from '../../model/ids';
import { inScope, type Filter } from './filter';

/** The number of articles by state of coding. Salience is a share of `complete` + `notRelevant`,
 * since an unfinished article gives no information about absent issues. */
export interface CodedArticles {
  readonly complete: number;
  readonly notRelevant: number;
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
  for (const { path, coded } of reader.articles()) {
    if (!inScope(path, scope)) continue;
    counts[codedStateOf(coded, coder)] += 1;
  }
  return { ...counts, read: counts.complete + counts.notRelevant };
}

/** The state of an article, as `codedArticles` counts it. */
export function codedStateOf(
  coded: ReadonlyMap<CoderId, { readonly state: string }>,
  coder: CoderId | undefined,
): Exclude<keyof CodedArticles, 'read'> {
  const states = stateSet(coded, coder);
  if (states.has('complete')) return 'complete';
  if (states.has('not-relevant')) return 'notRelevant';
  return states.has('in-progress') ? 'inProgress' : 'untouched';
}

function stateSet(
  coded: ReadonlyMap<CoderId, { readonly state: string }>,
  coder: CoderId | undefined,
): ReadonlySet<string> {
  if (coder === undefined) return new Set([...coded.values()].map(({ state }) => state));
  const own = coded.get(coder);
  return new Set(own ? [own.state] : []);
}
