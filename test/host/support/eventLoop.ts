import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Runs something and gives its result with the longest time, in milliseconds, for which the
 * extension host's event loop stood still meanwhile; the monitor's own step is about 1 ms. */
export async function longestBlock(work: () => Promise<void>): Promise<number> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  monitor.enable();
  await work();
  // One more turn, so that a block at the very end is seen.
  await new Promise((resolve) => setTimeout(resolve, 5));
  monitor.disable();
  return monitor.max / 1e6;
}
