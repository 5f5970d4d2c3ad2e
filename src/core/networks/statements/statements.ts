import { dateBounds } from '../../analysis/records/dates';
import type { RollUpContext } from '../../analysis/records/evidence';
import { exclusionReason, type ExclusionReason } from '../../analysis/records/exclusion';
import { compareText } from '../../util/order';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { DateRange } from '../../model/date';
import { MOST_COMBINATIONS } from '../../model/expansion';
import { pauses, type Task } from '../../util/task';
import { joinedByClaim } from './codedTwice';
import { withoutDuplicates } from './duplicates';
import { ExclusionCounts, type Excluded } from './exclusionCounts';
import type { NetworkPlan } from '../plan';
import type { Level, NoLevel, Qualifier } from './qualifier';
import type { Value } from './variables';

/** One record × one row value × one column value × one value of the qualifier: DNA's statement, and
 * the unit that is counted. */
export interface Statement {
  readonly row: AxisValue;
  readonly column: AxisValue;
  /** Undefined without a qualifier. */
  readonly level: Level | undefined;
  readonly record: PositionRecord;
}

/** A value of rows or columns that occurs. */
export interface AxisValue {
  readonly id: string;
  /** From 0, in the order of occurrence, so that counting needs no look-up. */
  readonly number: number;
}

/** The values of rows or columns, by id. */
export type AxisValues = ReadonlyMap<string, AxisValue>;

/** The statements for a network, and what was excluded. */
export interface StatementList {
  /** By date (first day, last day, undated last), then in the order of records. */
  readonly statements: readonly Statement[];
  /** All values of rows and columns that occur in the range, before exclusions of records. */
  readonly rows: AxisValues;
  readonly columns: AxisValues;
  /** All values of the qualifier that occur in the range: their distance is the length of an
   * integer scale. */
  readonly levels: ReadonlySet<Level>;
  /** From the first to the last day of the records in the range, before other exclusions; undefined
   * without dated records or without windows. */
  readonly days: DateRange | undefined;
  /** Positions in scope. */
  readonly positions: number;
  readonly excluded: readonly Excluded[];
  /** Positions that had statements and have none left, each for one reason. Without windows, these,
   * the positions of `excluded` and those with a statement add up to all positions. */
  readonly positionsWithout: readonly Excluded[];
}

/** Why something does not count: the filters' reasons, and those of networks. */
export type NetworkReason =
  | Exclude<ExclusionReason, 'without polarity'>
  | NoLevel
  | 'no date'
  | 'date too imprecise'
  | 'excluded'
  | 'no row'
  | 'no column'
  | 'coded differently'
  | 'coded twice'
  | 'duplicate'
  | 'outside windows';

/** The statements of records. Linear in the records but for one sort. A task. */
export function* statementsOf(
  records: readonly PositionRecord[],
  plan: NetworkPlan,
  context: RollUpContext,
): Task<StatementList> {
  const counts = new ExclusionCounts();
  const rows = new Map<string, AxisValue>();
  const columns = new Map<string, AxisValue>();
  const levels = new Set<Level>();
  const occurring = { rows, columns, levels };
  const found: Statement[] = [];
  const inRange: PositionRecord[] = [];
  const isTime = pauses(RECORDS_AT_ONCE);
  for (const record of records) {
    if (isTime(1)) yield undefined;
    const reason = filtered(record, plan, context);
    if (reason !== undefined) {
      counts.add(reason, 'positions');
      continue;
    }
    if (plan.options.window) inRange.push(record);
    const expanded = expand(record, plan, context, occurring, found);
    if (expanded.reason !== undefined) counts.add(expanded.reason, 'positions');
    else if (expanded.excluded > 0) counts.add('excluded', 'statements', expanded.excluded);
  }
  const claimed =
    plan.options.codedTwice === 'each' ? found : yield* joinedByClaim(found, plan.options, counts);
  const sorted =
    plan.options.duplicates === 'include' && !plan.options.window ? claimed : byDate(claimed);
  yield undefined;
  const statements = yield* withoutDuplicates(sorted, plan.options, counts);
  return {
    statements,
    rows,
    columns,
    levels,
    days: dateBounds(inRange).days,
    positions: records.length,
    excluded: counts.list(),
    positionsWithout: counts.positionsWithout(statements),
  };
}

/** Records for each step, which takes some milliseconds. */
const RECORDS_AT_ONCE = 4000;

/** Why a record is outside the range itself: by the filters, or by an exclusion of an article's
 * variable (DNA: of the document). */
function filtered(
  record: PositionRecord,
  { exclusions }: NetworkPlan,
  context: RollUpContext,
): NetworkReason | undefined {
  const reason = exclusionReason(record, record.position, context.filter);
  if (reason === 'outside window' && !record.days) return 'no date';
  if (reason !== undefined && reason !== 'without polarity') return reason;
  for (const { variable, keeps } of exclusions) {
    if (variable.ofArticle && !keeps(record, context)) return 'excluded';
  }
  return undefined;
}

interface Occurring {
  readonly rows: Map<string, AxisValue>;
  readonly columns: Map<string, AxisValue>;
  readonly levels: Set<Level>;
}

function meet(axisValues: Map<string, AxisValue>, id: string): AxisValue {
  let known = axisValues.get(id);
  if (!known) axisValues.set(id, (known = { id, number: axisValues.size }));
  return known;
}

interface Expanded {
  /** Undefined when there is a statement. */
  readonly reason: NetworkReason | undefined;
  /** Number of the record's statements that an exclusion of a row or column value removed. */
  readonly excluded: number;
}

/** Adds the statements of a record to `statements`. */
function expand(
  record: PositionRecord,
  plan: NetworkPlan,
  context: RollUpContext,
  occurring: Occurring,
  statements: Statement[],
): Expanded {
  const { rows, columns, qualifier, exclusions, options } = plan;
  const isIgnored = options.aggregation === 'ignore';
  const before = statements.length;
  const rowValues = rows.values(record, context);
  const columnValues = columns.values(record, context);
  const cells = rowValues.length * columnValues.length;
  const perCell = isIgnored || cells < 2 ? 1 : levelCount(record, qualifier, context);
  if (cells > 1 && cells * perCell > MOST_COMBINATIONS) {
    return { reason: 'too many combinations', excluded: 0 };
  }
  const isExcluded = exclusions.length > 0 && !keepsRecord(record, plan, context);
  const metRows = rowValues.map(({ id, sign }) => ({ axisValues: meet(occurring.rows, id), sign }));
  const metColumns = columnValues.map(({ id, sign }) => ({
    axisValues: meet(occurring.columns, id),
    sign,
  }));
  if (qualifier && (rowValues.length === 0 || columnValues.length === 0)) {
    const levels = qualifier.levels(record, 1, context);
    if (typeof levels !== 'string') for (const level of levels) occurring.levels.add(level);
  }
  let noLevel: NoLevel | undefined;
  let excluded = 0;
  // A category that is ignored may be absent, as in DNA; but a neutral position is in no network of
  // sides.
  const needsLevel = !isIgnored || qualifier?.scale !== 'category';
  for (const row of metRows) {
    for (const column of metColumns) {
      const sign = row.sign === column.sign ? 1 : -1;
      const levels = qualifier ? qualifier.levels(record, sign, context) : NO_LEVEL;
      if (typeof levels === 'string' && needsLevel) {
        noLevel = levels;
        continue;
      }
      const all: readonly (Level | undefined)[] = typeof levels === 'string' ? NO_LEVEL : levels;
      // An ignored qualifier must not multiply statements.
      for (const level of isIgnored && all.length > 1 ? all.slice(0, 1) : all) {
        if (level !== undefined) occurring.levels.add(level);
        if (isExcluded || !keepsValues(plan, row.axisValues.id, column.axisValues.id))
          excluded += 1;
        else statements.push({ row: row.axisValues, column: column.axisValues, level, record });
      }
    }
  }
  if (statements.length > before) {
    return excluded === 0 ? COUNTS : { reason: undefined, excluded };
  }
  return { reason: reasonOf(rowValues, columnValues, noLevel, excluded > 0), excluded: 0 };
}

function levelCount(
  record: PositionRecord,
  qualifier: Qualifier | undefined,
  context: RollUpContext,
): number {
  const levels = qualifier?.levels(record, 1, context);
  return typeof levels === 'object' ? levels.length : 1;
}

function reasonOf(
  rows: readonly Value[],
  columns: readonly Value[],
  noLevel: NoLevel | undefined,
  isExcluded: boolean,
): NetworkReason {
  if (rows.length === 0) return 'no row';
  if (columns.length === 0) return 'no column';
  return isExcluded || noLevel === undefined ? 'excluded' : noLevel;
}

/** True if no exclusion of a record's variable applies. Exclusions of rows and columns are tested
 * for each value. */
function keepsRecord(
  record: PositionRecord,
  { rows, columns, exclusions }: NetworkPlan,
  context: RollUpContext,
): boolean {
  return exclusions.every(
    ({ variable, keeps }) =>
      variable.ofArticle ||
      variable.name === rows.name ||
      variable.name === columns.name ||
      keeps(record, context),
  );
}

const COUNTS: Expanded = { reason: undefined, excluded: 0 };
const NO_LEVEL: readonly undefined[] = [undefined];

function keepsValues(
  { rows, columns, exclusions }: NetworkPlan,
  row: string,
  column: string,
): boolean {
  return exclusions.every(
    ({ variable, keepsValue }) =>
      (variable.name !== rows.name || keepsValue(row)) &&
      (variable.name !== columns.name || keepsValue(column)),
  );
}

/** Sorts by date. Stable, so that equal dates keep the order of records. */
function byDate(statements: readonly Statement[]): readonly Statement[] {
  return statements.toSorted((a, b) => compareDays(a.record.days, b.record.days));
}

function compareDays(a: DateRange | undefined, b: DateRange | undefined): number {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  return compareText(a.first, b.first) || compareText(a.last, b.last);
}
