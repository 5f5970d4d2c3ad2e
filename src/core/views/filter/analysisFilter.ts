import {
  DEFAULT_FILTER,
  type ChosenActors,
  type Filter,
  type RollUp,
} from '../../analysis/records/filter';
import type { Codebook } from '../../model/codebook';
import { filterOfStatements, joinedQueries } from '../../analysis/records/queryOverPairs';
import { writtenValue, type QueryProblem } from '../../query/parseQuery';
import { holdingActor, readQuery, type PositionQuery } from '../../query/readQuery';
import type { AnalysisState } from './analysisState';

export interface AnalysisFilter {
  readonly filter: Filter;
  /** The problems of the searches; see `queryProblemText`. */
  readonly problems: readonly QueryProblem[];
  /** Parts of the searches that are ignored since they are not valid, as typed. */
  readonly ignored: readonly string[];
}

/** The filter of the analysis views. *Actor* and *Organization* choose actors, whose pairs with
 * others are shown; both together choose the actors that are under both. Every other filled field
 * is a search of its own in the language of *Find Positions…*, and a position must be found by all
 * of them; what a search for actors means, queryOverPairs.ts says. */
export function analysisFilter(
  state: AnalysisState,
  codebook: Codebook,
  rollUp: RollUp,
): AnalysisFilter {
  const parts = [term('coder', state.coder), term('status', state.status), state.query.trim()];
  const queries = parts.filter(Boolean).map((part) => readQuery(part, codebook));
  // A search without a valid condition has no effect.
  const inForce = queries.filter(({ conditions }) => conditions.length > 0);
  const query = joinedQueries(inForce.map((one) => ({ ...one, text: appliedText(one) })));
  const { actors, problems } = chosenActors([state.who, state.organization], codebook);
  const filter = { ...DEFAULT_FILTER, rollUp, query, actors, window: windowOf(state) };
  return {
    filter: state.view === 'network' ? filterOfStatements(filter) : filter,
    problems: [...problems, ...queries.flatMap((one) => one.problems)],
    ignored: queries.flatMap(ignoredTexts),
  };
}

/** An actor with all under it at the date of a claim: along an office held then, else along
 * `part-of`. */
function chosenActors(
  typed: readonly string[],
  codebook: Codebook,
): { readonly actors: readonly ChosenActors[]; readonly problems: readonly QueryProblem[] } {
  const names = typed.map((name) => name.trim()).filter(Boolean);
  if (names.length === 0) return { actors: [], problems: [] };
  const queries = names.map((name) => readQuery(term('actor', name), codebook));
  const tests = queries.map(({ conditions }) =>
    holdingActor(
      conditions.flatMap(({ values }) => values),
      codebook,
    ),
  );
  return {
    actors: [
      {
        text: names.join(', '),
        query: queries.map(({ text }) => text).join(' '),
        isExcluded: false,
        holds: (actor, claimDays) => tests.every((holds) => holds(actor, claimDays)),
      },
    ],
    problems: queries.flatMap(({ problems }) => problems),
  };
}

/** Problems because of which a part of a search is ignored. */
const IGNORED: ReadonlySet<QueryProblem['code']> = new Set([
  'unknown-field',
  'misspelt-field',
  'bad-date',
  'empty-value',
]);

function ignoredParts({ text, problems }: PositionQuery) {
  return problems
    .filter(({ code }) => IGNORED.has(code))
    .map(({ span }) => {
      // The problem of a date is at its value; the whole part is ignored.
      const start = text.slice(0, span.start).search(/\S*$/u);
      return { start, end: span.end };
    });
}

function ignoredTexts(query: PositionQuery): readonly string[] {
  return ignoredParts(query).map(({ start, end }) => query.text.slice(start, end));
}

function appliedText(query: PositionQuery): string {
  let text = '';
  let at = 0;
  for (const { start, end } of ignoredParts(query)) {
    text += query.text.slice(at, Math.max(at, start));
    at = Math.max(at, end);
  }
  return (text + query.text.slice(at)).trim().replace(/\s+/gu, ' ');
}

/** True when the user has chosen to exclude something. */
export function isFiltered({ filter }: AnalysisFilter): boolean {
  const { query, actors, window } = filter;
  return query !== undefined || actors.length > 0 || window !== undefined;
}

function term(field: 'actor' | 'coder' | 'status', value: string): string {
  const typed = value.trim();
  return typed === '' ? '' : `${field}:${writtenValue(typed)}`;
}

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

function windowOf({ from, to }: AnalysisState): Filter['window'] {
  if (from === undefined && to === undefined) return undefined;
  const first = from ?? FIRST_DAY;
  const last = to ?? LAST_DAY;
  // Ends in the wrong order mean the stretch between them.
  return first <= last ? { first, last } : { first: last, last: first };
}
