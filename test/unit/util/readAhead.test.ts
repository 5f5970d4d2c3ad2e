import assert from 'node:assert/strict';
import { readAhead } from '../../../src/core/util/readAhead';

suite('Reading ahead', () => {
  test('gives everything in order, with so many under way while one is used', async () => {
    const asked: number[] = [];
    const read = (item: number): Promise<string> => {
      asked.push(item);
      return new Promise((resolve) => setImmediate(() => resolve(`${item}`)));
    };
    const given: string[] = [];
    for await (const one of readAhead([1, 2, 3, 4, 5], read, 2)) {
      if (given.push(one) === 1) assert.deepEqual(asked, [1, 2, 3]);
    }
    assert.deepEqual(given, ['1', '2', '3', '4', '5']);
  });

  test('a failure is heard where its turn is, and by nobody when that never comes', async () => {
    const read = (item: number): Promise<number> =>
      item === 3 ? Promise.reject(new Error('no')) : Promise.resolve(item);
    const given: number[] = [];
    const all = async (stopAt: number): Promise<void> => {
      for await (const one of readAhead([1, 2, 3], read)) if (given.push(one) === stopAt) return;
    };
    await all(1);
    await assert.rejects(all(9), /no/);
    assert.deepEqual(given, [1, 1, 2]);
  });
});
