/** Long work gives the extension host a breath after so many milliseconds. The last step of a slice may take a few
 * more, and the collector of garbage up to seventeen: no stop is to be longer than 20. */
export const SLICE_MS = 3;

/** Calls in a next turn of the event loop, when the host's own events have had theirs. A timer would wait
 * for a millisecond in Node, and for four in a web worker where one sets the next: work in slices of three
 * would do nothing for a good part of its time. */
export const nextTurn: (work: () => void) => void =
  typeof setImmediate === 'function' ? oneATurn(setImmediate) : byMessages();

/** Node calls all that wait for a turn in one: with five views at work, their slices would be one stop. */
function oneATurn(inNextTurn: (work: () => void) => void): (work: () => void) => void {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    const work = waiting.shift();
    if (waiting.length > 0) inNextTurn(next);
    work?.();
  };
  return (work) => {
    if (waiting.push(work) === 1) inNextTurn(next);
  };
}

/** In a browser a message to itself comes behind those that wait. */
export function byMessages({ port1, port2 } = new MessageChannel()): (work: () => void) => void {
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return (work) => {
    waiting.push(work);
    port2.postMessage(undefined);
  };
}
