import assert from 'node:assert/strict';
import { Corpus } from '../../../../src/project';
import { DiskFolder, directScan } from '../../../support/diskFolder';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';
import {
  annotationFile,
  CODEBOOK,
  contentOf,
  HARBOUR,
  harbourCorpus,
  readAnew,
  scanned,
  settled,
} from '../scannedCorpus';

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
      'searches.yaml',
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

  test('where each coder has a file, theirs counts and those of others do not', async () => {
    const folder = new DiskFolder({
      ...harbourCorpus(),
      'codebook.yaml': CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:'),
      'other.txt.lea.annotations.yaml': annotationFile(['p8'], 'Word of the ministry'),
      'other.txt.tom.annotations.yaml': annotationFile(['p9'], 'the MINISTRY'),
      'harbour.txt.lea.annotations.yaml': annotationFile(['p7']),
    });
    const { corpus } = await scanned(folder);
    const ids = (article: string) =>
      corpus.index.article(article)?.annotations.map(({ annotation }) => annotation.id);
    assert.deepEqual(ids('other.txt'), ['p8']);
    assert.deepEqual(ids('harbour.txt'), ['p1', 'p2'], 'what was adjudicated comes first');
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    folder.put('codebook.yaml', CODEBOOK);
    await corpus.filesChanged(['codebook.yaml']);
    await settled(corpus);
    assert.deepEqual(ids('other.txt'), []);
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

  test('files that vanish or change between walking and reading are what they are by then', async () => {
    const folder = new DiskFolder(harbourCorpus());
    const { corpus } = await scanned(folder, {
      walked: () => {
        folder.remove('gone.txt');
        folder.remove('harbour.txt.annotations.yaml');
        folder.remove('deep');
        folder.put('other.txt', HARBOUR);
        folder.put('marked.txt', `Longer than before. ${HARBOUR}`);
      },
    });
    // What the walk saw last is looked at again, as the editor's own watching would tell.
    await corpus.filesChanged(['other.txt', 'harbour.txt.annotations.yaml']);
    assert.equal(corpus.index.article('gone.txt'), undefined);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });

  test('a folder of pictures that are named like texts has articles that say nothing', async () => {
    const files = Array.from(
      { length: 150 },
      (_, index) => [`${index}.txt`, picture(index)] as const,
    );
    const folder = new DiskFolder({ ...harbourCorpus(), ...Object.fromEntries(files) });
    const { corpus } = await scanned(folder);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    for (const [file] of files) {
      assert.deepEqual(
        corpus.problems.get(file)?.problems.map(({ code }) => code),
        ['article-undecodable'],
      );
    }
    assert.ok(corpus.index.article('harbour.txt'));
  });

  test('10,000 changes in a second cost few scans, and the counts are right', async () => {
    const files = Array.from({ length: 1000 }, (_, index) => `many/${index % 50}/${index}.txt`);
    const folder = new DiskFolder({ 'codebook.yaml': CODEBOOK });
    for (const file of files) folder.put(file, 'Nobody.\n');
    const { corpus } = await scanned(folder);
    folder.reads = [];
    const scan = folder.scan!;
    let scans = 0;
    folder.scan = (asked) => {
      scans++;
      return scan(asked);
    };
    // Told ten times of each, as it is written and later, a tenth of them at a time.
    const reported: Promise<void>[] = [];
    for (let turn = 0; turn < 100; turn++) {
      const some = files.slice((turn % 10) * 100, (turn % 10) * 100 + 100);
      if (turn < 10) for (const file of some) folder.put(file, HARBOUR);
      if (turn === 50) for (const file of files.slice(0, 100)) folder.remove(file);
      reported.push(corpus.filesChanged(some));
      if (turn % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(reported);
    const counts = [...corpus.index.articles()].map(({ mentionCounts }) =>
      mentionCounts?.get('actor:port-union'),
    );
    assert.equal(counts.length, 900);
    assert.ok(counts.every((count) => count === 1));
    assert.ok(scans <= 8, `there were ${scans} scans`);
    assert.deepEqual(folder.reads, [], 'no file was read by itself');
  });

  test('another codebook that comes while a scan is taken has its say', async () => {
    const folder = new DiskFolder(harbourCorpus());
    const scan = directScan(folder);
    let changing: Promise<void> | undefined;
    const corpus = new Corpus(folder, stillEnvironment(), {
      coder: () => 'lea',
      largestText: () => 1e6,
      kept: new MemoryTexts(),
    });
    folder.scan = (asked) =>
      scan({
        ...asked,
        take: async (part) => {
          if (!changing) {
            folder.put('codebook.yaml', CODEBOOK.replace('port-union:', 'dockers:'));
            changing = corpus.filesChanged(['codebook.yaml']);
            await changing;
          }
          await asked.take(part);
        },
      });
    await corpus.load();
    await changing;
    await settled(corpus);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });
});

/** Bytes that no text has, though its name says so. */
function picture(seed: number): Uint8Array {
  return Uint8Array.from({ length: 400 }, (_, at) =>
    at < 2 ? [0xff, 0xd8][at]! : (at * seed) % 256,
  );
}
