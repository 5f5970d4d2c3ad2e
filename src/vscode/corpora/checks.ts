/** What *Check Annotations* checks in addition to the corpora themselves. */
export interface Checks {
  add(check: Check): { dispose(): void };
  /** Gives the number of problems of all checks. */
  run(stop: () => boolean): Promise<number>;
}

/** Shows its problems and gives how many there are; ends early once `stop` is true. */
export type Check = (stop: () => boolean) => Promise<number>;

export function createChecks(): Checks {
  const checks = new Set<Check>();
  return {
    add: (check) => {
      checks.add(check);
      return { dispose: () => void checks.delete(check) };
    },
    run: async (stop) => {
      let problems = 0;
      for (const check of checks) problems += await check(stop);
      return problems;
    },
  };
}
