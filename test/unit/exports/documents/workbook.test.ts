import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { DEFAULT_CSV_OPTIONS, formatOf } from '../../../../src/core';
import type { Workbook } from '../../../../src/core/exports/workbook/workbook';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { runSync } from '../../../../src/core/util/task';
import { writeWorkbook } from '../../../../src/formats/xlsx-out/writeWorkbook';
import { claims } from '../../../support/claims';
import { codebook, corpus, placed, position, quotePart } from '../../../support/corpus';
import { openedWorkbook } from '../../../support/openedWorkbook';
import { temporaryFolder } from '../../../support/temporaryFolder';
import { rendered } from '../rendered';

const READER = claims(
  `
  in one.md 2024-01-10 author=Ana
  p1: a supports x
  p2: b opposes x 2024-02
  in two.md 2024-03-10
  p3: a opposes x according-to=b
  p4: b supports y coder=lea`,
  codebook({
    coders: new Map(['lea', 'tom'].map((id) => [id, { id, name: id }])),
    actors: { a: { name: 'Airport' }, b: { name: 'Beside the runway' } },
    issues: { x: { name: 'Night flights' }, y: {} },
  }),
);

suite('A workbook', () => {
  test('holds the tables of the CSV exports, cell by cell', async () => {
    const sheets = openedWorkbook(await written(READER));
    for (const [name, id] of [
      ['positions', 'positions-csv'],
      ['disagreements', 'disagreements-csv'],
    ] as const) {
      const sheet = sheets.get(name);
      const lines = (await rendered(id, READER)).trimEnd().split('\r\n');
      assert.equal(sheet?.rows.length, lines.length);
      assert.deepEqual(sheet.rows[0], lines[0]?.split(','));
    }
    assert.deepEqual(
      sheets.get('positions')?.rows.map(([id]) => id),
      ['id', 'p1', 'p2', 'p3', 'p4'],
    );
    const [head = [], row = []] = sheets.get('disagreements')?.rows ?? [];
    const cell = (name: string) => row[head.indexOf(name)];
    assert.deepEqual(
      ['issue', 'kind', 'actor_a_name', 'quotes_a', 'quotes_b', 'sources_a'].map(cell),
      ['x', 'derived', 'Airport', 'words of p1', 'words of p2', 'Ana, 2024-01-10, one.md'],
    );
  });

  test('lists actors, issues, articles and coders with how many positions each has', async () => {
    const sheets = openedWorkbook(await written(READER));
    const counts = (name: string) => {
      const [head = [], ...rows] = sheets.get(name)?.rows ?? [];
      return rows.map((row) => [row[0], row[head.indexOf('positions')]]);
    };
    assert.deepEqual(counts('actors'), [
      ['a', '2'],
      ['b', '2'],
    ]);
    assert.deepEqual(counts('issues'), [
      ['x', '3'],
      ['y', '1'],
    ]);
    assert.deepEqual(counts('articles'), [
      ['one.md', '2'],
      ['two.md', '2'],
    ]);
    assert.deepEqual(counts('coders'), [
      ['lea', '1'],
      ['tom', '0'],
      [undefined, '3'],
    ]);
  });

  test('a whole date is a day, another stays as written, a number is a number, an article a link', async () => {
    const sheet = openedWorkbook(await written(READER)).get('positions');
    const [head = [], one = [], two = []] = sheet?.rows ?? [];
    const at = (name: string) => head.indexOf(name);
    // 10 January 2024, counted by hand in a spreadsheet.
    assert.deepEqual([one[at('date')], two[at('date')]], ['45301', '2024-02']);
    const kind = (name: string, row: number) =>
      sheet?.kinds.get(`${letters(at(name))}${String(row)}`);
    assert.deepEqual([kind('date', 2), kind('date', 3)], ['n 3', 's 0']);
    assert.deepEqual([kind('polarity', 2), kind('start', 2)], ['n 0', 'n 0']);
    assert.equal(sheet?.links.get('B2'), '../articles/one.md');
    assert.match(sheet.xml, /state="frozen"/);
    assert.match(sheet.xml, /<autoFilter ref="A1:AJ5"\/>/);
  });

  test('keeps the actors of the position table in view, in columns that fit a screen', async () => {
    const long = claims('in one.md\np1: a supports x\np2: a supports y');
    for (const { annotation } of long.article('one.md')?.annotations ?? [])
      for (const piece of annotation.quote)
        Object.assign(piece, { exact: 'long words '.repeat(20) });
    const table = openedWorkbook(await written(long)).get('who wants what');
    assert.match(table?.xml ?? '', /<pane xSplit="2" ySplit="1" topLeftCell="C2"/);
    const widths = [...(table?.xml ?? '').matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    assert.deepEqual(widths.slice(2), [40, 40]);
  });

  test('the sheet “read me” says the filter, what is left out and what the columns mean', async () => {
    const { content, losses } = await laidOut(READER, 'both');
    const words =
      content.sheets
        .at(-1)
        ?.rows.map((row) => row.map(String).join(': '))
        .join('\n') ?? '';
    assert.match(words, /Corpus: Trade talks/);
    assert.match(words, /4 recorded; not counted: ascribed by another actor \(1\)/);
    assert.match(words, /Roll-up is on \(both\)/);
    assert.match(words, /disagreements: quotes_a: the words of the positions of the first actor/);
    assert.match(words, /3 dates are not whole days since March 1900/);
    assert.deepEqual(losses, []);
  });

  test('has the text of several cells once', async () => {
    const bytes = await written(READER);
    const sheets = openedWorkbook(bytes);
    for (const name of ['positions', 'disagreements'])
      assert.ok(sheets.get(name)?.rows.flat().includes('words of p1'), name);
    const texts = strFromU8(unzipSync(bytes)['xl/sharedStrings.xml'] ?? new Uint8Array());
    assert.equal(texts.split('>words of p1<').length - 1, 1);
  });

  const HOSTILE = [
    '=HYPERLINK("http://evil.example","x")',
    '+1',
    '@SUM(A1)',
    '_x0041_ stays',
    'a\u0000b\u001fc',
    '<b>&amp;"',
    '𝄞 \ud800 lone',
    '  spaces  ',
  ];
  test('whatever a text holds, it is text: no formula, no XML of its own, no escape that is read', async () => {
    const bytes = await written(noting(HOSTILE));
    const sheet = openedWorkbook(bytes).get('positions');
    const [head = [], ...rows] = sheet?.rows ?? [];
    const at = head.indexOf('note');
    const shown = HOSTILE.map((text) => text.replace(/[\u0000\u001f]|\ud800(?= )/g, '\ufffd'));
    assert.deepEqual(
      rows.map((row) => row[at]),
      shown,
    );
    assert.doesNotMatch(sheet?.xml ?? '', /<f[ >]/);
    assert.equal(sheet?.kinds.get(`${letters(at)}2`), 's 6');
  });

  test('a text longer than a cell is cut, which is said', async () => {
    const { content, losses } = await laidOut(noting(['x'.repeat(40_000)]));
    const cells = content.sheets[0]?.rows[0] ?? [];
    assert.ok(cells.every((cell) => typeof cell !== 'string' || cell.length <= 32_767));
    assert.deepEqual(losses, ['1 text is cut: a cell holds at most 32,767 characters.']);
  });

  test('ten thousand positions are written', async () => {
    const many = noting(Array.from({ length: 10_000 }, (_, at) => `note ${String(at)}`));
    const files = unzipSync(await written(many));
    const xml = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    assert.equal(xml.match(/<row /g)?.length, 10_001);
  });

  test('LibreOffice opens it, and reads the same words and days', async function () {
    const folder = temporaryFolder('workbook');
    const file = path.join(folder, 'talks.xlsx');
    fs.writeFileSync(file, await written(noting(HOSTILE)));
    try {
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          ...['--headless', '--convert-to', 'csv', '--outdir', folder, file],
        ],
        { stdio: 'ignore' },
      );
    } catch {
      console.log('        skipped: LibreOffice is not there');
      this.skip();
    }
    const csv = fs.readFileSync(path.join(folder, 'talks.csv'), 'utf8');
    assert.ok(csv.includes('"=HYPERLINK(""http://evil.example"",""x"")"'), csv);
    assert.ok(csv.includes('_x0041_ stays'));
    assert.ok(csv.includes('2024-05-06'));
  });
});

function noting(notes: readonly string[]): CorpusReader {
  return corpus([
    {
      path: 'a.md',
      metadata: { date: '2024-05-06' },
      annotations: notes.map((note, at) =>
        placed(position({ id: `p${String(at)}`, quote: [quotePart('words', at * 10)], note })),
      ),
    },
  ]);
}

async function laidOut(reader: CorpusReader, rollUp: 'none' | 'both' = 'none') {
  const format = formatOf('xlsx');
  const { content, losses } = runSync(
    format.layOut({
      corpusName: 'Trade talks',
      reader,
      filter: { ...DEFAULT_FILTER, rollUp },
      options: DEFAULT_CSV_OPTIONS,
      articleLink: (article) => `../articles/${article}`,
      text: () => Promise.resolve(undefined),
      mentions: () => Promise.resolve([]),
    }),
  );
  return { content: (await content()) as Workbook, losses };
}

async function written(reader: CorpusReader): Promise<Uint8Array> {
  return writeWorkbook((await laidOut(reader)).content);
}

function letters(index: number): string {
  return (index < 26 ? '' : 'A') + String.fromCharCode(65 + (index % 26));
}
