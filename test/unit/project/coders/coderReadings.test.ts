import assert from 'node:assert/strict';
import type { CodersCorpus } from '../../../../src/core';
import { Corpus } from '../../../../src/project';
import { stillEnvironment } from '../../../support/environment';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';

suite('The readings of all coders', () => {
  test('each coder has a reading of their own file, and the plain file is the adjudicated one', async () => {
    const { corpus } = await opened({
      'a.md.lea.annotations.yaml': file('lea', 'oppose', 'complete'),
      'a.md.max.annotations.yaml': file('max', 'support', 'in-progress'),
      'a.md.annotations.yaml': file('lea', 'neutral', 'complete'),
    });
    assert.deepEqual(shown(await corpus.coders.all(never)), [
      'a.md 21..68',
      'lea complete: oppose at 29',
      'max unfinished: support at 29',
      'adjudicated: neutral at 29',
    ]);
  });

  test('coders who share a file are told apart by their records', async () => {
    const { corpus } = await opened(
      { 'a.md.annotations.yaml': file('lea', 'oppose', 'complete') },
      'shared',
    );
    assert.deepEqual(shown(await corpus.coders.all(never)), [
      'a.md 21..68',
      'lea complete: oppose at 29',
    ]);
  });

  test('a file that is refused gives no reading, and its coder is named', async () => {
    const { corpus } = await opened({
      'a.md.lea.annotations.yaml': file('lea', 'oppose', 'complete'),
      'a.md.max.annotations.yaml': 'format: policy-annotations/1\npositions: [&a 1]\n',
    });
    const read = await corpus.coders.all(never);
    assert.deepEqual(read?.articles[0]?.refused, ['max']);
    assert.deepEqual(shown(read), ['a.md 21..68', 'lea complete: oppose at 29']);
  });

  test('a machine has no reading, and an article that only it has read was not begun', async () => {
    const machine = {
      'a.md.m1.annotations.yaml': file('lea', 'oppose', 'complete'),
      'untouched.md.m1.annotations.yaml': file('lea', 'oppose', 'complete'),
    };
    const own = { 'a.md.lea.annotations.yaml': file('lea', 'support', 'complete') };
    const { corpus } = await opened({ ...own, ...machine });
    assert.deepEqual(shown(await corpus.coders.all(never)), [
      'a.md 21..68',
      'lea complete: support at 29',
    ]);
    const shared = await opened(machine, 'shared');
    assert.deepEqual(shown(await shared.corpus.coders.all(never)), []);
    assert.equal(shared.corpus.problems.get('a.md.m1.annotations.yaml'), undefined);
  });

  test('what a machine read is beside the own reading where it is asked for, also for who codes blind', async () => {
    const { corpus } = await opened(
      {
        'a.md.lea.annotations.yaml': file('lea', 'oppose', 'complete'),
        'a.md.max.annotations.yaml': file('max', 'support', 'complete'),
        'a.md.m1.annotations.yaml': file('lea', 'support', 'complete'),
      },
      'one-per-coder\ncoding: {blind: true}',
    );
    assert.equal((await corpus.coders.of('a.md'))?.machine, undefined);
    const read = await corpus.coders.withMachine('a.md', 'm1');
    assert.deepEqual([...(read?.readings.keys() ?? [])], ['lea']);
    assert.equal(read?.machine?.positions[0]?.annotation.stance, 'support');
    // And not in what is known of all.
    const all = await corpus.coders.all(never);
    assert.equal(all?.articles[0]?.machine, undefined);
  });

  test('an open article is read as it is in the editor', async () => {
    const { corpus } = await opened({
      'a.md.lea.annotations.yaml': file('lea', 'oppose', 'complete'),
    });
    await corpus.open('a.md', ARTICLE.replace('Beijing', 'Today Beijing'), true);
    const one = await corpus.coders.of('a.md');
    assert.deepEqual(shown(one && { codebook: corpus.codebook, articles: [one] }), [
      'a.md 21..74',
      'lea complete: oppose at 35',
    ]);
  });

  test('a coder who codes blind gets none but their own, and the standard only if it is asked for', async () => {
    const { corpus } = await opened(
      {
        'a.md.lea.annotations.yaml': file('lea', 'oppose', 'complete'),
        'a.md.max.annotations.yaml': file('max', 'support', 'complete'),
        'a.md.gold.annotations.yaml': file('gold', 'neutral', 'complete'),
        'a.md.annotations.yaml': file('lea', 'neutral', 'complete'),
        'untouched.md.max.annotations.yaml': file('max', 'support', 'complete'),
      },
      'one-per-coder\ncoding: {blind: true}',
    );
    const own = ['a.md 21..68', 'lea complete: oppose at 29'];
    assert.deepEqual(shown(await corpus.coders.all(never)), own);
    const shownOf = async (withGold: boolean) => {
      const one = await corpus.coders.of('a.md', withGold);
      return shown(one && { codebook: corpus.codebook, articles: [one] });
    };
    assert.deepEqual(await shownOf(false), own);
    assert.deepEqual(await shownOf(true), [...own, 'gold complete: neutral at 29']);
  });

  test('what has not changed since is not computed again', async () => {
    const { corpus, memory } = await opened({
      'a.md.max.annotations.yaml': file('max', 'oppose', 'complete'),
      'untouched.md.max.annotations.yaml': file('max', 'support', 'complete'),
    });
    const before = await corpus.coders.all(never);
    memory.texts.set('a.md.max.annotations.yaml', file('max', 'support', 'complete'));
    // Without an event nothing is read; a look at all files needs none.
    assert.equal((await corpus.coders.all(never))?.articles[0], before?.articles[0]);
    await corpus.filesChanged(['a.md.max.annotations.yaml']);
    const after = await corpus.coders.all(never);
    assert.equal(after?.articles[1], before?.articles[1]);
    assert.deepEqual(shown(after).slice(0, 2), ['a.md 21..68', 'max complete: support at 29']);
    memory.texts.set('a.md.max.annotations.yaml', file('max', 'neutral', 'complete'));
    corpus.coders.discard();
    assert.deepEqual(shown(await corpus.coders.all(never)).slice(0, 2), [
      ...['a.md 21..68', 'max complete: neutral at 29'],
    ]);
  });

  test('nothing is given where reading was cancelled', async () => {
    const { corpus } = await opened({
      'a.md.lea.annotations.yaml': file('lea', 'oppose', 'complete'),
    });
    assert.equal(await corpus.coders.all(() => true), undefined);
  });
});

const ARTICLE = '---\ntitle: Trade\n---\nBeijing wants exports to go on for many years.\n';

function never(): boolean {
  return false;
}

function file(coder: string, stance: string, state: string): string {
  return `format: policy-annotations/1
coded:
  ${coder}: {state: ${state}}
positions:
  - id: p1
    actor: china
    issue: exports
    stance: ${stance}
    coder: ${coder}
    quote: {exact: "wants exports to go on", start: 29}
...
`;
}

async function opened(files: Record<string, string>, mode = 'one-per-coder') {
  const memory = new MemoryFiles({
    'codebook.yaml': `format: policy-codebook/1
coders:
  lea: {name: Lea}
  max: {name: Max}
  m1: {name: Model, machine: true}
actors:
  china: {name: China}
issues:
  exports: {name: Exports}
annotation-files: ${mode}
`,
    'a.md': ARTICLE,
    'untouched.md': 'No one has begun this.\n',
    ...files,
  });
  const corpus = new Corpus(memory, stillEnvironment(), {
    coder: () => 'lea',
    largestText: () => 1_000_000,
    kept: new MemoryTexts(),
  });
  await corpus.load();
  return { corpus, memory };
}

function shown(corpus: CodersCorpus | undefined): readonly string[] {
  return (corpus?.articles ?? []).flatMap((article) => [
    `${article.path} ${String(article.continuum.start)}..${String(article.continuum.end)}`,
    ...[...article.readings.values()].map(
      ({ coder, state, positions }) => `${coder} ${state}: ${positions.map(position).join(', ')}`,
    ),
    ...(article.adjudicated
      ? [`adjudicated: ${article.adjudicated.map(position).join(', ')}`]
      : []),
  ]);
}

type Placed = NonNullable<CodersCorpus['articles'][number]['adjudicated']>[number];

function position({ annotation: { stance }, places }: Placed): string {
  return `${stance ?? '–'} at ${String(places[0]?.span?.start)}`;
}
