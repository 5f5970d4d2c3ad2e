import { statSync } from 'node:fs';
import * as path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { createRequire } from 'node:module';
import { FolderIndex } from './folderIndex';
import type * as TextReading from './textReading';
import { AHEAD, CONTROL, type ThreadAnswer, type ThreadRequest } from './threadMessages';

// A bundle of its own (dist/indexThread.js), which runs in a thread of the extension host, so that
// waiting for the disk does not block the host.

const TEXT_READING = path.join(__dirname, 'textReading.js');
/** What it requires. */
const CORE = path.join(__dirname, 'core.js');
let reading: typeof TextReading | undefined;
const index = new FolderIndex(
  () => (reading ??= createRequire(__filename)(TEXT_READING) as typeof TextReading),
);

parentPort?.on('message', ({ request, control }: ThreadRequest) => {
  const words = new Int32Array(control);
  let sent = 0;
  const post = (answer: ThreadAnswer): void => parentPort?.postMessage(answer);
  try {
    const outcome = index.scan(
      { ...request, build: buildOf([__filename, TEXT_READING, CORE]) },
      {
        chunk: (chunk) => {
          // The next chunk is made while the host takes this one.
          waitUntil(words, sent - AHEAD);
          post({ kind: 'chunk', chunk });
          sent++;
        },
        isCancelled: () => Atomics.load(words, CONTROL.cancelled) !== 0,
        now: Date.now,
      },
    );
    post({ kind: 'end', outcome });
  } catch (error) {
    post({ kind: 'end', outcome: 'failed', reason: String(error) });
  }
});

/** Blocks until the host has taken this many chunks. */
function waitUntil(words: Int32Array, wanted: number): void {
  for (;;) {
    const taken = Atomics.load(words, CONTROL.taken);
    if (taken >= wanted || Atomics.load(words, CONTROL.cancelled) !== 0) return;
    Atomics.wait(words, CONTROL.taken, taken);
  }
}

/** A hash of the scripts: another build may match or place differently. */
function buildOf(scripts: readonly string[]): string {
  const versions = scripts.map((script) => {
    const { size, mtimeMs } = statSync(script);
    return `${size} ${mtimeMs}`;
  });
  return versions.join(', ');
}
