import {
  disagreements,
  type Disagreement,
} from '../../src/core/analysis/disagreements/whoDisagrees';
import { pairsAmong } from '../../src/core/analysis/disagreements/pairsOn';
import {
  evidenceOn,
  type Evidence,
  type RollUpContext,
} from '../../src/core/analysis/records/evidence';
import { DEFAULT_FILTER } from '../../src/core/analysis/records/filter';
import { groupedBy } from '../../src/core/analysis/records/groups';
import { netStances, type NetStances } from '../../src/core/analysis/netStances';
import {
  firstDerived,
  type DerivedRank,
} from '../../src/core/analysis/disagreements/rankedDerived';
import type { ActorId } from '../../src/core/model/ids';
import { runSync } from '../../src/core/util/task';
import { issuesWith } from '../../src/core/views/facts/disagreementLists';
import { nameOrder, sortedRows } from '../../src/core/views/facts/disagreementOrder';
import { disagreementsTree } from '../../src/core/views/trees/disagreementsTree';
import type { ViewContext } from '../../src/core/views/facts/facts';
import { findDisagreements } from '../../src/core/views/picks/findDisagreements';
import { MOST_CHILDREN } from '../../src/core/views/facts/firstOfLists';
import { factsOf } from '../../src/core/views/facts/cachedFacts';
import { type TreeRow } from '../../src/core/views/trees/tree';
import { createLocalizer } from '../../src/core/views/words/localizer';
import { BUDGETS } from './budgets';
import { skewedCorpus } from './disagreementMaterial';
import {
  compareTimes,
  formatTimes,
  timeOf as timeOfMany,
  timesOf,
  within,
  type BenchRow,
  type Outcome,
} from './row';
import { stepsWithin, timeOf } from './stepTimes';

const POSITIONS = 50_000;
/** The most that a whole view may take, in milliseconds. */
const MOST_OF_VIEW = BUDGETS.view;
/** Disagreements among 50,000 positions of 500 actors on 200 issues, as the views have them: net
 * stances with their positions and the pairs of opposite ones, counted, and the first rows made. */
export function* disagreementRows(): Generator<BenchRow> {
  const reader = skewedCorpus(POSITIONS);
  const facts = factsOf(reader, DEFAULT_FILTER);
  const { analysis } = facts;
  const evidence = analysis.surviving.flatMap((record) =>
    record.position.issues.flatMap((issue) => evidenceOn(issue, record, analysis.context, true)),
  );
  const all = (): number => countPairs(netStances(evidence), analysis.context);
  const byIssue = (): ByIssue => [...groupedBy(evidence, ({ issue }) => issue).values()];
  yield {
    what: 'Who disagrees among 50,000 positions',
    reference: 'pairs of positions within each issue, by actors',
    target: `≤ ${String(MOST_OF_VIEW)} ms`,
    run: () => {
      const issues = byIssue();
      const expected = countOpposed(issues);
      const found = opposedIn(netStances(evidence));
      if (expected !== found) throw new Error(`${String(expected)} ≠ ${String(found)} pairs`);
      const bare = timesOf(
        Array.from({ length: 7 }, () => timeOfMany(() => countOpposed(issues), 1)),
      );
      const times = compareTimes(
        { work: () => opposedPairs(issues), batch: 1, batches: 1 },
        { work: all, batch: 1, batches: 5 },
        5,
      );
      const ratio = bare.min / times.measured.min;
      const note = `Only counting pairs of positions, whosever they are, takes ${formatTimes(bare)} (${ratio.toFixed(1)}x).`;
      return { ...within(times, MOST_OF_VIEW), note };
    },
  };
  for (const rank of ['evidence', 'articles', 'recent'] as const) {
    yield {
      what: `First ${String(MOST_CHILDREN)} disagreements, by ${rank}`,
      reference: 'making all rows and sorting them',
      target: `≤ ${String(BUDGETS.list)} ms`,
      run: () => firstAgainstAll({ facts, localizer: createLocalizer() }, rank),
    };
  }
  yield {
    what: 'Disagreements by pair',
    reference: 'making all rows',
    target: `step ≤ ${String(LONGEST_STEP)}`,
    run: () => byPairAgainstAll({ facts, localizer: createLocalizer() }),
  };
  yield {
    what: 'Find in Disagreements, a key',
    reference: 'making all rows',
    target: `step ≤ ${String(LONGEST_STEP)}`,
    run: () =>
      stepsWithin(
        LONGEST_STEP,
        () => timeOf(() => disagreements(analysis)),
        () => findDisagreements({ facts, localizer: createLocalizer() }, TYPED, 'evidence', FOUND),
      ),
  };
}

/** Matches eleven of 500 actors and eleven of 200 issues. */
const TYPED = '-12';
const LONGEST_STEP = BUDGETS.pause;
/** As many as the list shows. */
const FOUND = 100;

/** The view with its first rows, compared with making all rows. */
function byPairAgainstAll(context: ViewContext): Outcome {
  const all = (): readonly Disagreement[] =>
    disagreements(context.facts.analysis).filter(({ kind }) => kind === 'derived');
  const asked = { group: 'pair', sort: 'evidence' } as const;
  const leaders = new Map<string, Disagreement>();
  for (const row of sortedRows(context, all(), 'evidence', 'pair')) {
    const pair = JSON.stringify(row.actors);
    if (!leaders.has(pair)) leaders.set(pair, row);
  }
  const expected = [...leaders.values()].slice(0, MOST_CHILDREN);
  const shown = runSync(disagreementsTree(context, asked)).roots();
  if (stated(expected) !== stated(leadersIn(shown)))
    throw new Error('The first groups are others.');
  return stepsWithin(
    LONGEST_STEP,
    () => timeOf(all),
    function* () {
      const tree = yield* disagreementsTree(context, asked);
      yield undefined;
      tree.roots();
    },
  );
}

/** The first row of each group. */
function leadersIn(rows: readonly TreeRow[]): readonly Disagreement[] {
  return rows.flatMap((row) => {
    const [first = row] = row.contextValue === 'disagreementGroup' ? row.children(1) : [];
    return first.pair ?? [];
  });
}

function firstAgainstAll(context: ViewContext, rank: DerivedRank) {
  const { analysis } = context.facts;
  const all = (): readonly Disagreement[] => {
    const rows = disagreements(analysis).filter(({ kind }) => kind === 'derived');
    return sortedRows(context, rows, rank).slice(0, MOST_CHILDREN);
  };
  const first = (): readonly Disagreement[] =>
    runSync(
      firstDerived(analysis, issuesWith(context.facts, 'derived'), {
        kind: 'derived',
        most: MOST_CHILDREN,
        rank,
        compare: nameOrder(context),
      }),
    );
  if (stated(all()) !== stated(first())) throw new Error('The first rows are others.');
  return within(
    compareTimes(
      { work: () => all().length, batch: 1, batches: 1 },
      { work: () => first().length, batch: 1, batches: 3 },
      2,
    ),
    BUDGETS.list,
  );
}

function stated(rows: readonly Disagreement[]): string {
  return JSON.stringify(rows.map(({ issue, actors }) => [issue, ...actors]));
}

/** Pairs of actors with opposite net stances in a stretch of time. */
function countPairs(stances: NetStances, context: RollUpContext): number {
  let pairs = 0;
  for (const row of stances.values())
    pairs += runSync(pairsAmong(row, context.netting, context)).derived.count;
  return pairs;
}

type ByIssue = readonly (readonly Evidence[])[];

/** The positions of each pair of actors that are opposed to one of the other. */
function opposedPairs(issues: ByIssue): number {
  let pairs = 0;
  for (const own of issues) {
    const found = new Map<ActorId, Map<ActorId, Evidence[]>>();
    for (const [index, one] of own.entries()) {
      for (let next = index + 1; next < own.length; next++) {
        const other = own[next];
        if (!other || !isOpposed(one, other)) continue;
        const [a, b] = one.actor < other.actor ? [one, other] : [other, one];
        let row = found.get(a.actor);
        if (!row) found.set(a.actor, (row = new Map<ActorId, Evidence[]>()));
        const known = row.get(b.actor);
        if (known) known.push(a, b);
        else row.set(b.actor, [a, b]);
      }
    }
    for (const row of found.values()) pairs += row.size;
  }
  return pairs;
}

function countOpposed(issues: ByIssue): number {
  let pairs = 0;
  for (const own of issues) {
    for (const [index, one] of own.entries()) {
      for (let next = index + 1; next < own.length; next++) {
        const other = own[next];
        if (other && isOpposed(one, other)) pairs++;
      }
    }
  }
  return pairs;
}

/** Of two actors, with opposite polarity. */
function isOpposed(one: Evidence, other: Evidence): boolean {
  return (one.polarity ?? 0) * (other.polarity ?? 0) < 0 && one.actor !== other.actor;
}

/** The same number of pairs of positions, from the counts of net stances. */
function opposedIn(stances: NetStances): number {
  let pairs = 0;
  for (const row of stances.values()) {
    const all = [...row.values()];
    const total = (kind: 'plus' | 'minus'): number => all.reduce((sum, one) => sum + one[kind], 0);
    pairs += total('plus') * total('minus');
    for (const { plus, minus } of all) pairs -= plus * minus;
  }
  return pairs;
}
