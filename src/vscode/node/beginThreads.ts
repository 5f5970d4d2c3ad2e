import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as path from 'node:path';
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads';

/** What the thread that reads a folder is begun with, where another one is begun with it. */
export interface BegunWith {
  /** To the thread that looks at files. */
  readonly looking: MessagePort;
}

/** A stored index of so many bytes is one of some sixteen thousand articles. */
const LARGE = 8e6;

/** Begins the thread that reads a folder. Of a large one it will want a second that looks at files with it
 * (`lookAhead.ts`): each takes some 25 ms to begin, which they do beside each other. `script`: the first one's
 * bundle, with the other's beside it. */
export function beginThreads(script: string, store: string | undefined): Worker {
  if (availableParallelism() < 2 || !isLarge(store)) return begun(script);
  const { port1, port2 } = new MessageChannel();
  const first = begun(script, { looking: port1 } satisfies BegunWith);
  try {
    // It ends when its port is closed, be it that the first thread ends.
    const looking = begun(path.join(path.dirname(script), 'lookingThread.js'), { from: port2 });
    // Nobody waits for it; without this, its error would be ours.
    looking.on('error', () => undefined);
  } catch {
    // The first one looks at everything itself.
    port2.close();
  }
  return first;
}

/** The window may close while it runs. */
function begun(script: string, ports: Readonly<Record<string, MessagePort>> = {}): Worker {
  const thread = new Worker(script, { workerData: ports, transferList: Object.values(ports) });
  thread.unref();
  return thread;
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
