import assert from 'node:assert/strict';
import { runCooperatively, type Task } from '../../../src/core/util/task';

suite('Work in steps', () => {
  test('lets others have their turn between two steps, and ends when nobody wants it', async () => {
    let turns = 0;
    const yieldToHost = (): Promise<void> => {
      turns++;
      return Promise.resolve();
    };
    function* three(): Task<string> {
      yield;
      yield;
      return 'done';
    }
    assert.equal(await runCooperatively(three(), yieldToHost), 'done');
    assert.equal(turns, 2);
    assert.equal(await runCooperatively(three(), yieldToHost, () => turns > 2), undefined);
    assert.equal(turns, 3);
  });
});
