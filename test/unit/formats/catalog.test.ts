import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { DOCUMENT_FORMATS } from '../../../src/core/exports';
import { IMPORT_FORMATS, kindsOf } from '../../../src/formats/catalog';

const ROOT = path.join(__dirname, '..', '..', '..');

suite('The catalog of formats', () => {
  test('has a folder for each, and each folder is in it', () => {
    const folders = fs
      .readdirSync(path.join(ROOT, 'src/formats'), { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    const read = IMPORT_FORMATS.map(({ id }) => id);
    const written = DOCUMENT_FORMATS.map(({ module }) => module);
    assert.deepEqual([...read, ...written].sort(), folders.sort());
  });

  test('is the table of docs/importing.md (UPDATE_DOCS=1 writes it)', () => {
    const file = path.join(ROOT, 'docs/importing.md');
    const text = fs.readFileSync(file, 'utf8');
    const rows = IMPORT_FORMATS.map(({ label, extensions, also = [], description }) => [
      label,
      [...extensions, ...also].map((one) => `\`${one}\``).join(', '),
      description,
    ]);
    const all = [['kind', 'files', 'what becomes of it'], ...rows];
    const widths = [0, 1, 2].map((at) => Math.max(...all.map((row) => row[at]!.length)));
    const line = (row: readonly string[], fill: string): string =>
      `| ${row.map((cell, at) => cell.padEnd(widths[at]!, fill)).join(' | ')} |`;
    const [head, ...body] = all.map((row) => line(row, ' '));
    const table = [head, line(['', '', ''], '-'), ...body].join('\n');
    const written = text.replace(
      /(<!-- formats -->\n)[^]*?(?=<!-- \/formats -->)/,
      () => `<!-- formats -->\n\n${table}\n\n`,
    );
    if (process.env.UPDATE_DOCS === '1') fs.writeFileSync(file, written);
    assert.equal(fs.readFileSync(file, 'utf8'), written);
  });

  test('has the endings for which the explorer offers the command', () => {
    const manifest = fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    const [, endings = ''] = /resourceExtname =~ \/\^\\\\\.\(([\w|]+)\)\$\/i/.exec(manifest) ?? [];
    const known = IMPORT_FORMATS.flatMap(({ extensions }) => extensions.map((one) => one.slice(1)));
    assert.deepEqual(endings.split('|').sort(), known.sort());
  });

  test('says of a name what reads it, or what to do', () => {
    const said = (name: string): string => {
      const kinds = kindsOf(name);
      if ('code' in kinds) return `${kinds.code} ${kinds.name ?? ''}`.trim();
      return kinds.map(({ id }) => id).join(' or ');
    };
    const names = ['A.DOCX', 'b.html', 'c.rtf', 'd.odt', 'e.jpg', 'f.txt', 'g', '.docx', 'h.xls'];
    assert.deepEqual(names.map(said), [
      ...['docx', 'html', 'convert-first .rtf', 'convert-first .odt', 'no-text'],
      ...['news or csv', 'unknown-kind', 'docx', 'convert-table-first .xls'],
    ]);
  });
});
