import assert from 'node:assert/strict';
import { readQualCoder } from '../../../src/formats/qualcoder/readQualCoder';
import { sqliteFile } from './sqliteFile';

// Databases are made from QualCoder's schema, by the test.

const TEXT = 'The mayor 😀 said:\nThe fee must go. Ms Holm disagreed.';
const places = (words: string): readonly [start: number, end: number] => {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length;
  return [start, start + Array.from(words).length];
};
const coding = (id: number, code: number, words: string, owner: string, memo: string | null) => [
  ...[id, code, 1, words, ...places(words), owner, '2025-03-01', memo],
];
const DATABASE = [
  {
    name: 'source',
    columns: '(id integer primary key, name text, fulltext text, mediapath text, memo text)',
    rows: [
      [null, 'Talk', TEXT, null, 'Typed by hand'],
      [null, 'photo.jpg', null, '/images/photo.jpg', null],
    ],
  },
  {
    name: 'code_cat',
    columns: '(catid integer primary key, name text, memo text, supercatid integer)',
    rows: [
      [null, 'Actors', null, null],
      [null, 'Issues', null, null],
      [null, 'Money', null, 2],
    ],
  },
  {
    name: 'code_name',
    columns: '(cid integer primary key, name text, memo text, catid integer, color text)',
    rows: [
      [null, 'The mayor', null, 1, '#6D91C6'],
      [null, 'The fee is abolished', 'Also: reduced', 3, 'grey'],
      [null, 'against', null, null, null],
    ],
  },
  {
    name: 'code_text',
    columns:
      '(ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text)',
    rows: [
      coding(1, 1, 'The fee must go.', 'Ines', 'loud'),
      coding(2, 2, 'The fee must go.', 'Ines', null),
      coding(3, 3, 'disagreed', 'Tom', null),
    ],
  },
  {
    name: 'code_image',
    columns: '(imid integer primary key, id integer, cid integer)',
    rows: [[null, 2, 1]],
  },
  {
    name: 'annotation',
    columns:
      '(anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text)',
    rows: [[null, 1, ...places('Ms Holm'), 'Who is she?', 'Ines']],
  },
  {
    name: 'cases',
    columns: '(caseid integer primary key, name text)',
    rows: [
      [null, 'Respondent 7'],
      [null, 'Respondent 8'],
    ],
  },
  {
    name: 'case_text',
    columns: '(id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer)',
    rows: [
      [null, 1, 1, 0, Array.from(TEXT).length - 1],
      [null, 2, 1, 0, 5],
    ],
  },
  {
    name: 'attribute',
    columns:
      '(attrid integer primary key, name text, attr_type text, value text, id integer, date text)',
    rows: [
      [null, 'Year', 'file', '2024', 1, null],
      [null, 'Age', 'case', '41', 1, null],
      [null, 'Age', 'case', '29', 2, null],
    ],
  },
];

suite('QualCoder', () => {
  const read = () => readQualCoder({ name: 'data.qda', bytes: sqliteFile(DATABASE) });

  test('reads texts with their attributes, and those of a case that is all of a text', () => {
    const [document, ...more] = read().project!.documents;
    assert.deepEqual(more, []);
    assert.equal(document!.text, TEXT);
    assert.deepEqual(Object.fromEntries(document!.attributes), {
      ...{ year: '2024', case: 'Respondent 7', age: '41', memo: 'Typed by hand' },
    });
  });

  test('reads categories and codes as a tree, with colours and memos', () => {
    const codes = read().project!.codes.map(({ id, name, parent, color, definition }) =>
      [id, name, parent, color, definition].map((part) => part ?? '–').join(' | '),
    );
    assert.deepEqual(codes, [
      'category-1 | Actors | – | – | –',
      'category-2 | Issues | – | – | –',
      'category-3 | Money | category-2 | – | –',
      '1 | The mayor | category-1 | #6d91c6 | –',
      '2 | The fee is abolished | category-3 | – | Also: reduced',
      '3 | against | – | – | –',
    ]);
  });

  test('reads coded passages in code points, notes, and who made them', () => {
    const { marks, coders, unit } = read().project!;
    assert.equal(unit, 'code-points');
    const characters = Array.from(TEXT);
    for (const { start, end, quote } of marks) {
      assert.equal(characters.slice(start, end).join(''), quote);
    }
    assert.deepEqual(
      marks.map(({ id, codes, coder, note }) => [id, codes, coder, note]),
      [
        ['qualcoder-1', ['1'], 'Ines', 'loud'],
        ['qualcoder-2', ['2'], 'Ines', undefined],
        ['qualcoder-3', ['3'], 'Tom', undefined],
        ['qualcoder-note-1', [], 'Ines', 'Who is she?'],
      ],
    );
    assert.deepEqual(
      coders.map(({ name }) => name),
      ['Ines', 'Tom'],
    );
  });

  test('says what has no text', () => {
    assert.deepEqual(
      read().problems.map(({ code, count, name }) => [code, count, name]),
      [
        ['sources-left', 1, 'photo.jpg'],
        ['media-left', 1, undefined],
      ],
    );
  });

  test('reads no other database', () => {
    const other = sqliteFile([{ name: 'source', columns: '(id integer)', rows: [] }]);
    assert.throws(() => readQualCoder({ name: 'a.qda', bytes: other }), { code: 'unknown-kind' });
  });
});
