import assert from 'node:assert/strict';
import { Corpus } from '../../../../src/project';
import { directScan, DiskFolder } from '../../../support/diskFolder';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';
import { annotationFile, CODEBOOK, contentOf, HARBOUR, readAnew, settled } from '../scannedCorpus';

suite('Files that are gone are forgotten in slices', () => {
  for (const isAnew of [false, true]) {
    const reported = isAnew ? 'everything is told anew' : 'they are told';
    test(`an article that comes back between two slices is there, where ${reported}`, async () => {
      const { folder, corpus, breathing, renew } = await started(300);
      const [back, file] = ['a/299.txt', 'a/299.txt.annotations.yaml'];
      folder.remove('a');
      let isBack = false;
      breathing.happens = async () => {
        if (isBack || corpus.index.size === 300) return;
        isBack = true;
        folder.put(back, HARBOUR);
        folder.put(file, annotationFile(['p1']));
        await corpus.filesChanged([back, file]);
      };
      if (isAnew) renew();
      await corpus.load();
      await settled(corpus);
      assert.ok(isBack, 'they were forgotten in one slice');
      assert.equal(corpus.articleOfAnnotations(file), back);
      assert.equal(corpus.index.article(back)?.annotations.length, 1);
      assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    });
  }

  test('noting what is known takes few breaths, however many it is', async () => {
    const { corpus, breathing, renew } = await started(1000);
    let breaths = 0;
    breathing.happens = () => {
      breaths++;
      return Promise.resolve();
    };
    const before: number[] = [];
    renew(() => before.push(breaths));
    await corpus.load();
    const [first = NaN, second = NaN] = before;
    assert.ok(second - first <= 4, `there were ${second - first} breaths`);
  });

  test('a file that comes while that is noted, and goes untold, is gone after the next look at all', async () => {
    const { folder, corpus, breathing, renew } = await started(1000);
    const file = 'a/none.txt.annotations.yaml';
    renew();
    breathing.happens = async () => {
      breathing.happens = () => Promise.resolve();
      folder.put(file, annotationFile(['p1']));
      await corpus.filesChanged([file]);
      folder.remove(file);
    };
    await corpus.load();
    await corpus.load();
    await settled(corpus);
    assert.equal(corpus.problems.get(file), undefined);
  });
});

/** A corpus of so many articles in a folder `a`; `renew`: its thread ends, and the next one tells
 * everything. */
async function started(count: number) {
  const folder = new DiskFolder({ 'codebook.yaml': CODEBOOK });
  for (let number = 0; number < count; number++) folder.put(`a/${number}.txt`, HARBOUR);
  folder.scan = directScan(folder);
  const breathing = { happens: () => Promise.resolve() };
  const environment = { ...stillEnvironment(), yieldToHost: () => breathing.happens() };
  const options = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(folder, environment, options);
  await corpus.load();
  await settled(corpus);
  const renew = (asking: () => void = () => undefined): void => {
    const scan = directScan(folder);
    folder.scan = (asked) => {
      asking();
      if (!asked.whole) return Promise.resolve('failed');
      folder.scan = scan;
      return scan(asked);
    };
  };
  return { folder, corpus, breathing, renew };
}
