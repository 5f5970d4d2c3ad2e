import assert from 'node:assert/strict';
import { Corpus } from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';
import { stillEnvironment } from '../../support/environment';
import { MemoryTexts } from '../../support/memoryTexts';
import { annotationFile, CODEBOOK, HARBOUR } from './scannedCorpus';

const ARTICLES = 200;

suite('Rows of a corpus that is read file by file', () => {
  test('are made while it is read, a few between two turns, and not when somebody looks at all', async () => {
    const texts: Record<string, string> = { 'codebook.yaml': CODEBOOK };
    for (let article = 0; article < ARTICLES; article++) {
      texts[`${article}.txt`] = HARBOUR;
      texts[`${article}.txt.annotations.yaml`] = annotationFile([`p${article}`]);
    }
    let made = 0;
    let most = 0;
    let all = 0;
    const turn = (): void => {
      most = Math.max(most, made);
      all += made;
      made = 0;
    };
    // All files come at once, and each breath is a turn of its own.
    const waiting: (() => void)[] = [];
    const next = (): void => {
      turn();
      waiting.shift()?.();
      if (waiting.length > 0) setImmediate(next);
    };
    const yieldToHost = (): Promise<void> =>
      new Promise((resolve) => {
        if (waiting.push(resolve) === 1) setImmediate(next);
      });
    const options = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };
    const corpus = new Corpus(
      new MemoryFiles(texts),
      { ...stillEnvironment(), yieldToHost },
      options,
    );
    const { index } = corpus;
    const set = index.set.bind(index);
    index.set = (path, row, manner) => {
      const counted = (): ReturnType<typeof row> => {
        made++;
        return row();
      };
      set(path, counted, manner);
    };
    await corpus.load();
    assert.equal(index.articles().length, ARTICLES);
    turn();
    assert.equal(all, ARTICLES);
    assert.ok(most <= 1, `${most} rows were made between two turns`);
  });
});
