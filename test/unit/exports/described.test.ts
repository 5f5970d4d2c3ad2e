import assert from 'node:assert/strict';
import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import { ALL_FORMATS, formatOf } from '../../../src/core/exports/allFormats';
import { metadataName } from '../../../src/core/tables/csvMetadata';
import { DEFAULT_CSV_OPTIONS } from '../../../src/core/tables/csv';
import { type ExportFormat } from '../../../src/core/exports/exportFormat';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';

interface Metadata {
  readonly url: string;
  readonly notes: readonly [
    {
      readonly positions: number;
      readonly used: number;
      readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
      readonly filter?: { readonly rollUp: string };
      readonly articlesNotRead?: readonly string[];
    },
  ];
  readonly tableSchema: {
    readonly columns: readonly { readonly titles: string; readonly 'dc:description'?: string }[];
  };
}

const READER = claims(
  `
  in one.md 2024-01-10
  p1: a supports x
  p2: b opposes x
  in two.md 2024-03-10
  p3: a opposes x according-to=b
  p4: b speaks-of x`,
  codebook({ actors: { a: { name: 'Airport' }, b: {} }, issues: { x: { name: 'Night flights' } } }),
);

suite('what stands beside an export', () => {
  for (const format of ALL_FORMATS) {
    test(`${format.id}: ${format.isDescribed ? 'each column of the table is in it' : 'nothing does, and it is no table of computed numbers'}`, async () => {
      const { text, metadata } = await written(format, READER);
      if (!format.isDescribed) {
        assert.equal(metadata, undefined);
        assert.ok(format.extension !== 'csv' || format.id === 'positions-csv');
        return;
      }
      assert.ok(metadata);
      assert.equal(metadata.url, 'table.csv');
      const titles = metadata.tableSchema.columns.map(({ titles: title }) => title);
      assert.equal(text.split('\r\n')[0], titles.join(','));
      assert.ok(metadata.tableSchema.columns.some((column) => column['dc:description']));
    });
  }

  for (const id of ['matrix-csv', 'disagreements-csv']) {
    test(`${id}: how many positions count, and why the others do not`, async () => {
      const { metadata } = await written(formatNamed(id), READER);
      const note = metadata?.notes[0];
      assert.deepEqual([note?.positions, note?.used], [4, 2]);
      assert.deepEqual(note?.leftOut, [
        { reason: 'ascribed', counted: 'positions', count: 1 },
        { reason: 'without polarity', counted: 'positions', count: 1 },
      ]);
    });

    test(`${id}: the roll-up in force, and articles whose annotations cannot be read`, async () => {
      const rows = [...READER.articles()].map((row) => ({ ...row, stale: row.path === 'two.md' }));
      const { text, metadata } = await written(
        formatNamed(id),
        { ...READER, articles: () => rows },
        { ...DEFAULT_FILTER, rollUp: 'actors' },
      );
      assert.equal(metadata?.notes[0].filter?.rollUp, 'actors');
      assert.deepEqual(metadata.notes[0].articlesNotRead, ['two.md']);
      const titles = metadata.tableSchema.columns.map((column) => column.titles);
      assert.equal(text.split('\r\n')[0], titles.join(','));
    });
  }

  test('matrix-csv: a column is described by its issue’s name', async () => {
    const { metadata } = await written(formatNamed('matrix-csv'), READER);
    const column = metadata?.tableSchema.columns[1];
    assert.equal(column?.titles, 'x');
    assert.match(column['dc:description'] ?? '', /^on “Night flights”: claims of the actor/);
  });

  test('deriving comes in steps, so that a host can stop between them', () => {
    const steps = formatNamed('disagreements-csv').render(inputOf(READER, DEFAULT_FILTER));
    assert.equal(steps.next().done, false);
  });

  test('the file is called as “CSV on the Web” looks for it', () => {
    assert.equal(metadataName('ties.csv'), 'ties.csv-metadata.json');
  });
});

async function written(
  format: ExportFormat,
  reader: CorpusReader,
  filter: Filter = DEFAULT_FILTER,
): Promise<{ readonly text: string; readonly metadata: Metadata | undefined }> {
  const { pieces, metadata } = runSync(format.render(inputOf(reader, filter)));
  let text = '';
  for await (const piece of pieces) text += piece;
  return { text, metadata: metadata && (JSON.parse(metadata('table.csv')) as Metadata) };
}

function inputOf(reader: CorpusReader, filter: Filter) {
  return {
    corpusName: 'Trade talks',
    reader,
    filter,
    options: { ...DEFAULT_CSV_OPTIONS, byteOrderMark: false },
    text: () => Promise.resolve(undefined),
    mentions: () => Promise.resolve([]),
  };
}

function formatNamed(id: string): ExportFormat {
  const format = formatOf(id);
  assert.ok(format, id);
  return format;
}
