import { realpathSync } from 'node:fs';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FoundInText, Log, SearchedArticle, TextSearch } from '../../../project/ports';
import type { SearchedFolder } from '../../host/hostPort';

/** The data with which the thread is started. */
export interface SearchData {
  /** The corpus's folder on disk. */
  readonly root: string;
  /** The real path of the folder out of which no link is followed. */
  readonly within: string;
  readonly expression: string;
}

/** A request to the thread, which answers with what it finds in each of the articles, in their
 * order. */
export interface SearchRequest {
  readonly articles: readonly SearchedArticle[];
  readonly room: number;
}

/** The thread's bundle, in the same folder as this one. */
const SCRIPT = path.join(__dirname, 'searchThread.js');

/** Searches in a thread that lives as long as the search: not in the scanning one, where each would
 * wait for the other, and ended at once when the search is cancelled. If it cannot start or dies,
 * the caller reads the articles that were and are requested. */
export function threadSearch(
  { root, within }: SearchedFolder,
  expression: string,
  log: Log,
  script = SCRIPT,
): TextSearch {
  type Answer = (found: readonly (FoundInText | undefined)[]) => void;
  const waiting: Answer[] = [];
  let thread: Worker | undefined;
  const end = (): void => {
    void thread?.terminate();
    thread = undefined;
    for (const answer of waiting.splice(0)) answer([]);
  };
  const failed = (error: unknown): void => {
    log.error('the thread that searches texts', error);
    end();
  };
  try {
    const workerData: SearchData = {
      root,
      within: realpathSync.native(within ?? root),
      expression,
    };
    thread = new Worker(script, { workerData });
    thread.on('message', (found: readonly (FoundInText | undefined)[]) => waiting.shift()?.(found));
    thread.on('messageerror', failed);
    thread.on('error', failed);
    thread.on('exit', end);
    // The window may close while it reads. Adding a listener would keep the thread alive again, so
    // this comes last.
    thread.unref();
  } catch (error) {
    failed(error);
  }
  return {
    look: (articles, room) =>
      new Promise((resolve) => {
        if (!thread) {
          resolve([]);
          return;
        }
        waiting.push(resolve);
        const request: SearchRequest = { articles, room };
        thread.postMessage(request);
      }),
    dispose: end,
  };
}
