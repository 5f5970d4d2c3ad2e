import assert from 'node:assert/strict';
import { DiskFolder } from '../../support/diskFolder';
import {
  annotationFile,
  CODEBOOK,
  contentOf,
  HARBOUR,
  harbourCorpus,
  readAnew,
  scanned,
  settled,
} from './scannedCorpus';

suite('A corpus that the host scans', () => {
  test('says what reading file by file says', async () => {
    const folder = new DiskFolder(harbourCorpus());
    const { corpus } = await scanned(folder);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    assert.equal(corpus.index.article('harbour.txt')?.mentionCounts?.get('actor:port-union'), 1);
  });

  test('reads one by one only what a scan cannot tell', async () => {
    const folder = new DiskFolder(harbourCorpus());
    await scanned(folder);
    const read = new Set(folder.reads.map((file) => file.replace('.annotations.yaml', '')));
    assert.deepEqual([...read].sort(), [
      'binary.txt',
      'codebook.yaml',
      'latin.txt',
      'lost.txt',
      'refused.txt',
      'wide.txt',
    ]);
  });

  test('tells what changed since, and nothing else', async () => {
    const folder = new DiskFolder(harbourCorpus());
    const { corpus } = await scanned(folder);
    const before = corpus.index.article('other.txt');
    folder.put('harbour.txt', `${HARBOUR}The Port Union again.\n`);
    folder.put('new/article.txt', 'The ministry.\n');
    folder.remove('gone.txt');
    await corpus.load();
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    assert.equal(corpus.index.article('other.txt'), before);
  });

  test('another codebook counts anew where its names stand', async () => {
    const folder = new DiskFolder(harbourCorpus());
    const { corpus } = await scanned(folder);
    folder.put('codebook.yaml', CODEBOOK.replace('name: Port Union', 'name: Ministry'));
    await corpus.filesChanged(['codebook.yaml']);
    await settled(corpus);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });

  test('a file that is open in an editor says what the editor says', async () => {
    const folder = new DiskFolder(harbourCorpus());
    folder.open.add('harbour.txt');
    await scanned(folder);
    assert.ok(folder.reads.includes('harbour.txt'));
  });

  test('an annotation file that was emptied by a program is told, though nobody had opened it', async () => {
    const file = annotationFile(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
    const folder = new DiskFolder({ ...harbourCorpus(), 'harbour.txt.annotations.yaml': file });
    const { corpus } = await scanned(folder);
    const dropped: string[] = [];
    corpus.drops.onDidDrop(({ path, before }) => dropped.push(path, String(before === file)));
    folder.put('harbour.txt.annotations.yaml', annotationFile(['a1']));
    await corpus.filesChanged(['harbour.txt.annotations.yaml']);
    assert.deepEqual(dropped, ['harbour.txt.annotations.yaml', 'true']);
  });

  test('also when it was one of many files', async () => {
    const file = annotationFile(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']);
    const folder = new DiskFolder({ ...harbourCorpus(), 'harbour.txt.annotations.yaml': file });
    const { corpus } = await scanned(folder);
    const dropped: string[] = [];
    corpus.drops.onDidDrop(({ path, before }) => dropped.push(path, String(before === file)));
    folder.remove('harbour.txt.annotations.yaml');
    const others = Array.from({ length: 100 }, (_, index) => `many/${index}.txt`);
    for (const other of others) folder.put(other, HARBOUR);
    await corpus.filesChanged(['harbour.txt.annotations.yaml', ...others]);
    assert.deepEqual(dropped, ['harbour.txt.annotations.yaml', 'true']);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });

  test('a folder that becomes a corpus of its own takes its files with it, whoever had read them', async () => {
    const folder = new DiskFolder(harbourCorpus());
    const { corpus } = await scanned(folder);
    folder.put('deep/later.txt', HARBOUR);
    folder.put('deep/later.txt.annotations.yaml', annotationFile(['p7']));
    await corpus.filesChanged(['deep/later.txt', 'deep/later.txt.annotations.yaml']);
    assert.ok(corpus.index.article('deep/later.txt'));
    folder.put('deep/codebook.yaml', CODEBOOK);
    await corpus.load();
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });
});
