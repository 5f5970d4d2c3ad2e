import assert from 'node:assert/strict';
import { addAll, greatest, least } from '../../../src/core/util/lists';

suite('Lists longer than a call takes arguments', () => {
  const many = Array.from({ length: 300_000 }, (_, at) => at);

  test('are added to others', () => {
    const list = [-1];
    addAll(list, many);
    assert.equal(list.length, 300_001);
    assert.deepEqual([list[0], list.at(-1)], [-1, 299_999]);
  });

  test('have a least and a greatest number, as Math has them', () => {
    assert.deepEqual([least(many), greatest(many)], [0, 299_999]);
    assert.deepEqual([least([]), greatest([])], [Math.min(), Math.max()]);
    assert.deepEqual([least([1, NaN]), greatest([NaN, 1])], [NaN, NaN]);
  });
});
