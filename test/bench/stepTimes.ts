import type { Outcome } from './row';

const TURNS = 5;

/** What work in steps takes and its longest step, after which others have their turn, beside a reference; of
 * several runs the least of each, after two that count for nothing. `reference`: milliseconds, by the same
 * clock. */
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

/** Milliseconds that something computes. */
export function timeOf(work: () => unknown): number {
  const begun = process.cpuUsage();
  work();
  return computed(begun);
}

/** Milliseconds that the process computes in each step, its threads together: other programs have no part
 * in them. */
function stepTimes(steps: Iterator<unknown, unknown>): readonly number[] {
  const times: number[] = [];
  for (;;) {
    const begun = process.cpuUsage();
    const { done } = steps.next();
    times.push(computed(begun));
    if (done === true) return times;
  }
}

/** Milliseconds of all threads. */
function computed(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
