import assert from 'node:assert/strict';
import { NewestSearch } from '../../../../src/project';

suite('One search at a time', () => {
  test('is given up at its next step when a newer one comes, and that one is answered', async () => {
    const done: string[] = [];
    const breaths: (() => void)[] = [];
    const search = new NewestSearch(() => new Promise((resolve) => breaths.push(resolve)));
    const yieldAll = async (): Promise<void> => {
      for (const resolve of breaths.splice(0)) resolve();
      await Promise.resolve();
      await Promise.resolve();
    };
    const steps = function* (name: string) {
      for (let step = 1; step <= 3; step++) {
        done.push(`${name} ${String(step)}`);
        yield undefined;
      }
      return name;
    };
    const first = search.run(steps('first'));
    await yieldAll();
    const second = search.run(steps('second'));
    for (let pause = 0; pause < 4; pause++) await yieldAll();
    assert.equal(await first, undefined);
    assert.equal(await second, 'second');
    assert.deepEqual(done, ['first 1', 'first 2', 'second 1', 'second 2', 'second 3']);

    const third = search.run(steps('third'));
    search.end();
    await yieldAll();
    assert.equal(await third, undefined);
  });
});
