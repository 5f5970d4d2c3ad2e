import type { DateRange } from '../../model/date';
import { FIRST_DAY, LAST_DAY, daysLater, startOfUnit, unitsLater } from './calendar';
import type { CalendarUnit } from './calendar';
import type { ExclusionCounts } from '../statements/exclusionCounts';
import type { Statement, StatementList } from '../statements/statements';
import type { WindowOption } from './windowOption';

export interface Window {
  /** From its first to its last day; of events, from the first statement's first day to the latest
   * last day. */
  readonly days: DateRange;
  readonly statements: readonly Statement[];
}

/** More windows are refused: each is a network of its own. */
export const MOST_WINDOWS = 10_000;

/** Cuts statements, in order of date, into windows of the range; undefined when there would be too
 * many. A statement is in a window when all days that its date may mean are in it. `asked` is the
 * range of the filter, if there is one. */
export function windowsOf(
  { statements, days }: Pick<StatementList, 'statements' | 'days'>,
  option: WindowOption,
  asked: DateRange | undefined,
  counts: ExclusionCounts,
): readonly Window[] | undefined {
  const dated = statements.filter(({ record }) => record.days !== undefined);
  if (dated.length < statements.length) {
    counts.add('no date', 'statements', statements.length - dated.length);
  }
  if (option.unit === 'events') return eventWindows(dated, option, counts);
  const range = rangeOf(dated, wholeRange(days, asked), option, option.unit);
  const periods = range ? periodsOf(range, option, option.unit) : [];
  if (!periods) return undefined;
  const { windows, inside } = filled(dated, periods);
  for (const statement of dated) {
    if (inside.has(statement)) continue;
    const isWide = option.kind === 'consecutive';
    counts.add(isWide ? 'date too imprecise' : 'outside windows', 'statements');
  }
  return windows;
}

export interface Period {
  /** The whole units of the window. */
  readonly days: DateRange;
  /** The days that are shown: without those outside the range. */
  readonly stated: DateRange;
}

/** The windows of a range, without their statements; undefined when there would be too many. */
export function calendarPeriods(
  days: DateRange | undefined,
  asked: DateRange | undefined,
  option: WindowOption,
  unit: CalendarUnit,
): readonly Period[] | undefined {
  const whole = wholeRange(days, asked);
  return whole ? periodsOf(whole, option, unit) : [];
}

/** The filter's range, with open ends replaced by the first and last day that occurs. */
function wholeRange(
  days: DateRange | undefined,
  asked: DateRange | undefined,
): DateRange | undefined {
  const first = asked && asked.first > FIRST_DAY ? asked.first : days?.first;
  const last = asked && asked.last < LAST_DAY ? asked.last : days?.last;
  return first !== undefined && last !== undefined && first <= last ? { first, last } : undefined;
}

/** The range of the windows. Moving windows end where the newest statement ends that one of them
 * can hold; others with the range. */
function rangeOf(
  statements: readonly Statement[],
  whole: DateRange | undefined,
  { kind, size }: WindowOption,
  unit: CalendarUnit,
): DateRange | undefined {
  if (!whole || kind !== 'moving') return whole;
  let last: string | undefined;
  for (const { record } of statements) {
    const { days } = record;
    if (!days || days.first < whole.first || days.last > whole.last) continue;
    if (last !== undefined && days.last <= last) continue;
    if (days.first >= firstOfWindow(days.last, unit, size)) ({ last } = days);
  }
  return { first: whole.first, last: last ?? whole.last };
}

/** The first day of the window whose last day is given. */
function firstOfWindow(last: string, unit: CalendarUnit, size: number): string {
  return unitsLater(daysLater(last, 1), unit, -size);
}

function periodsOf(
  range: DateRange,
  { kind, size }: WindowOption,
  unit: CalendarUnit,
): readonly Period[] | undefined {
  const periods: Period[] = [];
  const add = (first: string, last: string): boolean => {
    const stated = {
      first: first < range.first ? range.first : first,
      last: last > range.last ? range.last : last,
    };
    periods.push({ days: { first, last }, stated });
    return periods.length <= MOST_WINDOWS;
  };
  if (kind === 'consecutive') {
    const start = startOfUnit(range.first, unit);
    for (let first = start, turn = 1; first <= range.last; turn++) {
      const next = unitsLater(start, unit, turn * size);
      const isLast = next <= first || next === LAST_DAY;
      if (!add(first, isLast ? LAST_DAY : daysLater(next, -1))) return undefined;
      if (isLast) break;
      first = next;
    }
    return periods;
  }
  if (kind === 'moving') {
    for (let turn = 0; ; turn++) {
      const first = unitsLater(range.first, unit, turn);
      // Counted from the first day of all: from the 30th, where a month has no 31st, a window would
      // end a day early, and no window would hold that day.
      const last = daysLater(unitsLater(range.first, unit, turn + size), -1);
      if (last > range.last || first > range.last) break;
      if (!add(first, last)) return undefined;
      if (first === LAST_DAY) break;
    }
    // One more window for what is newer than the last that fits, of the same length.
    const isCovered = periods.at(-1)?.days.last === range.last;
    const first = firstOfWindow(range.last, unit, size);
    return isCovered || add(first, range.last) ? periods : undefined;
  }
  // As DNA moves them: around a middle that moves one unit, with so many units on either side, both
  // ends included. A size of 1 is the middle alone.
  const sides = Math.floor((size - 1) / 2 + 0.5);
  let middle = range.first;
  for (;;) {
    const first = unitsLater(middle, unit, -sides);
    const last = unitsLater(middle, unit, sides);
    if (first >= range.first && last <= range.last && !add(first, last)) return undefined;
    const next = unitsLater(middle, unit, 1);
    if (next <= middle || next > range.last) return periods;
    middle = next;
  }
}

function filled(
  statements: readonly Statement[],
  periods: readonly Period[],
): { readonly windows: readonly Window[]; readonly inside: ReadonlySet<Statement> } {
  const inside = new Set<Statement>();
  let from = 0;
  const windows = periods.map(({ days, stated }) => {
    // Both are in order of first days, so what begins before this window is in no later one.
    while ((statements[from]?.record.days?.first ?? LAST_DAY) < days.first) from += 1;
    const found: Statement[] = [];
    for (let at = from; at < statements.length; at++) {
      const statement = statements[at];
      const own = statement?.record.days;
      if (!statement || !own || own.first > days.last) break;
      if (own.last > days.last) continue;
      found.push(statement);
      inside.add(statement);
    }
    return { days: stated, statements: found };
  });
  return { windows, inside };
}

/** Windows of so many statements. DNA's have a middle and as many before as after it; the order of
 * several at one time, which is random in DNA, is that of records here. */
function eventWindows(
  statements: readonly Statement[],
  { kind, size }: WindowOption,
  counts: ExclusionCounts,
): readonly Window[] | undefined {
  const half = Math.floor(size / 2);
  const length = kind === 'dna' ? 2 * half + 1 : size;
  const step = kind === 'consecutive' ? size : 1;
  const windows: Window[] = [];
  for (let from = 0; from < statements.length; from += step) {
    const found = statements.slice(from, from + length);
    // Consecutive windows may end short, and so may a moving one that is the only one: all
    // statements are in one of them.
    const isShort = found.length < length;
    if (isShort && kind !== 'consecutive' && (kind === 'dna' || from > 0)) break;
    windows.push({ days: daysOf(found), statements: found });
    if (windows.length > MOST_WINDOWS) return undefined;
  }
  if (windows.length === 0 && statements.length > 0) {
    counts.add('outside windows', 'statements', statements.length);
  }
  return windows;
}

function daysOf(statements: readonly Statement[]): DateRange {
  let last = FIRST_DAY;
  for (const { record } of statements) {
    if ((record.days?.last ?? FIRST_DAY) > last) last = record.days?.last ?? FIRST_DAY;
  }
  return { first: statements[0]?.record.days?.first ?? FIRST_DAY, last };
}
