import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Refused } from '../../../src/formats/refuse';
import { sqliteDatabase, type SqlValue } from '../../../src/formats/sqlite';
import { caseCount } from '../../support/caseCount';
import { temporaryFolder } from '../../support/temporaryFolder';
import { sqliteFile } from './sqliteFile';

const VALUE: fc.Arbitrary<SqlValue> = fc.oneof(
  fc.constant(null),
  fc.maxSafeInteger(),
  fc.integer({ min: -300, max: 300 }),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'grapheme', maxLength: 2000 }),
  fc.uint8Array({ maxLength: 900 }),
);

suite('The tables of SQLite databases', () => {
  test('are read as they were written, on pages of any size', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(VALUE, VALUE), { maxLength: 60 }),
        fc.constantFrom(512, 1024, 4096, 65_536),
        (rows, pageSize) => {
          const bytes = sqliteFile(
            [
              { name: 'first', columns: '(a)', rows: [['x']] },
              { name: 'things', columns: '(a, "b c")', rows },
            ],
            pageSize,
          );
          const read = [...sqliteDatabase(bytes).rows('THINGS')];
          assert.deepEqual(
            read.map((row) => [plain(row.get('a')), plain(row.get('b c'))]),
            rows.map(([a, b]) => [plain(a), plain(b)]),
          );
        },
      ),
      { numRuns: caseCount(200) },
    );
  });

  test('have the columns of their definition, whose key is the number of the row', () => {
    const columns = `(
      -- a comment, with a comma
      ID INTEGER NOT NULL PRIMARY KEY, "a ""b""" TEXT CHECK (LENGTH(x) < 9, 1), [c d] INT DEFAULT (1),
      \`e\` VARCHAR(3), UNIQUE (ID, e), FOREIGN KEY(e) REFERENCES t(x))`;
    const bytes = sqliteFile([
      { name: 't', columns, rows: [[null, 'A', 1, 'e']], numbers: [7] },
      { name: 'u', columns: '(x TEXT, n INTEGER, PRIMARY KEY (n))', rows: [['X', null]] },
      { name: 'v', columns: '(id INT PRIMARY KEY, x)', rows: [[9, 'short row']] },
      { name: 'w', columns: '(id PRIMARY KEY) WITHOUT ROWID', rows: [] },
    ]);
    const database = sqliteDatabase(bytes);
    const rows = (name: string) => [...database.rows(name)].map((row) => [...row]);
    assert.deepEqual(rows('t'), [
      [
        ['id', 7],
        ['a "b"', 'A'],
        ['c d', 1],
        ['e', 'e'],
      ],
    ]);
    assert.deepEqual(rows('u'), [
      [
        ['x', 'X'],
        ['n', 1],
      ],
    ]);
    assert.deepEqual(rows('v'), [
      [
        ['id', 9],
        ['x', 'short row'],
      ],
    ]);
    assert.deepEqual(rows('w'), []);
    assert.equal(database.has('T', 'id', 'C D'), true);
    assert.equal(database.has('t', 'other'), false);
  });

  test('are those that the program sqlite3 writes', function () {
    const file = path.join(temporaryFolder('policy-annotator-sqlite'), 'made.db');
    const script = `
      PRAGMA page_size = 512; PRAGMA auto_vacuum = FULL; PRAGMA encoding = 'UTF-16le';
      CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, size REAL);
      CREATE INDEX names ON t (name);
      CREATE TRIGGER after_each AFTER INSERT ON t BEGIN SELECT 1; END;
      WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO t SELECT i, 'Größe 😀 ' || hex(zeroblob(i % 700)), i / 4.0 FROM n;
      DELETE FROM t WHERE id % 3 = 0;
      ALTER TABLE t ADD COLUMN more TEXT;`;
    try {
      execFileSync('sqlite3', [file], { input: script });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      console.log('      skipped: there is no program sqlite3');
      this.skip();
    }
    const rows = [...sqliteDatabase(fs.readFileSync(file)).rows('t')];
    assert.equal(rows.length, 2000);
    for (const row of rows) {
      const id = row.get('id');
      assert.ok(typeof id === 'number');
      assert.equal(row.get('name'), `Größe 😀 ${'00'.repeat(id % 700)}`);
      assert.equal(row.get('size'), id / 4);
      assert.equal(row.get('more'), null);
    }
  });

  const WHOLE = sqliteFile([
    {
      name: 't',
      columns: '(a)',
      rows: Array.from({ length: 90 }, (_, at) => ['x'.repeat(at * 9)]),
    },
  ]);

  /** The same with other bytes at some places. */
  const altered = (changes: Readonly<Record<number, number>>): Uint8Array => {
    const bytes = WHOLE.slice();
    for (const [at, byte] of Object.entries(changes)) bytes[Number(at)] = byte;
    return bytes;
  };

  const isRefused = (bytes: Uint8Array): boolean => {
    try {
      for (const row of sqliteDatabase(bytes).rows('t')) assert.ok(row);
      return false;
    } catch (error) {
      if (error instanceof Refused) return true;
      throw error;
    }
  };

  for (const [name, bytes] of [
    ['empty', new Uint8Array()],
    ['a head only', WHOLE.subarray(0, 100)],
    ['half a file', WHOLE.subarray(0, WHOLE.length / 2)],
    ['pages of 3 bytes', altered({ 16: 0, 17: 3 })],
    ['all of a page reserved', altered({ 20: 255 })],
    ['an unknown encoding', altered({ 59: 9 })],
    // The root of the table is the second page: below it, or beside it, is itself.
    ['a page below itself', altered({ [512 + 8]: 0, [512 + 9]: 0, [512 + 10]: 0, [512 + 11]: 2 })],
    ['a page that is not there', altered({ [512 + 8]: 127 })],
    ['a page of another kind', altered({ 512: 10 })],
    ['more cells than a page has room for', altered({ [512 + 3]: 255 })],
  ] as const) {
    test(`are not read from a damaged file: ${name}`, () => assert.ok(isRefused(bytes)));
  }

  test('are read, or refused, whatever bytes a file has, and never for long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(WHOLE.length - 1), fc.nat(255)), { minLength: 1, maxLength: 9 }),
        (changes) => {
          assert.equal(typeof isRefused(altered(Object.fromEntries(changes))), 'boolean');
        },
      ),
      { numRuns: caseCount(2000) },
    );
  });
});

/** Comparable: -0 and 0 are one integer in a database. */
function plain(value: SqlValue | undefined): unknown {
  if (value instanceof Uint8Array) return [...value];
  return value === 0 ? 0 : value;
}
