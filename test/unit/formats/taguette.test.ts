import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageText } from '../../../src/formats/taguette/pageText';
import { readTaguette } from '../../../src/formats/taguette/readTaguette';
import { sqliteFile } from './sqliteFile';

// Databases are made from Taguette's schema, by the test.

const PAGE =
  '<h2>The <b>fee</b></h2>\n<p>Zoë 😀 said:<br>“It must go.”</p>\n<ul><li>One</li><li>Two &amp; three</li></ul>';
const WORDS = 'The fee\nZoë 😀 said:“It must go.”\nOneTwo & three';

/** The places of words on the page, as Taguette counts them. */
const places = (words: string): readonly [start: number, end: number] => {
  const start = Buffer.byteLength(WORDS.slice(0, WORDS.indexOf(words)));
  return [start, start + Buffer.byteLength(words)];
};
const database = (users: readonly string[]): Uint8Array =>
  sqliteFile([
    {
      name: 'projects',
      columns: '(id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200))',
      rows: [[null, 'Fees']],
    },
    {
      name: 'users',
      columns: '(login VARCHAR(30) NOT NULL, CONSTRAINT pk_users PRIMARY KEY (login))',
      rows: users.map((login) => [login]),
    },
    {
      name: 'documents',
      columns:
        '(id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT, description TEXT, filename TEXT, project_id INTEGER, contents TEXT)',
      rows: [[null, 'Talk', '', 'talk.docx', 1, PAGE]],
    },
    {
      name: 'tags',
      columns: '(id INTEGER NOT NULL PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT)',
      rows: [
        [null, 1, 'fee', 'What one pays'],
        [null, 1, 'interesting', ''],
      ],
    },
    {
      name: 'highlights',
      columns:
        '(id INTEGER NOT NULL PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER, snippet TEXT)',
      rows: [
        [null, 1, ...places('It must go.'), '<p>It must go.</p>'],
        [null, 1, ...places('Zoë 😀'), '<p>Zoë 😀</p>'],
        [null, 1, ...places('OneTwo & three'), '<ul><li>One</li><li>Two &amp; three</li></ul>'],
      ],
    },
    {
      name: 'highlight_tags',
      columns: '(highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL)',
      rows: [
        [1, 1],
        [1, 2],
        [2, 2],
      ],
    },
    {
      name: 'commands',
      columns: '(id INTEGER NOT NULL PRIMARY KEY, user_login VARCHAR(30), payload TEXT)',
      rows: [
        [null, 'zoe', '{"highlight_id": 1, "tags": [1], "type": "highlight_add"}'],
        [null, 'max', '{"highlight_id": 1, "type": "highlight_delete"}'],
      ],
    },
  ]);

suite('Taguette', () => {
  const read = (users: readonly string[] = ['zoe', 'max']) =>
    readTaguette({ name: 'fees.sqlite3', bytes: database(users) }).project!;

  test('reads a page as its words, with a line between paragraphs', () => {
    assert.equal(
      read().documents[0]!.text,
      '## The fee\n\nZoë 😀 said:\n“It must go.”\n\nOne\n\nTwo & three',
    );
  });

  test('reads highlights, whose places are bytes of the words of the page', () => {
    const { documents, marks, unit } = read();
    assert.equal(unit, 'utf-8');
    const bytes = Buffer.from(documents[0]!.text);
    assert.deepEqual(
      marks.map(({ start, end, codes, coder }) => [
        ...[bytes.subarray(start, end).toString(), codes, coder],
      ]),
      [
        ['It must go.', ['1', '2'], 'zoe'],
        ['Zoë 😀', ['2'], undefined],
        ['One\n\nTwo & three', [], undefined],
      ],
    );
    assert.deepEqual(
      marks.map(({ quote }) => quote),
      ['It must go.', 'Zoë 😀', 'One\n\nTwo & three'],
    );
  });

  test('takes the one user of a computer for no coder', () => {
    assert.deepEqual(read(['admin']).coders, []);
  });

  test('keeps tags with their descriptions', () => {
    assert.deepEqual(
      read().codes.map(({ name, definition }) => [name, definition]),
      [
        ['fee', 'What one pays'],
        ['interesting', undefined],
      ],
    );
  });

  test('finds each word again, whatever the paragraphs', () => {
    const word = fc.constantFrom('fee', 'Zoë', '😀', 'e\u0301', 'مرحبا', 'a b');
    const paragraph = fc.tuple(fc.constantFrom('p', 'h1', 'li', 'div'), fc.array(word));
    fc.assert(
      fc.property(fc.array(paragraph), fc.constantFrom('', '\n'), (paragraphs, between) => {
        const page = paragraphs.map(([tag, words]) => `<${tag}>${words.join(' ')}</${tag}>`);
        const { text, placeOf } = pageText(page.join(between));
        const bytes = Buffer.from(text);
        let counted = 0;
        for (const [, words] of paragraphs) {
          for (const one of words) {
            const length = Buffer.byteLength(one);
            const [start, end] = [placeOf(counted, 'start'), placeOf(counted + length, 'end')];
            assert.equal(bytes.subarray(start, end).toString(), one);
            counted += length + 1;
          }
          counted += (words.length > 0 ? -1 : 0) + between.length;
        }
      }),
    );
  });

  test('reads no other database', () => {
    const other = sqliteFile([{ name: 'documents', columns: '(id integer)', rows: [] }]);
    assert.throws(() => readTaguette({ name: 'a.sqlite3', bytes: other }), {
      code: 'unknown-kind',
    });
  });
});
