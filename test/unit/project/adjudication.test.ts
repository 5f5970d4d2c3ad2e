import assert from 'node:assert/strict';
import {
  annotationFileOf,
  articleQueue,
  decisionEdits,
  firstEdits,
  identicalEdits,
  NO_METADATA,
  type AnnotationFileEdit,
} from '../../../src/core';
import { Corpus } from '../../../src/project';
import { stillEnvironment } from '../../support/environment';
import { MemoryFiles } from '../../support/memoryFiles';
import { MemoryTexts } from '../../support/memoryTexts';

const PLAIN = annotationFileOf('a.txt');

suite('A decision of an adjudicator', () => {
  test('goes into the plain file, which is read from then on, and undo takes the file back', async () => {
    const { corpus, memory } = await opened();
    const before = new Map(memory.texts);
    assert.equal(corpus.annotationPath('a.txt'), annotationFileOf('a.txt', 'lea'));
    await decide(corpus, true);
    assert.equal(corpus.annotationPath('a.txt'), PLAIN);
    const row = corpus.index.article('a.txt');
    assert.deepEqual(
      row?.annotations.map(({ annotation }) => annotation.coder),
      ['eve'],
    );
    assert.equal(row.decided?.size, 1);
    assert.equal(row.metadata.title, 'Talks');
    const read = await corpus.coders.of('a.txt');
    assert.deepEqual(states(read), ['decided', 'waiting']);

    await corpus.replay('undo');
    await corpus.settled();
    assert.deepEqual(memory.texts, before);
    assert.equal(corpus.annotationPath('a.txt'), annotationFileOf('a.txt', 'lea'));
    assert.equal(corpus.index.article('a.txt')?.annotations.length, 2);
    await corpus.replay('redo');
    assert.deepEqual(states(await corpus.coders.of('a.txt')), ['decided', 'waiting']);
  });

  test('is undone alone, with every byte of the one before it', async () => {
    const { corpus, memory } = await opened();
    await decide(corpus, true);
    await corpus.settled();
    const one = memory.texts.get(PLAIN);
    await decide(corpus, false);
    await corpus.settled();
    assert.deepEqual(states(await corpus.coders.of('a.txt')), ['decided', 'decided']);
    assert.notEqual(memory.texts.get(PLAIN), one);
    await corpus.replay('undo');
    await corpus.settled();
    assert.equal(memory.texts.get(PLAIN), one);
  });
});

function states(read: Awaited<ReturnType<Corpus['coders']['of']>>): readonly string[] {
  assert.ok(read);
  return articleQueue(read).passages.map(({ state }) => state);
}

let ids = 0;

/** Accepts what is identical, or decides that nothing of the rest counts. */
async function decide(corpus: Corpus, identical: boolean): Promise<void> {
  const article = await corpus.coders.of('a.txt');
  assert.ok(article);
  const { passages } = articleQueue(article);
  const decided = {
    by: 'eve',
    at: '2026-01-01T00:00:00Z',
    newId: () => `n${String((ids += 1))}x`,
  };
  const rest = passages.filter(({ state }) => state === 'waiting');
  const edits: readonly AnnotationFileEdit[] = identical
    ? identicalEdits(passages, decided)
    : rest.flatMap((passage) => decisionEdits(passage, [], decided));
  await corpus.make(
    {
      articles: [
        { article: 'a.txt', path: PLAIN, edits: [...firstEdits(article, NO_METADATA), ...edits] },
      ],
    },
    'Decide',
  );
}

const TEXT = 'Beijing wants exports to go on. Later it may stop them.\n';

function file(coder: string, stance: string): string {
  return `format: policy-annotations/1
article:
  title: "Talks"
coded:
  ${coder}: {state: complete}
positions:
  - id: ${coder}1
    actor: china
    issue: exports
    stance: support
    coder: ${coder}
    quote: {exact: "wants exports to go on", start: 8}
  - id: ${coder}2
    actor: china
    issue: exports
    stance: ${stance}
    coder: ${coder}
    quote: {exact: "may stop them", start: 41}
...
`;
}

async function opened() {
  const memory = new MemoryFiles({
    'codebook.yaml': `format: policy-codebook/1
coders:
  lea: {name: Lea}
  max: {name: Max}
  eve: {name: Eve}
actors:
  china: {name: China}
issues:
  exports: {name: Exports}
annotation-files: one-per-coder
`,
    'a.txt': TEXT,
    [annotationFileOf('a.txt', 'lea')]: file('lea', 'oppose'),
    [annotationFileOf('a.txt', 'max')]: file('max', 'neutral'),
  });
  const corpus = new Corpus(memory, stillEnvironment(), {
    coder: () => 'lea',
    largestText: () => 1_000_000,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  return { corpus, memory };
}
