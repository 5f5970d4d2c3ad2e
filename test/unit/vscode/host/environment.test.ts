import assert from 'node:assert/strict';
import { SLICE_MS } from '../../../../src/vscode/host/nextTurn';
import { createEnvironment } from '../../../../src/vscode/host/environment';

suite('The breath of an extension host', () => {
  test('of many who wait for it, each works in a slice of its own where the first uses one up', async () => {
    const { yieldToHost } = createEnvironment({ info: () => undefined, error: () => undefined });
    let turn = 0;
    let isOver = false;
    const count = (): void => {
      turn++;
      if (!isOver) setImmediate(count);
    };
    count();
    const turns: number[] = [];
    const readFile = async (): Promise<void> => {
      await Promise.resolve();
      turns.push(turn);
      const end = performance.now() + SLICE_MS;
      while (performance.now() < end);
    };
    const work = async (): Promise<void> => {
      for (let step = 0; step < 3; step++) {
        await yieldToHost();
        await readFile();
      }
    };
    await Promise.all([work(), work(), work(), work()]);
    isOver = true;
    assert.equal(turns.length, 12);
    assert.equal(new Set(turns).size, 12, `turns of the host: ${turns.join(' ')}`);
  });
});
