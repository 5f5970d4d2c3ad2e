import type { PositionRecord } from '../../analysis/records/positionRecords';
import { isoWeek } from '../windows/calendar';
import { pauses, type Task } from '../../util/task';
import type { ExclusionCounts } from './exclusionCounts';
import type { Duplicates, NetworkOptions } from '../options';
import type { Statement } from './statements';

/** Keeps only the first of equal statements within one period (or one article, or all). Statements
 * are equal in what the network uses: row, column and the value of the qualifier, unless it is
 * ignored (DNA: likewise). With a period, statements without a date, or with one that is wider than
 * the period, are excluded. `statements` are in order of date. Linear; a task. */
export function* withoutDuplicates(
  statements: readonly Statement[],
  { duplicates, aggregation }: Pick<NetworkOptions, 'duplicates' | 'aggregation'>,
  counts: ExclusionCounts,
): Task<readonly Statement[]> {
  if (duplicates === 'include') return statements;
  const seen = new Set<string>();
  const number = numbering();
  const kept: Statement[] = [];
  const isTime = pauses(STATEMENTS_AT_ONCE);
  for (const statement of statements) {
    if (isTime(1)) yield undefined;
    const { row, column, level, record } = statement;
    const period = periodOf(record, duplicates);
    if (period.kind === 'none') {
      counts.add(period.reason, 'statements');
      counts.addStatement(period.reason, record);
      continue;
    }
    // Numbers, since concatenated ids could equal those of another statement.
    const looked = aggregation === 'ignore' ? undefined : level;
    const key = [row.id, column.id, looked, period.name].map(number).join('/');
    if (seen.has(key)) {
      counts.add('duplicate', 'statements');
      counts.addStatement('duplicate', record);
      continue;
    }
    seen.add(key);
    kept.push(statement);
  }
  return kept;
}

/** Statements for each step, which takes some milliseconds. */
const STATEMENTS_AT_ONCE = 8000;

type Period =
  | { readonly kind: 'period'; readonly name: string }
  | { readonly kind: 'none'; readonly reason: 'no date' | 'date too imprecise' };

function periodOf({ article, days }: PositionRecord, duplicates: Duplicates): Period {
  if (duplicates === 'document') return { kind: 'period', name: article.path };
  if (duplicates === 'range' || duplicates === 'include') return { kind: 'period', name: '' };
  if (!days) return { kind: 'none', reason: 'no date' };
  const first = namesOf(days.first, duplicates);
  return first.period === namesOf(days.last, duplicates).period
    ? { kind: 'period', name: first.compared }
    : { kind: 'none', reason: 'date too imprecise' };
}

/** The name of a day's period, and the parts of a statement that are compared. */
function namesOf(
  day: string,
  duplicates: Exclude<Duplicates, 'include' | 'document' | 'range'>,
): { readonly period: string; readonly compared: string } {
  switch (duplicates) {
    case 'year':
      return { period: day.slice(0, 4), compared: day.slice(0, 4) };
    case 'month':
      return { period: day.slice(0, 7), compared: day.slice(0, 7) };
    case 'dna-month':
      return { period: day.slice(0, 7), compared: day.slice(5, 7) };
    case 'week':
    case 'dna-week': {
      const { year, week } = isoWeek(day);
      const period = `${String(year)}-${String(week)}`;
      return { period, compared: duplicates === 'week' ? period : String(week) };
    }
  }
}

/** Gives each different value a number. */
function numbering(): (value: string | number | undefined) => number {
  const numbers = new Map<string | number | undefined, number>();
  return (value) => {
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = numbers.size));
    return number;
  };
}
