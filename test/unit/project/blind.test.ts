import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TEXT_FORMATS } from '../../../src/core';
import { Corpus, findUses } from '../../../src/project';
import { caseCount } from '../../support/caseCount';
import { directScan, DiskFolder } from '../../support/diskFolder';
import { stillEnvironment } from '../../support/environment';
import { MemoryTexts } from '../../support/memoryTexts';
import { rendered } from '../exports/rendered';
import { annotationFile, CODEBOOK, contentOf, HARBOUR, settled } from './scannedCorpus';

suite('A coder who codes blind', () => {
  test("sees the same with and without others' work: rows, problems, uses, every export", async () => {
    await fc.assert(
      fc.asyncProperty(study, async ({ own, others, isScanned, order }) => {
        const alone = await corpusOf({ ...BASE, ...own }, isScanned);
        const beside = await corpusOf({ ...BASE, ...own, ...others }, isScanned);
        const expected = await shownOf(alone);
        assert.deepEqual(await shownOf(beside), expected);
        // The same after files come and go under the open corpus, told in any order.
        const files = order.filter((file) => file in others);
        for (const file of files) beside.folder.remove(file);
        await beside.corpus.filesChanged(files);
        for (const file of files.toReversed()) alone.folder.put(file, others[file] ?? '');
        await alone.corpus.filesChanged(files.toReversed());
        assert.deepEqual(await shownOf(beside), expected);
        assert.deepEqual(await shownOf(alone), expected);
        for (const one of [alone, beside]) one.folder.remove('.');
      }),
      { numRuns: caseCount(15) },
    );
  });

  test('writes into their own file, also beside an adjudicated one', async () => {
    const { corpus, folder } = await corpusOf({ ...BASE, [ADJUDICATED]: annotationFile(['p9']) });
    assert.equal(corpus.annotationPath('a.txt'), LEAS);
    assert.deepEqual([...corpus.annotationPaths('a.txt')], [ADJUDICATED]);
    assert.equal(folder.isArticle('a.txt'), true);
  });

  test("is shown the others' work once the codebook says so, and not before", async () => {
    const files = { [LEAS]: annotationFile(['p1']), [ADJUDICATED]: annotationFile(['p9']) };
    for (const isScanned of [true, false]) {
      const one = await corpusOf({ ...BASE, ...files }, isScanned);
      assert.deepEqual(idsOf(one.corpus), ['p1']);
      one.folder.put('codebook.yaml', codebookWith('unblinded: {lea: "2024-05-02"}'));
      await one.corpus.filesChanged(['codebook.yaml']);
      await settled(one.corpus);
      assert.deepEqual(idsOf(one.corpus), ['p9']);
      one.folder.put('codebook.yaml', codebookWith('share: 0.2'));
      await one.corpus.filesChanged(['codebook.yaml']);
      await settled(one.corpus);
      assert.deepEqual(idsOf(one.corpus), ['p1']);
    }
  });

  test("renames an entry in the files of all, and is not told of the others'", async () => {
    const maxs = 'a.txt.max.annotations.yaml';
    const { corpus, folder } = await corpusOf({
      ...{ ...BASE, [LEAS]: annotationFile(['p1']), [maxs]: annotationFile(['p2']) },
    });
    const plan = await corpus.planRefactoring({
      ...{ kind: 'rename', layer: 'actor', id: 'port-union', to: 'dockers' },
    });
    assert.ok(plan);
    const hidden = plan.annotationFiles.map(({ path, isHidden }) => [path, isHidden]);
    assert.deepEqual(hidden, [
      [LEAS, false],
      [maxs, true],
    ]);
    assert.equal(await corpus.refactor(plan, 'rename'), 'done');
    await settled(corpus);
    assert.match((await folder.read(maxs))?.text ?? '', /actor: dockers/);
  });

  test("is not told of values in others' files that do not fit, nor of files that block", async () => {
    const maxs = 'a.txt.max.annotations.yaml';
    const withLevel = (id: string): string =>
      annotationFile([id]).replace(/(stance: \S+\n)/, '$1    fields: {level: "high"}\n');
    const book = `${codebookWith('share: 0.2')}fields: {level: {type: text}}\n`;
    const { corpus } = await corpusOf({
      ...{ ...BASE, 'codebook.yaml': book, [LEAS]: withLevel('p1'), [maxs]: withLevel('p2') },
    });
    const plan = await corpus.planRefactoring({
      ...({ kind: 'field-type', field: 'level', misfits: 'keep' } as const),
      to: { type: 'integer', list: false, values: [] },
    });
    assert.deepEqual(
      plan?.misfits.map(({ path }) => path),
      [LEAS],
    );
    const broken = await corpusOf({ ...BASE, [maxs]: `${annotationFile(['p2'])}]` });
    const blocked = await broken.corpus.planRefactoring({
      ...{ kind: 'rename', layer: 'actor', id: 'port-union', to: 'dockers' },
    });
    assert.deepEqual(
      blocked?.blocked.map(({ path, isHidden }) => [path, isHidden]),
      [[maxs, true]],
    );
  });

  test("what others' files name is known to be in use", async () => {
    const maxs = 'a.txt.max.annotations.yaml';
    const { corpus } = await corpusOf({ ...BASE, [maxs]: annotationFile(['p2']) });
    assert.deepEqual(
      [...(await corpus.coders.named(['port-union', 'ministry', 'p2']))],
      ['port-union'],
    );
  });

  test('sees no more while the codebook cannot be read', async () => {
    const files = { [LEAS]: annotationFile(['p1']), [ADJUDICATED]: annotationFile(['p9']) };
    const broken = `<<<<<<< ours\n${codebookWith('share: 0.2')}`;
    for (const isScanned of [true, false]) {
      for (const [coder, ids] of [
        ['lea', ['p1']],
        ['', []],
      ] as const) {
        const given = { ...BASE, ...files, 'codebook.yaml': broken };
        const { corpus, folder } = await corpusOf(given, isScanned, coder);
        assert.deepEqual(idsOf(corpus), ids);
        folder.put('codebook.yaml', codebookWith('unblinded: {lea: "2024-05-02"}'));
        await corpus.filesChanged(['codebook.yaml']);
        await settled(corpus);
        assert.deepEqual(idsOf(corpus), coder === '' ? [] : ['p9']);
      }
    }
  });

  test('is blind only with a file for each coder, and not who says that they direct the study', async () => {
    const files = { [LEAS]: annotationFile(['p1']), [ADJUDICATED]: annotationFile(['p9']) };
    const shared = codebookWith('share: 0.2').replace('one-per-coder', 'shared');
    const one = await corpusOf({ ...BASE, ...files, 'codebook.yaml': shared });
    assert.deepEqual([idsOf(one.corpus), one.corpus.seen], [['p9'], 'all']);
    const leader = await corpusOf({ ...BASE, ...files }, true, '', true);
    assert.deepEqual([idsOf(leader.corpus), leader.corpus.seen], [['p9'], 'all']);
  });
});

suite('Who has not said who they are, in a study whose coders work blind', () => {
  test('sees the same with and without any work: rows, problems, uses, every export', async () => {
    await fc.assert(
      fc.asyncProperty(study, async ({ own, others, isScanned, order }) => {
        const files = { ...own, ...others };
        const bare = await corpusOf(BASE, isScanned, '');
        const beside = await corpusOf({ ...BASE, ...files }, isScanned, '');
        const expected = await shownOf(bare);
        assert.deepEqual(await shownOf(beside), expected);
        for (const file of order.filter((one) => one in files)) beside.folder.remove(file);
        await beside.corpus.filesChanged(order);
        assert.deepEqual(await shownOf(beside), expected);
        for (const one of [bare, beside]) one.folder.remove('.');
      }),
      { numRuns: caseCount(8) },
    );
  });

  test('is shown their own work once they are known, all of it where they direct, and writes nothing before', async () => {
    const files = { [LEAS]: annotationFile(['p1']), [ADJUDICATED]: annotationFile(['p9']) };
    for (const isScanned of [true, false]) {
      let [coder, directs] = ['', false];
      const folder = new DiskFolder({ ...BASE, ...files });
      if (isScanned) folder.scan = directScan(folder);
      const corpus = new Corpus(folder, stillEnvironment(), {
        ...{ coder: () => coder, directs: () => directs },
        ...{ largestText: () => 1e6, kept: new MemoryTexts() },
      });
      const shown = async (): Promise<unknown> => {
        await corpus.load();
        await settled(corpus);
        return [corpus.seen, idsOf(corpus)];
      };
      assert.deepEqual(await shown(), ['nothing', []]);
      const edit = { kind: 'describe', article: { title: 'Another' } } as const;
      const { kind } = await corpus.change('a.txt', [edit], 'describe');
      assert.equal(kind, 'refused');
      coder = 'lea';
      assert.deepEqual(await shown(), ['own', ['p1']]);
      [coder, directs] = ['', true];
      assert.deepEqual(await shown(), ['all', ['p9']]);
      directs = false;
      assert.deepEqual(await shown(), ['nothing', []]);
    }
  });
});

suite('An assignment', () => {
  test('goes with an article that is moved, and one with its folder', async () => {
    const assigned = 'assigned: {a.txt: [lea, max], b/c.md: max}';
    const { corpus } = await corpusOf({ ...BASE, 'codebook.yaml': codebookWith(assigned) });
    await corpus.moves.moved('a.txt', 'z.txt');
    await corpus.moves.moved('b', 'd/e');
    assert.deepEqual(Object.fromEntries(corpus.codebook.coding.assigned), {
      'z.txt': ['lea', 'max'],
      'd/e/c.md': ['max'],
    });
  });

  test('goes with an article that another program moved, once its annotation file is brought to it', async () => {
    const lost = 'gone.txt.lea.annotations.yaml';
    const assigned = 'assigned: {gone.txt: [lea, max], b/c.md: max}';
    const { corpus } = await corpusOf({
      ...{ ...BASE, 'codebook.yaml': codebookWith(assigned) },
      [lost]: annotationFile(['p1']),
    });
    const likely = await corpus.moves.likelyArticles(lost, () => false);
    const moved = likely.find(({ article }) => article === 'a.txt');
    assert.ok(moved);
    await corpus.moves.foundAgain(lost, moved);
    assert.deepEqual(Object.fromEntries(corpus.codebook.coding.assigned), {
      'a.txt': ['lea', 'max'],
      'b/c.md': ['max'],
    });
    // An article that is assigned keeps its own coders.
    const other = likely.find(({ article }) => article === 'b/c.md');
    assert.ok(other);
    const { text } = corpus.knownCodebook;
    await corpus.moves.foundAgain('a.txt.lea.annotations.yaml', other);
    assert.equal(corpus.knownCodebook.text, text);
  });

  test('stays where writing is not allowed', async () => {
    const text = codebookWith('assigned: {a.txt: lea}');
    const { corpus } = await corpusOf({ ...BASE, 'codebook.yaml': text });
    await corpus.moves.moved('a.txt', 'z.txt', false);
    assert.equal(corpus.knownCodebook.text, text);
  });
});

const LEAS = 'a.txt.lea.annotations.yaml';
const ADJUDICATED = 'a.txt.annotations.yaml';

/** Files that a blind coder must not see. */
const OTHERS = [
  ADJUDICATED,
  'a.txt.max.annotations.yaml',
  'a.txt.gold.annotations.yaml',
  'a.txt.nobody.annotations.yaml',
  'b/c.md.annotations.yaml',
  'b/c.md.max.annotations.yaml',
  // Their articles are gone.
  'gone.txt.annotations.yaml',
  'gone.txt.max.annotations.yaml',
];
const OWN = [LEAS, 'b/c.md.lea.annotations.yaml', 'gone.txt.lea.annotations.yaml'];

/** What an annotation file may say. */
const TEXTS = [
  annotationFile(['p1']),
  annotationFile(['p1', 'p2']),
  annotationFile(['p3']).replace('port-union', 'stranger'),
  annotationFile(['p4'], 'words that nobody said'),
  annotationFile(['p1']).replace('oppose', 'support'),
  'format: policy-annotations/1\narticle: {title: Another}\ncoded: {max: {state: complete}}\n...\n',
  'format: policy-annotations/1\npositions: [\n',
  '',
];

const BASE = {
  'codebook.yaml': codebookWith('share: 0.2'),
  'a.txt': HARBOUR,
  'b/c.md': `---\ntitle: One\ndate: 2024-05-01\n---\n${HARBOUR}`,
};

const filesOf = (paths: readonly string[]) =>
  fc
    .uniqueArray(fc.constantFrom(...paths))
    .chain((some) =>
      fc.record(Object.fromEntries(some.map((path) => [path, fc.constantFrom(...TEXTS)]))),
    );

const study = fc.record({
  own: filesOf(OWN),
  others: filesOf(OTHERS),
  isScanned: fc.boolean(),
  order: fc.shuffledSubarray(OTHERS, { minLength: OTHERS.length }),
});

interface Loaded {
  readonly corpus: Corpus;
  readonly folder: DiskFolder;
}

async function corpusOf(
  files: Readonly<Record<string, string>>,
  isScanned = true,
  coder = 'lea',
  directs = false,
): Promise<Loaded> {
  const folder = new DiskFolder(files);
  if (isScanned) folder.scan = directScan(folder);
  const options = {
    ...{ coder: () => coder, directs: () => directs },
    ...{ largestText: () => 1e6, kept: new MemoryTexts() },
  };
  const corpus = new Corpus(folder, stillEnvironment(), options);
  await corpus.load();
  await settled(corpus);
  return { corpus, folder };
}

/** All that views, pages, problems and exports are made of, and the exports themselves. */
async function shownOf({ corpus, folder }: Loaded) {
  await settled(corpus);
  const exports: string[] = [];
  for (const { id } of TEXT_FORMATS)
    exports.push(await rendered(id, corpus.index, { texts: { 'a.txt': HARBOUR } }));
  const uses: unknown[] = [];
  const needs = { corpus, files: folder, environment: stillEnvironment() };
  for await (const found of findUses(needs, { of: 'actor', id: 'port-union' }, () => false))
    uses.push([found.path, found.spans]);
  return { ...contentOf(corpus), exports, uses };
}

function codebookWith(coding: string): string {
  const lists = 'coders: {lea: {name: Lea}, max: {name: Max}}\nannotation-files: one-per-coder\n';
  return `${CODEBOOK}${lists}coding:\n  blind: true\n  ${coding}\n`;
}

function idsOf({ index }: Corpus): readonly string[] | undefined {
  return index.article('a.txt')?.annotations.map(({ annotation }) => annotation.id);
}
