import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';

/** A stored index of so many bytes is one of some sixteen thousand articles. */
const LARGE = 8e6;

/** Begins the thread that looks at files (`lookAhead.ts`) for the one that reads a folder, which wants it
 * where much is stored: both begin beside each other. Gives the other's port to it; closed, it ends the thread.
 * Undefined where it is not worth it, or cannot be. `script`: its bundle. */
export function beginLooking(script: string, store: string | undefined): MessagePort | undefined {
  if (availableParallelism() < 2 || !isLarge(store)) return undefined;
  try {
    const { port1, port2 } = new MessageChannel();
    const thread = new Worker(script, { workerData: { from: port2 }, transferList: [port2] });
    // Nobody waits for it; without this, its error would be ours.
    thread.on('error', () => undefined);
    thread.unref();
    return port1;
  } catch {
    return undefined;
  }
}

function isLarge(store: string | undefined): boolean {
  if (store === undefined) return false;
  try {
    return (statSync(store, { throwIfNoEntry: false })?.size ?? 0) > LARGE;
  } catch {
    // Nobody can read it either.
    return false;
  }
}
