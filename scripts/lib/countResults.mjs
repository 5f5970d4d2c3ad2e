// Counts the results of mocha's tests, and keeps the failures and the slowest tests. It is also
// bundled into the extension host's tests.

/**
 * @typedef {object} Kept
 * @property {string[]} failures titles of tests that failed, with what went wrong
 * @property {string[]} secondTries those that passed only at the second try, with what went wrong
 *   at the first
 * @property {string[]} slowest seconds and titles of the slowest tests and set-ups
 */

const SLOWEST = 10;

/**
 * @param {Pick<import('mocha').Runner, 'on'>} runner
 * @returns {import('./counts.mjs').Counts & Kept} grows while the tests run
 */
export function countResults(runner) {
  const results = {
    passed: 0,
    failed: 0,
    skipped: 0,
    failures: /** @type {string[]} */ ([]),
    secondTries: /** @type {string[]} */ ([]),
    slowest: /** @type {string[]} */ ([]),
  };
  /** @type {{ title: string, ms: number }[]} */
  const times = [];
  /** @param {'passed' | 'failed' | 'skipped'} kind */
  const count = (kind) => () => results[kind]++;
  /** @type {Map<string, string>} */
  const firstTries = new Map();
  runner.on('retry', (test, error) => firstTries.set(titleOf(test), inShort(error) ?? ''));
  runner.on('pass', (test) => {
    const first = firstTries.get(titleOf(test));
    if (first !== undefined) results.secondTries.push(`${titleOf(test)}: ${first}`);
  });
  runner.on('pass', count('passed'));
  runner.on('fail', count('failed'));
  runner.on('fail', (test, error) => results.failures.push(`${titleOf(test)}: ${inShort(error)}`));
  runner.on('pending', count('skipped'));
  for (const event of ['test end', 'hook end']) {
    runner.on(event, (/** @type {import('mocha').Runnable} */ one) =>
      times.push({ title: titleOf(one), ms: one.duration ?? 0 }),
    );
  }
  runner.on('end', () => {
    times.sort((a, b) => b.ms - a.ms);
    results.slowest = times
      .slice(0, SLOWEST)
      .map(({ title, ms }) => `${(ms / 1000).toFixed(1)} s  ${title}`);
  });
  return results;
}

/** @param {import('mocha').Runnable} test or hook */
function titleOf(test) {
  return test.titlePath().join(' › ');
}

/**
 * What went wrong, and the line of the test in which it did.
 * @param {unknown} error
 */
function inShort(error) {
  const stated = String(error).split('\n', 1)[0];
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /[^/\\]+\.test\.ts:\d+/.exec(stack)?.[0];
  return place === undefined ? stated : `${stated} at ${place}`;
}
