import assert from 'node:assert/strict';
import { Corpus, type SaveOutcome } from '../../../src/project';
import type { SearchesEdit } from '../../../src/core';
import { MemoryFiles } from '../../support/memoryFiles';
import { MemoryTexts } from '../../support/memoryTexts';
import { stillEnvironment } from '../../support/environment';

const PATH = 'searches.yaml';
const CODEBOOK = 'format: policy-codebook/1\nactors: {port-union: {name: Port Union}}\n';
const DOCKS =
  'format: policy-searches/1\nsearches:\n  - name: Docks\n    query: actor:port-union\n';
const ADD: SearchesEdit = { kind: 'add', search: { name: 'Night', query: 'night' } };

suite('Shared searches of a corpus', () => {
  test('are read with the corpus, and follow the file', async () => {
    const { corpus, files } = await loaded({ [PATH]: DOCKS });
    assert.deepEqual(names(corpus), ['Docks']);
    let changes = 0;
    corpus.searches.onDidChange(() => changes++);
    files.texts.set(PATH, DOCKS.replace('Docks', 'Port'));
    await corpus.filesChanged([PATH]);
    assert.deepEqual([names(corpus), changes], [['Port'], 1]);
    files.texts.set(PATH, `# Only a remark more.\n${files.texts.get(PATH) ?? ''}`);
    await corpus.filesChanged([PATH]);
    assert.equal(changes, 1);
    files.texts.delete(PATH);
    await corpus.filesChanged([PATH]);
    assert.deepEqual([names(corpus), changes, codes(corpus)], [[], 2, []]);
  });

  test('a query that cannot be understood is a problem, until the codebook has the name', async () => {
    const { corpus, files } = await loaded({ [PATH]: DOCKS.replace('port-union', 'dockers') });
    assert.deepEqual(codes(corpus), ['query-unknown-name']);
    files.texts.set('codebook.yaml', `${CODEBOOK}coders: {lea: {name: Lea}}\n`);
    await corpus.filesChanged(['codebook.yaml']);
    await corpus.searches.look();
    assert.deepEqual(codes(corpus), ['query-unknown-name']);
    files.texts.set('codebook.yaml', CODEBOOK.replace('port-union', 'dockers'));
    await corpus.filesChanged(['codebook.yaml']);
    await corpus.searches.look();
    assert.deepEqual(codes(corpus), []);
  });

  test('a file that is half typed leaves the last good searches in force, and is not written', async () => {
    const { corpus, files } = await loaded({ [PATH]: DOCKS });
    files.texts.set(PATH, `${DOCKS}  - name: "No\n`);
    await corpus.filesChanged([PATH]);
    assert.deepEqual([names(corpus), codes(corpus)], [['Docks'], ['unclosed-quote']]);
    assert.deepEqual(corpus.searches.edit(ADD), { kind: 'refused', reason: 'unreadable' });
    await corpus.settled();
    assert.equal(files.writes, 0);
  });

  test('a file of which bytes were lost, or that leads out of the folder, is not written', async () => {
    for (const read of [
      { text: DOCKS, clean: false },
      { text: '', clean: false, refused: 'link-outside' as const },
    ]) {
      const files = new MemoryFiles({ 'codebook.yaml': CODEBOOK });
      files.read = (path) =>
        path === PATH ? Promise.resolve(read) : MemoryFiles.prototype.read.call(files, path);
      const { corpus } = await loadedFrom(files);
      assert.deepEqual(codes(corpus), [read.refused ?? 'undecodable']);
      assert.equal(corpus.searches.edit(ADD).kind, 'refused');
      await corpus.settled();
      assert.equal(files.writes, 0);
    }
  });

  test('an empty file is told, and can be written to', async () => {
    const { corpus, files } = await loaded({ [PATH]: '' });
    assert.deepEqual(codes(corpus), ['empty-file']);
    corpus.searches.edit(ADD);
    await corpus.settled();
    assert.match(files.texts.get(PATH) ?? '', /^format: policy-searches\/1\nsearches:\n/);
  });

  test('the first one makes the file', async () => {
    const { corpus, files } = await loaded({});
    assert.equal(corpus.searches.edit(ADD).kind, 'edited');
    assert.deepEqual(names(corpus), ['Night']);
    await corpus.settled();
    assert.equal(
      files.texts.get(PATH),
      'format: policy-searches/1\nsearches:\n  - name: "Night"\n    query: "night"\n',
    );
  });

  test('what another program wrote meanwhile stays, and nothing is lost by a name', async () => {
    const { corpus, files, outcomes } = await loaded({ [PATH]: DOCKS });
    files.change(PATH, (text) => `${text}  - { name: Night, query: other }\n`);
    corpus.searches.edit(ADD);
    corpus.searches.edit({ kind: 'remove', name: 'Docks' });
    await corpus.settled();
    assert.equal(
      files.texts.get(PATH),
      'format: policy-searches/1\nsearches:\n  - { name: Night, query: other }\n  - name: "Night 2"\n    query: "night"\n',
    );
    assert.deepEqual(names(corpus), ['Night', 'Night 2']);
    assert.deepEqual(outcomes(), ['saved']);
  });

  test('are taken back and done again with the other changes, byte for byte', async () => {
    const commented = `# Ours\r\n${DOCKS.replaceAll('\n', '\r\n')}`;
    const { corpus, files } = await loaded({ [PATH]: commented });
    const heard: string[] = [];
    const besides = (direction: string): Promise<void> =>
      Promise.resolve(void heard.push(direction));
    await corpus.changeSearches({ edit: ADD, besides }, 'search Night');
    await corpus.changeSearches({ edit: { kind: 'remove', name: 'Docks' } }, 'search Docks');
    await corpus.settled();
    const both = files.texts.get(PATH);
    assert.equal((await corpus.replay('undo'))?.searches, 'done');
    assert.equal((await corpus.replay('undo'))?.label, 'search Night');
    await corpus.settled();
    assert.equal(files.texts.get(PATH), commented);
    assert.deepEqual([corpus.history.canUndo, corpus.history.canRedo], [false, true]);
    await corpus.replay('redo');
    await corpus.replay('redo');
    await corpus.settled();
    assert.equal(files.texts.get(PATH), both);
    assert.deepEqual(heard, ['undo', 'redo']);
  });

  test('the first one is taken back with the file that it made', async () => {
    const { corpus, files } = await loaded({});
    await corpus.changeSearches({ edit: ADD }, 'search Night');
    await corpus.settled();
    assert.ok(files.texts.has(PATH));
    await corpus.replay('undo');
    await corpus.settled();
    assert.equal(files.texts.has(PATH), false);
  });

  test('that the file has otherwise by now are not taken back, which is said once', async () => {
    const { corpus, files } = await loaded({ [PATH]: DOCKS });
    const to = { name: 'Piers', query: 'actor:port-union' };
    await corpus.changeSearches({ edit: { kind: 'change', name: 'Docks', to } }, 'name');
    await corpus.settled();
    files.change(PATH, (text) => text.replace('Piers', 'Harbour'));
    await corpus.filesChanged([PATH]);
    assert.equal((await corpus.replay('undo'))?.searches, 'refused');
    assert.equal(await corpus.replay('undo'), undefined);
    assert.deepEqual(names(corpus), ['Harbour']);
  });

  test('a change of what another program renamed or deleted is said to be dropped, a deletion is not', async () => {
    const { corpus, files, reported } = await loaded({ [PATH]: DOCKS });
    files.change(PATH, (text) => text.replace('Docks', 'Harbour'));
    const to = { name: 'Docks', query: 'actor:port-union year:2024' };
    corpus.searches.edit({ kind: 'change', name: 'Docks', to });
    corpus.searches.edit({ kind: 'remove', name: 'Docks' });
    corpus.searches.edit(ADD);
    await corpus.settled();
    assert.deepEqual(names(corpus), ['Harbour', 'Night']);
    assert.deepEqual(reported(), [
      { path: PATH, kind: 'dropped', names: ['Docks'] },
      { path: PATH, kind: 'saved' },
    ]);
  });

  test('what cannot be saved waits, and is saved when the file can be read again', async () => {
    const { corpus, files, outcomes } = await loaded({ [PATH]: DOCKS });
    files.texts.set(PATH, 'format: policy-searches/1\nsearches: [\n');
    corpus.searches.edit(ADD);
    await corpus.settled();
    assert.equal(files.texts.get(PATH), 'format: policy-searches/1\nsearches: [\n');
    files.texts.set(PATH, DOCKS);
    await corpus.filesChanged([PATH]);
    await corpus.settled();
    assert.deepEqual(outcomes(), ['unreadable', 'saved']);
    assert.deepEqual(names(corpus), ['Docks', 'Night']);
  });

  test('a scan of all files after a burst of changes takes it for none of its own', async () => {
    const { corpus, files } = await loaded({ [PATH]: DOCKS });
    files.texts.set(PATH, DOCKS.replace('Docks', 'Port'));
    const others = Array.from({ length: 100 }, (_, index) => `a${String(index)}.txt`);
    await corpus.filesChanged([...others, PATH]);
    assert.deepEqual(names(corpus), ['Port']);
    assert.equal(corpus.index.has(PATH), false);
  });
});

function loaded(texts: Readonly<Record<string, string>>) {
  return loadedFrom(new MemoryFiles({ 'codebook.yaml': CODEBOOK, ...texts }));
}

async function loadedFrom<Files extends MemoryFiles>(files: Files) {
  const corpus = new Corpus(files, stillEnvironment(), {
    coder: () => '',
    kept: new MemoryTexts(),
    largestText: () => Infinity,
  });
  const saved: SaveOutcome[] = [];
  corpus.onDidSave((outcome) => saved.push(outcome));
  await corpus.load();
  return { corpus, files, reported: () => saved, outcomes: () => saved.map(({ kind }) => kind) };
}

function names(corpus: Corpus): readonly string[] {
  return corpus.searches.known.map(({ name }) => name);
}

function codes(corpus: Corpus): readonly string[] {
  return (corpus.problems.get(PATH)?.problems ?? []).map(({ code }) => code);
}
