// A reporter for mocha that prints as `spec` does and, at the end, writes the counts to
// $TEST_COUNTS: a run without that file did not end properly, whatever its exit code.
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
    runner.once('end', () => {
      Mocha.reporters.Base.consoleLog(`  Slowest:\n    ${results.slowest.join('\n    ')}\n`);
      const file = process.env['TEST_COUNTS'];
      if (file) fs.writeFileSync(file, JSON.stringify(results));
    });
  }
}

// Mocha takes a reporter by its default export only.
export default CountingReporter;
