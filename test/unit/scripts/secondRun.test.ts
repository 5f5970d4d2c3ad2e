import assert from 'node:assert/strict';
import type { SuiteResult } from '../../../scripts/lib/counts.mjs';
import { onlyGroups, withSecondRun } from '../../../scripts/lib/secondRun.mjs';

const right = { passed: 3, failed: 0, skipped: 1 };
const wrong = { passed: 2, failed: 1, skipped: 0 };

const first: SuiteResult = {
  name: 'ui',
  passed: 5,
  failed: 1,
  skipped: 1,
  failures: ['Views › show rows: no row'],
  groups: { Saving: right, Views: wrong },
};

/** A run that gives the results one after the other, and what it was asked for each time. */
function runOf(...results: SuiteResult[]) {
  const asked: (string | undefined)[] = [];
  const run = (grep: string | undefined): Promise<SuiteResult> => {
    asked.push(grep);
    return Promise.resolve(results[asked.length - 1] ?? { ...first, broken: 'asked too often' });
  };
  return { asked, run };
}

suite('A second run of what failed', () => {
  test('is not made when all went well, or when the suite broke', async () => {
    for (const result of [
      { ...first, failed: 0, groups: { Saving: right } },
      { ...first, broken: 'the page crashed' },
    ]) {
      const { asked, run } = runOf(result);
      assert.deepEqual(await withSecondRun(run, undefined, String), result);
      assert.equal(asked.length, 1);
    }
  });

  test('takes only the groups with failures, and its counts take their place', async () => {
    const again = { name: 'ui', passed: 3, failed: 0, skipped: 0 };
    const { asked, run } = runOf(first, { ...again, groups: { Views: again } });
    const result = await withSecondRun(run, undefined, String);
    assert.deepEqual(asked, [undefined, '^(?:Views)(?: |$)']);
    const { passed, failed, skipped } = result;
    assert.deepEqual({ passed, failed, skipped }, { passed: 6, failed: 0, skipped: 1 });
    assert.deepEqual(result.again, ['Views › show rows: no row']);
    assert.deepEqual(result.failures, []);
  });

  test('leaves a failure that comes again, one that breaks, and one whose group did not run', async () => {
    const failsAgain = { ...first, groups: { Views: wrong } };
    for (const second of [
      failsAgain,
      { ...failsAgain, broken: 'the page crashed' },
      { ...first, failed: 0, groups: {} },
    ]) {
      const { run } = runOf(first, second);
      assert.equal((await withSecondRun(run, undefined, String)).failed, 1);
    }
  });

  test('is not made for many groups: then something else is wrong', async () => {
    const groups = Object.fromEntries(['A', 'B', 'C', 'D'].map((title) => [title, wrong]));
    const { asked, run } = runOf({ ...first, failed: 4, groups });
    assert.equal((await withSecondRun(run, undefined, String)).failed, 4);
    assert.equal(asked.length, 1);
  });

  test('finds its tests by the beginning of their titles, within what was asked for', () => {
    const pattern = new RegExp(onlyGroups(['Views (all)', 'Saving'], '^(?!.*slow)'));
    assert.ok(pattern.test('Views (all) show rows'));
    assert.ok(pattern.test('Saving works'));
    assert.ok(!pattern.test('Saving is slow'));
    assert.ok(!pattern.test('Savings work'));
    assert.ok(!pattern.test('After Saving works'));
  });
});
