import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { reader } from '../../../src/formats/xlsx';
import { tablesIn } from './tablesIn';
import { workbookFile } from './workbookFile';

suite('Workbooks are tables', () => {
  const read = (bytes: Uint8Array): Promise<string> => tablesIn(reader, 'news.xlsx', bytes);

  test('with days, numbers and texts as a person would write them, sheet after sheet', async () => {
    const file = workbookFile({
      News: [
        ['Title', 'Body', 'Date', 'Words', 'Checked'],
        [{ shared: 'Port strike' }, 'The union\nrejects &amp; waits.', { day: 45415 }, 812, true],
        [{ shared: 'Open again' }, 'All quiet.', { day: 45415.5 }, 0.1, { error: '#N/A' }],
        [null, '  ', null],
      ],
      Notes: [],
      May: [
        [null, null],
        [null, 'Text'],
        [null, 'One.'],
        [null, 12345678901],
      ],
    });
    assert.equal(
      await read(file),
      `News:
[Title] [Body] [Date] [Words] [Checked]
[Port strike] [The union¶rejects & waits.] [2024-05-03] [812] [true]
[Open again] [All quiet.] [2024-05-03T12:00:00] [0.1] []
May:
[Column 1] [Text]
[] [One.]
[] [12345678901]`,
    );
  });

  test('that are empty, damaged, protected or old are refused with what to do', async () => {
    assert.equal(await read(workbookFile({ News: [['Title']] })), 'error no-rows');
    assert.equal(await read(strToU8('no zip')), 'error unreadable');
    assert.equal(await read(zipSync({ 'word/document.xml': strToU8('<w/>') })), 'error unreadable');
    const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    assert.equal(await read(Uint8Array.from(old)), 'error convert-table-first .xls');
    const name = Array.from('EncryptedPackage').flatMap((one) => [one.charCodeAt(0), 0]);
    assert.equal(await read(Uint8Array.from([...old, ...name])), 'error encrypted');
  });

  test('with entities, endless sheets or far cells are refused before they are parsed', async () => {
    const sheet = 'xl/worksheets/sheet1.xml';
    const withSheet = (xml: string): Uint8Array =>
      workbookFile({ News: [['Text'], ['One.']] }, { [sheet]: xml });
    const entities =
      '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    assert.equal(await read(withSheet(`${entities}<worksheet/>`)), 'error unreadable');
    for (const tags of ['<c '.repeat(5_000_000), `<c ${'r '.repeat(5_000_000)}`]) {
      assert.equal(await read(withSheet(`<worksheet><sheetData>${tags}`)), 'error unreadable');
    }
    const far = (at: string): string =>
      `<worksheet><sheetData><row r="1"><c r="${at}"><v>1</v></c></row></sheetData></worksheet>`;
    assert.equal(await read(withSheet(far('XFD1048576'))), 'error endless-line');
    assert.equal(await read(withSheet(far('ZZZZ1'))), 'error endless-line');
    const bomb = workbookFile(
      { News: [['Text'], ['One.']] },
      { [sheet]: new Uint8Array(110_000_000) },
    );
    assert.ok(bomb.length < 1_000_000);
    assert.equal(await read(bomb), 'error too-large');
  });

  test('whose names lead out of the file are read from memory, and write nothing', async () => {
    const file = workbookFile(
      { News: [['Text'], ['One.']] },
      { '../../evil.xml': '<x/>', '/etc/evil.xml': '<x/>', 'xl/worksheets/../../up.xml': '<x/>' },
    );
    assert.equal(await read(file), 'News:\n[Text]\n[One.]');
  });
});
