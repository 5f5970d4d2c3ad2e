import type { Clock } from '../../project';
import type { Guard } from './guarded';

const INTERVAL_MS = 100;

/** Runs `work` at the first call and then at most ten times a second; calls between are dropped.
 * For progress reports, which are slow to draw. */
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
  /** Requests the work. Requests before it begins count once. */
  readonly ask: () => void;
  readonly dispose: () => void;
}

/** Does `work` after a pause, once for all requests until then: for what follows changes that may
 * come by the thousand. */
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
