/** Milliseconds that the process computes in each step, its threads together: other programs have no part
 * in them. */
export function stepTimes(steps: Iterator<unknown, unknown>): readonly number[] {
  const times: number[] = [];
  for (;;) {
    const begun = process.cpuUsage();
    const { done } = steps.next();
    times.push(computed(begun));
    if (done === true) return times;
  }
}

/** Milliseconds of all threads. */
export function computed(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
