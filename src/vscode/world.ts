import type { Log, World } from '../project';

/** Long work gives the extension host a breath after this much time. */
const SLICE_MS = 12;

/** The world of an extension host: clock, chance, and a breath for long work. */
export function createWorld(log: Log): World {
  let sliceStart = performance.now();
  return {
    log,
    random: Math.random,
    clock: {
      now: () => performance.now(),
      today: () => localDay(new Date()),
      moment: () => new Date().toISOString(),
    },
    breathe: async () => {
      if (performance.now() - sliceStart < SLICE_MS) return;
      // A timer, not a promise: only then do the host's own events get their turn.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      sliceStart = performance.now();
    },
  };
}

/** YYYY-MM-DD in the user's time zone: a coder's day, not that of Greenwich. */
function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
