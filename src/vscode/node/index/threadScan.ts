import * as path from 'node:path';
import { realpathSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { compiledGlobs } from '../../../core';
import type { Log, ScanChunk, ScanOutcome, ScanRequest } from '../../../project/ports';
import type { FolderScan, ScannedFolder } from '../../host/hostPort';
import { CONTROL, type ThreadAnswer, type ThreadRequest } from './threadMessages';

/** The thread's bundle, in the same folder as this one. */
const SCRIPT = path.join(__dirname, 'indexThread.js');

/** Scans a folder in a thread of its own, one scan after the other. If the thread cannot start or
 * dies, the scan fails, and the next one tries again. */
export function threadScan(folder: ScannedFolder, log: Log, script = SCRIPT): FolderScan {
  let worker: Worker | undefined;
  /** The thread of the last request. */
  let asked: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const started = (): Worker => {
    if (worker) return worker;
    const made = new Worker(script);
    // The window may close while it reads.
    made.unref();
    const discard = (): void => {
      if (worker === made) worker = undefined;
    };
    made.on('error', discard);
    made.on('exit', discard);
    worker = made;
    return made;
  };
  const scan = async (request: ScanRequest): Promise<ScanOutcome> => {
    try {
      const thread = started();
      // A new thread does not know what an earlier one reported.
      const isNew = thread !== asked;
      if (isNew && !request.whole) return 'failed';
      asked = thread;
      const root = realpathSync.native(folder.root);
      const store = folder.storage && path.join(folder.storage, `${nameOf(root)}.index`);
      const { codebook, coder, isBlind, largestText, whole, readAlone } = request;
      const control = new SharedArrayBuffer(CONTROL.words * Int32Array.BYTES_PER_ELEMENT);
      const wanted: ThreadRequest['request'] = {
        root,
        within: folder.within === undefined ? undefined : realpathSync.native(folder.within),
        globs: compiledGlobs(folder.globs()),
        codebook,
        coder,
        isBlind,
        largestText,
        whole,
        readAlone,
        store,
      };
      return await listen(thread, { request: wanted, control }, request, log);
    } catch (error) {
      log.error('scanning a corpus', error);
      return 'failed';
    }
  };
  // The thread takes a while to start, while the host reads the codebook; in the next turn, since
  // creating a corpus fills this one.
  const beginning = setImmediate(() => {
    try {
      started();
    } catch {
      // The first scan will report the reason.
    }
  });
  return {
    scan: (request) => {
      const done = turn.then(() => scan(request));
      turn = done;
      return done;
    },
    dispose: () => {
      clearImmediate(beginning);
      void worker?.terminate();
    },
  };
}

function listen(
  worker: Worker,
  asked: ThreadRequest,
  { take, cancelled }: ScanRequest,
  log: Log,
): Promise<ScanOutcome> {
  const words = new Int32Array(asked.control);
  const stop = (): void => {
    Atomics.store(words, CONTROL.cancelled, 1);
    Atomics.notify(words, CONTROL.taken);
  };
  return new Promise((resolve) => {
    let taking: Promise<void> = Promise.resolve();
    let isBroken = false;
    const takeNext = async (chunk: ScanChunk): Promise<void> => {
      try {
        if (cancelled()) stop();
        else await take(chunk);
      } catch (error) {
        log.error('taking what was scanned', error);
        isBroken = true;
        stop();
      }
      Atomics.add(words, CONTROL.taken, 1);
      Atomics.notify(words, CONTROL.taken);
    };
    const end = (outcome: ScanOutcome): void => {
      worker.off('message', heard);
      worker.off('error', failed);
      worker.off('exit', left);
      void taking.then(() => resolve(isBroken ? 'failed' : outcome));
    };
    const heard = (answer: ThreadAnswer): void => {
      if (answer.kind === 'chunk') {
        const { chunk } = answer;
        taking = taking.then(() => takeNext(chunk));
        return;
      }
      if (answer.reason !== undefined) log.error(`scanning a corpus: ${answer.reason}`);
      end(answer.outcome);
    };
    const failed = (error: unknown): void => {
      log.error('the thread that scans a corpus', error);
      end('failed');
    };
    const left = (): void => end('failed');
    worker.on('message', heard);
    worker.on('error', failed);
    worker.on('exit', left);
    worker.postMessage(asked);
  });
}

/** A key for the folder: its real path may hold characters that a file name may not. */
function nameOf(root: string): string {
  return createHash('sha256').update(root).digest('hex').slice(0, 32);
}
