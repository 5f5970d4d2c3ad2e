import assert from 'node:assert/strict';
import { gzipSync, strToU8, zipSync } from 'fflate';
import type { FormatModule } from '../../../src/formats/catalog';
import { readForeign } from '../../../src/formats/readForeign';
import { dnaFile } from './dnaFile';
import { sqliteFile } from './sqliteFile';
import { officeFile, paragraph } from './officeFile';
import { pdfFile } from './pdfFile';
import { tarFile } from './tarFile';
import { workbookFile } from './workbookFile';

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at] ?? ''};`.repeat(10)}">`)
  .join('')}]>`;
const OUTER = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
const DOCUMENT = 'word/document.xml';
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

const word = (more: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  officeFile(paragraph('Words.'), { more });
const sheet = (more: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  workbookFile({ S: [['Text'], ['Words.']] }, more);
const zip = (name: string, content = 'x'): Uint8Array => zipSync({ [name]: strToU8(content) });
const names = (count: number) =>
  Array.from({ length: count }, (_, at) => [`${String(at)}.ann`, new Uint8Array()] as const);
const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length / 2);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const repeated = (count: number, xml: string): string => xml.repeat(count);

/** A workbook that names one sheet often. */
const often = (count: number, cells: string): Uint8Array =>
  sheet({
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${repeated(count, '<sheet name="S" sheetId="1" r:id="rId1"/>')}</sheets></workbook>`,
    [SHEET]: `<worksheet xmlns="${MAIN}"><sheetData>${cells}</sheetData></worksheet>`,
  });

/** A workbook with one long text in many cells. */
const shared = (length: number, cells: number): Uint8Array =>
  sheet({
    [STRINGS]: `<sst xmlns="${MAIN}"><si><t>${'x'.repeat(length)}</t></si></sst>`,
    [SHEET]: `<worksheet xmlns="${MAIN}"><sheetData>${Array.from({ length: cells }, (_, at) => `<row r="${String(at + 1)}"><c r="A${String(at + 1)}" t="s"><v>0</v></c></row>`).join('')}</sheetData></worksheet>`,
  });

const CELLS = Array.from(
  { length: 10_000 },
  (_, at) => `<row r="${String(at + 1)}"><c r="A${String(at + 1)}"><v>1</v></c></row>`,
).join('');

const DNA = dnaFile({ documents: [{ title: 'A', text: 'Words. '.repeat(900) }], statements: [] });

const CODED = sqliteFile([
  { name: 'source', columns: '(id, name, fulltext)', rows: [['1', 'A', 'Words. '.repeat(900)]] },
]);

const changed = (bytes: Uint8Array, places: Readonly<Record<number, number>>): Uint8Array => {
  const copy = bytes.slice();
  for (const [at, byte] of Object.entries(places)) copy[Number(at)] = byte;
  return copy;
};

/** A database whose texts go on on pages that do not exist. */
const OVERFLOWING = ((): Uint8Array => {
  const bytes = DNA.slice();
  const view = new DataView(bytes.buffer);
  const words = new TextEncoder().encode('Words. Words. ');
  for (let page = 512; page < bytes.length; page += 512) {
    const isText = words.every((byte, at) => bytes[page + 32 + at] !== 0 && byte !== 0);
    // A page of overflow begins with the number of the next, and no kind of a tree is below 256.
    if (isText && view.getUint32(page) < 256) view.setUint32(page, 0xffff);
  }
  return bytes;
})();

/** Annotations that refer to each other, all to all. */
const LINKED_CAS = JSON.stringify({
  '%FEATURE_STRUCTURES': [
    { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: 'Words.' },
    ...Array.from({ length: 1000 }, (_, at) => ({
      ...{ '%ID': at + 10, '%TYPE': 'x.A', '@sofa': 1, begin: 0, end: 5 },
      '@to': Array.from({ length: 1000 }, (__, to) => to + 10),
    })),
  ],
});

const TEI = '<TEI><text><body><ab type="catma"/></body></text></TEI>';

/** Files that want more than to be read, and what is said of each. */
const FILES: readonly (readonly [name: string, content: string | Uint8Array, stated: string])[] = [
  ['bomb.docx', word({ [DOCUMENT]: new Uint8Array(210_000_000) }), 'too-large'],
  ['slip.docx', zip('../../evil.md'), 'unreadable'],
  ['absolute.docx', zip('/etc/evil.md'), 'unreadable'],
  ['outer.docx', word({ [DOCUMENT]: `${OUTER}<w:document>&e;</w:document>` }), 'unreadable'],
  ['laughs.docx', word({ [DOCUMENT]: `${LAUGHS}<w:document>&j;</w:document>` }), 'unreadable'],
  [
    'laughing-style.docx',
    word({ 'word/styles.xml': `${LAUGHS}<w:styles>&j;</w:styles>` }),
    'unreadable',
  ],
  ['half.docx', half(word({})), 'unreadable'],
  ['empty.docx', '', 'unreadable'],
  ['old.docx', latin(`${OLE}${'\0'.repeat(600)}`), 'convert-first'],
  ['locked.docx', latin(`${OLE}E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0`), 'encrypted'],
  ['rich.docx', '{\\rtf1 Words.}', 'unreadable'],
  ['deep.rtf', `{\\rtf1 ${'{'.repeat(200_000)}`, 'too-deep'],
  ['noise.rtf', `{\\rtf1 ${'\\u1'.repeat(300_000)}\\bin99999999`, 'no-text'],
  ['picture.rtf', `{\\rtf1 {\\pict ${'ff'.repeat(3_000_000)}}}`, 'no-text'],
  ['outer.xml', `${OUTER}<ppsArticleResponse>&e;</ppsArticleResponse>`, 'unreadable'],
  ['noise.docx', latin('PK\x03\x04' + '\xff'.repeat(5000)), 'unreadable'],
  ['deep.docx', word({ [DOCUMENT]: '<w:p>'.repeat(200_000) }), 'unreadable'],
  ['bomb.xlsx', sheet({ [SHEET]: new Uint8Array(210_000_000) }), 'too-large'],
  ['slip.xlsx', zip('../../evil.md'), 'unreadable'],
  ['outer.xlsx', sheet({ [SHEET]: `${OUTER}<worksheet>&e;</worksheet>` }), 'unreadable'],
  ['laughs.xlsx', sheet({ [STRINGS]: `${LAUGHS}<sst><si><t>&j;</t></si></sst>` }), 'unreadable'],
  ['half.xlsx', half(sheet({})), 'unreadable'],
  ['old.xlsx', latin(`${OLE}${'\0'.repeat(600)}`), 'convert-table-first'],
  ['sheets.xlsx', often(20_000, '<row r="1"><c r="A1"><v>1</v></c></row>'), 'too-large'],
  ['one-sheet.xlsx', often(900, CELLS), 'too-large'],
  ['shared.xlsx', shared(1_000_000, 1_000), 'too-large'],
  ['far.xlsx', often(1, '<row r="900000000"><c r="A900000000"><v>1</v></c></row>'), 'endless-line'],
  ['far-row.xlsx', often(1, '<row r="900000000"></row>'), 'endless-line'],
  ['line.csv', 'x'.repeat(20_000_000), 'endless-line'],
  ['zeros.csv', '\0'.repeat(1_000_000), 'unreadable'],
  ['wide.csv', `${'a,'.repeat(200_000)}\n${'b,'.repeat(200_000)}\n`, 'endless-line'],
  ['deep.json', '['.repeat(1_000_000), 'too-deep'],
  ['deeper.jsonl', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}\n`, 'too-deep'],
  ['empty-objects.json', `[${repeated(6_000_000, '{},')}{}]`, 'too-large'],
  ['half.json', '[{"text": "Words', 'unreadable'],
  ['number.json', '9'.repeat(1_000_000), 'unreadable'],
  [
    'outer.rss',
    `${OUTER}<rss><channel><item><title>&e;</title></item></channel></rss>`,
    'unreadable',
  ],
  [
    'laughs.rss',
    `${LAUGHS}<rss><channel><item><title>&j;</title></item></channel></rss>`,
    'unreadable',
  ],
  ['deep.atom', '<feed>'.repeat(100_000), 'too-deep'],
  ['half.rss', '<rss><channel><item><title>Words', 'unreadable'],
  [
    'parts.eml',
    `Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`,
    'entries-odd',
  ],
  ['heads.eml', `${'X: y\n'.repeat(200_000)}\nWords.\n`, 'entries-odd'],
  ['box.mbox', 'From a\nX: y\n\nx\n\n'.repeat(100_000), 'too-large'],
  ['rows.csv', `text\n${'a\n'.repeat(100_001)}`, 'too-large'],
  ['rows.jsonl', '{"text":"a"}\n'.repeat(100_001), 'too-large'],
  ['deep.html', '<div>'.repeat(100_000), 'unreadable'],
  ['script.html', '<html><body><script>alert("Words.")</script></body></html>', 'no-text'],
  ['tags.html', '<a '.repeat(500_000), 'no-text'],
  ['header.pdf', '%PDF-1.7\n', 'unreadable'],
  ['noise.pdf', latin('%PDF-1.7\n' + '\xff\x00'.repeat(50_000)), 'unreadable'],
  [
    'script.pdf',
    pdfFile([[]], { more: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
    'no-text',
  ],
  ['half.pdf', half(pdfFile([[[60, 700, 11, 'Words.']]])), 'unreadable'],
  ['half.dna', half(DNA), 'unreadable'],
  ['huge-pages.dna', changed(DNA, { 16: 0, 17: 1 }), 'unreadable'],
  ['reserved.dna', changed(DNA, { 20: 255 }), 'unreadable'],
  ['encoding.dna', changed(DNA, { 59: 9 }), 'unreadable'],
  ['overflow.dna', OVERFLOWING, 'unreadable'],
  ['other.dna', sqliteFile([{ name: 't', columns: '(a)', rows: [['x']] }]), 'unknown-kind'],
  ['bomb.qdpx', zipSync({ 'project.qde': new Uint8Array(210_000_000) }), 'too-large'],
  ['slip.qdpx', zip('../../project.qde', '<Project/>'), 'unreadable'],
  [
    'twice.qdpx',
    zipSync({ 'a.qde': strToU8('<Project/>'), 'b.qde': strToU8('<Project/>') }),
    'unreadable',
  ],
  ['outer.qdpx', zip('project.qde', `${OUTER}<Project>&e;</Project>`), 'unreadable'],
  ['laughs.qdc', `${LAUGHS}<CodeBook>&j;</CodeBook>`, 'unreadable'],
  ['deep.qdc', `<CodeBook>${repeated(50_000, '<Code>')}`, 'unreadable'],
  ['page.qde', '<html><body>Words.</body></html>', 'unknown-kind'],
  ['half.qda', half(CODED), 'unknown-kind'],
  ['huge-pages.qda', changed(CODED, { 16: 0, 17: 1 }), 'unreadable'],
  ['other.qda', sqliteFile([{ name: 't', columns: '(a)', rows: [['x']] }]), 'unknown-kind'],
  ['half.sqlite3', half(CODED), 'unknown-kind'],
  ['encoding.sqlite3', changed(CODED, { 59: 9 }), 'unreadable'],
  ['text.sqlite3', 'SQLite format 3\0 and nothing else', 'unreadable'],
  ['half-task.json', '[{"data":{"text":"Words."},"annotations":[{"result":[', 'unreadable'],
  ['deep-target.json', `[{"type":"Annotation","target":${'['.repeat(1_000_000)}`, 'too-deep'],
  ['half.jsonld', '[{"type":"Annotation","target":', 'unreadable'],
  ['outer.xmi', `${OUTER}<xmi:XMI>&e;</xmi:XMI>`, 'unreadable'],
  ['laughs.xmi', `${LAUGHS}<xmi:XMI>&j;</xmi:XMI>`, 'unreadable'],
  ['page.xmi', '<html><body>Words.</body></html>', 'unknown-kind'],
  ['quotes.xmi', `<a:b ${'c="d" '.repeat(1_000_000)}`, 'unknown-kind'],
  ['deep-cas.json', `{"%FEATURE_STRUCTURES":${'['.repeat(1_000_000)}`, 'too-deep'],
  ['linked-cas.json', LINKED_CAS, 'too-large'],
  ['half-cas.json', '{"%FEATURE_STRUCTURES":[{"%ID":1,', 'unreadable'],
  ['far.tsv', '#FORMAT=WebAnno TSV 3.3\n\n#Text=W\n1-1\t999999999-999999999\tW\t\n', 'unreadable'],
  [
    'nested.zip',
    zipSync({ 'annotation/a/b.zip': zipSync({ 'a.xmi': new Uint8Array(210_000_000) }) }),
    'too-large',
  ],
  ['bomb.zip', zipSync({ 'a.txt': new Uint8Array(210_000_000) }), 'too-large'],
  ['slip.zip', zip('../../a.ann', 'T1\tX 0 1\tW'), 'unreadable'],
  ['absolute.zip', zip('/etc/a.ann', 'T1\tX 0 1\tW'), 'unreadable'],
  ['drive.zip', zip('C:\\a.ann', 'T1\tX 0 1\tW'), 'unreadable'],
  ['half.zip', half(zip('a.ann', 'T1\tX 0 1\tW\n')), 'unreadable'],
  ['other.zip', zip('report.docx'), 'unpack-first'],
  ['many.zip', zipSync(Object.fromEntries(names(10_001))), 'too-large'],
  ['bomb.tar.gz', gzipSync(tarFile({ 'a.xml': new Uint8Array(70_000_000) })), 'too-large'],
  ['slip.tar.gz', gzipSync(tarFile({ '../../a.xml': TEI })), 'unreadable'],
  ['absolute.tgz', gzipSync(tarFile({ '/etc/a.xml': TEI })), 'unreadable'],
  ['half.tgz', half(gzipSync(tarFile({ 'a.xml': TEI }))), 'unreadable'],
  ['long.tgz', gzipSync(tarFile({ 'a.xml': TEI }).subarray(0, 540)), 'unreadable'],
  ['many.tgz', gzipSync(tarFile(Object.fromEntries(names(10_001)))), 'too-large'],
  ['outer.tgz', gzipSync(tarFile({ 'a.xml': `${OUTER}${TEI}` })), 'unreadable'],
  ['broken.tgz', gzipSync(tarFile({ 'a.xml': `${TEI}<` })), 'unreadable'],
  ['other.tar.gz', gzipSync(tarFile({ 'a.txt': 'Words.' })), 'unpack-first'],
  ['half.qdpx', half(zip('project.qde', repeated(1000, '<Project/>'))), 'unreadable'],
];

suite('Hostile files', () => {
  const load = (id: string): Promise<FormatModule> =>
    import(`../../../src/formats/${id}`) as Promise<FormatModule>;

  for (const [name, content, stated] of FILES) {
    test(`${name}: nothing of it is taken, and it is said to be ${stated}`, async () => {
      const bytes = typeof content === 'string' ? strToU8(content) : content;
      const place = { name, size: bytes.length, bytes: () => Promise.resolve(bytes) };
      const read = await readForeign(place, load, { isCancelled: () => false });
      assert.deepEqual(read.articles, []);
      assert.equal(read.project, undefined);
      assert.deepEqual(
        read.tables.flatMap(({ rows }) => rows),
        [],
      );
      assert.deepEqual(
        read.problems.map(({ code }) => code),
        [stated],
      );
    });
  }
});
