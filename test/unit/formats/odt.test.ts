import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { importer } from '../../../src/formats/odt';
import { imported } from './importing';

const SPACES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
]
  .map((space) => `xmlns:${space}`)
  .join(' ');

const STYLES = [
  '<style:style style:name="Title"/>',
  '<style:style style:name="P1" style:parent-style-name="Quotations"/>',
  '<style:style style:name="T9"><style:text-properties text:display="none"/></style:style>',
  '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>',
].join('');

function odt(
  body: string,
  properties = '',
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const parts = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${SPACES}><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `<office:document-meta ${SPACES}><office:meta>${properties}</office:meta></office:document-meta>`,
    ...more,
  };
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>);
}

const read = (bytes: Uint8Array): Promise<string> => imported(importer, 'dam.odt', bytes);
const p = (text: string, style = 'Standard'): string =>
  `<text:p text:style-name="${style}">${text}</text:p>`;

suite('OpenDocument texts become articles', () => {
  test('with headings, lists, quotations, tables and notes', async () => {
    const note = (text: string): string =>
      `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p(text)}</text:note-body></text:note>`;
    const list = (style: string, ...items: readonly string[]): string =>
      `<text:list text:style-name="${style}">${items.map((one) => `<text:list-item>${one}</text:list-item>`).join('')}</text:list>`;
    const row = (...cells: readonly string[]): string =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell>${p(cell)}</table:table-cell>`).join('')}</table:table-row>`;
    const body = [
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region></text:tracked-changes>',
      p('Dam or no dam', 'Title'),
      '<text:h text:outline-level="2">The council</text:h>',
      p(
        `Farmers<text:s/>reject <text:span>it</text:span>.${note('Letter, page 2.')}<office:annotation><text:p>A remark.</text:p></office:annotation>`,
      ),
      p('Shown <text:span text:style-name="T9">and hidden</text:span>only.'),
      p('Water is no ware.', 'P1'),
      list('L1', p('Ask.'), p('Decide.')),
      list('L2', `${p('A farm')}${list('L2', p('a field'))}`),
      `<table:table>${row('Who', 'Vote')}${row('Ann &amp; Lee', 'no')}</table:table>`,
    ].join('');
    const properties =
      '<dc:title>Dam or no dam</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator><dc:creator>jb</dc:creator>';
    assert.equal(
      await read(odt(body, properties)),
      `---
title: "Dam or no dam"
author: "Ann Lee"
origin: "dam.odt"
---

# Dam or no dam

## The council

Farmers reject it.[^1]

Shown only.

> Water is no ware.

1. Ask.
2. Decide.

- A farm
  - a field

| Who | Vote |
| --- | --- |
| Ann & Lee | no |

[^1]: Letter, page 2.

warning passages-hidden`,
    );
  });

  test('that need a password, or are damaged or empty, are said', async () => {
    const manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>';
    const locked = odt(p('x'), '', { 'META-INF/manifest.xml': manifest });
    assert.equal(await read(locked), 'error encrypted');
    assert.equal(await read(odt('')), 'error no-text');
    assert.equal(await read(zipSync({ a: strToU8('x') })), 'error unreadable');
    assert.equal(await read(strToU8('no zip')), 'error unreadable');
    const laughs = '<!DOCTYPE x [<!ENTITY a "ha">]><office:text>&a;</office:text>';
    assert.equal(await read(odt('', '', { 'content.xml': laughs })), 'error unreadable');
  });
});
