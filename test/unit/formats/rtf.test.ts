import assert from 'node:assert/strict';
import { readForeign } from '../../../src/formats/readForeign';
import { importer } from '../../../src/formats/rtf';
import { imported } from './importing';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** The words of a document, without front matter. */
async function words(body: string, head = '\\ansi\\ansicpg1252'): Promise<string> {
  const text = await imported(importer, 'wind.rtf', latin(`{\\rtf1${head} ${body}}`));
  return text.replace(/^---\n[^]*?\n---\n\n/, '').trim();
}

suite('Documents in Rich Text Format', () => {
  const cases: readonly (readonly [what: string, body: string, expected: string])[] = [
    ['paragraphs and lines', '\\pard Wind\\line dreht\\par Flut\\par', 'Wind\ndreht\n\nFlut'],
    ['letters by their code', "S\\'fcd \\u8211? Nord\\emdash\\'80", 'Süd – Nord—€'],
    ['the fallback of a sign skipped', "{\\uc2 \\u223\\'73\\'73 \\u8364 EU}", 'ß €'],
    ['pairs of units', '\\u-10179?\\u-8704?', '😀'],
    ['marks of Markdown as text', '# Wind\\par <b> \\{Flut\\}', '\\# Wind\n\n\\<b> {Flut}'],
    ['links as their words', '{\\field{\\*\\fldinst{HYPERLINK "x"}}{\\fldrslt Wind}}', 'Wind'],
    [
      'no pictures, styles, headers',
      '{\\pict ff00}{\\*\\x a}{\\header b}{\\stylesheet{c;}}Wind',
      'Wind',
    ],
    ['binary parts skipped', '{\\*\\blipuid a}{\\object\\bin3 {{{}Wind', 'Wind'],
    ['headings', '\\pard\\outlinelevel1 Wind\\par\\pard Flut\\par', '## Wind\n\nFlut'],
    ['lists', '{\\listtext\\bullet\\tab}Wind\\par{\\listtext 2.\\tab}Flut\\par', '- Wind\n2. Flut'],
    [
      'tables',
      '\\trowd\\intbl Ort\\cell Wind\\cell\\row\\trowd\\intbl Husum\\cell 4\\cell\\row\\pard Ende\\par',
      '| Ort | Wind |\n| --- | --- |\n| Husum | 4 |\n\nEnde',
    ],
    ['notes', 'Wind{\\footnote {\\chftn} A note.}\\par Flut', 'Wind[^1]\n\nFlut\n\n[^1]: A note.'],
  ];
  for (const [what, body, expected] of cases) {
    test(`have ${what}`, async () => assert.equal(await words(body), expected));
  }

  test('have letters in the code page of their font', async () => {
    const fonts = '{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}{\\f2\\fcharset128 C;}}';
    const body = `${fonts}\\f1 \\'c2\\'e5\\'f2\\'e5\\'f0 {\\f2 \\'95\\'97} \\f0 \\'e9`;
    assert.equal(await words(body), 'Ветер 風 é');
  });

  test('say what is hidden, and leave it out', async () => {
    assert.equal(
      await words('Wind{\\v secret}{\\deleted old} dreht'),
      'Wind dreht\n\nwarning passages-hidden',
    );
  });

  test('have their title, where it is one', async () => {
    const text = latin('{\\rtf1{\\info{\\title Wind dreht}{\\author lee}}Flut}');
    assert.match(await imported(importer, 'x.rtf', text), /^---\ntitle: "Wind dreht"\norigin/);
  });

  test('that are none are damaged, or another kind', async () => {
    assert.equal(await imported(importer, 'x.rtf', 'Words.'), 'error unreadable');
    assert.equal(await imported(importer, 'x.rtf', '{\\rtf1 }'), 'error no-text');
  });

  test('of a news database are split into their stories', async () => {
    const story = (title: string, end: string): string =>
      `\\b ${title}\\b0\\par 12 W\\'f6rter\\par 3 Mai 2010\\par Nordblatt\\par NORDBL\\par Deutsch\\par ` +
      `(c) 2010\\par\\par Der Wind.\\par\\par Dokument NORDBL0020100504e653000${end}\\par\\par `;
    const bytes = latin(`{\\rtf1\\ansi ${story('Wind dreht', '0a')}${story('Wind bleibt', '0b')}}`);
    const place = { name: 'n.rtf', size: bytes.length, bytes: () => Promise.resolve(bytes) };
    const read = await readForeign(place, () => Promise.resolve({ importer }), {
      isCancelled: () => false,
    });
    assert.deepEqual(
      read.articles.map(({ title, source, date, text }) => [title, source, date, text]),
      [
        ['Wind dreht', 'Nordblatt', '2010-05-03', 'Der Wind.'],
        ['Wind bleibt', 'Nordblatt', '2010-05-03', 'Der Wind.'],
      ],
    );
  });
});
