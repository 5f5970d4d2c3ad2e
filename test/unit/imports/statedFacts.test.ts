import assert from 'node:assert/strict';
import {
  countTurns,
  lacking,
  planImport,
  splitBySpeaker,
  withStated,
  type ImportedArticle,
} from '../../../src/core';

const NOTHING = { title: undefined, author: undefined, source: undefined, url: undefined };

function article(key: string, more: Partial<ImportedArticle> = {}): ImportedArticle {
  return { ...NOTHING, key, date: undefined, text: 'Words.', ...more };
}

const HEARING = article('', {
  title: 'Ferry bill',
  date: '2024-05-02',
  text: '# Ferry bill\n\nPresent: two members.\n\nMr. Lee: We oppose it.\n\nMs. Orr (Quay): We do not.\n\nMr. Lee: Well.\n',
});

suite('What the user states about articles', () => {
  test('fills what the file does not say, and replaces what is stated of one article', () => {
    const dated = article('1', { date: '2024-05-02' });
    const file = { name: 'a.csv', articles: [dated, article('2')] };
    assert.equal(lacking(file.articles, 'date'), 1);
    const own = new Map([[dated, { date: '2024-05-03', author: 'Ann Lee' }]]);
    const [corrected] = withStated([file], { date: '2020', source: 'Quay' }, own);
    assert.deepEqual(
      corrected?.articles.map(({ date, author, source }) => [date, author, source]),
      [
        ['2024-05-03', 'Ann Lee', 'Quay'],
        ['2020', undefined, 'Quay'],
      ],
    );
  });

  test('is told apart from what was found in a document', () => {
    const found = article('1', { date: '2024-05-02', foundIn: { date: 'head' } });
    const typed = article('2', { author: 'Typist', foundIn: { author: 'properties' } });
    const file = { name: 'a.docx', articles: [found, typed] };
    const own = new Map([[typed, { author: 'Ann Lee' }]]);
    const [stated] = withStated([file], { date: '2020', author: 'Quay' }, own);
    assert.deepEqual(
      stated?.articles.map(({ foundIn }) => foundIn),
      [
        { date: 'head', author: 'stated' },
        { date: 'stated', author: undefined },
      ],
    );
  });

  test('is kept when the same file is imported again without it', () => {
    const file = { name: 'a.pdf', articles: [article('', { title: 'Ferry' })] };
    const [first] = planImport(
      withStated([file], { date: '2024-05-03' }),
      '',
      new Map(),
      new Set(),
    );
    assert.ok(first);
    const known = new Map([['a.pdf', { path: first.path, text: first.text }]]);
    assert.equal(planImport([file], '', known, new Set())[0]?.kind, 'same');
  });
});

suite('Turns as articles', () => {
  test('have the speaker as author, and files in their order', () => {
    const [split] = splitBySpeaker([{ name: 'h.pdf', articles: [HEARING] }]);
    assert.ok(split);
    const planned = planImport([split], '', new Map(), new Set());
    assert.deepEqual(
      planned.map(({ path, origin }) => [path, origin]),
      [
        ['2024-05-02-ferry-bill.md', 'h.pdf#turn-0'],
        ['2024-05-02-1-mr-lee-ferry-bill.md', 'h.pdf#turn-1'],
        ['2024-05-02-2-ms-orr-ferry-bill.md', 'h.pdf#turn-2'],
        ['2024-05-02-3-mr-lee-ferry-bill.md', 'h.pdf#turn-3'],
      ],
    );
    assert.equal(
      planned[2]?.text,
      '---\ntitle: "Ms. Orr – Ferry bill"\nauthor: "Ms. Orr"\nrole: "Quay"\ndate: "2024-05-02"\norigin: "h.pdf#turn-2"\n---\n\nWe do not.\n',
    );
  });

  test('keep the page on which they begin, and those that begin in them', () => {
    const text =
      'Mr. Lee: We oppose it.\n\nThe bill is long.\n\nMs. Orr (Quay): We do not.\n\nMr. Lee: Well.\n';
    const pages = [
      { page: '7', words: 'Mr. Lee: We oppose' },
      { page: '8', words: 'The bill is long.' },
    ];
    const [split] = splitBySpeaker([{ name: 'h.pdf', articles: [article('', { text, pages })] }]);
    assert.deepEqual(
      split?.articles.map((one) => one.pages),
      [
        [
          { page: '7', words: 'We oppose it.' },
          { page: '8', words: 'The bill is long.' },
        ],
        [{ page: '8', words: 'We do not.' }],
        [{ page: '8', words: 'Well.' }],
      ],
    );
  });

  test('are counted; an article without turns stays whole', () => {
    const files = [
      { name: 'h.pdf', articles: [HEARING] },
      { name: 'a.pdf', articles: [article('')] },
    ];
    assert.deepEqual(countTurns(files), { articles: 1, turns: 3 });
    assert.deepEqual(splitBySpeaker(files)[1], files[1]);
  });
});
