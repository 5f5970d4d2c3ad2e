// Counts what mocha's tests come to, as a whole and for each outermost group. It is also bundled into the extension host's tests.

/**
 * @param {Pick<import('mocha').Runner, 'on'>} runner
 * @returns {import('./counts.mjs').Counts & { groups: Record<string, import('./counts.mjs').Counts> }} grows while the tests run
 */
export function countResults(runner) {
  const results = {
    passed: 0,
    failed: 0,
    skipped: 0,
    groups: /** @type {Record<string, import('./counts.mjs').Counts>} */ ({}),
  };
  /** @param {'passed' | 'failed' | 'skipped'} kind */
  const count = (kind) => (/** @type {import('mocha').Runnable} */ one) => {
    const [title = ''] = one.titlePath();
    const group = (results.groups[title] ??= { passed: 0, failed: 0, skipped: 0 });
    results[kind]++;
    group[kind]++;
  };
  runner.on('pass', count('passed'));
  runner.on('fail', count('failed'));
  runner.on('pending', count('skipped'));
  return results;
}
