import assert from 'node:assert/strict';
import { Corpus, type ArticlesRead } from '../../../src/project';
import { directScan, DiskFolder } from '../../support/diskFolder';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';
import { CODEBOOK, HARBOUR, settled } from './scannedCorpus';

suite('The progress of reading', () => {
  test('ends when a new codebook is read without the thread, which has failed', async () => {
    const folder = new DiskFolder({ 'codebook.yaml': CODEBOOK, 'harbour.txt': HARBOUR });
    folder.scan = directScan(folder);
    const options = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };
    const corpus = new Corpus(folder, stillEnvironment(), options);
    await corpus.load();
    folder.scan = () => Promise.resolve('failed');
    const reads: ArticlesRead[] = [];
    corpus.onDidRead((read) => reads.push(read));
    folder.put('codebook.yaml', CODEBOOK.replace('Night shifts', 'Port'));
    await corpus.filesChanged(['codebook.yaml']);
    await settled(corpus);
    assert.deepEqual(reads, [
      { done: 1, total: 1, isOver: false },
      { done: 1, total: 1, isOver: true },
    ]);
  });
});
