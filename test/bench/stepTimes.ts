import type { Outcome } from './row';

const TURNS = 5;

/** The time of work in steps and its longest step between two yields, compared with a reference;
 * the least of several runs for each, after two that are not counted. `reference`: milliseconds,
 * by the same measure. */
export function stepsWithin(
  most: number,
  reference: () => number,
  steps: () => Iterator<unknown, unknown>,
): Outcome {
  let [least, total, longest] = [Infinity, Infinity, Infinity];
  for (let turn = -2; turn < TURNS; turn++) {
    const time = reference();
    const times = stepTimes(steps());
    if (turn < 0) continue;
    least = Math.min(least, time);
    total = Math.min(
      total,
      times.reduce((sum, one) => sum + one, 0),
    );
    longest = Math.min(longest, Math.max(...times));
  }
  return {
    reference: least.toFixed(0),
    measured: `${total.toFixed(1)}, step ${longest.toFixed(1)}`,
    ratio: (total / least).toFixed(2),
    reached: longest <= most,
  };
}

/** Milliseconds for which some work occupies its process. */
export function timeOf(work: () => unknown): number {
  const since = watch();
  work();
  return since();
}

/** Milliseconds of each step between two yields. */
export function stepTimes(steps: Iterator<unknown, unknown>): readonly number[] {
  const times: number[] = [];
  for (;;) {
    const since = watch();
    const { done } = steps.next();
    times.push(since());
    if (done === true) return times;
  }
}

/** Milliseconds from now, by the clock or by the computing time of the process, whichever are
 * fewer: the clock includes other programs, computing time every thread that collects garbage. */
function watch(): () => number {
  const begun = process.cpuUsage();
  const start = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return Math.min(performance.now() - start, (user + system) / 1000);
  };
}
