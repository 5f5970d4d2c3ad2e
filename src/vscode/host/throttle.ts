import type { Clock } from '../../project';
import type { Guard } from './guarded';

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

export interface Soon {
  /** Asks for the work. Calls before it begins are one. */
  readonly ask: () => void;
  readonly dispose: () => void;
}

/** Does `work` a pause after it is asked for, once for all that ask until then: for what follows changes that may come
 * by the thousand. */
export function soon(guard: Guard, task: string, pauseMs: number, work: () => void): Soon {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (): void => {
    timer = undefined;
    work();
  };
  return {
    ask: () => {
      timer ??= setTimeout(() => guard.run(task, run), pauseMs);
    },
    dispose: () => clearTimeout(timer),
  };
}
