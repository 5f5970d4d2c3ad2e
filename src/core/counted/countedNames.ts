import type { Counted } from './counted';
import { LEFT_OUT_REASONS } from '../analysis/records/leftOut';
import { STRICTER_RULES } from '../analysis/disagreements/kindCounts';

/** What the numbers of a brief count, by a name in plain words that can stand in an address and leads back. A brief
 * counts nothing of one actor or issue; their ids could be anything. */
export function countedName(counted: Counted): string | undefined {
  if (!('which' in counted) || ('issue' in counted && counted.issue !== undefined))
    return undefined;
  return NAME_OF.get(keyOf(counted));
}

export function countedNamed(name: string): Counted | undefined {
  return COUNTED_OF.get(name);
}

const REASONS: Readonly<Record<(typeof LEFT_OUT_REASONS)[number], string>> = {
  'too many combinations': 'positions of too many actors and issues at once',
  'unknown actor or issue': 'positions of an actor or issue that is not in the codebook',
  reprint: 'positions in reprints',
  ascribed: 'positions ascribed by another actor',
  unattributed: 'positions of an actor who is not named',
  'outside window': 'positions outside the chosen dates',
  orphaned: 'positions with a lost quote',
  uncertain: 'positions in an uncertain place',
  draft: 'positions that are drafts',
  conditional: 'positions that are conditional',
  possible: 'positions marked possible',
  joint: 'joint positions',
  'without polarity': 'positions that take no side',
};

const PAIRS = {
  disagreements: 'disagreements',
  derived: 'disagreements on balance',
  atTimes: 'disagreements at times',
  internal: 'pairs within one side',
  apart: 'pairs at different times',
  stated: 'disagreements only stated',
  oneSided: 'one-sided pairs',
} as const;

const ARTICLES = {
  'with positions': 'articles with positions',
  'taking sides': 'articles that take sides',
  speaking: 'articles that speak of it',
  read: 'articles read',
  undated: 'articles without a date',
  complete: 'articles that are complete',
  notRelevant: 'articles that are not relevant',
  inProgress: 'articles in progress',
  untouched: 'articles without a coding state',
} as const;

const ALL: readonly (readonly [Counted, string])[] = [
  [{ of: 'positions', which: 'recorded' }, 'positions recorded'],
  [{ of: 'positions', which: 'counting' }, 'positions that count'],
  [{ of: 'positions', which: 'unknown stance' }, 'positions with an unknown stance'],
  [{ of: 'positions', which: 'not lifted' }, 'positions not rolled up'],
  ...LEFT_OUT_REASONS.map((which) => [{ of: 'positions', which }, REASONS[which]] as const),
  ...keys(PAIRS).flatMap((which) => [
    [{ of: 'pairs', which }, PAIRS[which]] as const,
    ...STRICTER_RULES.map(
      (rule) => [{ of: 'pairs', which, rule }, `${PAIRS[which]}, ${rule}`] as const,
    ),
  ]),
  [{ of: 'contradictions', which: 'contradiction' }, 'contradictions'],
  [{ of: 'contradictions', which: 'shift' }, 'shifts'],
  ...keys(ARTICLES).map((which) => [{ of: 'articles', which }, ARTICLES[which]] as const),
];

const NAME_OF = new Map(ALL.map(([counted, name]) => [keyOf(counted), name]));
const COUNTED_OF = new Map(ALL.map(([counted, name]) => [name, counted]));

function keyOf(counted: Counted): string {
  const rule = counted.of === 'pairs' ? counted.rule : undefined;
  return JSON.stringify([counted.of, 'which' in counted ? counted.which : '', rule ?? '']);
}

function keys<Key extends string>(names: Readonly<Record<Key, string>>): Key[] {
  return Object.keys(names) as Key[];
}
