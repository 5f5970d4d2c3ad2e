import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { importer } from '../../../src/formats/docx';
import { imported } from './importing';
import { item, officeFile, paragraph, table } from './officeFile';

const read = (bytes: Uint8Array): Promise<string> => imported(importer, 'report.docx', bytes);

suite('Word files become articles', () => {
  test('without hidden text, with the words of text boxes, boxes to tick and equations', async () => {
    const run = (text: string, look = ''): string =>
      `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${paragraph('In a box.')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph('In a box.')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const tick = (value: string): string =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${value}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('☐')}</w:sdtContent></w:sdt>`;
    const body = [
      `<w:p>${run('Shown, ')}${run('hidden ', '<w:vanish/>')}${run('twice, ', '<w:vanish/>')}${run('shown.', '<w:vanish w:val="0"/>')}</w:p>`,
      `<w:p>${run('Before the box.')}${box}</w:p>`,
      `<w:p>${tick('1')}${run(' Yes ')}${tick('0')}${run(' No')}</w:p>`,
      `<w:p>${run('The share is ')}<m:oMath><m:r><m:t>a+b</m:t></m:r><m:r><m:t>=c</m:t></m:r></m:oMath>${run(' of all.')}</w:p>`,
    ].join('');
    const spaces = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;
    const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ${spaces}><w:body>${body}</w:body></w:document>`;
    assert.equal(
      await read(officeFile('', { more: { 'word/document.xml': document } })),
      `---
origin: "report.docx"
---

Shown, shown.

Before the box.

In a box.

☒ Yes ☐ No

The share is a+b=c of all.

warning passages-hidden
warning equations-flat`,
    );
  });

  test('whose lists go on after a paragraph', async () => {
    const body = [
      item('One.', 'number'),
      item('Two.', 'number'),
      paragraph('A remark.'),
      item('Three.', 'number'),
      item('of three', 'number', 1),
      item('Four.', 'number'),
    ].join('');
    assert.equal(
      (await read(officeFile(body))).split('---\n\n')[1],
      '1. One.\n2. Two.\n\nA remark.\n\n3. Three.\n   1. of three\n4. Four.\n',
    );
  });

  test('with headings, lists, quotations and notes, without headers', async () => {
    const body = [
      paragraph('Water prices', 'Title'),
      paragraph('The council', 'heading 1'),
      paragraph('The council wants a price for each litre.[^1] Farmers reject it.[^2]'),
      paragraph('What it would cost', 'heading 2'),
      item('For a household:', 'bullet'),
      item('three coins a day', 'bullet', 1),
      item('For a farm: thirty.', 'bullet'),
      paragraph('Then:'),
      item('Ask.', 'number'),
      item('Decide.', 'number'),
      paragraph('Water is no ware.', 'Quote'),
      '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>',
    ].join('');
    const properties = '<dc:title>Water prices</dc:title><dc:creator>Jo Brook</dc:creator>';
    const footnotes = ['Minutes of 3 May.', 'Letter, page 2.'];
    assert.equal(
      await read(officeFile(body, { properties, footnotes })),
      `---
title: "Water prices"
author: "Jo Brook"
origin: "report.docx"
---

# Water prices

# The council

The council wants a price for each litre.[^1] Farmers reject it.[^2]

## What it would cost

- For a household:
  - three coins a day
- For a farm: thirty.

Then:

1. Ask.
2. Decide.

> Water is no ware.

[^1]: Minutes of 3 May.

[^2]: Letter, page 2.
`,
    );
  });

  test('with tables, line breaks and what was inserted, without what was deleted', async () => {
    const changed =
      '<w:p><w:r><w:t>The fee is </w:t></w:r><w:del><w:r><w:delText>low</w:delText></w:r></w:del>' +
      '<w:ins><w:r><w:t>high</w:t></w:r></w:ins><w:r><w:br/><w:t>and rises.</w:t></w:r></w:p>';
    const rows = [
      ['Group', 'View'],
      ['Farmers', 'against'],
      ['Council', 'for'],
    ];
    assert.equal(
      await read(officeFile(changed + table(rows))),
      '---\norigin: "report.docx"\n---\n\nThe fee is high\nand rises.\n\n' +
        '| Group | View |\n| --- | --- |\n| Farmers | against |\n| Council | for |\n',
    );
  });

  test('in other scripts; entities and soft hyphens are what they stand for', async () => {
    const body = [
      paragraph(
        'Les agri{-}culteurs re\u00adfusent &amp; pro&#x74;estent\u00a0: «\u202fnon\u202f».',
      ),
      paragraph('Фермеры против платы за воду.'),
      paragraph('農民は水道料金に反対している。'),
      paragraph('يرفض المزارعون رسوم المياه.'),
      paragraph('किसान पानी के शुल्क का विरोध करते हैं।'),
    ].join('');
    assert.equal(
      await read(officeFile(body)),
      '---\norigin: "report.docx"\n---\n\nLes agriculteurs refusent & protestent : « non ».\n\n' +
        'Фермеры против платы за воду.\n\n農民は水道料金に反対している。\n\nيرفض المزارعون رسوم المياه.\n\n' +
        'किसान पानी के शुल्क का विरोध करते हैं।\n',
    );
  });

  test('are called as their title style says where their properties say nothing', async () => {
    const body = paragraph('Dam or no dam', 'Title') + paragraph('The valley is split.');
    const properties = '<dc:title>  </dc:title><dc:creator/>';
    assert.match(
      await read(officeFile(body, { properties })),
      /^---\ntitle: "Dam or no dam"\norigin/,
    );
    const junk = '<dc:title>Microsoft Word - dam_final2.doc</dc:title>';
    assert.match(
      await read(officeFile(body, { properties: junk })),
      /^---\ntitle: "Dam or no dam"\norigin/,
    );
  });

  test('text that looks like code of a page stays text', async () => {
    const body = paragraph(
      'Mind &lt;img src=x onerror=alert(1)> and ![a](https://evil.example/a.png).',
    );
    assert.match(await read(officeFile(body)), /Mind \\<img src=x .* and !\\\[a\]/);
  });

  test('files that are linked into them are not read', async () => {
    const picture =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:docPr descr="d"/><a:graphic><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="linked"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
    const text = await read(officeFile(picture + paragraph('Only this.')));
    assert.equal(text, '---\norigin: "report.docx"\n---\n\nOnly this.\n');
  });
});

suite('Word files that are refused', () => {
  const document = (begin: string, text: string): Uint8Array =>
    officeFile('', {
      more: {
        'word/document.xml': `${begin}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
      },
    });

  test('entities of their own: of other files, and without an end', async () => {
    const outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    assert.equal(await read(document(outside, '&x;')), 'error unreadable');
    const laughs = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY l${String(at + 1)} "${`&l${String(at)};`.repeat(10)}">`,
    );
    const begin = `<!DOCTYPE d [<!ENTITY l0 "ha">${laughs.join('')}]>`;
    assert.equal(await read(document(begin, '&l20;')), 'error unreadable');
    const wide = Buffer.from(`\ufeff${outside}<a>&x;</a>`, 'utf16le');
    const hidden = officeFile('', { more: { 'word/document.xml': wide } });
    assert.equal(await read(hidden), 'error unreadable');
  });

  test('bombs: by what they say they hold, and by what they hold', async () => {
    const bomb = withSizes(officeFile(paragraph('x')), 'word/styles.xml', 120_000_000);
    assert.equal(await read(bomb), 'error too-large');
    const many: Record<string, Uint8Array> = {};
    for (let n = 0; n <= 10_000; n++) many[`word/${String(n)}.xml`] = new Uint8Array(0);
    assert.equal(await read(zipSync(many, { level: 0 })), 'error too-large');
    // A size that is smaller than what is packed: the rest is cut off, and then it is no XML.
    const lying = officeFile(paragraph('long '.repeat(100_000)));
    assert.equal(await read(withSizes(lying, 'word/document.xml', 100)), 'error unreadable');
  });

  test('names that lead out of a folder are not followed', async () => {
    const slip = officeFile(paragraph('Inside.'), {
      more: { '../../evil.xml': '<a/>', '/etc/evil.xml': '<a/>', 'word/../../x.xml': '<a/>' },
    });
    assert.match(await read(slip), /\n\nInside\.\n$/);
  });

  test('passwords, old files and files that are none', async () => {
    const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const secret = Uint8Array.from([...old, ...Buffer.from('EncryptedPackage', 'utf16le')]);
    assert.equal(await read(secret), 'error encrypted');
    assert.equal(await read(Uint8Array.from([...old, 0, 0])), 'error convert-first .doc');
    assert.equal(await read(strToU8('{\\rtf1 Hello}')), 'error unreadable');
    const open = zipSync(
      { mimetype: strToU8('application/vnd.oasis.opendocument.text') },
      { level: 0 },
    );
    assert.equal(await read(open), 'error wrong-ending .odt');
    const whole = officeFile(paragraph('x'));
    for (const broken of ['', 'PK', 'no zip', whole.subarray(0, whole.length / 2)]) {
      const bytes = typeof broken === 'string' ? strToU8(broken) : broken;
      assert.equal(await read(bytes), 'error unreadable');
    }
    assert.equal(await read(zipSync({ 'a.txt': strToU8('x') })), 'error unreadable');
    assert.equal(await read(officeFile('')), 'error no-text');
  });
});

/** A zip whose directory gives another size for one of its files. */
function withSizes(zip: Uint8Array, name: string, size: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const letters = strToU8(name);
  for (let at = 0; at < zip.length - 46 - letters.length; at++) {
    const isEntry = view.getUint32(at, true) === 0x02014b50;
    if (isEntry && letters.every((letter, index) => zip[at + 46 + index] === letter)) {
      view.setUint32(at + 24, size, true);
    }
  }
  return zip;
}
