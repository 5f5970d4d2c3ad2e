import {
  countCodedDifferently,
  countUnlisted,
  createLocalizer,
  leavesOneSide,
  runSync,
  type Analysis,
  type Filter,
  CODED_DIFFERENTLY,
  FILTER_LEAVES_ONE_SIDE,
  PAIRS_WITH,
  EXCLUDED,
  PAIRS_WITHOUT,
} from '../../core';
import { rangeRemarks } from '../options/dateOptions';
import { oneLine } from '../output/printable';

// Printed under a table whose numbers have a different meaning because of it.

export function rollUpRemarks({ rollUp }: Filter, notLifted: number): string[] {
  if (rollUp === 'none') return [];
  const remarks = [`Roll-up is on: ${rollUp}.`];
  if (notLifted > 0) remarks.push(`Not rolled up: ${counted(notLifted, 'position')}.`);
  return remarks;
}

/** A misspelt id must not look like an empty result. */
export function unknownRemarks({ excluded }: Analysis): string[] {
  const count = excluded.get('unknown actor or issue') ?? 0;
  if (count === 0) return [];
  const left = counted(count, 'position');
  return [
    `Excluded: ${left} with an actor or issue that is not in the codebook. Use --unknown count to include them.`,
  ];
}

/** Other excluded positions, by their first reason; unknown names have a remark of their own. */
export function exclusionRemarks({ excluded }: Analysis): string[] {
  const reasons = [...excluded].flatMap(([reason, count]) =>
    reason === 'unknown actor or issue' ? [] : [createLocalizer().text(EXCLUDED[reason], count)],
  );
  return reasons.length === 0 ? [] : [`Not counted: ${reasons.join(', ')}.`];
}

/** What no row shows, in one line. */
export function unlistedRemarks(analysis: Analysis): string[] {
  const { withoutDate, onNoSide } = countUnlisted(analysis);
  const parts = [
    ...(withoutDate > 0 ? [`In no time window: ${counted(withoutDate, 'claim')}.`] : []),
    ...(onNoSide > 0
      ? [
          `On neither side of an issue: ${counted(onNoSide, 'actor')}, counted once for each such issue.`,
        ]
      : []),
  ];
  return parts.length === 0 ? [] : [parts.join(' ')];
}

/** Why there is no disagreement, where the filter removed one side. */
export function oneSideRemarks(analysis: Analysis): string[] {
  return runSync(leavesOneSide(analysis)) ? [createLocalizer().text(FILTER_LEAVES_ONE_SIDE)] : [];
}

/** Claims on which coders disagree count for no side. */
export function codedDifferentlyRemarks({ stances }: Analysis): string[] {
  const count = countCodedDifferently(stances);
  return count === 0 ? [] : [`${createLocalizer().text(CODED_DIFFERENTLY, count)}.`];
}

/** Positions that a search or a range does not find are not counted. */
export function searchRemarks(filter: Filter): string[] {
  const { query } = filter;
  return [
    ...(query ? [`Only positions that match: ${oneLine(query.text)}`] : []),
    ...rangeRemarks(filter),
  ];
}

/** Like `searchRemarks` where pairs or contradictions are listed; the filter is that of the
 * analysis. */
export function pairRemarks(filter: Filter): string[] {
  const { query, actors } = filter;
  return [
    ...actors.map(({ text, isExcluded }) =>
      createLocalizer().text(isExcluded ? PAIRS_WITHOUT : PAIRS_WITH, oneLine(text)),
    ),
    ...(query ? [`Only positions that match, on both sides: ${oneLine(query.text)}`] : []),
    ...rangeRemarks(filter),
  ];
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
