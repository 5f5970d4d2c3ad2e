import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  describeSpan,
  newPosition,
  type AnnotationFileEdit,
  type CodebookEdit,
} from '../../../src/core';
import { Corpus, type CorpusEdits } from '../../../src/project';
import { caseCount } from '../../support/caseCount';
import { MemoryFiles } from '../../support/memoryFiles';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';

const TEXT = 'The port objects to the noise.\n';
const CODEBOOK = `# Harbours
format: policy-codebook/1
actors:
  port: {name: The port}   # the oldest one
issues:
  noise: {name: Noise}
`;
const TOWN: CodebookEdit = { kind: 'add-actor', actor: { id: 'town', name: 'Town' } };

suite('Undo of annotations and codebook', () => {
  test('takes an actor that was named on the way back with the annotation, and brings both again', async () => {
    const { corpus, files } = await loaded();
    await corpus.make(
      { codebook: [TOWN], articles: [added('a.txt', 'p1', 'town')] },
      'Town ⊖ Noise',
    );
    const after = await bytes(corpus, files);
    assert.match(after.get('codebook.yaml') ?? '', /^ {2}town:/m);
    const undone = await corpus.replay('undo');
    assert.deepEqual(undone, {
      label: 'Town ⊖ Noise',
      done: ['a.txt'],
      refused: [],
      codebook: 'done',
      searches: undefined,
      undone: undefined,
    });
    assert.equal((await bytes(corpus, files)).get('codebook.yaml'), CODEBOOK);
    assert.equal(corpus.history.canUndo, false);
    await corpus.replay('redo');
    assert.deepEqual(await bytes(corpus, files), after);
  });

  test('of the first annotation leaves no file, and redo makes it again', async () => {
    const { corpus, files } = await loaded();
    const before = await bytes(corpus, files);
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'first');
    const after = await bytes(corpus, files);
    assert.ok(after.has('a.txt.annotations.yaml'));
    await corpus.replay('undo');
    assert.deepEqual(await bytes(corpus, files), before);
    await corpus.replay('redo');
    assert.deepEqual(await bytes(corpus, files), after);
    await corpus.replay('undo');
    assert.deepEqual(await bytes(corpus, files), before);
    // What is annotated next begins a file again.
    await corpus.make({ articles: [added('a.txt', 'p2', 'port')] }, 'second');
    assert.match((await bytes(corpus, files)).get('a.txt.annotations.yaml') ?? '', /id: p2/);
  });

  test('of the first annotation calls no file empty while it is removed', async () => {
    const { corpus, files } = await loaded();
    const path = 'a.txt.annotations.yaml';
    await corpus.open('a.txt', TEXT, true);
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'first');
    await corpus.settled();
    let remove = (): void => undefined;
    const allowed = new Promise<void>((resolve) => (remove = resolve));
    const removed = files.removeFile.bind(files);
    files.removeFile = (...args) => allowed.then(() => removed(...args));
    await corpus.replay('undo');
    assert.ok(files.texts.has(path));
    assert.equal(corpus.problems.get(path), undefined);
    remove();
    assert.ok(!(await bytes(corpus, files)).has(path));
    assert.equal(corpus.problems.get(path), undefined);
  });

  test('taken back before it was written, the first annotation leaves no file either', async () => {
    const { corpus, files } = await loaded();
    const before = await bytes(corpus, files);
    const making = corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'first');
    const undoing = corpus.replay('undo');
    await Promise.all([making, undoing]);
    assert.deepEqual(await bytes(corpus, files), before);
  });

  test('of the first annotation leaves a file in which somebody wrote', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'first');
    await corpus.settled();
    const path = 'a.txt.annotations.yaml';
    files.change(path, (text) => text.replace('positions:', '# of Ana\npositions:'));
    await corpus.filesChanged([path]);
    await corpus.replay('undo');
    assert.match((await bytes(corpus, files)).get(path) ?? '', /# of Ana/);
  });

  test('of the first annotation leaves a file that another program changes at that moment', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'first');
    await corpus.settled();
    const path = 'a.txt.annotations.yaml';
    // The corpus has not heard of it yet.
    files.change(path, (text) => text.replace('...', 'x-note: mine\n...'));
    await corpus.replay('undo');
    const text = (await bytes(corpus, files)).get(path) ?? '';
    assert.match(text, /x-note: mine/);
    assert.doesNotMatch(text, /id: p1/);
  });

  test('of the first annotation keeps a file that was there before, though nothing was in it', async () => {
    const { corpus, files } = await loaded();
    const path = 'a.txt.annotations.yaml';
    files.texts.set(path, 'format: policy-annotations/1\n...\n');
    await corpus.filesChanged([path]);
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'first');
    await corpus.replay('undo');
    assert.ok((await bytes(corpus, files)).has(path));
  });

  test('leaves an actor in the codebook that something else names by now', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ codebook: [TOWN], articles: [added('a.txt', 'p1', 'town')] }, 'first');
    files.texts.set('b.txt.annotations.yaml', annotationFile('p2', 'town'));
    await corpus.filesChanged(['b.txt.annotations.yaml']);
    const undone = await corpus.replay('undo');
    assert.deepEqual([undone?.done, undone?.codebook], [['a.txt'], 'kept']);
    assert.ok(corpus.codebook.actors.has('town'));
    assert.equal(corpus.history.canUndo, false);
    await corpus.replay('redo');
    assert.deepEqual(
      corpus.index.article('a.txt')?.annotations.map(({ annotation: { id } }) => id),
      ['p1'],
    );
  });

  test('leaves an actor in the codebook that the file of another coder names', async () => {
    for (const [actor, outcome] of [
      ['town', 'kept'],
      ['port', 'done'],
    ] as const) {
      const { corpus } = await loaded({
        'codebook.yaml': `${CODEBOOK}annotation-files: one-per-coder\n`,
        'a.txt.max.annotations.yaml': annotationFile('p2', actor),
      });
      await corpus.make({ codebook: [TOWN] }, 'Town');
      assert.equal((await corpus.replay('undo'))?.codebook, outcome);
      assert.equal(corpus.codebook.actors.has('town'), outcome === 'kept');
    }
  });

  test('leaves an actor in the codebook whose entry was changed by hand', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ codebook: [TOWN] }, 'Town');
    await corpus.settled();
    const edited = (files.texts.get('codebook.yaml') ?? '').replace('"Town"', '"The town"');
    files.texts.set('codebook.yaml', edited);
    await corpus.filesChanged(['codebook.yaml']);
    assert.equal((await corpus.replay('undo'))?.codebook, 'kept');
    await corpus.settled();
    assert.equal(files.texts.get('codebook.yaml'), edited);
  });

  test('of an alias takes the alias back, and nothing else', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'position');
    const before = await bytes(corpus, files);
    const alias = {
      kind: 'alias',
      layer: 'actor',
      id: 'port',
      to: { text: 'the harbour' },
    } as const;
    await corpus.make({ codebook: [alias] }, 'alias');
    assert.equal(corpus.history.next('undo')?.label, 'alias');
    await corpus.replay('undo');
    assert.deepEqual(await bytes(corpus, files), before);
  });

  test('of a field of the codebook takes that back, also where another one was changed by hand', async () => {
    const { corpus, files } = await loaded();
    const name = { kind: 'set', layer: 'issue', id: 'noise', key: 'name' } as const;
    await corpus.make(
      { codebook: [{ ...name, from: 'Noise', to: 'Night noise' }] },
      'Name of Noise',
    );
    await corpus.settled();
    const renamed = files.texts.get('codebook.yaml') ?? '';
    assert.equal(renamed, CODEBOOK.replace('name: Noise', 'name: "Night noise"'));
    files.texts.set('codebook.yaml', renamed.replace('The port', 'The harbour'));
    await corpus.filesChanged(['codebook.yaml']);
    const undone = await corpus.replay('undo');
    assert.deepEqual([undone?.label, undone?.codebook], ['Name of Noise', 'done']);
    assert.equal(corpus.codebook.issues.get('noise')?.name, 'Noise');
    await corpus.replay('redo');
    const after = (await bytes(corpus, files)).get('codebook.yaml');
    assert.equal(after, renamed.replace('The port', 'The harbour'));
  });

  test('of a field that was changed by hand since leaves it, and goes on to the change before', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'position');
    const name = { kind: 'set', layer: 'issue', id: 'noise', key: 'name' } as const;
    await corpus.make({ codebook: [{ ...name, from: 'Noise', to: 'Night noise' }] }, 'name');
    await corpus.settled();
    const theirs = (files.texts.get('codebook.yaml') ?? '').replace('Night noise', 'Din');
    files.texts.set('codebook.yaml', theirs);
    await corpus.filesChanged(['codebook.yaml']);
    assert.equal((await corpus.replay('undo'))?.codebook, 'kept');
    assert.equal((await bytes(corpus, files)).get('codebook.yaml'), theirs);
    assert.deepEqual((await corpus.replay('undo'))?.done, ['a.txt']);
  });

  test('goes on to the change before where the entry was removed by hand', async () => {
    const alias = { kind: 'alias', layer: 'actor', id: 'port', to: { text: 'harbour' } } as const;
    const { corpus, files } = await loaded();
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'position');
    await corpus.make({ codebook: [alias] }, 'alias');
    await corpus.settled();
    const theirs = CODEBOOK.replace(/ {2}port:.*\n/, '');
    files.texts.set('codebook.yaml', theirs);
    await corpus.filesChanged(['codebook.yaml']);
    assert.equal((await corpus.replay('undo'))?.codebook, 'kept');
    assert.equal((await bytes(corpus, files)).get('codebook.yaml'), theirs);
    assert.deepEqual((await corpus.replay('undo'))?.done, ['a.txt']);
    assert.equal(corpus.history.canUndo, false);
  });

  test('of a new actor that was removed by hand takes the annotation back, and redo brings both', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ codebook: [TOWN], articles: [added('a.txt', 'p1', 'town')] }, 'Town');
    const after = await bytes(corpus, files);
    files.texts.set('codebook.yaml', CODEBOOK);
    await corpus.filesChanged(['codebook.yaml']);
    const undone = await corpus.replay('undo');
    assert.deepEqual([undone?.done, undone?.codebook], [['a.txt'], 'done']);
    assert.equal(corpus.history.canUndo, false);
    assert.equal((await bytes(corpus, files)).get('codebook.yaml'), CODEBOOK);
    await corpus.replay('redo');
    assert.deepEqual(await bytes(corpus, files), after);
  });

  test('has nothing to take back of an alias that was there', async () => {
    const { corpus } = await loaded();
    const alias = { kind: 'alias', layer: 'actor', id: 'port', to: { text: 'The port' } } as const;
    await corpus.make({ codebook: [alias] }, 'alias');
    assert.equal(corpus.history.canUndo, false);
  });

  test('where the annotation file refuses the change, nothing stays in the codebook', async () => {
    const { corpus, files } = await loaded({ 'a.txt.annotations.yaml': 'positions: [\n' });
    const made = await corpus.make(
      { codebook: [TOWN], articles: [added('a.txt', 'p1', 'town')] },
      'refused',
    );
    assert.equal(made.articles.get('a.txt')?.kind, 'refused');
    assert.equal((await bytes(corpus, files)).get('codebook.yaml'), CODEBOOK);
    assert.equal(corpus.history.canUndo, false);
  });

  test('where the codebook refuses the change, nothing is annotated', async () => {
    const { corpus, files } = await loaded({ 'codebook.yaml': 'format: [\n' });
    const made = await corpus.make(
      { codebook: [TOWN], articles: [added('a.txt', 'p1', 'town')] },
      'refused',
    );
    assert.deepEqual([made.codebook?.kind, made.articles.size], ['refused', 0]);
    assert.equal((await bytes(corpus, files)).has('a.txt.annotations.yaml'), false);
  });

  test('writes nothing over what another program has changed meanwhile', async () => {
    const theirs: readonly (readonly [string, (text: string) => string])[] = [
      ['another stance', (text) => text.replace('stance: oppose', 'stance: support')],
      ['removed', () => 'format: policy-annotations/1\n...\n'],
    ];
    for (const [what, change] of theirs) {
      const { corpus, files } = await loaded();
      await corpus.make({ articles: [added('b.txt', 'p0', 'port')] }, 'earlier');
      await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'ours');
      await corpus.settled();
      const text = change(files.texts.get('a.txt.annotations.yaml') ?? '');
      files.texts.set('a.txt.annotations.yaml', text);
      await corpus.filesChanged(['a.txt.annotations.yaml']);
      await corpus.settled();
      assert.equal(corpus.history.offered, undefined, what);
      const refused = await corpus.replay('undo');
      assert.deepEqual([refused?.label, refused?.refused], ['ours', ['a.txt']], what);
      assert.equal((await bytes(corpus, files)).get('a.txt.annotations.yaml'), text, what);
      // Then it is not in the way of the change before it.
      assert.equal(corpus.history.offered, 'earlier', what);
      assert.deepEqual((await corpus.replay('undo'))?.done, ['b.txt'], what);
    }
  });

  test('of an annotation whose file is gone is said once, and goes on to the change before', async () => {
    const { corpus, files } = await loaded();
    await corpus.make({ articles: [added('b.txt', 'p0', 'port')] }, 'earlier');
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'ours');
    await corpus.settled();
    files.texts.delete('a.txt.annotations.yaml');
    await corpus.filesChanged(['a.txt.annotations.yaml']);
    assert.deepEqual((await corpus.replay('undo'))?.refused, ['a.txt']);
    assert.deepEqual((await corpus.replay('undo'))?.done, ['b.txt']);
    assert.equal((await bytes(corpus, files)).has('a.txt.annotations.yaml'), false);
  });

  test('goes on where another program has changed something else in the file', async () => {
    const { corpus, files } = await loaded({
      'a.txt.annotations.yaml': annotationFile('p9', 'port'),
    });
    await corpus.make({ articles: [added('a.txt', 'p1', 'port')] }, 'ours');
    await corpus.settled();
    const text = files.texts.get('a.txt.annotations.yaml') ?? '';
    files.texts.set('a.txt.annotations.yaml', text.replace('{id: p9, ', '{id: p9, note: theirs, '));
    await corpus.filesChanged(['a.txt.annotations.yaml']);
    assert.deepEqual((await corpus.replay('undo'))?.done, ['a.txt']);
    const left = (await bytes(corpus, files)).get('a.txt.annotations.yaml') ?? '';
    assert.match(left, /note: theirs/);
    assert.doesNotMatch(left, /p1/);
  });

  test('of any changes, as many times, leaves every byte as it was', async () => {
    const change = fc.constantFrom<CorpusEdits>(
      { codebook: [TOWN], articles: [added('a.txt', 'p1', 'town')] },
      { articles: [added('a.txt', 'p2', 'port'), added('b.txt', 'p3', 'port')] },
      { codebook: [{ kind: 'alias', layer: 'actor', id: 'port', to: { text: 'the harbour' } }] },
      { codebook: [{ kind: 'add-issue', issue: { id: 'toll', name: 'Toll' } }] },
      {
        codebook: [
          {
            ...{ kind: 'set', layer: 'actor', id: 'port', key: 'note' },
            from: undefined,
            to: 'Old.',
          },
        ],
      },
      { codebook: [{ kind: 'add-stance', stance: { id: 'doubt', polarity: -1 } }] },
      { articles: [{ article: 'b.txt', edits: [{ kind: 'delete', id: 'p3' }] }] },
      {
        articles: [
          {
            article: 'a.txt',
            edits: [
              {
                kind: 'code',
                coder: 'lea',
                coding: {
                  state: 'complete',
                  date: undefined,
                  codebook: undefined,
                  reason: undefined,
                },
              },
            ],
          },
        ],
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const { corpus, files } = await loaded({
          'b.txt.annotations.yaml': annotationFile('p9', 'port'),
        });
        const states = [await bytes(corpus, files)];
        for (const one of changes) {
          const before = corpus.history.next('undo');
          await corpus.make(one, 'change');
          if (corpus.history.next('undo') !== before) states.push(await bytes(corpus, files));
        }
        for (const state of states.slice(0, -1).reverse()) {
          await corpus.replay('undo');
          assert.deepEqual(stated(await bytes(corpus, files)), stated(state));
        }
        for (const state of states.slice(1)) {
          await corpus.replay('redo');
          assert.deepEqual(stated(await bytes(corpus, files)), stated(state));
        }
      }),
      { numRuns: caseCount(60) },
    );
  });
});

/** An annotation file from which all was taken back stays, without annotations. */
function stated(files: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...files].filter(([, text]) => !/^format: policy-annotations\/1\n\.\.\.\n$/.test(text));
}

async function bytes(corpus: Corpus, files: MemoryFiles): Promise<ReadonlyMap<string, string>> {
  await corpus.settled();
  return new Map([...files.texts].filter(([path]) => path.endsWith('.yaml')).sort());
}

function added(article: string, id: string, actor: string) {
  const edit: AnnotationFileEdit = { kind: 'add', annotation: position(id, actor) };
  return { article, edits: [edit] };
}

function position(id: string, actor: string) {
  const quote = [describeSpan(TEXT, { start: 4, end: 16 })];
  const answers = { actors: [actor], issues: ['noise'], stance: 'oppose' };
  return newPosition({ id, quote, coder: undefined }, answers);
}

function annotationFile(id: string, actor: string): string {
  return [
    'format: policy-annotations/1',
    'positions:',
    `  - {id: ${id}, actor: ${actor}, issue: noise, stance: oppose, quote: {exact: objects}}`,
    '...',
    '',
  ].join('\n');
}

async function loaded(more: Readonly<Record<string, string>> = {}) {
  const files = new MemoryFiles({
    'codebook.yaml': CODEBOOK,
    'a.txt': TEXT,
    'b.txt': TEXT,
    ...more,
  });
  const corpus = new Corpus(files, stillEnvironment(), {
    coder: () => '',
    kept: new MemoryTexts(),
    largestText: () => Infinity,
  });
  await corpus.load();
  return { corpus, files };
}
