import assert from 'node:assert/strict';
import fc from 'fast-check';
import fs from 'node:fs';
import path from 'node:path';
import { Corpus } from '../../../src/project';
import { caseCount } from '../../support/caseCount';
import { directScan, DiskFolder } from '../../support/diskFolder';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';
import { annotationFile, CODEBOOK, contentOf, HARBOUR, MANY, settled } from './scannedCorpus';
import { temporaryFolder } from '../../support/temporaryFolder';

suite('A corpus with an annotation file for each coder that the host scans', () => {
  test('what is wrong in a file is not told any more when the article is read from another one', async () => {
    const { folder, corpus } = await started({ [OWN]: UNKNOWN });
    assert.deepEqual(faultyFiles(corpus), [OWN]);
    folder.put(SHARED, annotationFile(['p1']));
    await corpus.filesChanged([SHARED]);
    await settled(corpus);
    assert.deepEqual(faultyFiles(corpus), []);
  });

  test('what a coder said is not read as what the next one says, though the codebook changed as well', async () => {
    const { folder, corpus, become } = await started({ [OWN]: annotationFile(['p1']) });
    become('tom');
    folder.put('codebook.yaml', CODEBOOKS[1]!);
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(idsOf(corpus), []);
    assert.deepEqual(faultyFiles(corpus), []);
  });

  test('a shared file that says what the own one said has its problems from then on', async () => {
    const { folder, corpus } = await started({ [OWN]: UNKNOWN });
    folder.put(SHARED, UNKNOWN);
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(faultyFiles(corpus), [SHARED]);
    folder.remove(SHARED);
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(faultyFiles(corpus), [OWN]);
  });

  test("an article's own file is not that of a coder of another one, whose name is like its end", async () => {
    const [other, file] = ['a.txt.md', 'a.txt.md.annotations.yaml'];
    const { folder, corpus, become } = await started({ [other]: HARBOUR, [file]: UNKNOWN });
    become('md');
    await corpus.load();
    const coding = { state: 'complete', date: undefined, codebook: undefined } as const;
    const code = { ...coding, reason: undefined };
    await corpus.change('a.txt', [{ kind: 'code', coder: 'md', coding: code }], 'label');
    await corpus.settled();
    assert.equal(corpus.annotationPath('a.txt'), SHARED);
    assert.equal(fs.readFileSync(path.join(folder.root, file), 'utf8'), UNKNOWN);
    assert.deepEqual(idsOf(corpus), []);
  });

  test('a file of another coder that went and came, of which only the first was told, is there', async () => {
    const { folder, corpus } = await started({ [TOMS]: annotationFile(['p1']) });
    folder.remove(TOMS);
    await corpus.filesChanged([TOMS]);
    assert.deepEqual(corpus.annotationPaths('a.txt'), []);
    folder.put(TOMS, annotationFile(['p1']));
    await corpus.load();
    assert.deepEqual(corpus.annotationPaths('a.txt'), [TOMS]);
  });

  test('another thread, told anew, finds the own file where the shared one is gone', async () => {
    const { folder, corpus, die } = await started({
      // Told to be read by itself.
      [OWN]: annotationFile(['p1', 'p2'], 'words that nobody said'),
      [SHARED]: annotationFile(['a1', 'a2', 'a3', 'a4', 'a5', 'a6']),
    });
    const dropped: string[] = [];
    corpus.drops.onDidDrop(({ path: file }) => dropped.push(file));
    die();
    folder.remove(SHARED);
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(idsOf(corpus), ['p1', 'p2']);
    assert.equal(corpus.annotationPath('a.txt'), OWN);
    assert.deepEqual(dropped, [SHARED]);
  });

  test('files that went while nobody was listening are not there, though no article was left', async () => {
    const { folder, corpus, die } = await started({ [SHARED]: UNKNOWN });
    folder.remove('a.txt');
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(codesOf(corpus, SHARED), ['article-missing']);
    die();
    folder.remove(SHARED);
    await corpus.load();
    await settled(corpus);
    assert.deepEqual(faultyFiles(corpus), []);
  });

  test('an article that is removed while a scan tells it is not there', async () => {
    const { folder, corpus } = await started({});
    folder.put('d.txt', HARBOUR);
    await loadWith({ folder, corpus }, () => {
      folder.remove('d.txt');
      return corpus.filesChanged(['d.txt']);
    });
    assert.equal(corpus.index.article('d.txt'), undefined);
    assert.equal(corpus.articleOfAnnotations('d.txt.annotations.yaml'), undefined);
  });

  test('an open article whose file is made again while a scan tells it is there', async () => {
    const { folder, corpus } = await started({});
    folder.open.add('a.txt');
    await corpus.open('a.txt', HARBOUR, true);
    folder.remove('a.txt');
    await corpus.load();
    assert.equal(corpus.articleOfAnnotations(SHARED), undefined);
    folder.put('a.txt', HARBOUR);
    await loadWith({ folder, corpus }, () => corpus.filesChanged(['a.txt']));
    assert.equal(corpus.articleOfAnnotations(SHARED), 'a.txt');
  });

  test('after any changes, told or not, in the midst of scans too, it is what reading anew gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const one = await started({
          [OWN]: annotationFile(['p1']),
          'b/c.md': `---\ntitle: One\n---\n${HARBOUR}`,
          'b/c.md.annotations.yaml': annotationFile(['p1']),
        });
        for (const each of steps) await HOW[each.how](one, each);
        for (const file of [...one.folder.open]) await HOW.closed(one, { file, text: 0 });
        // What nobody told of is found by the next look at all files.
        await one.corpus.load();
        await settled(one.corpus);
        const files = Object.create(one.folder, { scan: { value: undefined } }) as DiskFolder;
        const anew = corpusOf(files, one.coder);
        await anew.load();
        await settled(anew);
        assert.deepEqual(contentOf(one.corpus), contentOf(anew));
        assert.deepEqual(pathsOf(one.corpus), pathsOf(anew));
        one.folder.remove('.');
      }),
      { numRuns: caseCount(100) },
    );
  });
});

const SHARED = 'a.txt.annotations.yaml';
const OWN = 'a.txt.lea.annotations.yaml';
const TOMS = 'a.txt.tom.annotations.yaml';
const UNKNOWN = annotationFile(['p3']).replace('port-union', 'nobody');

const TEXTS = [
  HARBOUR,
  `Before. ${HARBOUR}`,
  'The ministry and the Port Union.\n',
  `---\ntitle: Two\n---\n${HARBOUR}`,
  undefined,
  undefined,
];
const FILES = [
  annotationFile(['p1']),
  annotationFile(['p1', 'p2']),
  UNKNOWN,
  annotationFile(['p4'], 'words that nobody said'),
  undefined,
  undefined,
];
const PER_CODER = CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:');
const CODEBOOKS = [PER_CODER, PER_CODER.replace('port-union:', 'dockers:'), CODEBOOK];

interface Started {
  corpus: Corpus;
  readonly folder: DiskFolder;
  readonly coder: () => string;
  readonly become: (coder: string) => void;
  /** Its thread ends: the next one knows only what is stored. */
  readonly die: () => void;
  readonly restart: () => Promise<void>;
}

async function started(files: Readonly<Record<string, string>>): Promise<Started> {
  const storage = temporaryFolder('policy-annotator-coders');
  const store = path.join(storage, 'corpus.index');
  const folder = new DiskFolder({ 'codebook.yaml': PER_CODER, 'a.txt': HARBOUR, ...files });
  let own = 'lea';
  const coder = () => own;
  const one: Started = {
    corpus: corpusOf(folder, coder),
    folder,
    coder,
    become: (other) => void (own = other),
    die: () => {
      const scan = directScan(folder, { store });
      let isNew = true;
      folder.scan = async (asked) => {
        if (isNew && !asked.whole) return 'failed';
        isNew = false;
        return scan(asked);
      };
    },
    restart: async () => {
      folder.scan = directScan(folder, { store });
      folder.open.clear();
      one.corpus = corpusOf(folder, coder);
      await one.corpus.load();
    },
  };
  await one.restart();
  await settled(one.corpus);
  return one;
}

interface Step {
  readonly file: string;
  readonly text: number;
}

const HOW = {
  untold: change,
  event: async (one: Started, step: Step) => {
    change(one, step);
    await one.corpus.filesChanged([step.file]);
  },
  burst: async (one: Started, step: Step) => {
    change(one, step);
    await one.corpus.filesChanged([step.file, ...MANY]);
  },
  load: async (one: Started, step: Step) => {
    change(one, step);
    await one.corpus.load();
  },
  stopped: async (one: Started, step: Step) => {
    change(one, step);
    let asked = 0;
    await one.corpus.load(() => ++asked > step.text);
  },
  midway: (one: Started, step: Step) => loadWith(one, () => change(one, step)),
  'midway and told': (one: Started, step: Step) => loadWith(one, () => HOW.event(one, step)),
  died: (one: Started, step: Step) => {
    change(one, step);
    one.die();
  },
  restart: async (one: Started, step: Step) => {
    change(one, step);
    await one.restart();
  },
  coder: async (one: Started, step: Step) => {
    change(one, step);
    one.become(one.coder() === 'lea' ? 'tom' : 'lea');
    await one.corpus.load();
  },
  renamed: ({ folder }: Started) => {
    const [shared, own] = [SHARED, OWN].map((file) => path.join(folder.root, file));
    if (fs.existsSync(shared!)) fs.renameSync(shared!, own!);
    else if (fs.existsSync(own!)) fs.renameSync(own!, shared!);
  },
  opened: async ({ corpus, folder }: Started, { file }: Step) => {
    const place = path.join(folder.root, file);
    if (!folder.isArticle(file) || !fs.existsSync(place)) return;
    folder.open.add(file);
    await corpus.open(file, fs.readFileSync(place, 'utf8'), true);
  },
  closed: async ({ corpus, folder }: Started, { file }: Step) => {
    if (folder.open.delete(file)) await corpus.close(file);
  },
  annotated: async ({ corpus }: Started, { text }: Step) => {
    if (!corpus.index.article('a.txt')) return;
    const coding = { state: 'complete', date: undefined, codebook: undefined } as const;
    const code = { ...coding, reason: `step ${text}` };
    await corpus.change('a.txt', [{ kind: 'code', coder: 'lea', coding: code }], 'label');
    await corpus.settled();
  },
};

const step = fc.record({
  file: fc.constantFrom(
    'a.txt',
    SHARED,
    OWN,
    TOMS,
    'b/c.md',
    'b/c.md.annotations.yaml',
    'b/c.md.lea.annotations.yaml',
    'd.txt',
    'codebook.yaml',
  ),
  text: fc.nat(5),
  how: fc.constantFrom(...(Object.keys(HOW) as (keyof typeof HOW)[])),
});

function change({ folder }: Started, { file, text }: Step): void {
  const isCodebook = file === 'codebook.yaml';
  const texts = isCodebook ? CODEBOOKS : file.endsWith('.yaml') ? FILES : TEXTS;
  const next = texts[text % texts.length];
  if (next === undefined) folder.remove(file);
  else folder.put(file, next);
}

/** Something happens when the folder is walked and read, and the first part of it not yet taken. */
async function loadWith(
  { corpus, folder }: Pick<Started, 'corpus' | 'folder'>,
  happens: () => unknown,
): Promise<void> {
  const scan = folder.scan!;
  let hasHappened = false;
  folder.scan = (asked) =>
    scan({
      ...asked,
      take: async (part) => {
        if (!hasHappened) {
          hasHappened = true;
          await happens();
        }
        await asked.take(part);
      },
    });
  await corpus.load();
  folder.scan = scan;
}

function corpusOf(folder: DiskFolder, coder: () => string): Corpus {
  const options = { coder, largestText: () => 1e6, kept: new MemoryTexts() };
  return new Corpus(folder, stillEnvironment(), options);
}

function idsOf({ index }: Corpus): readonly string[] | undefined {
  return index.article('a.txt')?.annotations.map(({ annotation }) => annotation.id);
}

function codesOf({ problems }: Corpus, file: string): readonly string[] | undefined {
  return problems.get(file)?.problems.map(({ code }) => code);
}

function faultyFiles({ problems }: Corpus): readonly string[] {
  return [...problems].filter(([, found]) => found.problems.length > 0).map(([file]) => file);
}

/** Which annotation files belong to which articles. */
function pathsOf(corpus: Corpus): unknown {
  return ['a.txt', 'b/c.md', 'd.txt'].map((article) => [
    corpus.annotationPath(article),
    [...corpus.annotationPaths(article)].sort(),
    corpus.articleOfAnnotations(`${article}.annotations.yaml`),
    corpus.articleOfAnnotations(`${article}.lea.annotations.yaml`),
  ]);
}
