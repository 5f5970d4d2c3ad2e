import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortTask } from '../../../src/core/util/sortTask';
import { runSync } from '../../../src/core/util/task';

suite('Sorting in steps', () => {
  const byLength = (a: string, b: string): number => a.length - b.length;

  test('gives what sorting at once gives, equal things in the order in which they came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 }), { maxLength: 50 }),
        fc.nat(60),
        (some, times) => {
          // Longer than one run now and then.
          const all = Array.from({ length: times }, (_, at) =>
            some.map((one) => `${one}${at % 7}`),
          );
          const list = all.flat();
          assert.deepEqual(runSync(sortTask(list, byLength)), [...list].sort(byLength));
        },
      ),
    );
  });

  test('a list in order is given back as it is, after one look', () => {
    const list = Array.from({ length: 20_000 }, (_, at) => at);
    let looks = 0;
    const sorted = runSync(
      sortTask(list, (a, b) => {
        looks++;
        return a - b;
      }),
    );
    assert.equal(sorted, list);
    assert.equal(looks, 19_999);
  });

  test('no step compares much', () => {
    const list = Array.from({ length: 30_000 }, (_, at) => (at * 7919) % 30_011);
    let compared = 0;
    let most = 0;
    const steps = sortTask(list, (a, b) => {
      compared++;
      return a - b;
    });
    for (let done: boolean | undefined = false; done !== true;) {
      compared = 0;
      ({ done } = steps.next());
      most = Math.max(most, compared);
    }
    assert.ok(most <= 12_000, `${most} comparisons in a step`);
  });
});
