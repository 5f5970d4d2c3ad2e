import { perObject } from '../../util/perObject';
import type { Filter, RecordQuery } from './filter';

// What a query means where pairs of actors are shown. A disagreement has two sides, so a query that
// found only the positions of one actor would leave nobody to disagree with.
//
// - `actor:x` keeps the rows in which x, or an actor under it at the date of a claim, is one of the
//   two: with its opponents; and its contradictions and shifts. Several values mean any of them.
//   With a roll-up, the rows of x are those of the side for which it counts.
// - `-actor:x` removes the same rows, and the positions of x.
// - All other conditions, and words without a field, choose the claims of both sides.
// - A query has no "or" between fields, so that it can always be divided in this way.
//
// Lists and views of pairs, sides and their times follow this rule: disagreements, contradictions,
// board, matrix, timeline, brief, report, workbook. Positions, networks and measures that count
// statements, such as salience, do not: networks count the statements that a query finds, as
// Discourse Network Analyzer does.
//
// Source: docs/reference/search.md, section "Pairs of actors".

/** A filter by which pairs are analysed: its query chooses claims, and the actors that it named are
 * among those of the filter. The same filter has the same one. */
export const filterOverPairs: (filter: Filter) => Filter = perObject((filter) => {
  const { actors, claims } = filter.query?.overPairs ?? {};
  return actors ? { ...filter, query: claims, actors: [...filter.actors, ...actors] } : filter;
});

/** The same filter for what counts positions or statements: all of its query chooses positions. */
export function filterOfStatements(filter: Filter): Filter {
  const { query } = filter;
  return query?.overPairs ? { ...filter, query: { ...query, overPairs: undefined } } : filter;
}

/** Queries that a record must all be found by, as one; undefined where there are none. */
export function joinedQueries(queries: readonly RecordQuery[]): RecordQuery | undefined {
  const [first, ...others] = queries;
  if (!first || others.length === 0) return first;
  const actors = queries.flatMap(({ overPairs }) => overPairs?.actors ?? []);
  const claims = queries.flatMap((one) => (one.overPairs ? (one.overPairs.claims ?? []) : [one]));
  return {
    text: queries.map(({ text }) => text).join(' '),
    matches: (article, annotation) => queries.every((one) => one.matches(article, annotation)),
    overPairs: actors.length === 0 ? undefined : { actors, claims: joinedQueries(claims) },
  };
}

/** The whole query of a filter, as typed; undefined where there is none. */
export function queryText({ query, actors }: Filter): string | undefined {
  const parts = [...actors.map((chosen) => chosen.query), ...(query ? [query.text] : [])];
  return parts.length === 0 ? undefined : parts.join(' ');
}
