import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MOST_LINES, type ConcordanceOf } from '../../../../src/core';
import { Corpus, findConcordance, isOutdatedBy } from '../../../../src/project';
import { caseCount } from '../../../support/caseCount';
import { MemoryFiles } from '../../../support/memoryFiles';
import { searchInMemory } from '../../../support/memorySearch';
import { MemoryTexts } from '../../../support/memoryTexts';
import { stillEnvironment } from '../../../support/environment';

const CODEBOOK = 'format: policy-codebook/1\n';
const SHIFTS: ConcordanceOf = { kind: 'expression', text: 'shift*' };
const TEXTS = {
  'codebook.yaml': CODEBOOK,
  'a.md': '---\ntitle: A shift\ndate: 2024-05-02\n---\nThe dockers like shifts.\n',
  'b.txt': 'A shift of the Port Union. They agree.\n',
  'c.txt': 'Nobody.\n',
};

suite('Words that are looked for beside the host', () => {
  test('are found without the host reading an article, and are what it finds itself', async () => {
    const corpus = await loaded(TEXTS);
    const alone = await find(corpus, SHIFTS);
    const read = heard(corpus.files);
    const search = searchInMemory(corpus.files);
    assert.deepEqual(await find(corpus, SHIFTS), alone);
    assert.deepEqual(
      alone?.result.lines.map(({ article, date, node }) => [article, date, node]),
      [
        ['a.md', '2024-05-02', 'shifts'],
        ['b.txt', undefined, 'shift'],
      ],
    );
    assert.deepEqual(read, []);
    assert.deepEqual([search.asked, search.running], [['a.md', 'b.txt', 'c.txt'], 0]);
  });

  test('are found in what is typed and not saved, also where the article was opened meanwhile', async () => {
    const corpus = await loaded(TEXTS);
    searchInMemory(corpus.files);
    const typed = (path: 'b.txt' | 'c.txt', text: string): Promise<void> =>
      opened(corpus, path, TEXTS[path], text);
    await typed('c.txt', 'Nobody shifts.\n');
    const finding = find(corpus, SHIFTS);
    await typed('b.txt', 'No such word.\n');
    assert.deepEqual(
      (await finding)?.result.lines.map(({ article, node }) => [article, node]),
      [
        ['a.md', 'shifts'],
        ['c.txt', 'shifts'],
      ],
    );
  });

  test('are found in a document that the corpus has not opened yet, as the document has it', async () => {
    const corpus = await loaded(TEXTS);
    const { files } = corpus;
    searchInMemory(files);
    const inner = files.read.bind(files);
    files.openPaths = () => ['c.txt'];
    files.read = (path) =>
      path === 'c.txt' ? Promise.resolve({ text: 'Shifts.', clean: true }) : inner(path);
    assert.deepEqual((await find(corpus, SHIFTS))?.result.lines.at(-1)?.article, 'c.txt');
  });

  test('are out of date when an article without them has them, and when nothing changed they are not', async () => {
    const corpus = await loaded(TEXTS);
    searchInMemory(corpus.files);
    const found = (await find(corpus, SHIFTS))!;
    const isOutdated = (path: string) => isOutdatedBy(corpus, found, SHIFTS, path);
    assert.deepEqual(await Promise.all(['a.md', 'b.txt', 'c.txt'].map(isOutdated)), [
      false,
      false,
      false,
    ]);
    corpus.files.change('c.txt', () => 'Shifts.\n');
    assert.equal(await isOutdated('c.txt'), true);
    await opened(corpus, 'b.txt', TEXTS['b.txt'], 'No such word.\n');
    assert.equal(await isOutdated('b.txt'), true);
  });

  test('stop at once when nobody wants them: nothing more is read, and the search is ended', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`${index}.txt`, 'A shift.']),
    );
    const corpus = await loaded({ 'codebook.yaml': CODEBOOK, ...many });
    const read = heard(corpus.files);
    const search = searchInMemory(corpus.files, { leaves: () => true });
    let done = 0;
    const report = (now: number): void => {
      done = now;
    };
    assert.equal(await find(corpus, SHIFTS, () => done > 20, report), undefined);
    assert.equal(search.running, 0);
    const [asked, readOnes] = [search.asked.length, read.length];
    assert.ok(asked < 100 && readOnes < 100, `${asked} asked, ${readOnes} read`);
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    assert.deepEqual([search.asked.length, read.length], [asked, readOnes]);
  });

  test('are counted as far as they go, and kept as far as there is room', async () => {
    const words = 60;
    const articles = Math.ceil(MOST_LINES / words) + 20;
    const many = Object.fromEntries(
      Array.from({ length: articles }, (_, index) => [`${index}.txt`, 'shift '.repeat(words)]),
    );
    const corpus = await loaded({ 'codebook.yaml': CODEBOOK, ...many });
    const alone = (await find(corpus, SHIFTS))!.result;
    searchInMemory(corpus.files);
    const { lines, ...beside } = (await find(corpus, SHIFTS))!.result;
    assert.equal(lines.length, MOST_LINES);
    assert.deepEqual(lines.at(-1), alone.lines.at(-1));
    assert.deepEqual({ ...beside, lines: [] }, { ...alone, lines: [] });
  });

  test('are those that the host finds, whatever the texts, what is open, and whatever becomes of the search', async () => {
    const word = fc.constantFrom(
      'shift',
      'Shifts',
      'shíft',
      'night',
      'the',
      '罷工',
      '한국은',
      'x_1',
    );
    const between = fc.constantFrom(' ', '. ', '\r\n\r\n', '\n', '-', '\u00ad', '', ' “', '\u0301');
    const words = fc
      .array(fc.tuple(word, between), { maxLength: 40 })
      .map((pairs) => pairs.flat().join(''));
    const long = words.map((text) => `${text} shift `.repeat(40));
    const head = fc.constantFrom('', '---\ntitle: a shift\ndate: 2024-05-02\n---\n', '\uFEFF');
    const text = fc
      .tuple(head, fc.oneof({ weight: 5, arbitrary: words }, { weight: 1, arbitrary: long }))
      .map((parts) => parts.join(''));
    const expression = fc.oneof(
      fc.constantFrom('shift*', 'the night', 'night-shift', '罷工', '한국*', 'nothing', '*'),
      words,
    );
    const article = fc.record({
      text,
      isMarkdown: fc.boolean(),
      isLeft: fc.boolean(),
      isMissing: fc.integer({ max: 9, min: 0 }).map((number) => number === 0),
      typed: fc.option(text, { nil: undefined, freq: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(article, { maxLength: 40 }),
        expression,
        fc.option(fc.nat({ max: 3 }), { nil: undefined }),
        async (articles, words, dies) => {
          const named = articles.map((one, index) => ({
            ...one,
            path: `${index}.${one.isMarkdown ? 'md' : 'txt'}`,
          }));
          const corpus = await loaded({
            'codebook.yaml': CODEBOOK,
            ...Object.fromEntries(named.map(({ path, text }) => [path, text])),
          });
          for (const { path, text, typed } of named) {
            if (typed !== undefined) await opened(corpus, path, text, typed);
          }
          for (const { path, isMissing } of named) if (isMissing) corpus.files.texts.delete(path);
          const what: ConcordanceOf = { kind: 'expression', text: words };
          const alone = await find(corpus, what);
          const left = new Set(named.flatMap(({ path, isLeft }) => (isLeft ? [path] : [])));
          searchInMemory(corpus.files, {
            leaves: (path) => left.has(path),
            ...(dies === undefined ? {} : { dies }),
          });
          assert.deepEqual(await find(corpus, what), alone);
        },
      ),
      { seed: 7, numRuns: caseCount(150) },
    );
  });
});

type Loaded = Awaited<ReturnType<typeof loaded>>;

async function loaded(texts: Readonly<Record<string, string>>) {
  const files = new MemoryFiles(texts);
  const environment = stillEnvironment();
  const settings = { coder: () => '', largestText: () => 1e6, kept: new MemoryTexts() };
  const corpus = new Corpus(files, environment, settings);
  await corpus.load();
  return { corpus, files, environment };
}

function find(
  needs: Loaded,
  what: ConcordanceOf,
  cancelled = () => false,
  report: (done: number) => void = () => undefined,
) {
  return findConcordance(needs, what, cancelled, report);
}

/** Opens an article in the editor, in which somebody then types another text. */
async function opened(
  { corpus }: Loaded,
  path: string,
  text: string,
  typed: string,
): Promise<void> {
  const normal = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const next = typed.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  await corpus.open(path, normal, true);
  corpus.edit(path, [{ start: 0, end: normal.length, text: next }], next);
}

/** The articles that are read from now on. */
function heard(files: MemoryFiles): string[] {
  const read: string[] = [];
  const inner = files.read.bind(files);
  files.read = (path) => {
    if (files.isArticle(path)) read.push(path);
    return inner(path);
  };
  return read;
}
