import assert from 'node:assert/strict';
import { describeSpan, newPosition, type AnnotationFileEdit } from '../../../src/core';
import { Corpus } from '../../../src/project';
import { MemoryFiles } from '../../support/memoryFiles';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';
import { currentText } from '../../../src/project/search/concordance';

const TEXT = 'The port objects to the noise.\n';
const BROKEN = 'format: policy-annotations/1\npositions: [\n';

suite('A change of several articles', () => {
  test('is one step: taken back and done again in all of them at once', async () => {
    const { corpus, files } = await loaded(['a.txt', 'b.txt', 'c.txt']);
    const { articles: outcomes } = await corpus.make(
      {
        articles: ['a.txt', 'b.txt'].map((article) => ({
          article,
          edits: [added(`of-${article[0]!}`)],
        })),
      },
      'two',
    );
    assert.deepEqual(
      [...outcomes].map(([article, { kind }]) => `${article} ${kind}`),
      ['a.txt done', 'b.txt done'],
    );
    await corpus.change('c.txt', [added('of-c')], 'one');
    assert.deepEqual(await idsAfter(corpus, files), ['of-a', 'of-b', 'of-c']);

    await corpus.replay('undo');
    assert.deepEqual(await idsAfter(corpus, files), ['of-a', 'of-b']);
    const replayed = await corpus.replay('undo');
    assert.deepEqual(replayed, {
      label: 'two',
      done: ['a.txt', 'b.txt'],
      refused: [],
      codebook: undefined,
      searches: undefined,
      undone: undefined,
    });
    assert.deepEqual(await idsAfter(corpus, files), []);
    assert.equal(corpus.history.canUndo, false);

    await corpus.replay('redo');
    assert.deepEqual(await idsAfter(corpus, files), ['of-a', 'of-b']);
    await corpus.replay('redo');
    assert.deepEqual(await idsAfter(corpus, files), ['of-a', 'of-b', 'of-c']);
    assert.equal(corpus.history.canRedo, false);
  });

  test('says which article refused it, and changes the others all the same', async () => {
    const { corpus, files } = await loaded(['a.txt', 'b.txt'], {
      'a.txt.annotations.yaml': BROKEN,
    });
    const { articles: outcomes } = await corpus.make(
      { articles: ['a.txt', 'b.txt'].map((article) => ({ article, edits: [added('new')] })) },
      'label',
    );
    assert.deepEqual(
      [...outcomes.values()].map(({ kind }) => kind),
      ['refused', 'done'],
    );
    await corpus.settled();
    assert.equal(files.texts.get('a.txt.annotations.yaml'), BROKEN);
    const replayed = await corpus.replay('undo');
    assert.deepEqual(replayed, {
      label: 'label',
      done: ['b.txt'],
      refused: [],
      codebook: undefined,
      searches: undefined,
      undone: undefined,
    });
  });

  test('that one file does not let go back is taken back in the others, and can be tried again', async () => {
    const { corpus, files } = await loaded(['a.txt', 'b.txt']);
    await corpus.make(
      { articles: ['a.txt', 'b.txt'].map((article) => ({ article, edits: [added('new')] })) },
      'label',
    );
    await corpus.settled();
    const written = files.texts.get('a.txt.annotations.yaml')!;
    files.texts.set('a.txt.annotations.yaml', BROKEN);
    await corpus.filesChanged(['a.txt.annotations.yaml']);
    const replayed = await corpus.replay('undo');
    assert.deepEqual(replayed, {
      label: 'label',
      done: ['b.txt'],
      refused: ['a.txt'],
      codebook: undefined,
      searches: undefined,
      undone: undefined,
    });
    await corpus.settled();
    assert.equal(files.texts.get('a.txt.annotations.yaml'), BROKEN);
    assert.deepEqual([corpus.history.canUndo, corpus.history.canRedo], [true, true]);

    files.texts.set('a.txt.annotations.yaml', written);
    await corpus.filesChanged(['a.txt.annotations.yaml']);
    assert.deepEqual((await corpus.replay('undo'))?.done, ['a.txt']);
    assert.deepEqual(await idsAfter(corpus, files), []);
  });

  test('can be stopped between two articles, and what was done is one step', async () => {
    const { corpus, files } = await loaded(['a.txt', 'b.txt', 'c.txt']);
    const reported: number[] = [];
    const edits = {
      codebook: [{ kind: 'add-actor', actor: { id: 'port', name: 'Port' } } as const],
      articles: ['a.txt', 'b.txt', 'c.txt'].map((article) => ({
        article,
        edits: [added(`of-${article[0]!}`)],
      })),
    };
    const watch = {
      report: (done: number) => reported.push(done),
      isCancelled: () => reported.length === 2,
    };
    const { articles: outcomes } = await corpus.make(edits, 'half', watch);
    assert.deepEqual(reported, [0, 1]);
    assert.deepEqual([...outcomes.keys()], ['a.txt', 'b.txt']);
    assert.deepEqual(await idsAfter(corpus, files), ['of-a', 'of-b']);
    await corpus.replay('undo');
    assert.deepEqual(await idsAfter(corpus, files), []);
    assert.equal(files.texts.get('codebook.yaml'), 'format: policy-codebook/1\n');

    const stopped = await corpus.make(edits, 'none', { isCancelled: () => true });
    assert.equal(stopped.articles.size, 0);
    await corpus.settled();
    assert.equal(files.texts.get('codebook.yaml'), 'format: policy-codebook/1\n');
  });

  test('is made of the texts of articles that are open or closed', async () => {
    const { corpus, files } = await loaded(['a.txt', 'b.txt']);
    files.texts.set('b.txt', '\uFEFFTwo\r\nlines.\n');
    await corpus.open('a.txt', 'Typed and not saved.', true);
    const text = async (path: string) => (await currentText({ corpus, files }, path))?.text;
    assert.equal(await text('a.txt'), 'Typed and not saved.');
    assert.equal(await text('b.txt'), 'Two\nlines.\n');
    assert.equal(await text('gone.txt'), undefined);
  });
});

async function loaded(articles: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const files = new MemoryFiles({
    'codebook.yaml': 'format: policy-codebook/1\n',
    ...Object.fromEntries(articles.map((article) => [article, TEXT])),
    ...more,
  });
  const settings = { coder: () => '', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(files, stillEnvironment(), settings);
  await corpus.load();
  return { corpus, files };
}

function added(id: string): AnnotationFileEdit {
  const quote = [describeSpan(TEXT, { start: 4, end: 8 })];
  const stated = { actors: ['port'], issues: ['noise'], stance: 'oppose' };
  return { kind: 'add', annotation: newPosition({ id, quote, coder: undefined }, stated) };
}

/** The ids in all annotation files once everything is written. */
async function idsAfter(corpus: Corpus, files: MemoryFiles): Promise<readonly string[]> {
  await corpus.settled();
  return [...files.texts]
    .filter(([path]) => path.endsWith('.annotations.yaml'))
    .sort()
    .flatMap(([, text]) => [...text.matchAll(/id: (\S+)/g)].map(([, id]) => id!));
}
