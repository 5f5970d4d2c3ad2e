import assert from 'node:assert/strict';
import { byMessages, nextTurn } from '../../../../src/vscode/host/nextTurn';

const channel = new MessageChannel();

suite('The next turn of the event loop', () => {
  suiteTeardown(() => channel.port1.close());

  for (const [name, turn] of [
    ['in Node', nextTurn],
    ['in a browser', byMessages(channel)],
  ] as const) {
    test(`${name}: in order, behind promises, and events of the host come between two`, async () => {
      const seen: string[] = [];
      // As the messages of an editor come.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => seen.push('event'));
      const over = new Promise<void>((resolve) => {
        turn(() => {
          seen.push('first');
          turn(() => seen.push('third'));
          const wait = (): void => (seen.includes('event') ? resolve() : turn(wait));
          turn(wait);
        });
        turn(() => seen.push('second'));
      });
      port2.postMessage('typed');
      void Promise.resolve().then(() => seen.push('promise'));
      await over;
      port1.close();
      const own = seen.filter((one) => one !== 'event');
      assert.deepEqual(own, ['promise', 'first', 'second', 'third']);
    });
  }

  test('in Node: of several, one in a turn', async () => {
    const seen: string[] = [];
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => seen.push('event'));
    port1.start();
    await new Promise<void>((resolve) => {
      nextTurn(() => {
        seen.push('first');
        port2.postMessage('typed');
      });
      nextTurn(() => seen.push('second'));
      nextTurn(resolve);
    });
    port1.close();
    assert.deepEqual(seen, ['first', 'event', 'second']);
  });
});
