import assert from 'node:assert/strict';
import { articleText, originOf } from '../../../src/core';
import {
  articlesFromTable,
  type TableOptions,
} from '../../../src/core/imports/tables/articlesFromTable';
import {
  articlesFromTables,
  namedMapping,
} from '../../../src/core/imports/tables/articlesFromTables';
import { guessColumns } from '../../../src/core/imports/tables/guessColumns';
import { importMessage } from '../../../src/core/imports/importProblems';
import { undecidedDates } from '../../../src/core/imports/tables/tableDates';
import { COLUMN_ROLES, type Table } from '../../../src/core/imports/tables/table';

/** Columns divided by bars, a row a line. */
function tableFrom(text: string, name = ''): Table {
  const [columns = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n')));
  return { name, columns, rows };
}

/** `title=Headline, text=Body`. */
function guessed(table: Table): string {
  const guess = guessColumns(table);
  const roles = COLUMN_ROLES.filter((role) => guess[role] !== undefined);
  return roles.map((role) => `${role}=${table.columns[guess[role]!]!}`).join(', ');
}

function stated(table: Table, options: TableOptions = {}): { texts: string[]; notes: string[] } {
  const { articles, problems } = articlesFromTable(table, guessColumns(table), options);
  return {
    texts: articles.map((article) => articleText(article, originOf('news.csv', article))),
    notes: problems.map((problem) => `${problem.severity} ${importMessage(problem)}`),
  };
}

const NEWS = tableFrom(`
Doc ID | Headline     | Publication  | Date       | Body                              | Byline
A-17   | Port strike  | Harbour Post | 31/05/2024 | The union rejects night shifts.   | Ann Lee
A-18   | Night shifts | The Quay     | 03/04/2024 | The ministry steps in.\\n\\nAgain. |
A-19   | No words     | The Quay     | 04/04/2024 |                                   |
`);

suite('Which column is what', () => {
  test('is guessed by the names that databases write', () =>
    assert.equal(
      guessed(NEWS),
      'text=Body, title=Headline, author=Byline, source=Publication, date=Date, id=Doc ID',
    ));

  test('is guessed in several languages', () => {
    const german = tableFrom(
      'Überschrift | Volltext | Quelle | Erscheinungsdatum | Autor\nEin Streik | Worte | Kurier | 3. Mai 2024 | Lea',
    );
    assert.equal(
      guessed(german),
      'text=Volltext, title=Überschrift, author=Autor, source=Quelle, date=Erscheinungsdatum',
    );
    const spanish = tableFrom(
      'Título | Texto | Fuente | Fecha\nHuelga | Palabras | El Muelle | 2024',
    );
    assert.equal(guessed(spanish), 'text=Texto, title=Título, source=Fuente, date=Fecha');
  });

  test('is guessed by what is in it where names say nothing', () => {
    const words = 'The dock workers reject night shifts, their chair said on Friday. '.repeat(4);
    const table = tableFrom(
      `a | b | c | d\n3 May 2024 | https://quay.example/1 | The port stands still | ${words}\n` +
        `4 May 2024 | https://quay.example/2 | The port moves again | ${words}!`,
    );
    assert.equal(guessed(table), 'text=d, title=c, date=a, url=b');
  });

  test('passes over a column that is called so and empty', () =>
    assert.equal(
      guessed(tableFrom('Text | Content | Date\n | Words. | 2024')),
      'text=Content, date=Date',
    ));

  test('is not guessed for a table of figures', () =>
    assert.equal(guessed(tableFrom('year | votes\n2024 | 12\n2025 | 13')), ''));

  test('can be said by name, and the rest is guessed', () => {
    const named = namedMapping(
      NEWS,
      new Map([
        ['title', 'doc id'],
        ['author', ''],
        ['url', 'Link'],
      ]),
    );
    const columns = Object.entries(named.mapping).map(
      ([role, at]) => `${role}=${NEWS.columns[at]!}`,
    );
    assert.deepEqual(columns.sort(), [
      ...['date=Date', 'source=Publication', 'text=Body', 'title=Doc ID'],
    ]);
    assert.deepEqual(named.missing, ['Link']);
  });
});

suite('Rows become articles', () => {
  test('with what their cells say, and the key of their own id', () => {
    const { texts, notes } = stated(NEWS);
    assert.deepEqual(texts, [
      '---\ntitle: "Port strike"\nauthor: "Ann Lee"\nsource: "Harbour Post"\ndate: "2024-05-31"\n' +
        'origin: "news.csv#A-17"\n---\n\nThe union rejects night shifts.\n',
      '---\ntitle: "Night shifts"\nsource: "The Quay"\ndate: "2024-04-03"\norigin: "news.csv#A-18"\n' +
        '---\n\nThe ministry steps in.\n\nAgain.\n',
    ]);
    assert.deepEqual(notes, ['warning 1 row has no text and was not imported.']);
  });

  const UNCLEAR = tableFrom(
    'Text | Date\nOne. | 03/04/2024\nTwo. | 05/06/2024\nThree. | May 2024\nFour. | soon',
  );

  test('without a date that can be read in two ways, unless it is said which', () => {
    const { texts, notes } = stated(UNCLEAR);
    assert.equal(texts.filter((text) => text.includes('date:')).length, 1);
    assert.deepEqual(
      notes.map((note) => note.slice(0, 78)),
      [
        'warning 2 dates (the first is “03/04/2024”) can be read with the day or the month ',
        'warning “soon” cannot be read as a date, so its article has no date.',
      ].map((note) => note.slice(0, 78)),
    );
    assert.match(stated(UNCLEAR, { dayOrder: 'month-first' }).texts[0]!, /date: "2024-03-04"/);
    assert.deepEqual(undecidedDates(UNCLEAR, guessColumns(UNCLEAR)), {
      example: '03/04/2024',
      ways: { 'day-first': '2024-04-03', 'month-first': '2024-03-04' },
    });
    assert.equal(undecidedDates(NEWS, guessColumns(NEWS)), undefined);
  });

  test('whose dates contradict each other have none of those that could be either', () => {
    const mixed = tableFrom(
      'Text | Date\nOne. | 31/12/2024\nTwo. | 12/31/2024\nThree. | 03/04/2024',
    );
    const { texts } = stated(mixed, { dayOrder: 'day-first' });
    assert.deepEqual(
      texts.map((text) => /date: "(.*)"/.exec(text)?.[1]),
      ['2024-12-31', '2024-12-31', undefined],
    );
  });

  test('have a key of their text where there is no id, whatever their order', () => {
    const keys = (text: string): (string | undefined)[] => {
      const table = tableFrom(text);
      return articlesFromTable(table, guessColumns(table)).articles.map(({ key }) => key);
    };
    const [one, two] = keys('Text\nThe port is shut.\nThe port is open.');
    assert.match(one!, /^[0-9a-z]{11}$/);
    assert.deepEqual(keys('Text\nThe port is open.\nThe port is shut.'), [two, one]);
    assert.equal(new Set([one, two]).size, 2);
    // The same words in two papers are two articles; the same row twice is one.
    const papers = keys('Text | Source\nShut. | Quay\nShut. | Post\nShut. | Post');
    assert.equal(papers.length, 2);
    assert.deepEqual(keys('Text | Source\nShut. | Post\nShut. | Quay'), [papers[1], papers[0]]);
    assert.equal(keys('ID | Text\n7 | One.\n7 | Two.').includes('7'), false);
  });

  test('are Markdown: elements of pages are converted, or marked as text', () => {
    const table = tableFrom('Text\n<p>One.</p><p>Two.</p>\n# 1 is ![x](y) and <b\n  1 < 2 ');
    const { texts } = stated(table, { fromHtml: (html) => html.replace(/<\/?p>/g, ' ') });
    assert.deepEqual(
      texts.map((text) => text.split('---\n\n')[1]),
      ['One.  Two.\n', '\\# 1 is !\\[x](y) and \\<b\n', '1 < 2\n'],
    );
  });

  test('of several sheets, with the sheet in the key; those without a text are passed over', () => {
    const read = articlesFromTables([
      tableFrom('ID | Text\n7 | One.'),
      tableFrom('year | votes\n2024 | 12', 'Votes'),
      tableFrom('ID | Text\n7 | Two.', 'May'),
    ]);
    assert.deepEqual(
      read.articles.map(({ key }) => key),
      ['7', 'May:7'],
    );
    assert.deepEqual(read.problems, []);
    const none = articlesFromTables([tableFrom('year | votes\n2024 | 12')]);
    assert.deepEqual(
      none.problems.map(({ code }) => code),
      ['no-text-column'],
    );
  });
});
