import type { World } from '../../src/project';

/** A world that stands still: the same day, counted chance, errors kept for the test to see. */
export function stillWorld(): World & { readonly errors: unknown[] } {
  const errors: unknown[] = [];
  let count = 0;
  return {
    errors,
    log: { info: () => undefined, error: (message, cause) => errors.push([message, cause]) },
    clock: { now: () => 0, today: () => '2024-05-02', moment: () => '2024-05-02T09:30:00Z' },
    random: () => (count++ % 31) / 31,
    breathe: () => Promise.resolve(),
  };
}
