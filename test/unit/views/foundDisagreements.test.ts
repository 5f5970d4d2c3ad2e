import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  disagreements,
  disagreementsTree,
  DEFAULT_FILTER,
  factsOf,
  findDisagreements,
  runSync,
  MOST_CHILDREN,
  ROLL_UPS,
  createLocalizer,
  type Annotation,
  type Disagreement,
  type TreeRow,
  type ViewContext,
} from '../../../src/core';
import { sortedRows } from '../../../src/core/views/facts/disagreementOrder';
import { actorLabel, issueLabel } from '../../../src/core/views/words/nameLabels';
import { caseCount, enough } from '../../support/caseCount';
import { codebook, corpus, position, quotePart, relation } from '../../support/corpus';

const BOOK = codebook({
  actors: {
    state: { name: 'The State', side: true },
    left: { name: 'Ministry of Labour', partOf: 'state' },
    right: { name: 'Ministry of Trade', partOf: 'state' },
    loner: { name: 'LONER' },
    union: { name: 'Union – Port' },
    port: { name: 'Port of Trade' },
  },
  issues: {
    use: { name: 'Use of the Port' },
    ban: { name: 'Ban', partOf: 'use', sign: -1 },
    tax: { name: 'Trade Tax' },
  },
});
const ACTORS = [...BOOK.actors.keys()];
const SORTS = ['evidence', 'articles', 'recent', 'pairs', 'name'] as const;
/** What the view says it is sorted by. */
const STATED_TEXT: Readonly<Record<(typeof SORTS)[number], string>> = {
  evidence: 'most evidence first',
  articles: 'most articles first',
  recent: 'most recent first',
  pairs: 'most pairs first',
  name: 'by name of the issue',
};
const WORDS = ['port', 'TRADE', 'of', 'a', '–', 'min', 'state', 'loner', 'no issue', 'whales'];

const claims = fc.array(
  fc.record({
    article: fc.nat({ max: 3 }),
    actor: fc.constantFrom(...ACTORS),
    other: fc.constantFrom(...ACTORS),
    issue: fc.constantFrom(...BOOK.issues.keys()),
    stance: fc.constantFrom('support', 'oppose', 'oppose', 'neutral'),
    date: fc.constantFrom('2020', '2020-03', '2021-01-05', undefined),
    kind: fc.constantFrom('coded', 'coded', 'criticism', 'stated', 'stated on nothing'),
  }),
  { minLength: 12, maxLength: 50 },
);
const searches = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 2 })
  .map((words) => words.join('  '));

suite('Disagreements found, grouped or in one list', () => {
  for (const rollUp of ROLL_UPS) {
    test(`are all that hold the words, looked at one by one: roll-up ${rollUp}`, () => {
      let compared = 0;
      fc.assert(
        fc.property(
          contexts(rollUp),
          searches,
          fc.constantFrom(...SORTS),
          (context, typed, sort) => {
            const found = plainly(context, typed, sort);
            for (const most of [3, Infinity]) {
              const first = runSync(findDisagreements(context, typed, sort, most));
              assert.deepEqual(
                first.map(({ row }) => [row.kind, stated(row)]),
                found.slice(0, most).map((row) => [row.kind, stated(row)]),
              );
            }
            if (typed !== '') compared += found.length;
          },
        ),
        { numRuns: caseCount(300) },
      );
      assert.ok(compared > enough(300), String(compared));
    });

    test(`stand in the view as all rows would: roll-up ${rollUp}`, () => {
      let compared = 0;
      fc.assert(
        fc.property(contexts(rollUp), fc.constantFrom(...SORTS), (context, sort) => {
          const all = sortedRows(context, disagreements(context.facts.analysis), sort);
          const flat = runSync(disagreementsTree(context, { sort, group: 'none' }));
          assert.equal(flat.description, totalOf(all, STATED_TEXT[sort]));
          for (const kind of [
            'derived',
            'at-times',
            'internal',
            'apart',
            'stated',
            'one-sided',
          ] as const) {
            assert.deepEqual(
              pairsIn(rowsOf(flat.roots(Infinity), kind)),
              ofKind(all, kind).map(stated),
              kind,
            );
          }
          for (const kind of ['derived', 'at-times', 'internal', 'apart', 'stated'] as const) {
            for (const group of ['issue', 'pair'] as const) {
              const own = sortedRows(context, ofKind(all, kind), sort, group);
              const tree = runSync(disagreementsTree(context, { sort, group }));
              const rows = rowsOf(tree.roots(Infinity), kind);
              const groups = grouped(context, own, group, sort);
              assert.deepEqual(inGroups(rows), groups, `${kind} by ${group}`);
              // The first ones are the first of all.
              const two = rowsOf(tree.roots(2), kind).filter(isNoMore).slice(0, 2);
              assert.deepEqual(inGroups(two), groups.slice(0, 2));
              compared += own.length;
            }
          }
        }),
        { numRuns: caseCount(150) },
      );
      assert.ok(compared > enough(1000), String(compared));
    });
  }

  test('of many pairs are counted as all rows say, and the first two hundred made', () => {
    const context = large();
    const all = ofKind(disagreements(context.facts.analysis), 'derived');
    for (const sort of SORTS) {
      const pairs = grouped(context, sortedRows(context, all, sort, 'pair'), 'pair', sort);
      assert.ok(pairs.length > MOST_CHILDREN);
      const tree = runSync(disagreementsTree(context, { group: 'pair', sort }));
      const roots = rowsOf(tree.roots(), 'derived');
      assert.equal(roots.at(-1)?.description, `${String(pairs.length - MOST_CHILDREN)} not shown`);
      assert.deepEqual(inGroups(roots.slice(0, -1)), pairs.slice(0, MOST_CHILDREN));
      assert.deepEqual(inGroups(rowsOf(tree.roots(Infinity), 'derived')), pairs);
      assert.deepEqual(
        inGroups(rowsOf(tree.roots(MOST_CHILDREN + 7), 'derived').slice(0, -1)),
        pairs.slice(0, MOST_CHILDREN + 7),
      );
    }
  });

  test('of many are the first ones of all that hold the words', () => {
    const context = large();
    for (const typed of ['', '7', 'actor 1 issue', 'issue 2 3']) {
      for (const sort of SORTS) {
        const all = plainly(context, typed, sort);
        assert.ok(all.length > MOST_CHILDREN, `${typed} finds too little`);
        const first = runSync(findDisagreements(context, typed, sort, MOST_CHILDREN));
        assert.deepEqual(
          first.map(({ row }) => stated(row)),
          all.slice(0, MOST_CHILDREN).map(stated),
        );
      }
    }
  });

  test('are made in steps, and nothing is left to make when they are painted', () => {
    for (const group of ['issue', 'pair', 'none'] as const) {
      const { context, looks } = watched(large());
      const steps = disagreementsTree(context, { group, sort: 'evidence' });
      let breaths = 0;
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) breaths++;
      assert.ok(breaths > context.facts.kindCounts.size, `${group}: ${String(breaths)}`);
      const before = looks();
      assert.ok(before > 0);
      assert.ok(step.value.roots().length > 1);
      assert.equal(looks(), before, `${group} looked at stances again`);
    }
    const context = large();
    const breaths = [...findDisagreements(context, '7', 'evidence', 100)].length;
    assert.ok(breaths > context.facts.kindCounts.size, String(breaths));
  });
});

/** How often the analysis of an issue was looked at, of which all derived rows are made. */
function watched({ facts, localizer }: ViewContext) {
  let looks = 0;
  const { issues } = facts.analysis;
  const analysis = {
    ...facts.analysis,
    get issues() {
      looks++;
      return issues;
    },
    on: (issue: string | undefined) => {
      looks++;
      return facts.analysis.on(issue);
    },
  };
  return { context: { facts: { ...facts, analysis }, localizer }, looks: () => looks };
}

/** Every row that holds the words, in order. */
function plainly(
  context: ViewContext,
  typed: string,
  sort: (typeof SORTS)[number],
): readonly Disagreement[] {
  const words = typed.toLowerCase().split(/\s+/);
  const found = disagreements(context.facts.analysis).filter((row) => {
    const seen =
      `${issueLabel(context, row.issue)} ${row.actors.map((id) => actorLabel(context, [id])).join(' – ')}`.toLowerCase();
    return words.every((word) => seen.includes(word));
  });
  return sortedRows(context, found, sort);
}

/** What views count: each pair that has a row on balance or at times on an issue once. */
function totalOf(found: readonly Disagreement[], sorted: string): string {
  const pairs = ofKind(found, 'derived').length + ofKind(found, 'at-times').length;
  if (pairs === 0) return '';
  const count = pairs === 1 ? '1 disagreement' : `${String(pairs)} disagreements`;
  return `${count} · ${sorted} · in the same 12 calendar months`;
}

function ofKind(rows: readonly Disagreement[], kind: Disagreement['kind']): Disagreement[] {
  return rows.filter((row) => row.kind === kind);
}

/** Rows that stand in order, as lists of those that have an issue or a pair in common. */
function grouped(
  context: ViewContext,
  rows: readonly Disagreement[],
  group: 'issue' | 'pair',
  sort: (typeof SORTS)[number],
): readonly string[][] {
  const groups = listed(rows, group);
  if (sort !== 'pairs') return groups;
  // The longest lists first; of equal ones by name.
  const named = listed(sortedRows(context, rows, 'name', group), group).map((own) =>
    groups.find((one) => one.some((row) => own.includes(row))),
  );
  return named.flatMap((own) => (own ? [own] : [])).sort((a, b) => b.length - a.length);
}

function listed(rows: readonly Disagreement[], group: 'issue' | 'pair'): readonly string[][] {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const key = JSON.stringify(group === 'issue' ? [row.issue] : row.actors);
    groups.set(key, [...(groups.get(key) ?? []), stated(row)]);
  }
  return [...groups.values()];
}

function inGroups(rows: readonly TreeRow[]): readonly string[][] {
  return rows.map((row) => {
    const own = pairsIn(row.contextValue === 'disagreementGroup' ? row.children(Infinity) : [row]);
    if (own.length > 1) {
      assert.match(row.description, new RegExp(`^${String(own.length)} `));
      assert.deepEqual(pairsIn(row.children(1)), own.slice(0, 1));
    }
    return own;
  });
}

/** The rows above all sections, or those of one. */
function rowsOf(roots: readonly TreeRow[], kind: Disagreement['kind']): readonly TreeRow[] {
  if (kind === 'derived') return roots.filter(({ contextValue }) => contextValue !== 'section');
  const section = roots.find(({ key }) => key === `section:${kind}`);
  return section?.children(Infinity) ?? [];
}

function isNoMore({ target }: TreeRow): boolean {
  return target?.kind !== 'more';
}

function stated({ issue, actors }: Disagreement): string {
  return JSON.stringify([issue, ...actors]);
}

function pairsIn(rows: readonly TreeRow[]): string[] {
  return rows.flatMap(({ pair }) => (pair ? [stated(pair)] : []));
}

function contexts(rollUp: (typeof ROLL_UPS)[number]): fc.Arbitrary<ViewContext> {
  return claims.map((all) => {
    const articles = [0, 1, 2, 3].map((article) => ({
      path: `${String(article)}.md`,
      annotations: all.flatMap((claim, index): readonly Annotation[] => {
        if (claim.article !== article) return [];
        const { date, issue, actor, other, stance, kind } = claim;
        const common = {
          id: `p${String(index)}`,
          date,
          issues: kind === 'stated on nothing' ? [] : [issue],
          quote: [quotePart('words', index)],
        };
        if (kind.startsWith('stated')) {
          return [relation({ ...common, between: [[actor], [other]] })];
        }
        const target = kind === 'criticism' ? { act: 'accuse', target: [other] } : {};
        return [position({ ...common, ...target, actors: [actor], stance })];
      }),
    }));
    const facts = factsOf(corpus(articles, BOOK), { ...DEFAULT_FILTER, rollUp });
    return { facts, localizer: createLocalizer() };
  });
}

/** Forty actors who all disagree on some of ten issues, some more often than others. */
function large(): ViewContext {
  const annotations = Array.from({ length: 3000 }, (_, index) =>
    position({
      id: `p${String(index)}`,
      actors: [`actor ${String(Math.floor(((index * 7919) % 1009) ** 2 / 24_000) % 43)}`],
      issues: [`issue ${String(((index * 104_729) % 997) % 10)}`],
      stance: (index * 31) % 97 < 45 ? 'support' : 'oppose',
      date: `20${String(10 + ((index * 3) % 13))}`,
    }),
  );
  const facts = factsOf(corpus([{ path: 'a.md', annotations }], BOOK), DEFAULT_FILTER);
  return { facts, localizer: createLocalizer() };
}
