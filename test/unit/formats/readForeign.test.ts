import assert from 'node:assert/strict';
import { articlesFromTables } from '../../../src/core';
import type { FormatModule } from '../../../src/formats/catalog';
import { readForeign } from '../../../src/formats/readForeign';
import { officeFile, paragraph } from './officeFile';

const load = async (id: string): Promise<FormatModule> =>
  (await import(`../../../src/formats/${id}`)) as FormatModule;

/** `key: title, words` of each article of a file, then the codes of problems. */
async function stated(
  name: string,
  content: string | Uint8Array,
  size?: number,
): Promise<string[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const place = { name, size: size ?? bytes.length, bytes: () => Promise.resolve(bytes) };
  const read = await readForeign(place, load, { isCancelled: () => false });
  const more = articlesFromTables(read.tables, undefined, read.fromHtml);
  return [
    ...[...read.articles, ...more.articles].map(
      ({ key, title, text }) => `${key}: ${title ?? '–'}, ${text.trim().replaceAll('\n', '¶')}`,
    ),
    ...[...read.problems, ...more.problems].map(({ code }) => code),
  ].map((line) => line.replace(/^[0-9a-z]{11}:/, 'KEY:'));
}

suite('A file of another program', () => {
  const story = (title: string, words: string): string =>
    `${title}\n\nThe Quay\n\nMay 2, 2024\n\nLength: 4 words\n\nBody\n\n${words}\n\nLoad-Date: May 3, 2024\n\nEnd of Document\n\n`;
  const STORIES = story('Cranes stand', 'No crane moves.') + story('Cranes move', 'All of them.');

  test('that is a Word file of a news database has many articles', async () => {
    const body = STORIES.split('\n').filter((line) => line !== '');
    const file = officeFile(body.map((line) => paragraph(line)).join(''));
    assert.deepEqual(await stated('stories.docx', file), [
      ...['KEY: Cranes stand, No crane moves.', 'KEY: Cranes move, All of them.'],
    ]);
    assert.deepEqual(await stated('one.docx', officeFile(paragraph('End of Document'))), [
      ': –, End of Document',
    ]);
  });

  test('that is a text is one of stories, a table, or an article as it is', async () => {
    assert.equal((await stated('stories.txt', STORIES)).length, 2);
    assert.deepEqual(await stated('table.txt', 'ID\tText\n7\tWords.\n'), ['7: –, Words.']);
    assert.deepEqual(await stated('letter.txt', 'Dear desk,\nno more.'), [
      ': –, Dear desk,¶no more.',
    ]);
    assert.deepEqual(await stated('tasks.json', '{"version": "2.0"}'), ['unknown-kind']);
  });

  test('whose cells have parts of pages has Markdown', async () =>
    assert.deepEqual(
      await stated('a.csv', 'ID,Text\n7,"<p>One &amp; <b>two</b>.</p><ul><li>Three</li></ul>"'),
      ['7: –, One & two.¶¶- Three'],
    ));

  test('whose cells have tags without an end costs no more than its length', async () => {
    const [cell] = await stated('a.csv', `ID,Text\n7,"Words.<p>${'<a '.repeat(300_000)}"`);
    assert.equal(cell, '7: –, Words.');
    const blank = `ID,Text\n7,"Words${' '.repeat(2_000_000)}."`;
    assert.equal((await stated('a.csv', blank))[0]?.length, 2_000_012);
  });

  test('that is too large is not read from the disk', async () =>
    assert.deepEqual(await stated('a.csv', '', 100_000_001), ['too-large']));
});
