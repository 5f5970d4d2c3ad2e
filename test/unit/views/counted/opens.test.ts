import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { loadCorpus } from '../../../../src/cli/corpus/corpus';
import {
  DEFAULT_FILTER,
  ROLL_UPS,
  type Filter,
} from '../../../../src/core/analysis/records/filter';
import { readCounted } from '../../../../src/core/counted/counted';
import { countedEntries } from '../../../../src/core/counted/countedEntries';
import { parseNetting } from '../../../../src/core/model/netting';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { runSync } from '../../../../src/core/util/task';
import { countedList } from '../../../../src/core/views/counted/countedList';
import {
  analysisFilter,
  type AnalysisFilter,
} from '../../../../src/core/views/filter/analysisFilter';
import {
  POSITION_VIEWS,
  DEFAULT_ANALYSIS_STATE,
  type PositionState,
} from '../../../../src/core/views/filter/analysisState';
import { panelData } from '../../../../src/core/views/panel/panel';
import type { CountedLink } from '../../../../src/core/views/words/countedText';
import type { ViewContext } from '../../../../src/core/views/facts/facts';
import { caseCount, enough } from '../../../support/caseCount';
import { claims } from '../../../support/claims';
import { corpus, position, type ArticleGiven } from '../../../support/corpus';
import { BOOK, corpora, notation, WINDOWS } from '../../analysis/oracle/corpora';
import { contextOf } from '../build';

const EXAMPLES = path.resolve(__dirname, '../../../../examples');

suite('A number opens as many things as it says', () => {
  test('in the examples: every number of every view', async () => {
    const outcome = await loadCorpus(EXAMPLES, undefined, () => undefined);
    assert.ok(outcome.kind === 'corpus', outcome.kind);
    const { reader } = outcome.corpus;
    const seen = new Set<string>();
    for (const rollUp of ROLL_UPS) {
      for (const filtered of [
        {},
        { from: '2024-07-01' },
        { query: 'stance:oppose' },
        { who: 'china' },
      ]) {
        for (const link of linksIn(reader, { rollUp }, filtered)) {
          seen.add(kindOf(link));
        }
      }
    }
    assert.deepEqual([...seen].sort(), [
      'actors',
      'actors on a side',
      'articles read',
      'articles speaking',
      'articles taking sides',
      'articles undated',
      'claims of actor',
      'claims of issue',
      'evaluations',
      'evidence of actor',
      'evidence of actor and issue',
      'evidence of actor and other',
      'evidence of issue',
      'pairs apart',
      'pairs at-times',
      'pairs derived',
      'pairs disagreements',
      'pairs internal',
      'pairs one-sided',
      'pairs stated',
      'positions ascribed',
      'positions counting',
      'positions not lifted',
      'positions outside window',
      'positions recorded',
      'positions unattributed',
      'positions without polarity',
    ]);
  });

  test('whatever is coded, under every roll-up and window of time', () => {
    let links = 0;
    const rollUps = fc.constantFrom(...ROLL_UPS);
    fc.assert(
      fc.property(corpora, rollUps, fc.constantFrom(...WINDOWS), (records, rollUp, window) => {
        const reader = claims(notation(records), BOOK);
        const netting = parseNetting(window);
        links += linksIn(reader, { rollUp, ...(netting ? { netting } : {}) }, {}).length;
        links += linksIn(reader, { rollUp }, { who: 'left' }).length;
      }),
      { numRuns: caseCount(60), seed: 20240428 },
    );
    assert.ok(links > enough(1000), String(links));
  });

  test('also where positions are left out, unknown, without a date or in articles without one', () => {
    const reader = corpus(DOUBTFUL);
    const links = linksIn(reader, {}, { issue: 'exports' });
    assert.deepEqual(
      links
        .filter(({ counted }) => counted.of === 'positions' || 'undated' in counted)
        .map(({ label }) => label)
        .filter((label, at, all) => all.indexOf(label) === at)
        .sort(),
      [
        'Show 1 position with a stance that is not in the codebook',
        'Show 1 position without a date · exports',
        'Show 1 position without a date · japan',
        'Show 2 positions that count',
        'Show 6 positions recorded',
        'Show excluded positions – 1 ascribed by others',
        'Show excluded positions – 1 in a reprint',
        'Show excluded positions – 2 without a side',
      ],
    );
    assert.ok(links.some(({ label }) => label === 'Show 2 articles without a date'));
  });

  test('the list says what it is of, and where each row leads', () => {
    const context = contextOf(corpus(DOUBTFUL));
    const list = runSync(countedList(context, { of: 'evidence', issue: 'exports' }));
    assert.equal(list.title, '2 positions · exports');
    assert.deepEqual(
      list.rows.map(({ label, leadsTo }) => [label, leadsTo]),
      [
        ['china ⊕ exports', { kind: 'annotation', article: 'a.md', id: 'p1' }],
        ['japan ⊖ exports', { kind: 'annotation', article: 'b.md', id: 'p2' }],
      ],
    );
    const pairs = runSync(countedList(context, { of: 'pairs', which: 'disagreements' }));
    assert.deepEqual(
      [pairs.title, pairs.rows.map(({ label, description }) => `${label} | ${description}`)],
      ['1 disagreement', ['china ⊕ – ⊖ japan | exports · 2 quotes']],
    );
  });
});

suite('What a number counts', () => {
  test('is read from a page where it is something that can be counted', () => {
    const counted = { of: 'pairs', which: 'derived', issue: 'x', rule: 'without drafts' };
    assert.deepEqual(readCounted({ ...counted, more: 1 }), counted);
    for (const value of [
      undefined,
      'pairs',
      { of: 'pairs', which: 'all' },
      { of: 'pairs', which: 'derived', rule: 'toString' },
      { of: 'actors' },
      { of: 'actors', issue: 'x', side: 'up' },
      { of: 'evidence', actor: ['a'] },
      { of: 'evidence', undated: 'yes' },
      { of: 'positions', which: '__proto__' },
      { of: 'articles', which: 1 },
    ]) {
      assert.equal(readCounted(value), undefined, JSON.stringify(value));
    }
  });
});

/** A draft-like mixture: each position is left out for another reason, or none. */
const DOUBTFUL: readonly ArticleGiven[] = [
  {
    path: 'a.md',
    metadata: { date: '2024-03-01' },
    annotations: [
      position({ id: 'p1', actors: ['china'] }),
      position({ id: 'p3', actors: ['china'], stance: 'maybe' }),
      position({ id: 'p4', actors: ['cuba'], accordingTo: 'china' }),
      position({ id: 'p5', actors: ['cuba'], stance: 'unstated' }),
    ],
  },
  { path: 'b.md', annotations: [position({ id: 'p2', actors: ['japan'], stance: 'oppose' })] },
  {
    path: 'c.md',
    metadata: { duplicateOf: 'a.md' },
    annotations: [position({ id: 'p6', actors: ['china'] })],
  },
];

/** All links of all views, each issue and each actor chosen once; asserts of each that it opens
 * what it says. */
function linksIn(
  reader: CorpusReader,
  given: Partial<Filter>,
  filtered: Partial<PositionState>,
): readonly CountedLink[] {
  const whole = contextOf(reader, given);
  const base: PositionState = { ...DEFAULT_ANALYSIS_STATE, ...filtered };
  const filter: AnalysisFilter = analysisFilter(base, reader.codebook, given.rollUp ?? 'none');
  const context = contextOf(reader, { ...DEFAULT_FILTER, ...filter.filter, ...given });
  const links = statesOf(base, context).flatMap((state) =>
    linksOf(runSync(panelData({ whole, context }, state, filter, context.localizer, 900))),
  );
  const counts = new Map<string, number>();
  for (const link of links) {
    const key = JSON.stringify(link.counted);
    const count =
      counts.get(key) ?? [...countedEntries(context.facts.analysis, link.counted)].length;
    counts.set(key, count);
    assert.equal(count, link.count, `${link.label} ${key}`);
    // What a page sends back is the same.
    assert.deepEqual(sent(readCounted(JSON.parse(key))), sent(link.counted), key);
  }
  return links;
}

function statesOf(base: PositionState, { facts }: ViewContext): readonly PositionState[] {
  const sorts = ['disagreements', 'divisiveness', 'salience', 'articles'];
  const issues = [...facts.analysis.stances.keys()];
  const actors = new Set([...facts.analysis.stances.values()].flatMap((row) => [...row.keys()]));
  return [
    ...POSITION_VIEWS.map((view) => ({ ...base, view })),
    ...['conflict', 'issues', 'evaluations'].map((networkTies): PositionState => {
      return { ...base, view: 'network', networkTies };
    }),
    ...sorts.map((boardSort) => ({ ...base, boardSort })),
    ...issues.map((issue) => ({ ...base, issue })),
    ...issues.map((issue): PositionState => ({ ...base, view: 'timeline', issue })),
    ...[...actors].map((actor): PositionState => {
      return { ...base, view: 'timeline', subject: 'actor', actor };
    }),
  ];
}

/** As a message between host and page has it: without what is undefined. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Wherever they stand in what the page is sent. */
function linksOf(value: unknown): CountedLink[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('counted' in value && 'label' in value) return [value as CountedLink];
  return Object.values(value).flatMap(linksOf);
}

function kindOf({ counted }: CountedLink): string {
  switch (counted.of) {
    case 'claims':
    case 'evidence': {
      const of = ['actor', 'other', 'issue'].filter((key) => key in counted);
      return `${counted.of} of ${of.join(' and ')}`;
    }
    case 'actors':
      return counted.side === undefined ? 'actors' : 'actors on a side';
    case 'evaluations':
    case 'left out':
      return counted.of;
    default:
      return `${counted.of} ${counted.which}`;
  }
}
