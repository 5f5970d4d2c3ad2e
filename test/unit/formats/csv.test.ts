import assert from 'node:assert/strict';
import { reader } from '../../../src/formats/csv';
import { bytesOf, tablesIn } from './tablesIn';

const CSV = `id,Headline,Body,Date
1,"Port strike, day two","The chair said: ""No night shifts.""

The port authority disagrees.",3 May 2024
2,Open again,All quiet.,4 May 2024
`;

const TABLE = `[id] [Headline] [Body] [Date]
[1] [Port strike, day two] [The chair said: "No night shifts."¶¶The port authority disagrees.] [3 May 2024]
[2] [Open again] [All quiet.] [4 May 2024]`;

const SEMICOLONS = `Titel;Text;Datum
Hafenstreik;"Die Gewerkschaft lehnt ab, was vorliegt; sie wartet.";03.05.2024
Ruhe;Nichts Neues.
`;

const SEMICOLONS_TABLE = `[Titel] [Text] [Datum]
[Hafenstreik] [Die Gewerkschaft lehnt ab, was vorliegt; sie wartet.] [03.05.2024]
[Ruhe] [Nichts Neues.] []`;

suite('Tables as text', () => {
  const read = (name: string, content: string | Uint8Array): Promise<string> =>
    tablesIn(reader, name, content);

  test('have cells with separators, quotation marks and paragraphs', async () =>
    assert.equal(await read('news.csv', CSV), TABLE));

  test('have semicolons or tabs between cells, as the first row shows', async () => {
    assert.equal(await read('news.csv', SEMICOLONS), SEMICOLONS_TABLE);
    assert.equal(await read('a.csv', `sep=;\r\n${SEMICOLONS}`), SEMICOLONS_TABLE);
    const tabs = 'Title\tText\nPort, strike\tWords.\n';
    for (const name of ['a.tsv', 'a.txt', 'a.csv']) {
      assert.equal(await read(name, tabs), '[Title] [Text]\n[Port, strike] [Words.]');
    }
  });

  test('are read in UTF-8 and UTF-16 with any line ends, and in Western letters with a warning', async () => {
    const expected = '[Tëxt]\n[Café – 港]';
    const text = 'Tëxt\r\nCafé – 港\r\n';
    assert.equal(await read('a.csv', text), expected);
    assert.equal(await read('a.csv', `\ufeff${text.replaceAll('\r\n', '\r')}`), expected);
    assert.equal(await read('a.csv', bytesOf(text, 'utf-16le')), expected);
    assert.equal(await read('a.csv', bytesOf(text, 'utf-16be')), expected);
    assert.equal(
      await read(
        'a.csv',
        Uint8Array.from('Text\nCaf\xe9 \x96 \x80', (one) => one.charCodeAt(0)),
      ),
      '[Text]\n[Café – €]\nwarning encoding-guessed',
    );
  });

  test('whose first row is an article have columns with numbers', async () =>
    assert.equal(
      await read('a.csv', '2024-05-03,Port strike\n2024-05-04,Open again'),
      '[Column 1] [Column 2]\n[2024-05-03] [Port strike]\n[2024-05-04] [Open again]',
    ));

  test('have no two columns of one name, and no empty ones at the end', async () =>
    assert.equal(
      await read('a.csv', 'Text,Text,,x,,\nOne,Two,Three,Four,,\n,,,\n\n'),
      '[Text] [Text 2] [Column 3] [x]\n[One] [Two] [Three] [Four]',
    ));

  test('keep quotation marks that are not doubled', async () =>
    assert.equal(
      await read('a.csv', 'Text,Date\n"He said "no" again",2024\nA 6" pipe,2025'),
      '[Text] [Date]\n[He said "no" again] [2024]\n[A 6" pipe] [2025]',
    ));

  test('are read up to a quotation mark without an end, and the line is named', async () =>
    assert.equal(
      await read('a.csv', 'id,Text\n1,"One.\n\nTwo."\n2,"Three.\n3,Four.\n'),
      '[id] [Text]\n[1] [One.¶¶Two.]\nerror quote-open 5',
    ));

  test('with a line that names the separator count that line, too', async () =>
    assert.equal(
      await read('a.csv', 'sep=;\nid;Text\n1;One.\n2;"Two.'),
      '[id] [Text]\n[1] [One.]\nerror quote-open 4',
    ));

  test('have as many names as columns, however often one is there', async () => {
    const names = Array.from({ length: 16_000 }, () => 'x');
    const table = await read('a.csv', `${names.join(',')}\n${names.join(',')}\n`);
    assert.match(table, /^\[x\] \[x 2\] \[x 3\] .* \[x 16000\]\n/);
  });

  test('of one line, without rows, of zeros or with other marks are refused', async () => {
    assert.equal(await read('a.csv', 'id,Text'), 'error no-rows');
    assert.equal(await read('a.csv', ''), 'error no-rows');
    assert.equal(await read('a.csv', 'a\0b\nc'), 'error unreadable');
    assert.equal(await read('a.txt', 'A letter, with a comma.\nAnd a line.'), 'error unknown-kind');
  });

  test('without measure are refused before they are parsed', async () => {
    assert.equal(await read('a.csv', 'a,'.repeat(10_000_000)), 'error endless-line');
    assert.equal(await read('a.csv', `Text\n${'x'.repeat(6_000_000)}`), 'error endless-line');
    assert.equal(await read('a.csv', `Text\n"${'x"y'.repeat(100_000)}`), 'error endless-line');
    const quoted = `id,Text\n1,One.\n2,"${'x,y\n'.repeat(3_000_000)}`;
    assert.equal(await read('a.csv', quoted), '[id] [Text]\n[1] [One.]\nerror quote-open 3');
    const line = new Uint8Array(100_000_001).fill(0x61);
    assert.equal(await read('a.csv', line), 'error too-large');
  });
});
