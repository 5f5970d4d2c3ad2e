import assert from 'node:assert/strict';
import { describeSpan, newMention, type ConcordanceOf } from '../../../../src/core';
import { Corpus, findConcordance, isOutdatedBy } from '../../../../src/project';
import { MemoryFiles } from '../../../support/memoryFiles';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

const CODEBOOK = `format: policy-codebook/1
actors:
  union: {name: Port Union, aliases: [dockers]}
`;
const UNION: ConcordanceOf = { kind: 'actor', id: 'union' };
const SHIFTS: ConcordanceOf = { kind: 'expression', text: 'shift*' };
const TEXTS = {
  'codebook.yaml': CODEBOOK,
  'a.md': '---\ntitle: Port Union\n---\nThe dockers like shifts.\n',
  'b.txt': 'A shift of the Port Union. They agree.\n',
};

suite('A concordance of a corpus', () => {
  test('has the mentions of an actor, or the words, outside the front matter', async () => {
    assert.deepEqual(await nodes(await loaded(), UNION), ['a.md dockers', 'b.txt Port Union']);
    assert.deepEqual(await nodes(await loaded(), SHIFTS), ['a.md shifts', 'b.txt shift']);
  });

  test('has what is typed and not saved, and mentions marked by hand', async () => {
    const corpus = await loaded();
    const text = TEXTS['b.txt'].replace('A shift', 'Shifting');
    await corpus.corpus.open('b.txt', TEXTS['b.txt'], true);
    corpus.corpus.edit('b.txt', [{ start: 0, end: 7, text: 'Shifting' }], text);
    assert.deepEqual(await nodes(corpus, SHIFTS), ['a.md shifts', 'b.txt Shifting']);
    await mark(corpus);
    assert.deepEqual(await nodes(corpus, UNION), [
      'a.md dockers',
      'b.txt Port Union',
      'b.txt They',
    ]);
  });

  test('of an actor reads only those articles that mention it, and counts the others', async () => {
    const corpus = await loaded({ ...TEXTS, 'c.txt': 'Nobody.\n', 'd.txt': 'Nobody else.\n' });
    const read = heard(corpus.files);
    const { result } = (await find(corpus, UNION))!;
    assert.deepEqual(read, ['a.md', 'b.txt']);
    assert.deepEqual([result.looked, result.articles, result.mentions], [4, 2, 2]);
  });

  test('of an actor that was added just now reads all, until they are counted again', async () => {
    const corpus = await loaded();
    let answer = (): void => undefined;
    const read = heard(corpus.files, new Promise((resolve) => (answer = resolve)));
    corpus.files.texts.set('codebook.yaml', `${CODEBOOK}  they: {name: They}\n`);
    await corpus.corpus.filesChanged(['codebook.yaml']);
    assert.equal(corpus.corpus.index.isCounted, false);
    const they: ConcordanceOf = { kind: 'actor', id: 'they' };
    const found = find(corpus, they);
    answer();
    assert.equal((await found)!.result.mentions, 1);
    while (!corpus.corpus.index.isCounted) await new Promise(setImmediate);
    read.length = 0;
    assert.equal((await find(corpus, they))!.result.mentions, 1);
    assert.deepEqual(read, ['b.txt']);
  });

  test('is out of date when an article that had no mention has one', async () => {
    const corpus = await loaded({ ...TEXTS, 'c.txt': 'Nobody.\n' });
    const found = (await find(corpus, UNION))!;
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'c.txt'), false);
    corpus.files.change('c.txt', () => 'Nobody else.\n');
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'c.txt'), false);
    corpus.files.change('c.txt', () => 'The dockers.\n');
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'c.txt'), true);
  });

  test('counts what cannot be read, and stops when it is told to', async () => {
    const corpus = await loaded();
    corpus.files.texts.delete('b.txt');
    const { result } = (await find(corpus, SHIFTS))!;
    assert.deepEqual([result.looked, result.unread], [1, ['b.txt']]);
    assert.equal(await find(corpus, SHIFTS, () => true), undefined);
  });

  test('is out of date when a text has changed, and not for another annotation', async () => {
    const corpus = await loaded();
    const found = (await find(corpus, SHIFTS))!;
    assert.equal(await isOutdatedBy(corpus, found, SHIFTS, 'b.txt'), false);
    await mark(corpus);
    assert.equal(await isOutdatedBy(corpus, found, SHIFTS, 'b.txt'), false);
    corpus.files.change('b.txt', (text) => text.replace('agree', 'argue'));
    assert.equal(await isOutdatedBy(corpus, found, SHIFTS, 'b.txt'), true);
  });

  test('of an actor is out of date when a mention is marked, and each when an article is new or gone', async () => {
    const corpus = await loaded();
    const found = (await find(corpus, UNION))!;
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'b.txt'), false);
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'none.txt'), false);
    await mark(corpus);
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'b.txt'), true);
    corpus.files.texts.set('c.txt', 'New.');
    corpus.files.texts.delete('a.md');
    await corpus.corpus.filesChanged(['c.txt', 'a.md']);
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'c.txt'), true);
    assert.equal(await isOutdatedBy(corpus, found, UNION, 'a.md'), true);
  });
});

type Loaded = Awaited<ReturnType<typeof loaded>>;

async function loaded(texts: Readonly<Record<string, string>> = TEXTS) {
  const files = new MemoryFiles(texts);
  const environment = stillEnvironment();
  const settings = { coder: () => '', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(files, environment, settings);
  await corpus.load();
  return { corpus, files, environment };
}

/** The articles that are read from now on, in order; `held`: none is given before. */
function heard(files: MemoryFiles, held: Promise<void> = Promise.resolve()): string[] {
  const read: string[] = [];
  const inner = files.read.bind(files);
  files.read = async (path) => {
    if (!files.isArticle(path)) return inner(path);
    read.push(path);
    await held;
    return inner(path);
  };
  return read;
}

function find(needs: Loaded, what: ConcordanceOf, cancelled = () => false) {
  return findConcordance(needs, what, cancelled, () => undefined);
}

async function nodes(needs: Loaded, what: ConcordanceOf): Promise<readonly string[]> {
  const { lines } = (await find(needs, what))!.result;
  return lines.map(({ article, node }) => `${article} ${node}`);
}

/** Says that “They” are the union. */
async function mark({ corpus, files }: Loaded): Promise<void> {
  const text = corpus.state('b.txt')?.text ?? files.texts.get('b.txt')!;
  const start = text.indexOf('They');
  const quote = [describeSpan(text, { start, end: start + 4 })];
  const stated = { actors: ['union'], issues: [] };
  const annotation = newMention({ id: 'aaaaaaaa', quote, coder: undefined }, stated);
  const outcome = await corpus.change('b.txt', [{ kind: 'add', annotation }], 'marked');
  assert.equal(outcome.kind, 'done');
}
