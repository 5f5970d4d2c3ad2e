import type { Coding } from '../../src/core/model/article';
import type { CorpusReader } from '../../src/core/model/corpus';
import { seeded } from '../../src/core/measures/random';
import { claims } from './claims';
import { codebook } from './corpus';

/** Ministries of one state, other actors, issues below each other. */
const BOOK = codebook({
  actors: {
    north: { side: true },
    ministry: { partOf: 'north' },
    treasury: { partOf: 'north' },
    union: {},
    league: {},
    guild: {},
    press: {},
  },
  issues: {
    fees: {},
    'night-fees': { partOf: 'fees' },
    quays: {},
    dredging: {},
    unused: {},
  },
});

const ACTORS = [
  'ministry',
  'treasury',
  'union',
  'league',
  'guild',
  'press',
  'ministry+union',
  'stranger',
];
const ISSUES = ['fees', 'night-fees', 'quays', 'dredging', 'quays+fees'];
const VERBS = ['supports', 'supports', 'opposes', 'opposes', 'neutral-on', 'speaks-of'];
const STATES: readonly (Coding['state'] | undefined)[] = [
  ...(['complete', 'complete', 'not-relevant', 'in-progress'] as const),
  undefined,
];

/** A study in which numbers could differ: besides plain claims it has all that is left out of some
 * counts, such as ascribed positions, reprints and articles without any. The same seed gives the
 * same one. */
export function generatedStudy(seed: number, articles: number, positions: number): CorpusReader {
  const next = seeded(seed);
  const below = (count: number): number => Math.floor(next() * count);
  const oneOf = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
  const sometimes = (share: number, words: string): string => (next() < share ? ` ${words}` : '');
  const lines: string[][] = Array.from({ length: articles }, (_, at) => [
    `in ${String(100 + at)}.md ${next() < 0.1 ? '' : `${String(2019 + below(4))}-0${String(1 + below(9))}-1${String(below(9))}`}${sometimes(0.1, 'duplicate-of=100.md')}`,
  ]);
  const coded = lines.map(() => oneOf(STATES));
  const withWork = lines.filter((_, at) => coded[at] !== 'not-relevant' && at % 6 !== 5);
  for (let at = 0; at < positions; at++) {
    const issue = sometimes(0.95, oneOf(ISSUES));
    const target = issue === '' ? ' target=press evaluation=-1' : '';
    oneOf(withWork).push(
      `p${String(at)}: ${next() < 0.03 ? 'unattributed' : next() < 0.03 ? 'author' : oneOf(ACTORS)} ${issue === '' ? 'evaluates' : oneOf(VERBS)}${issue}${target}` +
        sometimes(0.05, 'according-to=press') +
        sometimes(0.1, 'act=accuse target=guild') +
        sometimes(0.1, 'status=draft') +
        sometimes(0.1, 'condition=money') +
        sometimes(0.05, 'anchor=orphaned') +
        sometimes(0.6, `coder=${oneOf(['lea', 'max'])} at=${String(10 * below(8))}-${String(100)}`),
    );
  }
  oneOf(withWork).push('s1: union | league disagree on dredging', 's2: guild | press disagree');
  const reader = claims(lines.flat().join('\n'), BOOK, false);
  const rows = reader.articles().map((row, at) => {
    const state = coded[at];
    const coding = { date: undefined, codebook: undefined, reason: undefined };
    return { ...row, coded: new Map(state ? [['lea', { ...coding, state }]] : []) };
  });
  return {
    ...reader,
    articles: () => rows,
    article: (path) => rows.find((row) => row.path === path),
  };
}
