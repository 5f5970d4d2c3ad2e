import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  actorsTree,
  articleLists,
  articlesTree,
  DEFAULT_FILTER,
  disagreementsTree,
  issuesTree,
  CachedArticles,
  ROLL_UPS,
  savedSearchesTree,
  createLocalizer,
  type Annotation,
  type Codebook,
  type CorpusReader,
  type Facts,
  type Filter,
} from '../../../../src/core';
import { runSync } from '../../../../src/core/util/task';
import { factsOf, CachedFacts } from '../../../../src/core/views/facts/cachedFacts';
import { caseCount } from '../../../support/caseCount';
import { codebook, corpus, position, quotePart, relation } from '../../../support/corpus';
import { drawTree } from '../drawTree';

// A corpus that changes file by file, with what is kept of it, against the whole of it read anew.

const ACTORS = {
  state: { name: 'State', side: true },
  left: { name: 'Left', partOf: 'state' },
  right: { name: 'Right', partOf: 'state' },
  loner: { name: 'Loner' },
};
const ISSUES = {
  use: { name: 'Use' },
  ban: { name: 'Ban', partOf: 'use', sign: -1 },
  toll: { name: 'Toll', partOf: 'use' },
} as const;
const BOOKS = [
  codebook({ actors: ACTORS, issues: ISSUES }),
  // The same actors, on their own; one issue gone.
  codebook({
    actors: { state: {}, left: {}, right: { partOf: 'left' }, loner: { name: 'Someone' } },
    issues: { use: {}, ban: {} },
  }),
];

const PATHS = ['a.md', 'in/b.md', 'c.md', 'in/d.md'];
const CODED = ['complete', 'not-relevant', 'in-progress'] as const;

interface StatedClaim {
  readonly id: string;
  readonly kind: 'position' | 'disagreement' | 'agreement';
  readonly actors: readonly string[];
  readonly issues: readonly string[];
  readonly stance: string | undefined;
  readonly target: string | undefined;
  readonly evaluation: -1 | 1 | undefined;
  readonly speaker: string | undefined;
  readonly date: string | undefined;
  readonly status: 'draft' | undefined;
}

const actor = fc.constantFrom('state', 'left', 'right', 'loner', 'author', 'unattributed', 'new');
const stated: fc.Arbitrary<StatedClaim> = fc.record({
  // The same ids in several files, now and then.
  id: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8', 'p9'),
  kind: fc.constantFrom('position', 'position', 'position', 'disagreement', 'agreement'),
  actors: fc.uniqueArray(actor, { minLength: 1, maxLength: 2 }),
  issues: fc.uniqueArray(fc.constantFrom('use', 'ban', 'toll', 'other'), { maxLength: 2 }),
  stance: fc.constantFrom('support', 'oppose', 'oppose', 'neutral', 'unstated', undefined),
  target: fc.option(actor, { nil: undefined }),
  evaluation: fc.constantFrom(-1, 1, undefined, undefined),
  speaker: fc.constantFrom(undefined, undefined, 'loner'),
  date: fc.constantFrom('2020', '2021-03-04', undefined),
  status: fc.constantFrom('draft', undefined, undefined),
});

interface Step {
  readonly path: string;
  /** What the file says from now on; undefined: it is removed. */
  readonly file: readonly StatedClaim[] | undefined;
  readonly title: string;
  readonly coded: (typeof CODED)[number] | undefined;
  readonly book: number | undefined;
}

const step: fc.Arbitrary<Step> = fc.record({
  path: fc.constantFrom(...PATHS),
  file: fc.option(fc.uniqueArray(stated, { maxLength: 5, selector: ({ id }) => id }), {
    nil: undefined,
    freq: 6,
  }),
  title: fc.constantFrom('One', 'Other'),
  coded: fc.constantFrom(undefined, ...CODED),
  book: fc.option(fc.nat({ max: BOOKS.length - 1 }), { nil: undefined, freq: 6 }),
});

const FILTERS: readonly (readonly [name: string, filter: Partial<Filter>])[] = [
  ...ROLL_UPS.map((rollUp) => [`roll-up ${rollUp}`, { rollUp }] as const),
  [
    'some articles, no drafts',
    { scope: { kind: 'articles', paths: new Set(['a.md', 'in/b.md']) }, drafts: false },
  ],
  [
    'nobody named, no polarity, one year',
    {
      unattributed: true,
      withoutPolarity: true,
      window: { first: '2020-01-01', last: '2020-12-31' },
    },
  ],
];

const LOCALIZER = createLocalizer();
const ARRANGEMENTS = (['path', 'title', 'date'] as const).flatMap((sort) =>
  (['state', 'folder', 'none'] as const).map((group) => ({ coder: 'lea', sort, group })),
);

suite('Facts that follow a corpus', () => {
  for (const [name, given] of FILTERS) {
    const filter: Filter = { ...DEFAULT_FILTER, ...given };
    test(`are those of the whole corpus after each change: ${name}`, () => {
      fc.assert(
        fc.property(fc.array(step, { minLength: 2, maxLength: 9 }), (steps) => {
          const kept = new CachedFacts(filter);
          const earlier: { readonly facts: Facts; readonly image: unknown }[] = [];
          const queues = ARRANGEMENTS.map((options) => ({ options, kept: new CachedArticles() }));
          for (const reader of readers(steps)) {
            for (const { options, kept: queue } of queues) {
              const lists = runSync(queue.update(reader, options, LOCALIZER));
              const now = articlesTree({ localizer: LOCALIZER, lists }, options);
              const all = articleLists(reader, options, LOCALIZER);
              const anew = articlesTree({ localizer: LOCALIZER, lists: all }, options);
              assert.deepEqual(drawTree(now), drawTree(anew));
              assert.equal(now.description, anew.description);
            }
            const facts = runSync(kept.update(reader));
            const image = imageOf(facts);
            assert.deepEqual(image, imageOf(factsOf(reader, filter)));
            earlier.push({ facts, image });
          }
          // Whoever was given facts keeps them as they were.
          for (const { facts, image } of earlier) assert.deepEqual(imageOf(facts), image);
        }),
        { numRuns: caseCount(60) },
      );
    });
  }

  test('an evaluation in one file answers criticism without an issue in another', () => {
    const kept = new CachedFacts(DEFAULT_FILTER);
    const criticism = { ...STATED_TEXT, issues: [], target: 'right', evaluation: -1 as const };
    const reply = {
      ...STATED_TEXT,
      id: 'p2',
      actors: ['right'],
      target: 'left',
      evaluation: 1 as const,
    };
    const step = { title: 'One', coded: undefined, book: undefined };
    const steps = [
      { ...step, path: 'a.md', file: [criticism] },
      { ...step, path: 'c.md', file: [reply] },
      { ...step, path: 'c.md', file: undefined },
    ];
    const found = [...readers(steps)].map(
      (reader) => runSync(kept.update(reader)).analysis.oneSided.get(undefined)?.length,
    );
    assert.deepEqual(found, [1, undefined, 1]);
  });

  test('what does not change is not derived anew', () => {
    const kept = new CachedFacts(DEFAULT_FILTER);
    const one = { path: 'a.md', annotations: [annotationOf(STATED_TEXT, 0)] };
    const other = { ...STATED_TEXT, id: 'p2', issues: ['toll'] };
    const before = corpus([one], BOOKS[0]);
    const row = before.article('a.md');
    const first = runSync(kept.update(before));
    const after = corpus([one, { path: 'b.md', annotations: [annotationOf(other, 0)] }], BOOKS[0]);
    const rows = [...after.articles()].map((its) => (its.path === 'a.md' ? (row ?? its) : its));
    const second = runSync(kept.update({ ...after, articles: () => rows }));
    assert.equal(second.analysis.recordOf.get('p1'), first.analysis.recordOf.get('p1'));
    assert.equal(second.analysis.stances.get('use'), first.analysis.stances.get('use'));
    assert.equal(second.disagreementsOn('use'), first.disagreementsOn('use'));
    assert.equal(second.analysis.recordOf.get('p2')?.position.id, 'p2');
    assert.equal(first.analysis.recordOf.get('p2'), undefined);
  });

  test('the articles of a view are those of its own version, whatever is made between two steps', () => {
    const [options] = ARRANGEMENTS;
    assert.ok(options);
    const paths = Array.from({ length: 2500 }, (_, index) => `${String(10_000 + index)}.md`);
    const whole = corpus(
      paths.map((path) => ({ path, annotations: [] })),
      BOOKS[0],
    );
    const rows = [...whole.articles()];
    const kept = new CachedArticles();
    runSync(kept.update(whole, options, LOCALIZER));
    const one = { ...whole, articles: () => rows.slice(1) };
    const steps = kept.update(one, options, LOCALIZER);
    assert.equal(steps.next().done, false);
    runSync(kept.update({ ...whole, articles: () => rows.slice(0, -1) }, options, LOCALIZER));
    assert.deepEqual(runSync(steps), articleLists(one, options, LOCALIZER));
  });

  test('steps that were given up leave nothing out of the next ones', () => {
    const kept = new CachedFacts(DEFAULT_FILTER);
    const articles = Array.from({ length: 600 }, (_, index) => ({
      path: `${String(1000 + index)}.md`,
      annotations: [annotationOf({ ...STATED_TEXT, id: `p${String(index)}` }, 0)],
    }));
    runSync(kept.update(corpus(articles.slice(1), BOOKS[0])));
    const all = corpus(articles, BOOKS[0]);
    const left = kept.update(all);
    assert.equal(left.next().done, false);
    assert.deepEqual(imageOf(runSync(kept.update(all))), imageOf(factsOf(all, DEFAULT_FILTER)));
  });
});

const STATED_TEXT: StatedClaim = {
  id: 'p1',
  kind: 'position',
  actors: ['left'],
  issues: ['use'],
  stance: 'support',
  target: undefined,
  evaluation: undefined,
  speaker: undefined,
  date: undefined,
  status: undefined,
};

/** The corpus after each step. Articles that a step leaves alone keep their rows. */
function* readers(steps: readonly Step[]): Generator<CorpusReader> {
  let book: Codebook | undefined = BOOKS[0];
  const rows = new Map<string, ReturnType<typeof rowOf>>();
  for (const { path, file, title, coded, book: next } of steps) {
    if (next !== undefined) book = BOOKS[next];
    else if (file) rows.set(path, rowOf({ path, title, coded }, file));
    else rows.delete(path);
    const sorted = [...rows.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const { codebook: used } = corpus([], book);
    yield {
      version: 1,
      codebook: used,
      articles: () => sorted,
      article: (one) => rows.get(one),
    };
  }
}

function rowOf({ path, title, coded }: Omit<Step, 'file' | 'book'>, file: readonly StatedClaim[]) {
  const annotations = file.map((one, index) => annotationOf(one, index * 10));
  const [row] = corpus([
    {
      path,
      metadata: { title },
      coded: coded ? { lea: coded, max: 'in-progress' } : {},
      annotations,
    },
  ]).articles();
  return row ?? assert.fail();
}

function annotationOf(one: StatedClaim, start: number): Annotation {
  const { id, issues, date, speaker, status } = one;
  const quote = [quotePart(`words of ${id}`, start)];
  if (one.kind !== 'position') {
    const between = [one.actors, [one.target ?? 'loner']];
    return relation({ id, kind: one.kind, quote, issues, between, date });
  }
  const { actors, stance, target, evaluation } = one;
  return position({
    id,
    quote,
    actors,
    issues,
    stance,
    target: target === undefined ? [] : [target],
    evaluation,
    speaker,
    date,
    status,
  });
}

/** All that views and exports see of the facts, maps in their order, and the views themselves. */
function imageOf(facts: Facts): unknown {
  const { analysis } = facts;
  const context = { facts, localizer: LOCALIZER };
  const lists = <Value>(maps: ReadonlyMap<unknown, ReadonlyMap<unknown, Value>>) =>
    [...maps].map(([key, map]) => [key, [...map]]);
  const stated = ({ records, pairs, codedPairs }: typeof analysis.disagreements) => [
    records,
    [...pairs],
    [...codedPairs],
  ];
  return {
    records: analysis.records,
    found: analysis.records.map(({ id }) => analysis.recordOf.get(id)),
    surviving: analysis.surviving,
    count: analysis.survivingCount,
    excluded: [...analysis.excluded],
    stances: lists(analysis.stances),
    coded: lists(analysis.codedStances),
    oneSided: [...analysis.oneSided],
    disagreements: stated(analysis.disagreements),
    agreements: stated(analysis.agreements),
    issues: [...analysis.issues.keys()],
    byIssue: [[...analysis.byIssue.records], [...analysis.byIssue.nested]],
    byActor: [[...analysis.byActor.records], [...analysis.byActor.nested]],
    notLifted: analysis.notLifted,
    counts: [facts.kindCounts, facts.pairCounts, facts.actorRows].map((map) => [...map]),
    actorPairs: [[...facts.actorPairs.own], [...facts.actorPairs.nested]],
    contradictions: facts.contradictions,
    rows: facts.disagreements,
    trees: [
      ...(['hierarchy', 'none'] as const).flatMap((group) =>
        (['codebook', 'disagreements'] as const).flatMap((sort) => [
          drawTree(issuesTree(context, { group, sort })),
          drawTree(actorsTree(context, { group, sort })),
        ]),
      ),
      ...(['issue', 'pair', 'none'] as const).flatMap((group) =>
        (['evidence', 'articles', 'recent', 'name'] as const).map((sort) =>
          drawTree(runSync(disagreementsTree(context, { group, sort }))),
        ),
      ),
      drawTree(
        savedSearchesTree(context, [{ name: 'all', query: 'stance:oppose', isShared: false }]),
      ),
    ],
  };
}
