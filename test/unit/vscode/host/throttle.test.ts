import assert from 'node:assert/strict';
import { throttle } from '../../../../src/vscode/host/throttle';

suite('Progress of many small steps', () => {
  test('is reported at once, then ten times a second, with what is done by then', () => {
    let now = 0;
    let done = 0;
    const reported: number[] = [];
    const report = throttle({ now: () => now }, () => reported.push(done));
    for (; now < 250; now++) {
      done++;
      report();
    }
    assert.deepEqual(reported, [1, 101, 201]);
  });
});
