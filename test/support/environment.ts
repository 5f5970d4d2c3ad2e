import type { Environment } from '../../src/project';

/** A deterministic environment: a fixed day, a counter in place of randomness, errors kept for the
 * test. */
export function stillEnvironment(): Environment & { readonly errors: unknown[] } {
  const errors: unknown[] = [];
  let count = 0;
  return {
    errors,
    log: { info: () => undefined, error: (message, cause) => errors.push([message, cause]) },
    clock: { now: () => 0, today: () => '2024-05-02', moment: () => '2024-05-02T09:30:00Z' },
    random: () => (count++ % 31) / 31,
    yieldToHost: () => Promise.resolve(),
  };
}
