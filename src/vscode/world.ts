import type { Log, World } from '../project';
import { nextTurn, SLICE_MS } from './nextTurn';

/** The world of an extension host: clock, chance, and a breath for long work. */
export function createWorld(log: Log): World {
  let sliceStart = performance.now();
  // Not a promise alone: only then do the host's own events get their turn.
  const nextSlice = (): Promise<void> =>
    new Promise((resolve) => {
      nextTurn(() => {
        sliceStart = performance.now();
        resolve();
      });
    });
  const inSlice = async (): Promise<void> => {
    if (performance.now() - sliceStart >= SLICE_MS) await nextSlice();
  };
  let last = Promise.resolve();
  return {
    log,
    random: Math.random,
    clock: {
      now: () => performance.now(),
      today: () => localDay(new Date()),
      moment: () => new Date().toISOString(),
    },
    breathe: () => {
      // One after the other: of several at once, each would look at the clock before the first has done anything.
      const turn = last.then(inSlice);
      last = behindWork(turn);
      return turn;
    },
  };
}

/** When whoever waits for a promise has done what it does at once then, also where others wait for it by awaiting it
 * in turn. */
async function behindWork(turn: Promise<void>): Promise<void> {
  await turn;
  for (let hop = 0; hop < HOPS; hop++) await Promise.resolve();
}

/** Turns of the queue of promises: each function between that awaits the next takes up to three. */
const HOPS = 12;

/** YYYY-MM-DD in the user's time zone: a coder's day, not that of Greenwich. */
function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
