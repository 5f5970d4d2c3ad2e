import { longestStops } from '../../host/support/eventLoop';

/** The cost of some work. */
export interface Cost {
  /** Milliseconds by the clock. */
  readonly clock: number;
  /** Milliseconds of computing time of this process, all threads together: excludes other
   * programs. */
  readonly computing: number;
  /** The longest pause of the host's event loop, in milliseconds of its computing time. */
  readonly stop: number;
}

export async function costOf(work: () => Promise<void> | void): Promise<Cost> {
  let clock = 0;
  let computing = 0;
  const { computing: stop } = await longestStops(async () => {
    const before = process.cpuUsage();
    const start = performance.now();
    await work();
    clock = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    computing = (user + system) / 1000;
  });
  return { clock, computing, stop };
}

/** The least of each of several runs, but the longest pause of all. */
export function leastOf(costs: readonly Cost[]): Cost {
  return {
    clock: Math.min(...costs.map(({ clock }) => clock)),
    computing: Math.min(...costs.map(({ computing }) => computing)),
    stop: Math.max(...costs.map(({ stop }) => stop)),
  };
}

export async function severalTimes(
  times: number,
  work: () => Promise<Cost> | Cost,
): Promise<readonly Cost[]> {
  const costs: Cost[] = [];
  for (let turn = 0; turn < times; turn++) costs.push(await work());
  return costs;
}

/** Waits until background work is done and garbage is collected, which would be counted in the next
 * measurement. */
export async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  globalThis.gc?.();
}

/** Megabytes of this thread's objects and buffers, after garbage collection. */
export async function megabytes(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (let turn = 0; turn < 3; turn++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
