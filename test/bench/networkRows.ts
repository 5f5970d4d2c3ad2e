import { runSync } from '../../src/core/util/task';
import { DEFAULT_FILTER } from '../../src/core/analysis/records/filter';
import { positionRecords } from '../../src/core/analysis/records/positionRecords';
import { networksOfRecords } from '../../src/core/networks/network';
import { DEFAULT_NETWORKS } from '../../src/core/networks/options';
import { generatedCorpus } from './queryRows';
import { BUDGETS } from './budgets';
import { compareTimes, within, type BenchRow } from './row';

/** A congruence network of 50,000 positions, from their records to the weights, against adding up
 * every pair of positions within each issue. */
export function* networkRows(): Generator<BenchRow> {
  for (const issues of [20, 40]) yield networkRow(issues);
}

function networkRow(issues: number): BenchRow {
  const reader = generatedCorpus(issues);
  const records = positionRecords(reader, DEFAULT_FILTER);
  return {
    what: `A one-mode network of 50,000 positions, ${issues} issues`,
    reference: 'every pair of positions within each issue',
    target: `≤ ${String(BUDGETS.view)} ms`,
    run: () => {
      const expected = pairByPair(records);
      const found = weights();
      if (expected !== found) throw new Error(`${String(expected)} ≠ ${String(found)}`);
      const times = compareTimes(
        { work: () => pairByPair(records), batch: 1, batches: 1 },
        { work: weights, batch: 1, batches: 5 },
        3,
      );
      return within(times, BUDGETS.view);
    },
  };

  function weights(): number {
    const networks = runSync(
      networksOfRecords(records, reader.codebook, DEFAULT_FILTER, DEFAULT_NETWORKS.one),
    );
    if (networks.kind === 'refused') throw new Error(networks.reason);
    return (networks.networks[0]?.ties.weight ?? []).reduce((sum, weight) => sum + weight, 0);
  }
}

/** The sum of all weights. */
function pairByPair(records: ReturnType<typeof positionRecords>): number {
  const byIssue = new Map<string, { actor: string; polarity: number }[]>();
  for (const { actors, position, polarity } of records) {
    if (polarity === undefined || polarity === 0) continue;
    for (const issue of position.issues) {
      const list = byIssue.get(issue) ?? [];
      byIssue.set(issue, list);
      for (const actor of actors) list.push({ actor, polarity });
    }
  }
  const weights = new Map<string, Map<string, number>>();
  for (const list of byIssue.values()) {
    for (const [index, one] of list.entries()) {
      for (let later = index + 1; later < list.length; later++) {
        const other = list[later];
        if (!other || other.actor === one.actor || other.polarity !== one.polarity) continue;
        const [a, b] =
          one.actor < other.actor ? [one.actor, other.actor] : [other.actor, one.actor];
        const row = weights.get(a) ?? new Map<string, number>();
        weights.set(a, row);
        row.set(b, (row.get(b) ?? 0) + 1);
      }
    }
  }
  let sum = 0;
  for (const row of weights.values()) for (const weight of row.values()) sum += weight;
  return sum;
}
