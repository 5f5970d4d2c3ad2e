import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  disagreements,
  disagreementsTree,
  factsOf,
  DEFAULT_FILTER,
  MOST_CHILDREN,
  ROLL_UPS,
  createLocalizer,
  weightiestRows,
  type Annotation,
  type Disagreement,
  type TreeRow,
  type ViewContext,
} from '../../../src/core';
import { sortedByKey } from '../../../src/core/analysis/records/groups';
import { aboveFinder, countNested } from '../../../src/core/analysis/rollUp/nestedCounts';
import { firstDerived, rankMeasure } from '../../../src/core/analysis/disagreements/rankedDerived';
import { recordCount } from '../../../src/core/analysis/disagreements/recordCount';
import { runSync, type Task } from '../../../src/core/util/task';
import { contradictionSections } from '../../../src/core/views/trees/contradictionRows';
import { issuesWith, rowsByIssue } from '../../../src/core/views/facts/disagreementLists';
import { nameOrder, sortedRows } from '../../../src/core/views/facts/disagreementOrder';
import { kindTotal } from '../../../src/core/views/facts/facts';
import { caseCount, enough } from '../../support/caseCount';
import { codebook, corpus, position, quotePart, relation } from '../../support/corpus';

const BOOK = codebook({
  actors: {
    state: { name: 'State', side: true },
    left: { name: 'Ministry', partOf: 'state' },
    // Two of one name: the ids decide then.
    right: { name: 'Ministry', partOf: 'state' },
    loner: { name: 'Loner' },
    union: { name: 'Union' },
    port: { name: 'Port' },
  },
  issues: {
    use: { name: 'Use' },
    ban: { name: 'Ban', partOf: 'use', sign: -1 },
    tax: { name: 'Use' },
  },
});
const ACTORS = [...BOOK.actors.keys()];
const RANKS = ['evidence', 'articles', 'recent'] as const;

const claims = fc.array(
  fc.record({
    article: fc.nat({ max: 3 }),
    actor: fc.constantFrom(...ACTORS),
    other: fc.constantFrom(...ACTORS),
    issue: fc.constantFrom(...BOOK.issues.keys()),
    stance: fc.constantFrom('support', 'oppose', 'oppose', 'neutral'),
    date: fc.constantFrom('2020', '2020-03', '2021-01-05', '2019/2021', undefined),
    isStated: fc.constantFrom(false, false, false, false, true),
    isJoint: fc.boolean(),
    isCriticism: fc.constantFrom(false, false, false, true),
  }),
  { minLength: 12, maxLength: 50 },
);

suite('The first disagreements', () => {
  for (const rollUp of ROLL_UPS) {
    test(`are those of all of them sorted, however many are asked for, roll-up ${rollUp}`, () => {
      let compared = 0;
      fc.assert(
        fc.property(contexts(rollUp), fc.nat({ max: 12 }), (context, most) => {
          const { analysis } = context.facts;
          const all = disagreements(analysis).filter(({ kind }) => kind === 'derived');
          const issues = issuesWith(context.facts, 'derived');
          assert.equal(kindTotal(context.facts, 'derived'), all.length);
          for (const rank of RANKS) {
            const first = runSync(
              firstDerived(analysis, issues, {
                kind: 'derived',
                most,
                rank,
                compare: nameOrder(context),
              }),
            );
            assert.deepEqual(first, sortedRows(context, all, rank).slice(0, most), rank);
            compared += first.length;
          }
        }),
        { numRuns: caseCount(150) },
      );
      assert.ok(compared > enough(300), String(compared));
    });

    test(`stand in the view as all of them would, roll-up ${rollUp}`, () => {
      fc.assert(
        fc.property(contexts(rollUp), (context) => {
          const all = disagreements(context.facts.analysis);
          const pairs = new Set(
            all
              .filter(({ kind }) => kind === 'derived' || kind === 'at-times')
              .map(({ issue, actors }) => JSON.stringify([issue, actors])),
          );
          const { pairCounts } = context.facts;
          assert.equal(
            [...pairCounts.values()].reduce((sum, count) => sum + count, 0),
            pairs.size,
          );
          assertActors(context, all);
          const toChoose = all.filter(({ kind }) => kind === 'derived' || kind === 'at-times');
          const heaviest = sortedRows(context, toChoose, 'evidence');
          assert.deepEqual(weightiestRows(context, 3), {
            rows: heaviest.slice(0, 3),
            all: heaviest.length,
          });
          for (const sort of RANKS) {
            const sorted = sortedRows(context, all, sort).filter(({ kind }) => kind === 'derived');
            const flat = runSync(disagreementsTree(context, { group: 'none', sort }));
            assert.deepEqual(pairsIn(flat.roots(Infinity)), sorted.map(stated));
            assert.deepEqual(pairsIn(flat.roots(2)), sorted.slice(0, 2).map(stated));
            const stated2 =
              pairs.size === 1 ? '1 disagreement' : `${String(pairs.size)} disagreements`;
            const sortedBy = {
              evidence: 'most evidence',
              articles: 'most articles',
              recent: 'most recent',
            };
            const head = `${stated2} · ${sortedBy[sort]} first · in the same 12 calendar months`;
            assert.equal(flat.description, pairs.size === 0 ? '' : head);

            const grouped = runSync(disagreementsTree(context, { group: 'issue', sort }));
            const issues = [...new Set(sorted.map(({ issue }) => issue))];
            const inGroups = grouped
              .roots(Infinity)
              .flatMap((row): readonly string[] =>
                row.contextValue === 'disagreementGroup'
                  ? pairsIn(row.children(Infinity))
                  : pairsIn([row]),
              );
            assert.deepEqual(
              inGroups,
              issues.flatMap((issue) => sorted.filter((row) => row.issue === issue).map(stated)),
            );
          }
        }),
        { numRuns: caseCount(60) },
      );
    });
  }

  test('are those of all of them sorted where an actor of many says least of late', () => {
    const stated = fc.record({
      actor: fc.nat({ max: 15 }),
      stance: fc.constantFrom('support', 'oppose'),
      date: fc.constantFrom('2020', '2021', '2021-02-03', '2022-05-06'),
    });
    fc.assert(
      fc.property(
        fc.array(stated, { minLength: 20, maxLength: 60 }),
        fc.integer({ min: 1, max: 4 }),
        (all, most) => {
          const annotations = all.map(({ actor, stance, date }, index) =>
            position({
              id: `p${String(index)}`,
              actors: [`actor ${String(actor)}`],
              issues: ['use'],
              stance,
              date,
            }),
          );
          const context = contextOf([{ path: 'a.md', annotations }], 'none');
          const { analysis } = context.facts;
          const rows = disagreements(analysis).filter(({ kind }) => kind === 'derived');
          for (const rank of RANKS) {
            const compare = nameOrder(context);
            const first = runSync(
              firstDerived(analysis, ['use'], { kind: 'derived', most, rank, compare }),
            );
            assert.deepEqual(first, sortedRows(context, rows, rank).slice(0, most), rank);
          }
        },
      ),
      { numRuns: caseCount(300) },
    );
  });

  test('count the records and articles that they rest on, each once', () => {
    let joint = 0;
    fc.assert(
      fc.property(fc.constantFrom(...ROLL_UPS).chain(contexts), ({ facts: { analysis } }) => {
        const byArticles = rankMeasure(analysis, 'articles');
        const ofPairs = new Map<string, Disagreement[]>();
        for (const row of disagreements(analysis)) {
          const names = [...row.positions.flat(), ...row.records];
          const articles = names.map(
            (name) => (analysis.recordOf.get(name) ?? analysis.relationOf.get(name))?.article.path,
          );
          assert.equal(Math.floor(byArticles(row) / 1_000_000), new Set(articles).size);
          const pair = JSON.stringify([row.issue, ...row.actors.toSorted()]);
          ofPairs.set(pair, [...(ofPairs.get(pair) ?? []), row]);
          if (new Set(names).size < names.length) joint++;
        }
        for (const rows of ofPairs.values()) {
          const names = rows.flatMap(({ positions, records }) => [...positions.flat(), ...records]);
          assert.equal(recordCount(rows), new Set(names).size);
        }
      }),
      { numRuns: caseCount(3000) },
    );
    assert.ok(joint > enough(20), String(joint));
  });

  test('of issues that very many positions are of are listed issue by issue, a step each', () => {
    const annotations = Array.from({ length: 10_000 }, (_, index) =>
      position({
        id: `p${String(index)}`,
        actors: [`actor ${String(index % 40)}`],
        issues: [...BOOK.issues.keys()],
        // All of them say both, every second one more of the other.
        stance: (Math.floor(index / 40) % 3 === 0) === (index % 2 === 0) ? 'oppose' : 'support',
      }),
    );
    for (const sort of RANKS) {
      const context = contextOf([{ path: 'a.md', annotations }], 'none');
      // The issues are three.
      const steps = pausesIn(rowsByIssue(context, 'derived', sort));
      assert.ok(steps > 2, `${sort}: ${String(steps)}`);
    }
    const context = contextOf([{ path: 'a.md', annotations }], 'none');
    const steps = pausesIn(contradictionSections(context));
    assert.ok(steps > 2, String(steps));
  });

  test('of very many are two hundred rows, and the last row says how many there are besides', () => {
    const annotations = Array.from({ length: 60 }, (_, index) =>
      position({
        id: `p${String(index)}`,
        actors: [`actor ${String(index)}`],
        issues: ['use'],
        stance: index % 2 === 0 ? 'support' : 'oppose',
      }),
    );
    const context = contextOf([{ path: 'a.md', annotations }], 'none');
    const flat = runSync(disagreementsTree(context, { group: 'none', sort: 'evidence' }));
    assert.equal(flat.roots().length, MOST_CHILDREN + 1);
    assert.equal(flat.roots().at(-1)?.description, '700 not shown');
    assert.equal(flat.roots(900).length, 900);
    const [issue] = runSync(
      disagreementsTree(context, { group: 'issue', sort: 'evidence' }),
    ).roots();
    assert.equal(issue?.description, '900 ⇄');
    assert.equal(issue.children().length, MOST_CHILDREN + 1);
  });
});

function pausesIn(work: Task<unknown>): number {
  let pauses = 0;
  while (work.next().done !== true) pauses++;
  return pauses;
}

function contexts(rollUp: (typeof ROLL_UPS)[number]): fc.Arbitrary<ViewContext> {
  return claims.map((all) => {
    const articles = [0, 1, 2, 3].map((article) => ({
      path: `${String(article)}.md`,
      annotations: all.flatMap((claim, index): readonly Annotation[] => {
        if (claim.article !== article) return [];
        const id = `p${String(index)}`;
        const common = {
          id,
          date: claim.date,
          issues: [claim.issue],
          quote: [quotePart('words', index)],
        };
        if (!claim.isStated) {
          const actors = claim.isJoint ? [claim.actor, claim.other] : [claim.actor];
          const target = claim.isCriticism ? [claim.other] : [];
          return [position({ ...common, actors, target, stance: claim.stance })];
        }
        return [relation({ ...common, between: [[claim.actor], [claim.other]] })];
      }),
    }));
    return contextOf(articles, rollUp);
  });
}

function contextOf(
  articles: Parameters<typeof corpus>[0],
  rollUp: (typeof ROLL_UPS)[number],
): ViewContext {
  const facts = factsOf(corpus(articles, BOOK), { ...DEFAULT_FILTER, rollUp });
  return { facts, localizer: createLocalizer() };
}

/** Counts and rows of each actor, against all rows. */
function assertActors({ facts }: ViewContext, all: readonly Disagreement[]): void {
  const parentOf = (id: string): string | undefined => BOOK.actors.get(id)?.partOf;
  const counted = all.filter(({ kind }) => kind === 'derived' || kind === 'at-times');
  const pairs = new Map(counted.map((row) => [stated(row), row.actors]));
  const countedBy = (parentsOf: typeof parentOf) => {
    const counts = new Map<string, number>();
    for (const actors of pairs.values()) countNested(counts, actors, aboveFinder(parentsOf));
    return sortedByKey(counts);
  };
  assert.deepEqual([...facts.actorPairs.nested], [...countedBy(parentOf)]);
  assert.deepEqual([...facts.actorPairs.own], [...countedBy(() => undefined)]);
  for (const actor of ACTORS) {
    const rows = all.filter(({ actors }) => actors.includes(actor));
    assert.deepEqual(facts.disagreementsOf(actor), rows, actor);
    const isAny = rows.some(({ kind }) => kind !== 'one-sided' && kind !== 'apart');
    assert.equal(facts.actorRows.has(actor), isAny, actor);
  }
}

function stated({ issue, actors }: Disagreement): string {
  return JSON.stringify([issue, ...actors]);
}

/** The derived pairs of some rows, without sections and the row for more. */
function pairsIn(rows: readonly TreeRow[]): readonly string[] {
  return rows.flatMap(({ pair }) => (pair?.kind === 'derived' ? [stated(pair)] : []));
}
