import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { analyse } from '../../../src/core/analysis/analyse';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { nameOfGroup, positionTable } from '../../../src/core/exports/positionTable/positionTable';
import { positionTableBlocks } from '../../../src/core/exports/positionTable/positionTableBlocks';
import type { Block } from '../../../src/core/exports/document/blocks';
import { wordingOf } from '../../../src/core/exports/wording/wording';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { runSync } from '../../../src/core/util/task';
import { writeDocument } from '../../../src/formats/docx-out/writeDocument';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { rendered } from './rendered';

const BOOK = codebook({
  actors: {
    port: { name: 'Port', type: 'harbour office' },
    town: { name: 'Town', type: 'government' },
    anna: { name: 'Anna <i>' },
  },
  issues: { toll: { name: 'Toll' }, quay: { name: 'Quay' }, dyke: { name: 'Dyke' } },
});

const READER = claims(
  `
  in one.md 2024-01-10
  p1: port supports toll
  p2: town opposes toll condition=no_bus
  p3: port supports quay
  in two.md 2024-03-10
  p4: port supports toll speaker=anna
  p5: anna opposes quay`,
  BOOK,
);

suite('The position table', () => {
  test('has a row for each actor, in groups by type, and the issue of most actors first', () => {
    const table = tableOf(READER);
    assert.deepEqual(table.issues, ['toll', 'quay']);
    assert.deepEqual(
      table.groups.map((group) => [nameOfGroup(group, wordingOf(BOOK)), ...group.actors]),
      [
        ['Governments', 'town'],
        ['harbour office', 'port'],
        ['Other actors', 'anna'],
      ],
    );
  });

  test('prints the latest words of the own side, who said them, when and where', async () => {
    assert.deepEqual(await rowsOf(READER), [
      ['Actor', 'Toll', 'Quay'],
      ['Governments'],
      [
        'Town',
        'against, under the condition “no bus” | “words of p2” | 10 Jan 2024, one.md',
        'nothing found in 2 articles',
      ],
      ['harbour office'],
      [
        'Port',
        'for | “words of p4” | Anna <i>, 10 Mar 2024, two.md',
        'for | “words of p3” | 10 Jan 2024, one.md',
      ],
      ['Other actors'],
      ['Anna <i>', 'nothing found in 2 articles', 'against | “words of p5” | 10 Mar 2024, two.md'],
    ]);
  });

  test('says how many articles have positions, and how many were read', async () => {
    const begun = claims('in one.md 2024-01-10\np1: port supports toll', BOOK);
    assert.match(await basisOf(begun), /^1 position in 1 article\. Each cell /);
    const more = claims(
      `
      in one.md 2024-01-10
      p1: port supports toll
      in two.md 2024-03-10
      s1: port | town disagree on toll`,
      BOOK,
    );
    assert.match(
      await basisOf(more),
      /^1 position in 1 article\. 2 articles were read\. Each cell /,
    );
  });

  test('does not count as read what coders have only begun', async () => {
    const complete = { state: 'complete', date: undefined, codebook: undefined } as const;
    const coded = new Map([['lea', { ...complete, reason: undefined }]]);
    const articles = READER.articles().map((row, at) => (at === 0 ? { ...row, coded } : row));
    const begun = { ...READER, articles: () => articles };
    assert.match(
      await basisOf(begun),
      /^5 positions in 2 articles\. 1 article was read, 1 begun\. Each cell /,
    );
    assert.match(await rendered('position-table-html', begun), />nothing found in 1 article</);
  });

  test('quotes the side on which an actor is on balance, and says that it took both', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll
      p2: port supports toll
      in two.md 2024-03-10
      p3: port opposes toll`);
    assert.deepEqual(await rowsOf(reader), [
      ['Actor', 'toll'],
      [
        'port',
        'on both sides (2 for, 1 against), first for (10 Jan 2024), then against (10 Mar 2024) | for: “words of p1” | 10 Jan 2024, one.md',
      ],
    ]);
  });

  test('gives the intensity of the side that has one, and actors that take no side', async () => {
    const reader = claims(`
      in one.md 2024-01-10
      p1: port supports toll
      p2: port supports toll intensity=3
      in two.md 2024-03-10
      p3: port opposes toll
      p4: town speaks-of toll`);
    assert.deepEqual((await rowsOf(reader)).slice(1), [
      [
        'port',
        'on both sides (2 for, 1 against), first for (10 Jan 2024), then against (10 Mar 2024), for with intensity 3 of 3 | for: “words of p1” | 10 Jan 2024, one.md',
      ],
      ['town', 'taking no side | “words of p4” | 10 Mar 2024, two.md'],
    ]);
  });

  test('says how many actors and issues have no room', async () => {
    const blocks = await blocksOf(READER, { issuesPerTable: 1, issues: 1, actors: 1 });
    assert.deepEqual(blocks.at(-1), {
      kind: 'paragraph',
      runs: [
        {
          text: 'Not in this table: 2 more actors and 1 more issue. The workbook has all of them.',
        },
      ],
    });
  });

  test('lies across the page in Word, and a group is one cell', async () => {
    const blocks = await blocksOf(READER);
    const bytes = await writeDocument({ title: 'T', foot: 'T', isLandscape: true, blocks });
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    assert.match(xml, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    assert.equal(xml.match(/<w:gridSpan w:val="3"\/>/g)?.length, 3);
  });

  test('is a page whose names are text', async () => {
    const page = await rendered('position-table-html', READER);
    assert.match(
      page,
      /<th scope="row" dir="auto"><strong dir="auto">Anna &lt;i&gt;<\/strong><\/th>/,
    );
    assert.match(page, /<mark class="against"><strong dir="auto">against, under the condition/);
    assert.doesNotMatch(page, /<i>/);
  });

  test('says so where no position counts', async () => {
    const page = await rendered('position-table-html', claims('in one.md 2024-01-10'));
    assert.match(page, /No position on an issue counts\./);
  });
});

function tableOf(reader: CorpusReader) {
  return positionTable(runSync(analyse(reader, DEFAULT_FILTER)), wordingOf(reader.codebook));
}

function blocksOf(
  reader: CorpusReader,
  limits = { issuesPerTable: 4, issues: 9, actors: 9 },
): Promise<readonly Block[]> {
  const analysis = runSync(analyse(reader, DEFAULT_FILTER));
  const wording = wordingOf(reader.codebook);
  return positionTableBlocks(positionTable(analysis, wording), analysis, {
    wording,
    title: 'Port: who wants what',
    place: (_, { path }) => Promise.resolve({ text: path, link: undefined }),
    limits,
  });
}

/** The words of each cell, with a bar between lines. */
async function basisOf(reader: CorpusReader): Promise<string> {
  const [, basis] = await blocksOf(reader);
  return basis?.kind === 'paragraph' ? basis.runs.map(({ text }) => text).join('') : '';
}

async function rowsOf(reader: CorpusReader): Promise<readonly (readonly string[])[]> {
  const table = (await blocksOf(reader)).find((block) => block.kind === 'table');
  assert.ok(table);
  return [table.head, ...table.rows].map((row) =>
    row.map((runs) => runs.map(({ text, newLine }) => (newLine ? ` | ${text}` : text)).join('')),
  );
}
