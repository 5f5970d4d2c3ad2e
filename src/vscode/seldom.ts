import type { Clock } from '../project';

/** The window draws what is told, and can hardly do anything else when it is told of each of a hundred
 * thousand. */
const TOLD_EVERY_MS = 100;

/** Reports at once, and then at most ten times a second, with what there is to say by then. */
export function seldom({ now }: Pick<Clock, 'now'>, report: () => void): () => void {
  let next = -Infinity;
  return () => {
    const time = now();
    if (time < next) return;
    next = time + TOLD_EVERY_MS;
    report();
  };
}
