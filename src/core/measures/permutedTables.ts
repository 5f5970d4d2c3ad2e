import { countedTies, type NetworkTable } from '../networks/network';
import type { Statement } from '../networks/statements/statements';
import type { Task } from '../util/task';
import { communitiesOf, tiesOf } from './communities';
import { seeded, shuffled } from './random';
import type { Resampling } from './resample';

/** The modularities of the communities of tables without groups, for comparison. */
export interface PermutedTables {
  /** The number of tables. */
  readonly times: number;
  /** The median of their modularities. */
  readonly median: number;
  /** Their 95th percentile. */
  readonly limit: number;
  /** Whether the modularity of the data is above it. */
  readonly isAbove: boolean;
}

/** Compares a modularity with those of tables in which the statements are permuted: rows are drawn
 * for the statements without replacement. So each row (actor) keeps its number of statements, each
 * column (issue) keeps its number of statements of each value (for and against), and everything
 * else is random. Ties and communities of each table are found as those of the data. Statements are
 * permuted, and not ties, since ties made from statements cluster by chance: an actor with a
 * statement on one side of an issue is tied to all others on that side. Statements of joint
 * positions are permuted separately. docs/reference/measures.md has the numbers. A task with some
 * steps for each table; undefined where there is nothing to permute. */
export function* permutedTables(
  table: NetworkTable,
  statements: readonly Statement[],
  modularity: number,
  resolution: number,
  { seed, times }: Resampling,
): Task<PermutedTables | undefined> {
  if (times === 0 || statements.length === 0) return undefined;
  const next = seeded(seed);
  const found: number[] = [];
  for (let time = 0; time < times; time++) {
    const permuted = permutedStatements(statements, next);
    yield undefined;
    const { counts, ties } = yield* countedTies(table, permuted);
    found.push(communitiesOf(counts.rows.length, tiesOf(ties), resolution, seed).modularity);
    yield undefined;
  }
  found.sort((a, b) => a - b);
  const at = (part: number): number => found[Math.round(part * (times - 1))] ?? 0;
  const limit = at(0.95);
  // The sum of the same weights in another order may differ in its last digits.
  return { times, median: at(0.5), limit, isAbove: modularity > limit + 1e-9 };
}

/** A modularity and the limit it is compared with, with as many digits as distinguish them, at
 * least `least` and at most six. */
export function comparedFigures(
  modularity: number,
  limit: number,
  least: number,
): readonly [modularity: string, limit: string] {
  let digits = least;
  while (digits < 6 && modularity.toFixed(digits) === limit.toFixed(digits)) digits += 1;
  return [modularity.toFixed(digits), limit.toFixed(digits)];
}

/** The same statements with their rows permuted. */
export function permutedStatements(
  statements: readonly Statement[],
  next: () => number,
): readonly Statement[] {
  const rows = shuffled(
    statements.map(({ row }) => row),
    next,
  );
  return statements.map(({ row, column, level, record }, at) => ({
    row: rows[at] ?? row,
    column,
    level,
    record,
  }));
}
