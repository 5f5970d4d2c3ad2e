import type { Clock } from '../../project';

const INTERVAL_MS = 100;

/** `work`, done at the first call and then at most ten times a second; calls between are dropped. For
 * progress: a window that draws a hundred thousand reports can hardly do anything else. */
export function throttle({ now }: Pick<Clock, 'now'>, work: () => void): () => void {
  let next = -Infinity;
  return () => {
    const time = now();
    if (time < next) return;
    next = time + INTERVAL_MS;
    work();
  };
}
