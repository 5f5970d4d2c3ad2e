import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { FORMATS } from '../../../src/core';
import { IMPORT_FORMATS, kindsOf } from '../../../src/formats/catalog';

const ROOT = path.join(__dirname, '..', '..', '..');

suite('The catalog of formats', () => {
  test('has a folder for each, and each folder is in it', () => {
    const folders = fs
      .readdirSync(path.join(ROOT, 'src/formats'), { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const read = IMPORT_FORMATS.map(({ id }) => id);
    const written = FORMATS.export.flatMap((one) => (one.kind === 'document' ? one.module : []));
    assert.deepEqual([...read, ...new Set(written)].sort(), folders.sort());
  });

  test('makes the tables of docs/reference/formats.md (UPDATE_DOCS=1 writes them)', () => {
    const file = path.join(ROOT, 'docs/reference/formats.md');
    const read = IMPORT_FORMATS.map(({ label, extensions, also = [], description }) => [
      label,
      [...extensions, ...also].map((one) => `\`${one}\``).join(', '),
      description,
    ]);
    const written = FORMATS.export.map(({ id, label, extension, description }) => [
      `\`${id}\``,
      `\`.${extension}\``,
      label,
      description,
    ]);
    const tables = [
      ['formats', [['kind', 'files', 'what becomes of it'], ...read]],
      ['exports', [['id', 'file', 'name in the editor', 'what it is'], ...written]],
    ] as const;
    let text = fs.readFileSync(file, 'utf8');
    for (const [name, rows] of tables) {
      const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(?=<!-- /${name} -->)`);
      assert.match(text, place);
      text = text.replace(place, (_, head: string) => `${head}\n${tableOf(rows)}\n\n`);
    }
    if (process.env.UPDATE_DOCS === '1') fs.writeFileSync(file, text);
    assert.equal(fs.readFileSync(file, 'utf8'), text);
  });

  test('has the endings for which the explorer offers the command', () => {
    const manifest = fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    const [, endings = ''] = /resourceExtname =~ \/\^\\\\\.\(([\w|]+)\)\$\/i/.exec(manifest) ?? [];
    const known = IMPORT_FORMATS.filter(({ isProject }) => !isProject).flatMap(({ extensions }) =>
      extensions.map((one) => one.slice(1)),
    );
    assert.deepEqual(endings.split('|').sort(), known.sort());
  });

  test('says of a name what reads it, or what to do', () => {
    const stated = (name: string): string => {
      const kinds = kindsOf(name);
      if ('code' in kinds)
        return [kinds.code, kinds.name, kinds.instead]
          .filter((word) => word !== undefined)
          .join(' ');
      return kinds.map(({ id }) => id).join(' or ');
    };
    const names = ['A.DOCX', 'b.html', 'c.rtf', 'd.odt', 'e.jpg', 'f.txt', 'g', '.docx', 'h.xls'];
    assert.deepEqual(names.map(stated), [
      ...['docx', 'html', 'rtf', 'odt', 'no-text'],
      ...['news or csv or text', 'unknown-kind', 'docx', 'convert-table-first .xls'],
    ]);
    assert.equal(stated('a.ann'), 'without-text .ann brat');
    const others = ['a.epub', 'a.msg', 'a.odp', 'a.zip', 'a.dna', 'data.qda', 'a.qdpx'];
    assert.deepEqual(others.map(stated), [
      ...['epub', 'save-as .msg .eml', 'save-as .odp .pdf', 'inception or brat or catma'],
      ...['dna', 'qualcoder', 'refi'],
    ]);
  });
});

/** A Markdown table as Prettier writes it, the first row as its head. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  const line = (row: readonly string[], fill: string): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at]!, fill)).join(' | ')} |`;
  const [head, ...body] = rows.map((row) => line(row, ' '));
  return [
    head,
    line(
      widths.map(() => ''),
      '-',
    ),
    ...body,
  ].join('\n');
}
