import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { importer as docx } from '../../../src/formats/docx';
import { importer as html } from '../../../src/formats/html';
import { importer as pdf } from '../../../src/formats/pdf';
import { imported } from './importing';

const FOLDER = path.resolve(__dirname, '../../fixtures/foreign');
const FILES = [
  ['article.docx', docx],
  ['article.html', html],
  ['print.pdf', pdf],
  ['browser.pdf', pdf],
] as const;

// What every file says of itself, and a list of its pages; the text follows behind an empty line.
const FRONT =
  /^---\ntitle: "[^\n]+"\n(?:\w+: "[^\n]+"\n)*(?:pages:\n(?: {2}- "[^\n]+"\n)+)?---\n\n/;

suite('Articles as LibreOffice and Chromium write them', () => {
  const articles = fs.readdirSync(FOLDER).filter((name) => !name.includes('.'));

  test('are forty files', () => assert.equal(articles.length * FILES.length, 40));

  for (const article of articles) {
    for (const [file, importer] of FILES) {
      test(`${article}, ${file}`, async () => {
        const within = (name: string): string => path.join(FOLDER, article, name);
        const text = await imported(importer, file, fs.readFileSync(within(file)));
        assert.match(text, FRONT);
        const own = within(`expected.${file}.md`);
        const expected = fs.existsSync(own) ? own : within('expected.md');
        assert.equal(text.replace(FRONT, ''), fs.readFileSync(expected, 'utf8'));
      });
    }
  }
});
