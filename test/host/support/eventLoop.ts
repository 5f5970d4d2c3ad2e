import fs from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The longest stop of the extension host's event loop while something ran, in milliseconds. */
export interface Stops {
  /** By the clock; the monitor's own step is about 1 ms. On a busy machine others have their
   * part. */
  readonly clock: number;
  /** What the host itself computed in one stop. */
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
  // One more turn, so that a block at the very end is seen.
  await new Promise((resolve) => setTimeout(resolve, 5));
  monitor.disable();
  clearInterval(looking);
  look();
  return { clock: monitor.max / 1e6, computing: longest };
}

/** Of the main thread, on Linux. */
const SCHEDULER = '/proc/self/schedstat';
const isReported = fs.existsSync(SCHEDULER);

/** Milliseconds for which the host's thread has computed; else all of its threads. */
function computed(): number {
  if (isReported) return Number(fs.readFileSync(SCHEDULER, 'utf8').split(' ')[0]) / 1e6;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
