/** What *Check Annotations* looks through beside the corpora themselves. */
export interface Checks {
  add(check: Check): { dispose(): void };
  /** How many problems there are in all. */
  run(stop: () => boolean): Promise<number>;
}

/** Shows its problems and gives how many there are; ends early when it is told to stop. */
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
