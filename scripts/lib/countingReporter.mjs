// A reporter for mocha that prints as `spec` does and, at the end, writes the counts to $TEST_COUNTS: a run without that file did
// not end properly, whatever its exit code.
import fs from 'node:fs';
import Mocha from 'mocha';
import { countResults } from './countResults.mjs';

class CountingReporter extends Mocha.reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const results = countResults(runner);
    runner.on('retry', (test, error) =>
      Mocha.reporters.Base.consoleLog(`      once more: ${test.title} (${inShort(error)})`),
    );
    runner.once('end', () => {
      const file = process.env['TEST_COUNTS'];
      if (file) fs.writeFileSync(file, JSON.stringify(results));
    });
  }
}

/**
 * What went wrong, and the line of the test in which it did.
 * @param {unknown} error
 */
function inShort(error) {
  const said = String(error).split('\n', 1)[0];
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const place = /[^/\\]+\.test\.ts:\d+/.exec(stack)?.[0];
  return place === undefined ? said : `${said} at ${place}`;
}

// Mocha takes a reporter by its default export only.
export default CountingReporter;
