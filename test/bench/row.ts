import type { Material } from './material';

/** Rows that share their preparation, which is made on demand. */
export type BenchGroup = (material: Material) => Iterable<BenchRow>;

/** One line of the table. */
export interface BenchRow {
  readonly what: string;
  readonly reference: string;
  /** A budget, or '' where the row is for information: only rows whose miss a user would notice
   * have a target. */
  readonly target: string;
  readonly run: () => Outcome;
}

export interface Outcome {
  /** As printed: times of the reference and of this project. */
  readonly reference: string;
  readonly measured: string;
  readonly ratio: string;
  readonly reached: boolean;
  /** Printed below the row: what else is needed to judge it. */
  readonly note?: string;
}

/** Milliseconds of one call. */
export interface Times {
  readonly min: number;
  readonly median: number;
}

const COLUMNS: readonly (readonly [Exclude<keyof Line, 'note'>, number])[] = [
  ['what', 46],
  ['reference', 44],
  ['referenceTime', 19],
  ['measured', 19],
  ['ratio', 9],
  ['target', 9],
  ['ok', 4],
];

/** A row as it is printed, in words. */
export interface Line {
  readonly what: string;
  readonly reference: string;
  readonly referenceTime: string;
  readonly measured: string;
  readonly ratio: string;
  readonly target: string;
  readonly ok: string;
  readonly note?: string | undefined;
}

export function printHead(): void {
  printLine({
    what: 'what',
    reference: 'reference',
    referenceTime: 'reference ms',
    measured: 'measured ms',
    ratio: 'ratio',
    target: 'target',
    ok: '',
  });
}

export const MISSED = 'MISS';

/** Measures a row and prints it. */
export function printRow({ what, reference: beside, target, run }: BenchRow): Line {
  const { reference, measured, ratio, reached, note } = measureRow(run);
  const line = {
    ...{ what, reference: beside, referenceTime: reference, measured, ratio, target, note },
    ok: target === '' ? '' : reached ? 'ok' : MISSED,
  };
  printLine(line);
  if (note !== undefined) console.log(`  ${note}`);
  return line;
}

/** Measures again where a target is missed, since other programs disturb short times. The first
 * result is printed beside it. */
function measureRow(run: BenchRow['run']): Outcome {
  const first = run();
  if (first.reached) return first;
  const again = run();
  if (!again.reached) return first;
  const reported = `Missed when it was measured first: ${first.ratio}, ${first.reference} and ${first.measured}.`;
  return { ...again, note: again.note === undefined ? reported : `${again.note} ${reported}` };
}

function printLine(line: Line): void {
  console.log(COLUMNS.map(([name, width]) => line[name].padEnd(width)).join('  '));
}

/** Short work is timed in batches of this many calls. */
export interface Side {
  readonly work: () => number;
  /** Calls timed together. */
  readonly batch: number;
  /** Batches in a turn. */
  readonly batches: number;
}

/** Both sides are warmed up, then run in turns, so that both meet the same load of the machine. */
export function compareTimes(
  reference: Side,
  measured: Side,
  turns: number,
): { readonly reference: Times; readonly measured: Times } {
  const times: [number[], number[]] = [[], []];
  for (let turn = -2; turn < turns; turn++) {
    const pair = [batchesOf(reference), batchesOf(measured)] as const;
    if (turn < 0) continue;
    times[0].push(...pair[0]);
    times[1].push(...pair[1]);
  }
  return { reference: timesOf(times[0]), measured: timesOf(times[1]) };
}

function batchesOf({ work, batch, batches }: Side): readonly number[] {
  return Array.from({ length: batches }, () => timeOf(work, batch));
}

/** How many times faster than the reference, by the minima: for information. */
export function faster(times: { readonly reference: Times; readonly measured: Times }): Outcome {
  const ratio = times.reference.min / times.measured.min;
  return {
    reference: formatTimes(times.reference),
    measured: formatTimes(times.measured),
    ratio: `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)}x`,
    reached: true,
  };
}

/** The share of the reference's speed: for information. */
export function share(times: { readonly reference: Times; readonly measured: Times }): Outcome {
  const part = times.reference.min / times.measured.min;
  return { ...faster(times), ratio: `${(100 * part).toFixed(1)} %` };
}

/** At most that many milliseconds, by the minimum; the reference is for information. */
export function within(
  times: { readonly reference: Times; readonly measured: Times },
  most: number,
): Outcome {
  return { ...faster(times), reached: times.measured.min <= most };
}

/** How many times the reference, in any unit: for information. */
export function times(reference: number, measured: number, unit: string): Outcome {
  const ratio = measured / reference;
  return {
    reference: `${digits(reference)} ${unit}`,
    measured: `${digits(measured)} ${unit}`,
    ratio: ratio.toFixed(2),
    reached: true,
  };
}

/** Results that must be the same. */
export function counted(expected: number, found: number, differences: number): Outcome {
  return {
    reference: String(expected),
    measured: String(found),
    ratio: String(differences),
    reached: differences === 0,
  };
}

export function formatTimes({ min, median }: Times): string {
  return `${digits(min)}/${digits(median)}`;
}

export function timesOf(sample: readonly number[]): Times {
  const sorted = sample.toSorted((a, b) => a - b);
  return { min: sorted[0] ?? 0, median: sorted[sorted.length >> 1] ?? 0 };
}

/** Results are added up here, so that the compiler cannot remove the work. */
let consumed = 0;

/** Milliseconds of one call, averaged over `calls`. */
export function timeOf(work: () => number, calls: number): number {
  const start = performance.now();
  let sum = 0;
  for (let call = 0; call < calls; call++) sum += work();
  const time = (performance.now() - start) / calls;
  consumed += sum;
  if (!Number.isFinite(consumed)) throw new Error('A bench gave no number.');
  return time;
}

function digits(time: number): string {
  return time >= 100 ? time.toFixed(0) : time >= 1 ? time.toFixed(2) : time.toPrecision(2);
}
