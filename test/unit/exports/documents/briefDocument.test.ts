import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { DEFAULT_FILTER } from '../../../../src/core/analysis/records/filter';
import { DEFAULT_CSV_OPTIONS, formatOf, type BriefLength } from '../../../../src/core';
import type { TextDocument } from '../../../../src/core/exports/document/blocks';
import { readBlocks, readRuns } from '../../../../src/core/exports/document/readMarkdown';
import { markdownText } from '../../../../src/core/exports/brief/markdownText';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { runSync } from '../../../../src/core/util/task';
import { writeDocument } from '../../../../src/formats/docx-out/writeDocument';
import { claims } from '../../../support/claims';
import { codebook } from '../../../support/corpus';
import { temporaryFolder } from '../../../support/temporaryFolder';

const READER = claims(
  `
  in one.md 2024-01-10 author=Ana
  p1: a supports x
  p2: b opposes x
  in two.md 2024-03-10
  p3: b opposes x`,
  codebook({
    actors: { a: { name: 'Airport' }, b: { name: '*Town* [council] & <b>' } },
    issues: { x: { name: 'Night flights', statement: 'Planes should fly at night.' } },
  }),
);

suite('The brief as a document', () => {
  test('a table of who stands where, and both quotes side by side below the pair', async () => {
    const { blocks } = await laidOut(READER);
    const table = blocks.find((block) => block.kind === 'table');
    assert.deepEqual(
      table?.rows.map((row) => row.map(wordsOf)),
      [['Night flightsPlanes should fly at night.', 'Airport', '*Town* [council] & <b>', '']],
    );
    const sides = blocks.find((block) => block.kind === 'sides');
    assert.ok(sides);
    assert.equal(
      wordsOf(sides.lead),
      'Airport (for) – *Town* [council] & <b> (against): 10 Jan 2024 to 10 Mar 2024; 1 : 2',
    );
    assert.deepEqual(
      sides.sides.map(({ title, quotes }) => [wordsOf(title), ...quotes.map(wordsOf)]),
      [
        ['Airport (for)', 'for: “words of p1” — Ana, 10 Jan 2024, one.md'],
        [
          '*Town* [council] & <b> (against)',
          'against: “words of p2” — Ana, 10 Jan 2024, one.md',
          'against: “words of p3” — 10 Mar 2024, two.md',
        ],
      ],
    );
  });

  test('says how it was counted, and links to the articles and to its sections', async () => {
    const { blocks } = await laidOut(READER);
    const headings = blocks.flatMap((block) =>
      block.kind === 'heading' ? [wordsOf(block.runs)] : [],
    );
    assert.deepEqual(headings, [
      'Trade talks: who disagrees with whom',
      'In short',
      'Night flights',
      'Who disagrees with whom',
      'What they say',
      'How this was made',
    ]);
    const xml = documentXml(await writeDocument(await laidOut(READER)));
    assert.match(xml, /<w:hyperlink [^>]*w:anchor="section_1"/);
    assert.match(xml, /<w:bookmarkStart [^>]*w:name="section_1"/);
  });

  test('its words stand in the file, in order, each once where the brief has it once', async () => {
    const words = documentXml(await writeDocument(await laidOut(READER)))
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    const places = [
      'who disagrees with whom',
      'In short',
      'words of p1',
      'What they say',
      'How this was made',
    ];
    const found = places.map((one) => words.indexOf(one));
    assert.deepEqual(
      found,
      found.toSorted((a, b) => a - b),
    );
    assert.ok(found.every((at) => at >= 0));
    assert.ok(words.includes('*Town* [council] & <b>'));
    assert.doesNotMatch(words, /\u2060|\\/);
  });

  test('on one page has no sections of issues', async () => {
    const { blocks } = await laidOut(READER, 'one-page');
    const kinds = blocks.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['heading', 'paragraph', ...Array<string>(4).fill('member'), 'table']);
    const xml = documentXml(await writeDocument(await laidOut(READER, 'short')));
    assert.match(xml, /“words of p3”/);
  });

  test('Word keeps the head of a table on the page of its first row', async () => {
    const xml = documentXml(await writeDocument(await laidOut(READER, 'one-page')));
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
    assert.deepEqual(
      rows.map((row) => [row.includes('<w:tblHeader/>'), row.includes('<w:keepNext/>')]),
      [
        [true, true],
        [false, false],
      ],
    );
  });

  test('Word has adjacent words that look alike as one run', async () => {
    const xml = documentXml(await writeDocument(await laidOut(READER)));
    const looks = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t [^>]*>[^<]*<\/w:t><\/w:r>/g;
    const runs = [...xml.matchAll(looks)];
    const alike = runs.filter(({ 1: look, index }, at) => {
      const before = runs[at - 1];
      return before && before.index + before[0].length === index && before[1] === look;
    });
    assert.ok(runs.length > 10);
    assert.deepEqual(alike, []);
  });

  test('Word counts the pages', async () => {
    const files = unzipSync(await writeDocument(await laidOut(READER)));
    const foot = Object.keys(files).find((name) => /footer\d*\.xml$/.test(name)) ?? '';
    assert.match(strFromU8(files[foot] ?? new Uint8Array()), /NUMPAGES/);
  });

  for (const text of [
    'a*b_c`d[e](f)<g>|h\\i',
    '- no list',
    '# no heading',
    '1. no number',
    'see www.example.org or https://example.org/a_b',
    '[[abc@1]] ![x](y)',
    '| a | b |',
    '**',
  ]) {
    test(`what is escaped comes back: ${text}`, () => {
      assert.equal(wordsOf(readRuns(markdownText(text))), text);
      const [block] = readBlocks(`- ${markdownText(text)}\n`);
      assert.deepEqual(block, { kind: 'member', level: 0, runs: [{ text }] });
    });
  }

  test('emphasis, code and links are read', () => {
    assert.deepEqual(readRuns('**A** (for): `x --y` [**B** c](d.md#L1) *(draft)* [[id@stamp]]'), [
      { text: 'A', bold: true },
      { text: ' (for): ' },
      { text: 'x --y', code: true },
      { text: ' ' },
      { text: 'B', bold: true, link: 'd.md#L1' },
      { text: ' c', link: 'd.md#L1' },
      { text: ' ' },
      { text: '(draft)', italic: true },
      { text: ' [[id@stamp]]' },
    ]);
  });

  test('LibreOffice makes a PDF of it', async function () {
    const folder = temporaryFolder('document');
    const file = path.join(folder, 'talks.docx');
    fs.writeFileSync(file, await writeDocument(await laidOut(READER)));
    const pdf = path.join(folder, 'talks.pdf');
    try {
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          ...['--headless', '--convert-to', 'pdf', '--outdir', folder, file],
        ],
        { stdio: 'ignore' },
      );
    } catch {
      console.log('        skipped: LibreOffice is not there');
      this.skip();
    }
    // It says nothing of a missing part of itself but what it prints.
    if (!fs.existsSync(pdf)) {
      console.log('        skipped: LibreOffice Writer is not there');
      this.skip();
    }
    assert.match(fs.readFileSync(pdf, 'latin1'), /^%PDF/);
  });
});

function wordsOf(runs: readonly { readonly text: string }[]): string {
  return runs.map(({ text }) => text).join('');
}

function documentXml(bytes: Uint8Array): string {
  return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
}

async function laidOut(reader: CorpusReader, briefLength?: BriefLength): Promise<TextDocument> {
  const format = formatOf('brief-docx');
  const { content } = runSync(
    format.layOut({
      corpusName: 'Trade talks',
      briefLength,
      reader,
      filter: DEFAULT_FILTER,
      options: DEFAULT_CSV_OPTIONS,
      text: () => Promise.resolve(undefined),
      mentions: () => Promise.resolve([]),
    }),
  );
  return (await content()) as TextDocument;
}
