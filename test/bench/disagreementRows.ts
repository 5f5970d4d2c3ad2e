import type { Analysis } from '../../src/core/analysis/analyse';
import { disagreements, type Disagreement } from '../../src/core/analysis/disagreements';
import { DEFAULT_FILTER } from '../../src/core/analysis/filter';
import { firstDerived, type DerivedRank } from '../../src/core/analysis/rankedDerived';
import { evidenceColumns, stanceCounts } from '../../src/core/analysis/stanceCounts';
import { nameOrder, sortedRows } from '../../src/core/views/disagreementOrder';
import type { ViewContext } from '../../src/core/views/facts';
import { factsOf } from '../../src/core/views/keptFacts';
import { MOST_CHILDREN } from '../../src/core/views/tree';
import { voiceOf } from '../../src/core/views/voice';
import { skewedCorpus } from './disagreementMaterial';
import { compareTimes, faster, type BenchRow } from './row';

interface Counted {
  readonly issue: string;
  readonly actor: string;
  readonly polarity: number | undefined;
}

const POSITIONS = 50_000;
/** So many changes are timed together: one takes less than a clock tells. */
const CHANGES = 20_000;

/** Disagreements among 50,000 positions of 500 actors on 200 issues: counted, changed, and the first of
 * them made. */
export function* disagreementRows(): Generator<BenchRow> {
  const reader = skewedCorpus(POSITIONS);
  const facts = factsOf(reader, DEFAULT_FILTER);
  const { analysis } = facts;
  const evidence = evidenceOf(analysis);
  const columns = evidenceColumns(evidence);
  const { issues, actors, polarities } = columns;
  yield {
    what: 'Opposed positions among 50,000, counted',
    reference: 'pairs of positions within each issue',
    target: '≥ 25x',
    run: () => {
      const byIssue = grouped(evidence);
      const expected = pairsWithin(byIssue);
      const found = stanceCounts(columns).opposed;
      if (expected !== found) throw new Error(`${String(expected)} ≠ ${String(found)} pairs`);
      return faster(
        compareTimes(
          { work: () => pairsWithin(byIssue), batch: 1, batches: 1 },
          { work: () => stanceCounts(columns).opposed, batch: 1, batches: 5 },
          5,
        ),
        25,
      );
    },
  };
  yield {
    what: 'One position of 50,000 changed, counts kept',
    reference: 'counting all of them',
    target: '≥ 10000x',
    run: () => {
      const counts = stanceCounts(columns);
      const before = counts.opposed;
      let at = 0;
      const change = (): number => {
        const index = at++ % issues.length;
        const [issue = 0, actor = 0] = [issues[index], actors[index]];
        const polarity = polarities[index] ?? 0;
        counts.remove(issue, actor, polarity);
        counts.add(issue, actor, polarity);
        return counts.pairs;
      };
      const outcome = faster(
        compareTimes(
          { work: () => stanceCounts(columns).pairs, batch: 1, batches: 5 },
          { work: change, batch: CHANGES, batches: 5 },
          5,
        ),
        10_000,
      );
      if (counts.opposed !== before) throw new Error('The counts have changed.');
      return outcome;
    },
  };
  for (const rank of ['evidence', 'articles', 'recent'] as const) {
    yield {
      what: `First ${String(MOST_CHILDREN)} disagreements, by ${rank}`,
      reference: 'making all rows and sorting them',
      target: '≥ 10x',
      run: () => firstAgainstAll({ facts, voice: voiceOf() }, rank),
    };
  }
}

function firstAgainstAll(context: ViewContext, rank: DerivedRank) {
  const { analysis, derivedCounts } = context.facts;
  const all = (): readonly Disagreement[] => {
    const rows = disagreements(analysis).filter(({ kind }) => kind === 'derived');
    return sortedRows(context, rows, rank).slice(0, MOST_CHILDREN);
  };
  const first = (): readonly Disagreement[] =>
    firstDerived(analysis, derivedCounts.keys(), MOST_CHILDREN, rank, nameOrder(context));
  if (said(all()) !== said(first())) throw new Error('The first rows are others.');
  return faster(
    compareTimes(
      { work: () => all().length, batch: 1, batches: 1 },
      { work: () => first().length, batch: 1, batches: 3 },
      2,
    ),
    10,
  );
}

function said(rows: readonly Disagreement[]): string {
  return JSON.stringify(rows.map(({ issue, actors }) => [issue, ...actors]));
}

function evidenceOf({ codedStances }: Analysis): readonly Counted[] {
  const all: Counted[] = [];
  for (const row of codedStances.values()) {
    for (const { evidence } of row.values()) {
      for (const { issue, actor, polarity } of evidence) all.push({ issue, actor, polarity });
    }
  }
  return all;
}

function grouped(evidence: readonly Counted[]): readonly (readonly Counted[])[] {
  const issues = new Map<string, Counted[]>();
  for (const one of evidence) {
    const known = issues.get(one.issue);
    if (known) known.push(one);
    else issues.set(one.issue, [one]);
  }
  return [...issues.values()];
}

/** Of two actors, with opposite polarity. */
function pairsWithin(issues: readonly (readonly Counted[])[]): number {
  let pairs = 0;
  for (const own of issues) {
    for (let index = 0; index < own.length; index++) {
      const one = own[index];
      for (let next = index + 1; next < own.length; next++) {
        const other = own[next];
        if (!one || !other || (one.polarity ?? 0) * (other.polarity ?? 0) >= 0) continue;
        if (one.actor !== other.actor) pairs++;
      }
    }
  }
  return pairs;
}
