import assert from 'node:assert/strict';
import { createWalkthrough, type WalkthroughStep } from '../../../../src/vscode/host/walkthrough';

suite('The steps of the walkthrough', () => {
  test('are told when they are done, once each, and again to a walkthrough that is opened later, in the next window too', () => {
    const stored = new Map<string, unknown>();
    const first = opened(stored);
    assert.deepEqual(first.reported, []);
    first.walkthrough.done('position');
    first.walkthrough.done('position');
    first.walkthrough.done('export');
    assert.deepEqual(first.reported, ['position', 'export']);
    const next = opened(stored);
    assert.deepEqual(next.reported, []);
    next.walkthrough.tellAgain();
    assert.deepEqual(next.reported, ['position', 'export']);
    next.walkthrough.done('export');
    next.walkthrough.done('example');
    assert.deepEqual(next.reported, ['position', 'export', 'example']);
  });
});

/** A window, with what an editor stores for all of them. */
function opened(stored: Map<string, unknown>) {
  const reported: WalkthroughStep[] = [];
  const memory = {
    get: (key: string) => stored.get(key) as never,
    update: (key: string, value: unknown) => {
      stored.set(key, value);
      return Promise.resolve();
    },
  };
  return { reported, walkthrough: createWalkthrough(memory, (step) => reported.push(step)) };
}
