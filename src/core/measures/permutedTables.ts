import { groupedBy } from '../analysis/records/groups';
import { countedTies, type NetworkTable } from '../networks/network';
import type { Statement } from '../networks/statements/statements';
import { sum } from '../util/lists';
import { percentile } from '../util/numbers';
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

/** Compares a modularity with those of tables in which stances are permuted: each row (actor) keeps
 * its number of statements on each column (issue), each column keeps its number of statements of
 * each level (for and against), and which row has which is random. So groups by who speaks often,
 * or of what, are in the tables as well. Ties and communities of each table are found as those of
 * the data. Stances are permuted, and not ties, since ties made from statements cluster by chance:
 * an actor with a statement on one side of an issue is tied to all others on that side. Statements
 * of joint positions are permuted separately. docs/reference/measures.md has the numbers. A task
 * with some steps for each table; undefined where there is nothing to permute. */
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
  const limit = percentile(found, 0.95);
  // The sum of the same weights in another order may differ in its last digits.
  return { times, median: percentile(found, 0.5), limit, isAbove: modularity > limit + 1e-9 };
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

/** The same statements with their levels (stances) permuted within each column (issue): each row
 * keeps its number of statements on it, and the column that of each level. Without levels, rows are
 * drawn for the statements. */
export function permutedStatements(
  statements: readonly Statement[],
  next: () => number,
): readonly Statement[] {
  if (statements.every(({ level }) => level === undefined)) {
    const rows = shuffled(
      statements.map(({ row }) => row),
      next,
    );
    return statements.map((one, at) => ({ ...one, row: rows[at] ?? one.row }));
  }
  const byColumn = groupedBy(statements, ({ column }) => column);
  return [...byColumn.values()].flatMap((ofColumn) => permutedLevels(ofColumn, next));
}

/** The statements on one column with levels drawn without replacement. A row that repeats itself
 * does so in the table, too: it draws one level for all of its statements that have one in the
 * data, as far as there are so many left; rows with most statements first. */
function permutedLevels(ofColumn: readonly Statement[], next: () => number): Statement[] {
  const left = levelCounts(ofColumn);
  const rows = [...groupedBy(shuffled(ofColumn, next), ({ row }) => row).values()];
  return rows
    .sort((a, b) => b.length - a.length)
    .flatMap((ofRow) => {
      const drawn: Statement['level'][] = [];
      for (const alike of [...levelCounts(ofRow).values()].sort((a, b) => b - a)) {
        for (let wanted = alike; wanted > 0;) {
          const level = drawnLevel(left, new Set(drawn), next);
          const taken = Math.min(wanted, left.get(level) ?? wanted);
          left.set(level, (left.get(level) ?? 0) - taken);
          for (let at = 0; at < taken; at++) drawn.push(level);
          wanted -= taken;
        }
      }
      return ofRow.map((one, at) => ({ ...one, level: drawn[at] }));
    });
}

function levelCounts(statements: readonly Statement[]): Map<Statement['level'], number> {
  const levels = groupedBy(statements, ({ level }) => level);
  return new Map([...levels].map(([level, { length }]) => [level, length]));
}

/** One of the levels that are left, the more of it the likelier; one that the row does not have
 * yet, if there is any. */
function drawnLevel(
  left: ReadonlyMap<Statement['level'], number>,
  known: ReadonlySet<Statement['level']>,
  next: () => number,
): Statement['level'] {
  const rest = [...left].filter(([, count]) => count > 0);
  const others = rest.filter(([level]) => !known.has(level));
  const choice = others.length > 0 ? others : rest;
  let at = Math.floor(next() * sum(choice.map(([, count]) => count)));
  return (choice.find(([, count]) => (at -= count) < 0) ?? choice[0])?.[0];
}
