import assert from 'node:assert/strict';
import { Corpus, type CorpusFiles, type TextStore } from '../../../src/project';
import { directScan, DiskFolder } from '../../support/diskFolder';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';
import {
  annotationFile,
  CODEBOOK,
  contentOf,
  HARBOUR,
  MANY,
  readAnew,
  settled,
} from './scannedCorpus';

const ARTICLE = 'a.txt';
const FILE = `${ARTICLE}.annotations.yaml`;
const WITH_FILE = { [ARTICLE]: HARBOUR, [FILE]: annotationFile(['p1']) };
const CODED = {
  kind: 'code',
  coder: 'lea',
  coding: { state: 'complete', date: undefined, codebook: undefined, reason: 'read' },
} as const;
const ADDED = { kind: 'add-actor', actor: { id: 'crane-union', name: 'Crane Union' } } as const;
const OTHER_CODEBOOK = CODEBOOK.replace('[ministry]', '[them]');

suite('A reading of a file that ends late, and was overtaken meanwhile', () => {
  test('of an article, by a scan: the row stays that of the scan', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    const late = await slow(ARTICLE, () => corpus.filesChanged([ARTICLE]));
    folder.put(ARTICLE, 'The Port Union.\n');
    await corpus.load();
    await late();
    await isAsOnDisk(corpus, folder);
  });

  test('of an article that was changed back since, in a burst: it is read once more', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    folder.put(ARTICLE, 'The Port Union.\n');
    const late = await slow(ARTICLE, () => corpus.filesChanged([ARTICLE]));
    folder.put(ARTICLE, HARBOUR);
    await corpus.filesChanged([ARTICLE, ...MANY]);
    await late();
    await isAsOnDisk(corpus, folder);
  });

  test('of an annotation file, by another look at it', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    folder.put(FILE, annotationFile(['p1']));
    await corpus.filesChanged([FILE]);
    folder.put(FILE, annotationFile(['p1', 'p2']));
    const late = await slow(FILE, () => corpus.filesChanged([FILE]));
    folder.put(FILE, annotationFile(['p1', 'p2', 'p3']));
    const reported = corpus.filesChanged([FILE]);
    await settled(corpus);
    await late();
    await reported;
    await isAsOnDisk(corpus, folder);
  });

  test('of an annotation file that nobody had opened, by a scan: it is known to be there', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    const late = await slow(FILE, () => corpus.filesChanged([FILE]));
    folder.put(FILE, annotationFile(['p1']));
    await corpus.load();
    await late();
    assert.deepEqual(corpus.annotationPaths(ARTICLE), [FILE]);
    await isAsOnDisk(corpus, folder);
  });

  test('of an annotation file for the first time, by a burst', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    const late = await slow(FILE, () => corpus.filesChanged([ARTICLE]));
    folder.put(FILE, annotationFile(['p1']));
    const reported = corpus.filesChanged([FILE, ...MANY]);
    await settled(corpus);
    await late();
    await reported;
    await isAsOnDisk(corpus, folder);
  });

  test('of an annotation file of an open article, by a shared one that comes: that one is shown', async () => {
    const book = CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:');
    const texts = { 'codebook.yaml': book, [ARTICLE]: HARBOUR };
    const { corpus, folder, setCoder, slow } = await loaded(texts, 'listed');
    await corpus.open(ARTICLE, HARBOUR, true);
    setCoder('max');
    const late = await slow(`${ARTICLE}.max.annotations.yaml`, () => corpus.load());
    folder.put(FILE, annotationFile(['p1']));
    await corpus.filesChanged([FILE]);
    await late();
    assert.equal(corpus.state(ARTICLE)?.file.annotations.length, 1);
    await isAsOnDisk(corpus, folder);
  });

  test('of the codebook, by another look at it', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    folder.put('codebook.yaml', OTHER_CODEBOOK);
    const late = await slow('codebook.yaml', () => corpus.filesChanged(['codebook.yaml']));
    folder.put('codebook.yaml', CODEBOOK.replace('[ministry]', '[nobody]'));
    const reported = corpus.filesChanged(['codebook.yaml']);
    await settled(corpus);
    await late();
    await reported;
    await isAsOnDisk(corpus, folder);
  });
});

suite('A file that changes at an awkward moment', () => {
  for (const [file, change] of [
    [FILE, (corpus: Corpus) => corpus.change(ARTICLE, [CODED], 'label')],
    ['codebook.yaml', (corpus: Corpus) => corpus.make({ codebook: [ADDED] }, 'added')],
  ] as const) {
    test(`after we wrote ${file}, and before we hear that it is written`, async () => {
      const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
      const late = await slow(`written ${file}`, () => change(corpus));
      folder.put(file, file === FILE ? annotationFile(['p1']) : OTHER_CODEBOOK);
      await corpus.filesChanged([file]);
      await late();
      await isAsOnDisk(corpus, folder);
    });

    test(`while ${file} is being written for long: others are told and read`, async () => {
      const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
      const late = await slow(`written ${file}`, () => change(corpus));
      folder.put('b.txt', HARBOUR);
      await corpus.filesChanged([file, 'b.txt']);
      assert.ok(corpus.index.has('b.txt'));
      folder.put('c.txt', HARBOUR);
      await corpus.load();
      assert.ok(corpus.index.has('c.txt'));
      await late();
      await isAsOnDisk(corpus, folder);
    });
  }

  test('that the disk refuses to read: all others are read', async () => {
    const { corpus, folder, refused } = await loaded({ [ARTICLE]: HARBOUR });
    refused.add(FILE);
    await assert.rejects(corpus.open(ARTICLE, HARBOUR, true));
    folder.put('b.txt', HARBOUR);
    await corpus.load();
    assert.ok(corpus.index.has('b.txt'));
    refused.clear();
    folder.put(FILE, annotationFile(['p1']));
    await corpus.load();
    await isAsOnDisk(corpus, folder);
  });

  test('that the disk refuses to read when all are read by another codebook, and later no more', async () => {
    const { corpus, folder, refused } = await loaded(WITH_FILE);
    refused.add(FILE);
    await assert.rejects(corpus.open(ARTICLE, HARBOUR, true));
    folder.put('codebook.yaml', OTHER_CODEBOOK);
    await corpus.filesChanged(['codebook.yaml']);
    await settled(corpus);
    refused.clear();
    await corpus.load();
    await isAsOnDisk(corpus, folder);
  });

  test('that the disk refuses to read when its article is read, and later no more', async () => {
    const { corpus, folder, refused } = await loaded(WITH_FILE);
    refused.add(FILE);
    folder.put(ARTICLE, `Before. ${HARBOUR}`);
    await corpus.filesChanged([ARTICLE]);
    refused.clear();
    await corpus.filesChanged([FILE]);
    await isAsOnDisk(corpus, folder);
  });

  test('and comes back while others hear that it is gone', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    await corpus.change(ARTICLE, [CODED], 'label');
    await settled(corpus);
    folder.remove(FILE);
    const late = await slow(ARTICLE, () => corpus.filesChanged(MANY));
    folder.put(FILE, annotationFile(['p1']));
    await corpus.filesChanged([FILE]);
    await late();
    assert.deepEqual(corpus.annotationPaths(ARTICLE), [FILE]);
    await isAsOnDisk(corpus, folder);
  });

  test('and is gone, when its article was opened while it was read: that is still shown', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR });
    folder.remove(ARTICLE);
    const late = await slow(ARTICLE, () => corpus.filesChanged([ARTICLE]));
    await corpus.open(ARTICLE, HARBOUR, true);
    await late();
    assert.ok(corpus.index.has(ARTICLE));
    await corpus.close(ARTICLE);
    await isAsOnDisk(corpus, folder);
  });

  test('when a look at all files finds it, which is stopped', async () => {
    const { corpus, folder } = await loaded({ [ARTICLE]: HARBOUR });
    folder.put(FILE, annotationFile(['p1']));
    await corpus.filesChanged([FILE]);
    folder.remove(FILE);
    await corpus.load(() => true);
    await corpus.filesChanged([FILE]);
    await isAsOnDisk(corpus, folder);
  });

  test('while all files are listed, where there is no scan: it is not forgotten', async () => {
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR }, 'listed');
    const late = await slow('list', () => corpus.load());
    folder.put('b.txt', HARBOUR);
    await corpus.filesChanged(['b.txt']);
    await late();
    await isAsOnDisk(corpus, folder);
  });

  test('while the older text of an article is looked up that is being opened', async () => {
    const lost = annotationFile(['p1'], 'words that nobody said');
    const { corpus, folder, slow } = await loaded({ [ARTICLE]: HARBOUR, [FILE]: lost });
    const late = await slow('kept', () => corpus.open(ARTICLE, HARBOUR, true));
    folder.put(FILE, annotationFile(['p2']));
    await corpus.filesChanged([FILE]);
    await late();
    await isAsOnDisk(corpus, folder);
  });

  test('or another coder comes, while the older text is looked up: the article shows that of the coder', async () => {
    const book = CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:');
    const { corpus, folder, setCoder, slow } = await loaded({
      'codebook.yaml': book,
      [ARTICLE]: HARBOUR,
      [`${ARTICLE}.max.annotations.yaml`]: annotationFile(['p1'], 'words that nobody said'),
      [`${ARTICLE}.lea.annotations.yaml`]: annotationFile(['p2']),
    });
    setCoder('max');
    await corpus.load();
    const late = await slow('kept', () => corpus.open(ARTICLE, HARBOUR, true));
    setCoder('lea');
    await corpus.load();
    await late();
    await isAsOnDisk(corpus, folder);
  });

  test('when an article is closed that is gone, its annotation file is without one', async () => {
    const file = annotationFile(['p1']);
    const { corpus, folder } = await loaded({ [ARTICLE]: HARBOUR, [FILE]: file });
    await corpus.open(ARTICLE, HARBOUR, true);
    folder.remove(ARTICLE);
    await corpus.filesChanged([ARTICLE]);
    await settled(corpus);
    await corpus.close(ARTICLE);
    await isAsOnDisk(corpus, folder);
  });
});

/** A corpus that has been read. `slow`: does something during which what is read first of a file,
 * or heard of its writing, of kept texts, or of a list of all files, is late; resolves when all
 * that is left is to wait for it, to what lets it go on. `refused`: what the disk refuses to read.
 * */
async function loaded(
  texts: Readonly<Record<string, string>>,
  how: 'scanned' | 'listed' = 'scanned',
) {
  const folder = new DiskFolder({ 'codebook.yaml': CODEBOOK, ...texts });
  let held: string | undefined;
  let coder = 'lea';
  const refused = new Set<string>();
  let letGo = (): void => undefined;
  const late = async <T>(name: string, done: Promise<T>): Promise<T> => {
    const isHeld = name === held;
    const result = await done;
    if (!isHeld) return result;
    held = undefined;
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
    return result;
  };
  const files: CorpusFiles = {
    list: () => late('list', folder.list()),
    read: (file) =>
      refused.has(file) ? Promise.reject(new Error('EACCES')) : late(file, folder.read(file)),
    write: (file, expected, next) => late(`written ${file}`, folder.write(file, expected, next)),
    removeFile: (file, expected) => late(`removed ${file}`, folder.removeFile(file, expected)),
    isArticle: (file) => folder.isArticle(file),
    openPaths: () => folder.openPaths(),
    scan: how === 'scanned' ? directScan(folder) : undefined,
  };
  const memory = new MemoryTexts();
  const kept: TextStore = {
    get: (name) => late('kept', memory.get(name)),
    keep: () => Promise.resolve(),
  };
  const environment = stillEnvironment();
  const corpus = new Corpus(files, environment, {
    coder: () => coder,
    largestText: () => 1e6,
    kept,
  });
  await corpus.load();
  await settled(corpus);
  const slow = async (name: string, doIt: () => Promise<unknown>) => {
    held = name;
    const doing = doIt();
    for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(held, undefined, `not asked for ${name}`);
    return async (): Promise<void> => {
      letGo();
      await doing;
      assert.deepEqual(environment.errors, []);
    };
  };
  const setCoder = (name: string): void => {
    coder = name;
  };
  return { corpus, folder, slow, refused, setCoder };
}

async function isAsOnDisk(corpus: Corpus, folder: DiskFolder): Promise<void> {
  await settled(corpus);
  assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
}
