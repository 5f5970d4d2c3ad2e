import assert from 'node:assert/strict';
import { tieLine } from '../../../../src/core/views/network/tieLine';

const LEFT = { x: 0, y: 0, radius: 10 };
const RIGHT = { x: 100, y: 0, radius: 10 };

suite('The line of a tie', () => {
  test('goes from middle to middle where it has no direction', () => {
    const { points, head } = tieLine(LEFT, RIGHT, false);
    assert.deepEqual(points, [
      [0, 0],
      [100, 0],
    ]);
    assert.equal(head, undefined);
  });

  test('is an arrow to the rim of the node it goes to', () => {
    const { points, head } = tieLine(LEFT, RIGHT, true);
    const [x = 0, y = 0] = points.at(-1) ?? [];
    assert.ok(Math.abs(Math.hypot(x - RIGHT.x, y - RIGHT.y) - (RIGHT.radius + 1)) < 1e-9);
    assert.deepEqual(head?.[1], points.at(-1), 'the tip is where the line ends');
    assert.ok(head?.every(([at]) => at <= x));
  });

  test('lies beside the arrow of the other direction', () => {
    const [there, back] = [tieLine(LEFT, RIGHT, true), tieLine(RIGHT, LEFT, true)];
    assert.ok(there.points.every(([, y]) => y === 3));
    assert.ok(back.points.every(([, y]) => Math.abs(y + 3) < 1e-9));
  });

  test('of a node with itself is a loop above it, with a head', () => {
    const { points, head } = tieLine(LEFT, LEFT, true);
    assert.ok(points.length > 8 && points.every(([, y]) => y < 0));
    assert.ok(head);
    assert.ok(head.flat().every(Number.isFinite));
  });
});
