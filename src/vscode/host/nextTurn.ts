/** Long work yields to the extension host after this time. The last step of a slice may take a few
 * milliseconds more, and the garbage collector up to seventeen: no pause is to exceed 20. */
export const SLICE_MS = 3;

/** Calls in a next turn of the event loop, after the host's own events. A timer would wait one
 * millisecond in Node and four in a nested timer of a web worker, and leave most of the time
 * unused. */
export const nextTurn: (work: () => void) => void =
  typeof setImmediate === 'function' ? oneATurn(setImmediate) : byMessages();

/** One piece of work per turn: Node runs all immediates of a turn together, so that the slices of
 * several views would add up to one long pause. */
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

/** In a browser, a message to itself is queued behind the waiting events. */
export function byMessages({ port1, port2 } = new MessageChannel()): (work: () => void) => void {
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return (work) => {
    waiting.push(work);
    port2.postMessage(undefined);
  };
}
