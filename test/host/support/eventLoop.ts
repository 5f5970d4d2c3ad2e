import fs from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The longest pause of the extension host's event loop while something ran, in milliseconds. */
export interface Stops {
  /** By the clock; the monitor's own step is about 1 ms. Includes other programs on a busy
   * machine. */
  readonly clock: number;
  /** The host's own computing time in one pause. */
  readonly computing: number;
}

export async function longestStops(work: () => Promise<void>): Promise<Stops> {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  let longest = 0;
  let last = computed();
  const look = (): void => {
    const now = computed();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const looking = setInterval(look, 1);
  monitor.enable();
  await work();
  // One more turn, so that a block at the very end is measured.
  await new Promise((resolve) => setTimeout(resolve, 5));
  monitor.disable();
  clearInterval(looking);
  look();
  return { clock: monitor.max / 1e6, computing: longest };
}

/** Statistics of the main thread, on Linux. */
const SCHEDULER = '/proc/self/schedstat';
const isReported = fs.existsSync(SCHEDULER);

/** Milliseconds of computing time of the host's thread; elsewhere of all of its threads. */
function computed(): number {
  if (isReported) return Number(fs.readFileSync(SCHEDULER, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
