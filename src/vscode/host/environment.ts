import type { Log, Environment } from '../../project';
import { nextTurn, SLICE_MS } from './nextTurn';

/** The world of an extension host: clock, chance, and a breath for long work. */
export function createEnvironment(log: Log): Environment {
  let sliceStart = performance.now();
  let isPassing = false;
  // Not a promise alone: only then do the host's own events get their turn.
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
    random: Math.random,
    clock: {
      now: () => performance.now(),
      today: () => localDay(new Date()),
      moment: () => new Date().toISOString(),
    },
    // Of several at once one goes on in this slice: together they would be one long stop.
    yieldToHost: () => {
      if (isPassing || performance.now() - sliceStart >= SLICE_MS) return nextSlice();
      isPassing = true;
      return Promise.resolve().then(pass);
    },
  };
}

/** YYYY-MM-DD in the user's time zone: a coder's day, not that of Greenwich. */
function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
