import assert from 'node:assert/strict';
import { Corpus } from '../../../src/project';
import { directScan, DiskFolder } from '../../support/diskFolder';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';
import { annotationFile, CODEBOOK, contentOf, HARBOUR, readAnew, settled } from './scannedCorpus';

/** In the last of the slices in which a scan is taken. */
const ARTICLE = 'a/399.txt';
const FILE = `${ARTICLE}.annotations.yaml`;

suite('What happens between two slices of what a scan tells together', () => {
  test('an article that changes says what it says now', async () => {
    await between(({ folder, corpus }) => {
      folder.put(ARTICLE, 'The Port Union.\n');
      return corpus.filesChanged([ARTICLE]);
    });
  });

  test('an article that goes is gone', async () => {
    await between(({ folder, corpus }) => {
      folder.remove(ARTICLE);
      return corpus.filesChanged([ARTICLE]);
    });
  });

  test('an annotation file that comes is read', async () => {
    const { corpus } = await between(({ folder, corpus }) => {
      folder.put(FILE, annotationFile(['p1']));
      return corpus.filesChanged([FILE]);
    });
    assert.equal(corpus.index.article(ARTICLE)?.annotations.length, 1);
  });

  test('a closed article that is annotated here has its annotation', async () => {
    const coding = { state: 'complete', date: undefined, codebook: undefined } as const;
    const edit = { kind: 'code', coder: 'lea', coding: { ...coding, reason: 'read' } } as const;
    const { corpus } = await between(async ({ corpus }) => {
      await corpus.change(ARTICLE, [edit], 'label');
    });
    assert.equal(corpus.index.article(ARTICLE)?.coded.get('lea')?.reason, 'read');
  });

  test('an article that is opened says what its editor says', async () => {
    const { corpus } = await between(async ({ corpus }) => {
      await corpus.open(ARTICLE, HARBOUR + HARBOUR, true);
    }, false);
    const counts = corpus.index.article(ARTICLE)?.mentionCounts;
    assert.equal(counts?.get('actor:port-union'), 2);
  });
});

interface Taken {
  readonly folder: DiskFolder;
  readonly corpus: Corpus;
}

/** A corpus that is read at once and taken in slices; between two of them something happens. */
async function between(happens: (taken: Taken) => Promise<void>, isOnDisk = true): Promise<Taken> {
  const folder = new DiskFolder({ 'codebook.yaml': CODEBOOK });
  for (let number = 100; number < 400; number++) folder.put(`a/${number}.txt`, HARBOUR);
  folder.scan = directScan(folder);
  let hasHappened = false;
  const yieldToHost = async (): Promise<void> => {
    if (hasHappened || corpus.index.size === 0) return;
    hasHappened = true;
    await happens({ folder, corpus });
  };
  const options = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(folder, { ...stillEnvironment(), yieldToHost }, options);
  await corpus.load();
  await settled(corpus);
  assert.ok(hasHappened);
  if (isOnDisk) assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  return { folder, corpus };
}
