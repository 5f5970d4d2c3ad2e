import fs from 'node:fs';
import path from 'node:path';
import { articleRule, DEFAULT_ARTICLE_GLOBS } from '../../../src/core';
import { decodeArticle } from '../../../src/core/text/decode';
import { Corpus, findConcordance, type CorpusFiles } from '../../../src/project';
import { threadScan } from '../../../src/vscode/node/index/threadScan';
import { threadSearch } from '../../../src/vscode/node/search/threadSearch';
import { createEnvironment } from '../../../src/vscode/host/environment';
import { MemoryTexts } from '../../support/memoryTexts';

export interface BenchCorpus {
  readonly corpus: Corpus;
  /** Discards all counts, by another limit, so that everything is read and matched again. */
  readonly discard: () => void;
  /** Counts the places of some words, in a thread. */
  readonly find: (words: string) => Promise<number>;
  readonly close: () => void;
}

/** A corpus as in the Node host, with a thread of its own. `storage`: the folder of its stored
 * index. */
export function benchCorpus(root: string, storage: string | undefined): BenchCorpus {
  const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
  let isClosed = false;
  const environment = createEnvironment({
    info: () => undefined,
    error: (message, cause) => {
      if (!isClosed) throw new Error(message, { cause });
    },
  });
  const globs = () => DEFAULT_ARTICLE_GLOBS;
  const script = path.join(__dirname, 'indexThread.js');
  const scanner = threadScan({ root, globs, storage }, environment.log, script);
  const files: CorpusFiles = {
    isArticle: (file) => rule.isArticle(file),
    openPaths: () => [],
    list: () => Promise.reject(new Error('The scan failed.')),
    read: async (file) => {
      const bytes = await fs.promises.readFile(path.join(root, file)).catch(() => undefined);
      return bytes && { text: decodeArticle(bytes, TextDecoder).text, clean: true };
    },
    write: () => Promise.resolve({ kind: 'failed', reason: 'EROFS' }),
    removeFile: () => Promise.resolve({ kind: 'failed', reason: 'EROFS' }),
    scan: (asked) => scanner.scan(asked),
    search: (text) =>
      threadSearch({ root }, text, environment.log, path.join(__dirname, 'searchThread.js')),
  };
  const kept = new MemoryTexts();
  let largest = 1e7;
  const corpus = new Corpus(files, environment, {
    coder: () => '',
    largestText: () => largest,
    kept,
  });
  return {
    corpus,
    discard: () => {
      largest++;
    },
    find: async (words) => {
      const what = { kind: 'expression', text: words } as const;
      const needs = { corpus, files, environment };
      const found = await findConcordance(
        needs,
        what,
        () => false,
        () => undefined,
      );
      return found?.result.mentions ?? 0;
    },
    close: () => {
      isClosed = true;
      corpus.dispose();
      scanner.dispose();
    },
  };
}
