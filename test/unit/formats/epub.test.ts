import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { importer } from '../../../src/formats/epub';
import { imported } from './importing';

const CONTAINER =
  '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>';
const BOOK = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Harbours</dc:title><dc:creator>Ann Lee</dc:creator><dc:publisher>Quay Press</dc:publisher><dc:date>2024-05-03</dc:date>
</metadata><manifest>
<item id="two" href="text/two%20b.xhtml"/><item id="one" href="text/one.xhtml"/><item id="nav" href="nav.xhtml" properties="nav"/>
<item id="cover" href="cover.xhtml"/>
</manifest><spine><itemref idref="cover" linear="no"/><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine></package>`;

function epub(more: Readonly<Record<string, string>> = {}): Uint8Array {
  const page = (words: string): string =>
    `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${words}</body></html>`;
  const parts = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'OEBPS/book.opf': BOOK,
    'OEBPS/nav.xhtml': page('<p>Contents</p>'),
    'OEBPS/cover.xhtml': page('<p>Cover</p>'),
    'OEBPS/text/one.xhtml': page('<h1><a id="x"/>Cranes</h1><p>One <i>stands</i>.</p>'),
    'OEBPS/text/two b.xhtml': page('<h1>Ships</h1><ul><li>None.</li></ul>'),
    ...more,
  };
  const files = Object.entries(parts).map(([name, text]) => [name, strToU8(text)]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>);
}

const read = (bytes: Uint8Array): Promise<string> => imported(importer, 'harbours.epub', bytes);

suite('E-books become articles', () => {
  test('chapter by chapter, without cover and contents', async () =>
    assert.equal(
      await read(epub()),
      `---
title: "Harbours"
author: "Ann Lee"
source: "Quay Press"
date: "2024-05-03"
origin: "harbours.epub"
---

# Cranes

One stands.

# Ships

- None.
`,
    ));

  test('that are protected, damaged or empty are said; protected fonts do not matter', async () => {
    const protects = (name: string) => ({
      'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${name}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    assert.equal(await read(epub(protects('OEBPS/text/one.xhtml'))), 'error encrypted');
    assert.match(await read(epub(protects('OEBPS/fonts/a.otf'))), /One stands/);
    assert.equal(await read(epub({ 'OEBPS/book.opf': '<package/>' })), 'error no-text');
    assert.equal(await read(zipSync({ a: strToU8('x') })), 'error unreadable');
    const outside = BOOK.replace('text/one.xhtml', '../../../etc/passwd');
    assert.doesNotMatch(await read(epub({ 'OEBPS/book.opf': outside })), /root/);
  });
});
