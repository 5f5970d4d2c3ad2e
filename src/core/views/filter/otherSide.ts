import { parseQuery } from '../../query/parseQuery';
import { pairTotal, type ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import type { AnalysisFilter } from './analysisFilter';
import type { AnalysisState } from './analysisState';

/** The note that a search excludes the opponents of what it finds, and the search that shows both
 * sides. */
export interface OtherSide {
  /** A safe label. */
  readonly text: string;
  /** Undefined where the search names no single actor. */
  readonly offer:
    { readonly name: string; readonly change: Pick<AnalysisState, 'who' | 'query'> } | undefined;
}

/** Fields that find positions of one actor or side. */
const OF_ONE_SIDE: ReadonlySet<string> = new Set(['actor', 'speaker', 'stance']);

/** Undefined where disagreements are found, where the search has no field of a side, and where
 * there are none anyway. */
export function otherSide(
  whole: ViewContext,
  context: ViewContext,
  state: AnalysisState,
  { filter }: AnalysisFilter,
): OtherSide | undefined {
  const { facts, localizer } = context;
  if (!filter.query || facts.analysis.evidenceCount === 0) return undefined;
  if (pairTotal(facts) > 0 || pairTotal(whole.facts) === 0) return undefined;
  const { terms } = parseQuery(state.query);
  const isNamed = terms.some(
    ({ field, negated }) => field !== undefined && !negated && OF_ONE_SIDE.has(field),
  );
  if (!isNamed) return undefined;
  const [named, ...others] = terms.filter(({ field, negated }) => field === 'actor' && !negated);
  if (!named || others.length > 0)
    return { text: localizer.text('other side left out'), offer: undefined };
  const { start, end } = named.span;
  const rest = `${state.query.slice(0, start)} ${state.query.slice(end)}`;
  return {
    text: localizer.text('other side left out'),
    offer: {
      name: localizer.text('choose as actor', labelText(named.value)),
      change: { who: named.value, query: rest.replace(/\s+/gu, ' ').trim() },
    },
  };
}
