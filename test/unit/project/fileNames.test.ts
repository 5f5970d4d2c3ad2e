// An article and its annotation file whose names spell an accent in two ways, as a disk keeps them.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { DiskFolder } from '../../support/diskFolder';
import { annotationFile, CODEBOOK, contentOf, HARBOUR, readAnew, scanned } from './scannedCorpus';

const [ONE_SIGN, TWO_SIGNS] = ['port/caf\u00e9.txt', 'port/cafe\u0301.txt'];

suite('Names of files in two spellings', () => {
  for (const [article, other] of [
    [ONE_SIGN, TWO_SIGNS],
    [TWO_SIGNS, ONE_SIGN],
  ] as const) {
    const spelled = article === ONE_SIGN ? 'one sign' : 'two signs';

    test(`an article with an accent of ${spelled} is read with its annotation file, scanned or not`, async function () {
      if (process.platform !== 'linux') return this.skip();
      const folder = corpusOf(article, other);
      const { corpus } = await scanned(folder);
      assert.equal(corpus.index.article(article)?.annotations.length, 2);
      assert.deepEqual(contentOf(corpus).problems, []);
      assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    });

    test(`an article with an accent of ${spelled} is annotated in the file that is there`, async function () {
      if (process.platform !== 'linux') return this.skip();
      const folder = corpusOf(article, other);
      const { corpus } = await scanned(folder);
      const file = `${other}.annotations.yaml`;
      assert.equal(corpus.annotationPath(article), file);
      assert.deepEqual(corpus.annotationPaths(article), [file]);
      await corpus.change(article, [{ kind: 'delete', id: 'p1' }], 'label');
      await corpus.settled();
      assert.deepEqual(fs.readdirSync(`${folder.root}/port`).sort(), namesOf(article, file));
      assert.equal((await folder.read(file))?.text, annotationFile(['p2']));
      folder.remove(file);
      await corpus.filesChanged([file]);
      assert.equal(corpus.annotationPath(article), `${article}.annotations.yaml`);
    });
  }
});

function corpusOf(article: string, other: string): DiskFolder {
  return new DiskFolder({
    'codebook.yaml': CODEBOOK,
    [article]: HARBOUR,
    [`${other}.annotations.yaml`]: annotationFile(['p1', 'p2']),
  });
}

function namesOf(...paths: readonly string[]): readonly string[] {
  return paths.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort();
}
