import assert from 'node:assert/strict';
import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { Corpus } from '../../../src/project';
import { caseCount } from '../../support/caseCount';
import { DiskFolder, directScan } from '../../support/diskFolder';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';
import {
  annotationFile,
  CODEBOOK,
  contentOf,
  FILES,
  HARBOUR,
  harbourCorpus,
  MANY,
  readAnew,
  scanned,
  settled,
  TEXTS,
} from './scannedCorpus';
import { temporaryFolder } from '../../support/temporaryFolder';

suite('The index that is stored between two starts', () => {
  test('spares reading what has not changed', async () => {
    const { folder, store } = await stored();
    const before = fs.statSync(store).mtimeMs;
    const { corpus } = await scanned(folder, { store });
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    assert.equal(fs.statSync(store).mtimeMs, before, 'it was written though nothing had changed');
  });

  test('is as true as the files after a checkout of another branch', async () => {
    const { folder, store } = await stored();
    folder.put('harbour.txt', HARBOUR.replace('night', 'Night'));
    folder.put('harbour.txt.annotations.yaml', annotationFile(['p1'], 'rejects Night shifts'));
    folder.put('moved.txt', HARBOUR);
    folder.remove('deep');
    folder.remove('front.md.annotations.yaml');
    folder.put('later.txt', 'The Port Union.');
    folder.put('codebook.yaml', CODEBOOK.replace('Night shifts', 'Port'));
    const { corpus } = await scanned(folder, { store });
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });

  test('a file that was only touched is read, and matched by nobody', async () => {
    const { folder, store } = await stored();
    const file = path.join(folder.root, 'harbour.txt');
    fs.utimesSync(file, new Date(2001, 1, 1), new Date(2001, 1, 1));
    const { corpus } = await scanned(folder, { store });
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });

  test('a text of the same length and date is told by when the file itself changed', async () => {
    const { folder, store } = await stored();
    const file = path.join(folder.root, 'harbour.txt');
    const { atime, mtime } = fs.statSync(file);
    folder.put('harbour.txt', HARBOUR.replace('Port Union', 'Post Union'));
    fs.utimesSync(file, atime, mtime);
    const { corpus } = await scanned(folder, { store });
    assert.equal(
      corpus.index.article('harbour.txt')?.mentionCounts?.get('actor:port-union'),
      undefined,
    );
  });

  test('another build of the program makes it anew', async () => {
    const { folder, store } = await stored();
    const other = fs.readFileSync(store);
    await scanned(folder, { store, build: 'another' });
    assert.ok(!fs.readFileSync(store).equals(other));
  });

  test('is removed with what nobody has opened for months', async () => {
    const { folder, store } = await stored();
    const [old, young] = ['old.index', 'young.index'].map((name) =>
      path.join(path.dirname(store), name),
    );
    for (const file of [old!, young!]) fs.writeFileSync(file, '');
    fs.utimesSync(old!, new Date(2001, 1, 1), new Date(2001, 1, 1));
    folder.put('harbour.txt', HARBOUR.toUpperCase());
    await scanned(folder, { store });
    assert.deepEqual(
      [old!, young!, store].map((file) => fs.existsSync(file)),
      [false, true, true],
    );
  });

  test('with any byte changed, or its end cut off, it is thrown away', async () => {
    const { folder, store } = await stored();
    const right = contentOf(await readAnew(folder));
    const bytes = fs.readFileSync(store);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, change, cut) => {
          const damaged = cut ? bytes.subarray(0, at) : Buffer.from(bytes);
          if (!cut) damaged[at] = (damaged[at] ?? 0) ^ change;
          fs.writeFileSync(store, damaged);
          const { corpus } = await scanned(folder, { store });
          assert.deepEqual(contentOf(corpus), right);
          assert.ok(fs.readFileSync(store).equals(bytes), 'it was not written anew');
        },
      ),
      { numRuns: caseCount(40) },
    );
  });

  test('an article that goes while it is read by the new codebook is gone', async () => {
    const { folder, store } = await stored();
    const { corpus } = await scanned(folder, { store });
    folder.put('new.txt', HARBOUR);
    // Told alone, it is read without a scan, and again with each codebook until one tells of it.
    await corpus.filesChanged(['new.txt']);
    folder.put('codebook.yaml', CODEBOOK.replace('[ministry]', '[them]'));
    await corpus.filesChanged(['codebook.yaml']);
    folder.remove('new.txt');
    await corpus.filesChanged(MANY);
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });

  test('a file that goes takes its annotations along, also where nobody knows any more what it said', async () => {
    const { folder, store, file } = await storedPlain();
    damage(store);
    const { corpus } = await scanned(folder, { store });
    assert.equal(corpus.index.article('harbour.txt')?.annotations.length, 2);
    folder.remove(file);
    await corpus.filesChanged([file]);
    assert.equal(corpus.index.article('harbour.txt')?.annotations.length, 0);
  });

  test('what proves damaged is not read anew where the user has stopped the reading', async () => {
    const { folder, store } = await storedPlain();
    damage(store);
    const scan = directScan(folder, { store });
    let scans = 0;
    folder.scan = (asked) => {
      scans++;
      return scan(asked);
    };
    const corpus = new Corpus(folder, stillEnvironment(), OPTIONS);
    const stopping = corpus.onDidRead(() => corpus.stopReading());
    await corpus.load();
    await settled(corpus);
    assert.equal(scans, 1);
    stopping.dispose();
    await corpus.load();
    await settled(corpus);
    assert.equal(scans, 2);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
  });

  test('another window may store its own while it is read', async () => {
    const { folder, store } = await stored();
    const right = contentOf(await readAnew(folder));
    const ours = fs.readFileSync(store);
    for (const [file, text] of [
      ['harbour.txt', 'The ministry, alone.\n'],
      ['harbour.txt.annotations.yaml', annotationFile(['p8'])],
    ] as const) {
      const other = new DiskFolder({ ...harbourCorpus(), [file]: text });
      const theirs = path.join(other.root, 'theirs.index');
      await scanned(other, { store: theirs });
      fs.writeFileSync(store, ours);
      const { corpus } = await scanned(folder, {
        store,
        walked: () => fs.renameSync(theirs, store),
      });
      assert.deepEqual(contentOf(corpus), right, file);
      const { corpus: next } = await scanned(folder, { store });
      assert.deepEqual(contentOf(next), right, `${file}, at the next start`);
    }
  });

  test('what is moved while the rest is walked is found where it is now', async () => {
    const { folder, store } = await stored();
    // More than is taken together.
    for (let number = 0; number < 600; number++) folder.put(`a/${number}.txt`, 'The ministry.\n');
    for (const file of Object.keys(MOVED)) folder.put(file, HARBOUR);
    folder.put('n/1.txt.annotations.yaml', annotationFile(['p7']));
    await scanned(folder, { store });
    let isMoved = false;
    const environment = stillEnvironment();
    const corpus = new Corpus(folder, environment, OPTIONS);
    const scan = directScan(folder, { store });
    folder.scan = (asked) =>
      scan({
        ...asked,
        // Asked first when the first part was walked.
        cancelled: () => {
          const move = ([from, to]: readonly [string, string]): void =>
            fs.renameSync(path.join(folder.root, from), path.join(folder.root, to));
          if (!isMoved) Object.entries(MOVED).forEach(move);
          if (!isMoved) move(['n/1.txt.annotations.yaml', 'a/z1.txt.annotations.yaml']);
          isMoved = true;
          return asked.cancelled();
        },
      });
    await corpus.load();
    await corpus.filesChanged([...Object.entries(MOVED).flat(), 'n/1.txt.annotations.yaml']);
    await corpus.filesChanged(['a/z1.txt.annotations.yaml']);
    await settled(corpus);
    assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
    assert.deepEqual(environment.errors, []);
  });

  test('after any changes of files and codebook, bursts and restarts, it is what reading anew gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const store = path.join(newFolder(), 'corpus.index');
        const folder = new DiskFolder({
          'codebook.yaml': CODEBOOK,
          'a.txt': HARBOUR,
          'a.txt.annotations.yaml': annotationFile(['p1']),
          'b/c.md': `---\ntitle: One\n---\n${HARBOUR}`,
        });
        let { corpus } = await scanned(folder, { store });
        for (const { file, text, how } of steps) {
          const name = file === 'codebook' ? 'codebook.yaml' : file;
          const texts = file === 'codebook' ? CODEBOOKS : TEXTS;
          const next = file.endsWith('.yaml')
            ? FILES[text % FILES.length]
            : texts[text % texts.length];
          if (next === undefined && file !== 'codebook') folder.remove(name);
          else folder.put(name, next ?? CODEBOOK);
          if (how === 'event') await corpus.filesChanged([name]);
          if (how === 'burst') await corpus.filesChanged([name, ...MANY]);
          if (how === 'load') await corpus.load();
          if (how === 'opened' && file.endsWith('.txt') && typeof next === 'string') {
            await corpus.open(name, next, true);
            await corpus.load();
            await corpus.close(name);
          }
          if (how === 'annotated' && corpus.index.article('a.txt')) {
            const coding = { state: 'complete', date: undefined, codebook: undefined } as const;
            const code = { ...coding, reason: `step ${text}` };
            await corpus.change('a.txt', [{ kind: 'code', coder: 'lea', coding: code }], 'label');
            await corpus.settled();
          }
          if (how === 'restart') ({ corpus } = await scanned(folder, { store }));
        }
        // What nobody told of is found by the next look at all files.
        await corpus.load();
        await settled(corpus);
        assert.deepEqual(contentOf(corpus), contentOf(await readAnew(folder)));
        folder.remove('.');
      }),
      { numRuns: caseCount(60) },
    );
  });
});

const step = fc.record({
  file: fc.constantFrom(
    'a.txt',
    'a.txt.annotations.yaml',
    'b/c.md',
    'b/c.md.annotations.yaml',
    'd.txt',
    'codebook',
  ),
  text: fc.nat(5),
  how: fc.constantFrom('event', 'burst', 'load', 'restart', 'untold', 'opened', 'annotated'),
});

const OPTIONS = { coder: () => 'lea', largestText: () => 1e6, kept: new MemoryTexts() };

const CODEBOOKS = [
  CODEBOOK,
  CODEBOOK.replace('[ministry]', '[them]'),
  CODEBOOK.replace('port-union:', 'dockers:'),
  CODEBOOK.replace('Night shifts', 'Port'),
];
/** Onto places that were walked by then, or are to come. */
const MOVED = { 'n/1.txt': 'a/z1.txt', 'n/2.txt': 'zz.txt', 'a/3.txt': 'z3.txt' };

async function stored() {
  const folder = new DiskFolder(harbourCorpus());
  const store = path.join(newFolder(), 'corpus.index');
  await scanned(folder, { store });
  return { folder, store };
}

/** The same of a corpus with nothing in it of which a scan needs the texts that are stored. */
async function storedPlain() {
  const file = 'harbour.txt.annotations.yaml';
  const folder = new DiskFolder({
    'codebook.yaml': CODEBOOK,
    'harbour.txt': HARBOUR,
    [file]: annotationFile(['p1', 'p2']),
  });
  const store = path.join(newFolder(), 'corpus.index');
  await scanned(folder, { store });
  return { folder, store, file };
}

/** In its rest, which is read behind the start. */
function damage(store: string): void {
  const bytes = fs.readFileSync(store);
  bytes[bytes.length - 1]! ^= 1;
  fs.writeFileSync(store, bytes);
}

function newFolder(): string {
  return temporaryFolder('policy-annotator-stored');
}
