import type { Log, Environment } from '../../project';
import { nextTurn, SLICE_MS } from './nextTurn';

/** The environment of an extension host: clock, random numbers, and yielding for long work.
 * `process`: undefined in a browser. */
export function createEnvironment(log: Log, process?: Environment['process']): Environment {
  let sliceStart = performance.now();
  let isPassing = false;
  // A promise alone is not enough: the host's own events are handled only between turns.
  const nextSlice = (): Promise<void> =>
    new Promise((resolve) => {
      nextTurn(() => {
        sliceStart = performance.now();
        resolve();
      });
    });
  const pass = (): void => {
    isPassing = false;
  };
  return {
    log,
    process,
    random: Math.random,
    clock: {
      now: () => performance.now(),
      today: () => localDay(new Date()),
      moment: () => new Date().toISOString(),
    },
    // Of several calls at once only one continues in this slice: together they would block too
    // long.
    yieldToHost: () => {
      if (isPassing || performance.now() - sliceStart >= SLICE_MS) return nextSlice();
      isPassing = true;
      return Promise.resolve().then(pass);
    },
  };
}

/** YYYY-MM-DD in the user's time zone, not in UTC. */
function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
