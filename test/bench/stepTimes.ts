import type { Outcome } from './row';

const TURNS = 5;

/** What work in steps takes and its longest step, after which others have their turn, beside a
 * reference; of several runs the least of each, after two that count for nothing. `reference`:
 * milliseconds, by the same measure. */
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

/** Milliseconds that something holds its process for. */
export function timeOf(work: () => unknown): number {
  const since = watch();
  work();
  return since();
}

function stepTimes(steps: Iterator<unknown, unknown>): readonly number[] {
  const times: number[] = [];
  for (;;) {
    const since = watch();
    const { done } = steps.next();
    times.push(since());
    if (done === true) return times;
  }
}

/** Milliseconds from now, by the clock or as the process computes them, whichever are fewer: the
 * clock counts other programs too, and of threads that collect garbage side by side each one
 * computes. */
function watch(): () => number {
  const begun = process.cpuUsage();
  const start = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return Math.min(performance.now() - start, (user + system) / 1000);
  };
}
