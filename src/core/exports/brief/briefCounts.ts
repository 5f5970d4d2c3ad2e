import { KINDS, KINDS_IN_COUNTS } from '../../analysis/disagreements/kinds';
import { STRICTER_RULES } from '../../analysis/disagreements/kindCounts';
import { EXCLUSION_REASONS } from '../../analysis/records/exclusion';
import type { Counted, CountedPairs } from '../../counted/counted';
import type { Run } from '../document/blocks';
import type { ExportInput } from '../exportFormat';
import { ENGLISH } from '../wording/english';
import type { Wording } from '../wording/wording';

/** A number of the brief, as a link to what it counts where the host has one. */
export type CountRun = (count: number, counted: Counted) => Run;

/** A writer of numbers; zero gets no link. */
export function countWriter(
  { countLink }: Pick<ExportInput, 'countLink'>,
  { number }: Wording,
): CountRun {
  return (count, counted) => ({
    text: number(count),
    link: count > 0 ? countLink?.(counted, count) : undefined,
  });
}

/** A name in plain words for what a number of the brief counts, which can be part of an address and
 * be read back; undefined for what a brief does not count. */
export function countedName(counted: Counted): string | undefined {
  const key = JSON.stringify(counted);
  return ALL.find(([one]) => JSON.stringify(one) === key)?.[1];
}

export function countedNamed(name: string): Counted | undefined {
  return ALL.find(([, one]) => one === name)?.[0];
}

const PAIRS: readonly (readonly [CountedPairs, string])[] = [
  ['disagreements', 'disagreements'],
  ...KINDS_IN_COUNTS.map((kind) => [kind, KINDS[kind].words] as const),
];

const ARTICLES = {
  'with positions': 'with positions',
  complete: 'complete',
  notRelevant: 'not relevant',
  inProgress: 'in progress',
  untouched: 'to code',
} as const;

/** In the order in which a brief names them. */
const ALL: readonly (readonly [Counted, string])[] = [
  [{ of: 'positions', which: 'recorded' }, 'positions recorded'],
  [{ of: 'positions', which: 'not lifted' }, 'positions not rolled up'],
  ...EXCLUSION_REASONS.map(
    (which) =>
      [{ of: 'positions', which }, `positions excluded, ${ENGLISH[`excluded ${which}`]}`] as const,
  ),
  ...STRICTER_RULES.map(
    (rule) => [{ of: 'left out', rule }, `positions excluded, ${rule}`] as const,
  ),
  ...PAIRS.flatMap(([which, words]) =>
    [undefined, ...STRICTER_RULES].map((rule) => {
      const under = rule === undefined ? '' : `, ${rule}`;
      return [{ of: 'pairs', which, rule }, `pairs, ${words}${under}`] as const;
    }),
  ),
  [{ of: 'contradictions', which: 'contradiction' }, 'contradictions'],
  [{ of: 'contradictions', which: 'shift' }, 'shifts'],
  ...keys(ARTICLES).map(
    (which) => [{ of: 'articles', which }, `articles, ${ARTICLES[which]}`] as const,
  ),
];

function keys<Key extends string>(names: Readonly<Record<Key, string>>): Key[] {
  return Object.keys(names) as Key[];
}
