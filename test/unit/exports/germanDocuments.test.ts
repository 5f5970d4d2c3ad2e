import assert from 'node:assert/strict';
import { ownLines } from '../../../src/core/exports/brief/ownParagraphs';
import {
  exportLanguage,
  formatOf,
  type BriefLength,
  type Edition,
  DEFAULT_CSV_OPTIONS,
  type ExportInput,
} from '../../../src/core';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { runSync } from '../../../src/core/util/task';
import type { Workbook } from '../../../src/core/exports/workbook/workbook';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from './rendered';

const BOOK = codebook({
  actors: {
    officials: { name: 'US-Beamte', type: 'group' },
    port: { name: 'Hafenbehörde' },
    town: { name: 'Vereinigte Staaten', type: 'state' },
  },
  issues: { toll: { name: 'Maut' }, quay: { name: 'Kai' } },
});

const READER = claims(
  `
  in one.md 2024-01-10 source=Wire
  p1: port supports toll
  p2: town opposes toll condition=ohne_Bus
  p3: officials opposes quay
  in two.md 2024-03-10 source=Post
  p4: port opposes quay speaker=officials
  p5: port supports toll
  in three.md 2026-03-10
  p6: officials supports quay
  p7: officials supports toll`,
  BOOK,
);

const LENGTHS = ['one-page', 'short', 'full'] as const;

suite('German documents', () => {
  test('say in sentences in which no name is inflected who stands where', async () => {
    const page = await brief('one-page', READER);
    assert.deepEqual(plain(page), [
      '# Trade talks: wer mit wem uneins ist',
      '3 Artikel gelesen, datiert 10. Jan. 2024 bis 10. März 2026: Wire, Post und 1 ohne Quelle. In Anführungszeichen stehen Worte der Artikel; Bedingungen haben die Coder formuliert.',
      '- Beim Thema Maut sind 2 Akteure dafür: Hafenbehörde und US-Beamte; dagegen ist 1 Akteur: Vereinigte Staaten (unter der Bedingung „ohne Bus“).',
      '- Beim Thema Kai ist 1 Akteur dagegen: Hafenbehörde; auf beiden Seiten ist 1 Akteur: US-Beamte.',
      '- Schärfster Dissens, Thema Maut: Hafenbehörde (dafür) und Vereinigte Staaten (dagegen, unter der Bedingung oben), 10. Jan. 2024 bis 10. März 2024; Äußerungen: 2 zu 1.',
      '  - **Hafenbehörde:** „words of p5“ (10. März 2024, Post, two.md)',
      '  - **Vereinigte Staaten:** „words of p2“ (10. Jan. 2024, Wire, one.md)',
      '- Die Seite gewechselt: US-Beamte, Thema Kai: erst dagegen (10. Jan. 2024), dann dafür (10. März 2026).',
      '- Mit Vorsicht zu lesen: 1 von 7 Äußerungen (bedingt).',
      '| Thema | Dafür | Dagegen | Sonst |',
      '| **Maut** | Hafenbehörde und US-Beamte | Vereinigte Staaten (unter der Bedingung oben) |  |',
      '| **Kai** |  | Hafenbehörde | auf beiden Seiten: US-Beamte (erst dagegen, dann dafür) |',
    ]);
  });

  for (const length of LENGTHS) {
    test(`have no English word in a ${length} brief`, async () => {
      assert.doesNotMatch(withoutNames(await brief(length, READER)), ENGLISH_WORDS);
    });
  }

  test('have no English word in a report or a position table', async () => {
    for (const format of ['report-html', 'position-table-html']) {
      const page = await rendered(format, READER, { language: 'de' });
      assert.match(page, /<html lang="de">/);
      const words = page.replace(
        /<svg.*?<\/svg>|<style>.*?<\/style>|<script>.*?<\/script>|<[^>]+>/gs,
        '\n',
      );
      assert.doesNotMatch(withoutNames(words), ENGLISH_WORDS, format);
    }
  });

  test('have German words in the sheets of a workbook that are read', () => {
    const format = formatOf('xlsx');
    const { content } = runSync(format.layOut(inputOf(READER)));
    return content().then((book) => {
      const { sheets } = book as Workbook;
      const table = sheets.find(({ name }) => name === 'wer was will');
      assert.deepEqual(table?.rows[0]?.slice(0, 3), [
        'Gruppen',
        'US-Beamte',
        'dafür\n„words of p7“\n10. März 2026, three.md',
      ]);
      const readMe = JSON.stringify(sheets.at(-1)?.rows);
      assert.match(readMe, /Artikel: 3 in Bearbeitung\./);
    });
  });

  test('agree with one and with several', async () => {
    const one = await brief('full', claims('in one.md 2024-01-10\np1: port supports toll', BOOK));
    assert.match(one, /^1 Position in 1 Artikel · 0 Dissense/m);
    const many = await brief('full', READER);
    assert.match(many, /^7 Positionen in 3 Artikeln · 1 Dissens \(/m);
  });

  test('are the same edition as English ones, and keep own paragraphs', async () => {
    const english = await written(READER, 'en', undefined, '');
    const own = english.text.replace(/(end title -->\n)/, '$1\nFür den Vorstand.\n');
    const german = await written(READER, 'de', english.edition, own);
    assert.deepEqual(german.edition, english.edition);
    assert.match(german.text, /\nAusgabe 1, 1\\?\. Dez\. 2026\.\n/);
    assert.match(german.text, /end title -->\n\nFür den Vorstand\.\n/);
    const again = await written(READER, 'en', german.edition, german.text);
    assert.equal(again.text, own);
  });

  test('list what changed since an English edition', async () => {
    const english = await written(READER, 'en', undefined, '');
    const later = claims(
      `
      in one.md 2024-01-10
      p1: port opposes toll
      p2: town opposes toll condition=ohne_Bus
      p3: officials opposes quay`,
      BOOK,
    );
    const { text } = await written(later, 'de', english.edition, '');
    assert.match(text, /^## Geändert seit Ausgabe 1 vom 1\. Dez\. 2026$/m);
    assert.match(text, /^- \*\*Entfernt:\*\* Hafenbehörde, Thema Kai: dagegen, two\.md$/m);
    assert.match(
      text,
      /^- \*\*Geändert:\*\* Hafenbehörde, Thema Maut: jetzt dagegen; vorher dafür; one\.md$/m,
    );
    assert.match(
      text,
      /^- \*\*Kein Dissens mehr:\*\* Hafenbehörde und Vereinigte Staaten, Thema Maut$/m,
    );
  });

  test('are in the language of the editor, or in English', () => {
    assert.deepEqual(['de', 'de-AT', 'en-US', 'pt-br', 'den'].map(exportLanguage), [
      'de',
      'de',
      'en',
      'en',
      'en',
    ]);
  });
});

const ENGLISH_WORDS =
  /(?<![\p{L}-])(?:and|or|of|on|the|for|against|with|by|articles?|positions?|is|are|more|quotes?|stated|undated|nothing|both|sides?)(?![\p{L}-])/iu;

/** Without quotes, addresses, the title of the corpus and how the program is cited. */
function withoutNames(text: string): string {
  return text
    .replace(/„[^“]*“|\]\([^)]*\)|<a id="[^"]*">|Trade talks|`[^`]*`|Option [\w:-]+/g, '')
    .replace(/^.*Das Programm zitieren.*$/gm, '')
    .replace(/\b(?:one|two|three)\.md\b|policy-annotator export --format [\w-]+/g, '');
}

async function brief(briefLength: BriefLength, reader: CorpusReader): Promise<string> {
  return rendered('brief-md', reader, { briefLength, language: 'de' });
}

function plain(text: string): readonly string[] {
  return text
    .replaceAll(/\\(.)/g, '$1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('| ---'));
}

function inputOf(reader: CorpusReader): ExportInput {
  return {
    corpusName: 'Trade talks',
    reader,
    filter: DEFAULT_FILTER,
    options: DEFAULT_CSV_OPTIONS,
    language: 'de',
    text: () => Promise.resolve(undefined),
    mentions: () => Promise.resolve([]),
  };
}

/** A brief that is written beside an earlier one, and its edition. */
async function written(
  reader: CorpusReader,
  language: 'en' | 'de',
  edition: Edition | undefined,
  before: string,
): Promise<{ readonly text: string; readonly edition: Edition | undefined }> {
  const own = ownLines(before);
  assert.equal(own.kind, 'lines');
  const beside = { today: '2026-12-01', edition, own: own.lines };
  const made = runSync(
    formatOf('brief-md').render({ ...inputOf(reader), language, briefLength: 'short', beside }),
  );
  let text = '';
  for await (const piece of made.pieces) text += piece;
  return { text, edition: made.edition };
}
