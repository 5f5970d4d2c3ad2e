import assert from 'node:assert/strict';
import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import { TEXT_FORMATS, formatOf } from '../../../src/core/exports/allFormats';
import { ColumnTypes } from '../../../src/core/tables/columnTypes';
import { dataPackage, metadataName } from '../../../src/core/tables/dataPackage';
import { DEFAULT_CSV_OPTIONS } from '../../../src/core/tables/csv';
import { type TextFormat } from '../../../src/core/exports/exportFormat';
import type { CorpusReader } from '../../../src/core/model/corpus';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { codebook } from '../../support/corpus';
import { tableIn, type DataPackage } from '../../support/dataPackages';

type Metadata = DataPackage['resources'][0];

const NO_COLUMNS = { columns: [], note: undefined };

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
  for (const format of TEXT_FORMATS) {
    test(`${format.id}: ${format.isDescribed ? 'each column of the table is in it' : 'nothing does, and it is no table'}`, async () => {
      const { text, metadata } = await written(format, READER);
      if (!format.isDescribed) {
        assert.equal(metadata, undefined);
        assert.notEqual(format.extension, 'csv');
        return;
      }
      assert.ok(metadata);
      assert.equal(metadata.path, 'table.csv');
      const { fields } = metadata.schema;
      const delimiter = metadata.dialect?.delimiter ?? ',';
      const [head = ''] = text.split('\r\n');
      assert.deepEqual(
        head.split(delimiter).map((cell) => cell.replaceAll('"', '')),
        fields.map(({ name }) => name),
      );
      assert.ok(fields.some(({ description }) => description));
    });
  }

  for (const id of ['matrix-csv', 'disagreements-csv']) {
    test(`${id}: how many positions count, and why the others do not`, async () => {
      const { metadata } = await written(formatNamed(id), READER);
      const note = metadata?.notes[0];
      assert.deepEqual([note?.positions, note?.used], [4, 2]);
      assert.deepEqual(note?.excluded, [
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
      const names = metadata.schema.fields.map(({ name }) => name);
      assert.equal(text.split('\r\n')[0], names.join(','));
    });
  }

  test('matrix-csv: a column is described by its issue’s name', async () => {
    const { metadata } = await written(formatNamed('matrix-csv'), READER);
    const column = metadata?.schema.fields[1];
    assert.equal(column?.name, 'x');
    assert.match(column.description ?? '', /^on “Night flights”: claims of the actor/);
  });

  test('deriving comes in steps, so that a host can stop between them', () => {
    const steps = formatNamed('disagreements-csv').render(inputOf(READER, DEFAULT_FILTER));
    assert.equal(steps.next().done, false);
  });

  test('positions-csv: numbers are numbers, whole dates are dates, all else is text', async () => {
    const { metadata } = await written(formatNamed('positions-csv'), READER);
    const type = new Map(metadata?.schema.fields.map((field) => [field.name, field.type]));
    assert.equal(type.get('polarity'), 'integer');
    assert.equal(type.get('article_date'), 'date');
    assert.equal(type.get('actor'), 'string');
    // A column without a value.
    assert.equal(type.get('note'), 'string');
    assert.equal(metadata?.notes[0].positions, 4);
  });

  test('a column has the type of all its cells', () => {
    const rows = [
      [1, 1, '2024-04-26', '2024-04-26', true, undefined],
      [2, 2.5, '2024-04', '2024-12-31', false, ''],
      [undefined, '', 'May', undefined, undefined, undefined],
    ];
    assert.deepEqual(ColumnTypes.of(rows, 7), [
      ...['integer', 'number', 'string', 'date', 'boolean', 'string', 'string'],
    ]);
    assert.deepEqual(ColumnTypes.of([[1], ['one']], 1), ['string']);
  });

  test('the file is called as its table is', () => {
    assert.equal(metadataName('ties.csv'), 'ties.datapackage.json');
    assert.equal(metadataName('folder.csv/Ties.CSV'), 'folder.csv/Ties.datapackage.json');
  });

  test('a resource has a name that the specification allows', () => {
    const name = (path: string): string => tableIn(dataPackage(path, NO_COLUMNS, [])).name;
    assert.equal(name('Trade talks (2024).csv'), 'trade-talks-2024');
    assert.equal(name('贸易.csv'), 'table');
  });
});

async function written(
  format: TextFormat,
  reader: CorpusReader,
  filter: Filter = DEFAULT_FILTER,
): Promise<{ readonly text: string; readonly metadata: Metadata | undefined }> {
  const { pieces, metadata } = runSync(format.render(inputOf(reader, filter)));
  let text = '';
  for await (const piece of pieces) text += piece;
  return { text, metadata: metadata && tableIn(metadata('table.csv')) };
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

function formatNamed(id: string): TextFormat {
  const format = formatOf(id);
  assert.ok(format?.kind === 'text', id);
  return format;
}
