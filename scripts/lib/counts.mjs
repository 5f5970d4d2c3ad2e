// How many tests passed, failed and were skipped, over all suites, and how a broken suite is
// counted.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @typedef {object} SuiteParts
 * @property {string} name
 * @property {number} [seconds] what it took; its parts, one after the other
 * @property {string} [broken] why the suite did not run properly, whatever it counted
 * @property {readonly string[]} [failures] the titles of tests that failed, with what went wrong
 * @property {readonly string[]} [secondTries] the titles of tests that passed only at the second try
 *
 * @typedef {Counts & SuiteParts} SuiteResult
 */

/**
 * A suite that ran no test proves nothing, so it counts as broken, unless it was skipped as a
 * whole.
 * @param {SuiteResult} result
 * @returns {SuiteResult}
 */
export function judged(result) {
  if (result.broken !== undefined || result.passed + result.failed + result.skipped > 0) {
    return result;
  }
  return { ...result, broken: 'no test ran' };
}

/**
 * @param {string} name
 * @param {readonly SuiteResult[]} results those of the parts of a suite
 * @returns {SuiteResult}
 */
export function sumOf(name, results) {
  const failures = results.flatMap((result) => result.failures ?? []);
  const secondTries = results.flatMap((result) => result.secondTries ?? []);
  const seconds = results.reduce((sum, result) => sum + (result.seconds ?? 0), 0);
  const broken = results.flatMap((result) => result.broken ?? []).join('; ');
  return {
    ...{ name, ...added(results), seconds, failures, secondTries },
    ...(broken ? { broken } : {}),
  };
}

/**
 * @param {readonly SuiteResult[]} results
 * @returns {Counts} a broken suite counts as one more failure
 */
export function summed(results) {
  const total = added(results);
  total.failed += results.filter(({ broken }) => broken !== undefined).length;
  return total;
}

/**
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
function added(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/**
 * @param {readonly SuiteResult[]} results
 * @returns {string} "N passed, N failed", and ", N skipped" if any were
 */
export function closingLine(results) {
  const { passed, failed, skipped } = summed(results);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {readonly SuiteResult[]} results
 * @returns {0 | 1 | 2} 1 when tests failed, 2 when a suite broke or there is nothing at all
 */
export function exitCode(results) {
  const { passed, failed } = summed(results);
  if (passed === 0 || results.some((result) => result.broken !== undefined)) return 2;
  return failed > 0 ? 1 : 0;
}
