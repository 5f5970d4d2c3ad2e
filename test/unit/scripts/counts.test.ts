import assert from 'node:assert/strict';
import Mocha from 'mocha';
import { closingLine, exitCode, judged, summed, sumOf } from '../../../scripts/lib/counts.mjs';
import { countResults } from '../../../scripts/lib/countResults.mjs';
import { verdict } from '../../../scripts/lib/hostSuite.mjs';

const fine = { name: 'fine', passed: 7, failed: 0, skipped: 0 };
const wrong = { name: 'wrong', passed: 2, failed: 3, skipped: 1 };
const skipped = { name: 'skipped', passed: 0, failed: 0, skipped: 1 };
const broken = { name: 'broken', passed: 4, failed: 0, skipped: 0, broken: 'the host died' };

suite('Counting over all suites', () => {
  test('the last line adds up what passed and failed, and names skipped tests only if there are any', () => {
    assert.equal(closingLine([fine]), '7 passed, 0 failed');
    assert.equal(closingLine([fine, wrong]), '9 passed, 3 failed, 1 skipped');
    assert.equal(closingLine([]), '0 passed, 0 failed');
  });

  test('a broken suite is one more failure, whatever it counted', () => {
    assert.deepEqual(summed([fine, broken]), { passed: 11, failed: 1, skipped: 0 });
  });

  test('the exit code is 0 if all passed, 1 if tests failed, 2 if a suite broke or nothing passed', () => {
    assert.equal(exitCode([fine, skipped]), 0);
    assert.equal(exitCode([fine, wrong]), 1);
    assert.equal(exitCode([fine, wrong, broken]), 2);
    assert.equal(exitCode([skipped]), 2);
    assert.equal(exitCode([]), 2);
  });

  test('a suite without a test is broken, one that was skipped as a whole is not', () => {
    const empty = { name: 'empty', passed: 0, failed: 0, skipped: 0 };
    assert.equal(judged(empty).broken, 'no test ran');
    assert.equal(judged(skipped).broken, undefined);
    assert.equal(judged(broken).broken, 'the host died');
  });

  test('the parts of a suite are one, with what failed and broke in any of them', () => {
    const first = {
      ...{ ...wrong, failures: ['a dot is missing'] },
      secondTries: ['a key was lost'],
    };
    const both = sumOf('unit', [
      { ...first, seconds: 60 },
      { ...broken, failures: ['a comma is missing'], seconds: 12 },
      broken,
    ]);
    assert.deepEqual(both, {
      ...{ name: 'unit', passed: 10, failed: 3, skipped: 1, seconds: 72 },
      failures: ['a dot is missing', 'a comma is missing'],
      secondTries: ['a key was lost'],
      broken: 'the host died; the host died',
    });
    assert.equal(sumOf('unit', [fine, skipped]).broken, undefined);
    assert.equal(judged(sumOf('unit', [])).broken, 'no test ran');
  });
});

suite('How a run in an extension host ended', () => {
  const results = { passed: 5, failed: 0, skipped: 0 };

  test('well, if it left results and VS Code reports 0', () => {
    assert.deepEqual(verdict('host', { exit: 0 }, results), { name: 'host', ...results });
  });

  test('broken, if it left no results, although VS Code reports 0', () => {
    assert.match(verdict('host', { exit: 0 }, undefined).broken ?? '', /left no results/);
  });

  test('broken, if the reason is known, with results or without', () => {
    assert.equal(
      verdict('host', { why: 'the page crashed' }, undefined).broken,
      'the page crashed',
    );
    assert.equal(verdict('host', { why: 'the page crashed' }, results).broken, 'the page crashed');
  });

  test('with failures, if tests failed, which VS Code reports as 1', () => {
    const failed = { passed: 4, failed: 1, skipped: 0 };
    assert.deepEqual(verdict('host', { exit: 1 }, failed), { name: 'host', ...failed });
  });

  test('broken, if VS Code reports an error although no test failed', () => {
    assert.match(verdict('host', { exit: 1 }, results).broken ?? '', /ended with 1/);
  });
});

suite('A test that is tried twice', () => {
  test('counts once, and is named with what went wrong at the first try', async () => {
    const inner = new Mocha({ retries: 1, reporter: Mocha.reporters.Base });
    let tries = 0;
    inner.suite.addTest(
      new Mocha.Test('gets through at last', () => {
        if (++tries === 1) throw new Error('a key was lost');
      }),
    );
    inner.suite.addTest(
      new Mocha.Test('never gets through', () => {
        throw new Error('a comma is missing');
      }),
    );
    const results = await new Promise<ReturnType<typeof countResults>>((resolve) => {
      const runner = inner.run(() => resolve(counted));
      const counted = countResults(runner);
    });
    assert.deepEqual([results.passed, results.failed], [1, 1]);
    assert.match(results.secondTries.join(), /^gets through at last: Error: a key was lost/);
    assert.match(results.failures.join(), /^never gets through: Error: a comma is missing/);
  });
});
