import assert from 'node:assert/strict';
import fs from 'node:fs';
import { bundleFile } from '../../../scripts/lib/l10n.mjs';
import { parquetRows } from '../../../src/cli/streams/parquetColumns';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { rollUpContext } from '../../../src/core/analysis/records/evidence';
import { positionRecords } from '../../../src/core/analysis/records/positionRecords';
import { contentStamp } from '../../../src/core/annotation-file/contentStamp';
import { mergeAnnotation } from '../../../src/core/annotation-file/merge/merge';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { readingDigest } from '../../../src/core/annotation-file/readingDigest';
import { writeAnnotationFile } from '../../../src/core/annotation-file/write';
import { ASKED_KEYS } from '../../../src/core/codebook/definition';
import { positionRow, readingRow } from '../../../src/core';
import { positionsTable } from '../../../src/core/listings/positions';
import { EntryResolver } from '../../../src/core/imports/newEntries';
import { rowClaims } from '../../../src/core/imports/positions/rowClaims';
import { guessFrom, guessMapping } from '../../../src/core/imports/positions/mapping/guessMapping';
import { TableCells } from '../../../src/core/imports/positions/tableCells';
import { differingKeys } from '../../../src/core/intercoder/adjudication/mergedFields';
import { contentKey } from '../../../src/core/intercoder/adjudication/sameReading';
import { codedFields } from '../../../src/core/intercoder/agreement/compared/fields';
import type { Position } from '../../../src/core/model/annotation';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';
import {
  ALL_FIELDS,
  columnName,
  fieldName,
  isListField,
  listedValues,
  valueAt,
  valuesAt,
  type KeyedField,
} from '../../../src/core/model/fields';
import { variableOf } from '../../../src/core/networks/statements/variables';
import { readQuery } from '../../../src/core/query/readQuery';
import { searchTextOf } from '../../../src/core/query/searchText';
import { detailLines } from '../../../src/core/views/cards/detailText';
import { detailFields, withDetail } from '../../../src/core/views/picks/detailFields';
import { createLocalizer } from '../../../src/core/views/words/localizer';
import { decodeContent, encodeRow } from '../../../src/project/corpusIndex/rowContent';
import { codebook, corpus, placed, position } from '../../support/corpus';
import { articleOf, contextOf, texts } from '../views/build';

const book = codebook({ actors: { china: {}, japan: {} }, issues: { exports: {}, ferry: {} } });
const localizer = createLocalizer();
const bundle = JSON.parse(fs.readFileSync(bundleFile, 'utf8')) as Record<string, string>;

/** A value that a field can have, and none of the other positions has. */
function sampleOf(field: KeyedField): string {
  switch (field.kind) {
    case 'actor':
    case 'actors':
      return 'japan';
    case 'issues':
      return 'ferry';
    case 'stance':
      return 'oppose';
    case 'date':
      return '2024-05-01';
    case 'flag':
      return 'true';
    default:
      return listedValues(field, book)[0] ?? 'words';
  }
}

function withValue(base: Position, field: KeyedField): Position {
  const sample = sampleOf(field);
  const isNumber = field.kind === 'number' || field.kind === 'grade';
  const single = field.kind === 'flag' ? sample === 'true' : sample;
  const value = isListField(field) ? [sample] : isNumber ? Number(sample) : single;
  return { ...base, [field.key]: value };
}

/** The same position without the field and with it. The second base has all other fields. */
function* pairsOf(field: KeyedField): Generator<readonly [without: Position, having: Position]> {
  const bare = position();
  yield [bare, withValue(bare, field)];
  let full = bare;
  for (const other of ALL_FIELDS) if (other !== field) full = withValue(full, other);
  yield [full, withValue(full, field)];
}

const coder = 'lea';

function recordOf(one: Position) {
  const reader = corpus([{ path: 'a.md', annotations: [one] }], book);
  const [record] = positionRecords(reader, DEFAULT_FILTER);
  assert.ok(record);
  return { record, reader };
}

function tableCell(one: Position, field: KeyedField): unknown {
  const { record, reader } = recordOf(one);
  const { columns, rows } = positionsTable(reader, [record], DEFAULT_FILTER, () => undefined);
  const [row = []] = rows;
  return row[columns.findIndex(({ name }) => name === columnName(field))];
}

function written(one: Position): string {
  return writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, annotations: [one] }, book);
}

function differs(of: (one: Position) => unknown): (without: Position, having: Position) => boolean {
  return (without, having) =>
    JSON.stringify(of(without) ?? null) !== JSON.stringify(of(having) ?? null);
}

/** Where every field must be: a sentence that says so, and whether the field is there. */
const PLACES: Readonly<
  Record<string, (field: KeyedField, without: Position, having: Position) => boolean>
> = {
  'is read again from an annotation file as it was written': ({ key }, _, having) => {
    const parsed = parseAnnotationFile(written(having), book);
    if (parsed.kind !== 'annotations' || !parsed.file.annotations[0]) return false;
    const found = valueAt(parsed.file.annotations[0], key);
    return JSON.stringify(found) === JSON.stringify(having[key]);
  },
  'changes the stamp if it is part of a claim, else not': ({ part }, without, having) =>
    differs(contentStamp)(without, having) === (part === 'claim'),
  'changes the digest if it is part of a reading, else not': ({ part }, without, having) =>
    differs((one) => readingDigest([one]))(without, having) === (part !== 'work'),
  'makes another reading if it is part of a reading, else not': ({ part }, without, having) =>
    differs(contentKey)(without, having) === (part !== 'work'),
  'is searched for words if it is free text': ({ kind }, without, having) =>
    differs(searchTextOf)(without, having) === (kind === 'text'),
  'is compared between coders if it is part of a reading': (field, without, having) => {
    if (field.key === 'actors' || field.key === 'issues' || field.part === 'work') return true;
    const compared = codedFields(book).find(({ name }) => name === field.file);
    return compared !== undefined && differs(compared.valuesOf)(without, having);
  },
  'can be taken from one reading or another': (field, without, having) => {
    const read = [without, having].map((one) => ({ coder, placed: placed(one), ref: 'r' }));
    return differingKeys(read).includes(field.key) === (field.part !== 'work');
  },
  'is merged with changes of another file': ({ key }, without, having) =>
    JSON.stringify(valueAt(mergeAnnotation(without, without, having).annotation, key)) ===
    JSON.stringify(having[key]),
  'is found by a query that names it': (field, without, having) => {
    if (field.find === undefined) return true;
    const query = readQuery(`${fieldName(field)}:"${sampleOf(field)}"`, book);
    const finds = (one: Position) => query.matches(recordOf(one).record.article, one);
    return query.problems.length === 0 && finds(having) && !finds(without);
  },
  'has the words that its places on screen need': (field) =>
    (['label', 'hint', 'find', 'card'] as const).every((kind) => {
      const text = field[kind];
      return text === undefined || (text.length > 0 && Object.hasOwn(bundle, text));
    }),
  'is in the JSON of positions': (_, without, having) =>
    differs((one) => positionRow(recordOf(one).record))(without, having),
  'is in the JSON of readings if it is part of one': ({ part }, without, having) =>
    differs(readingRow)(without, having) === (part !== 'work'),
  'is a column of the tables of positions': (field, _, having) =>
    tableCell(having, field) === (valuesAt(having, field.key).join('; ') || undefined) ||
    String(tableCell(having, field)) === sampleOf(field),
  'is a column of the Parquet files': (field, _, having) => {
    const { record, reader } = recordOf(having);
    const rows = { kind: 'positions', records: [record] } as const;
    const [row = {}] = parquetRows(rows, record.article, reader.codebook);
    const cell = row[columnName(field)] as string | number | readonly string[] | undefined;
    return String(cell) === sampleOf(field);
  },
  'is read from an imported table whose column has its name': (field, _, having) => {
    const cell = valuesAt(having, field.key).join('; ');
    const table = { name: 'a', columns: ['id', columnName(field)], rows: [['1', cell]] };
    const mapping = guessMapping(table, guessFrom(book, []));
    const cells = new TableCells(table, mapping);
    const entries = new EntryResolver(book, true);
    const given = { cells, mapping, codebook: book, entries, dates: undefined };
    const { claims } = rowClaims(given, 0, undefined, undefined);
    return JSON.stringify(claims[field.key]) === JSON.stringify(having[field.key]);
  },
  'is in the list of details, and can be set there': (field, without, having) => {
    if (field.hint === undefined) return true;
    const detail = detailFields(without, book, localizer).find(({ key }) => key === field.key);
    if (!detail) return false;
    const set = withDetail(without, detail, [sampleOf(field)]);
    return JSON.stringify(set[field.key]) === JSON.stringify(having[field.key]);
  },
  'can be asked for when annotating': (field) =>
    field.hint === undefined || ASKED_KEYS.includes(field.file),
  'is on the card if it has words there': (field, _, having) => {
    if (field.card === undefined) return true;
    const { reader } = recordOf(having);
    const lines = detailLines(contextOf(reader), articleOf(reader, 'a.md'), placed(having));
    const shown = field.card.replace('{0}', sampleOf(field));
    return texts(lines).some((line) => line.includes(shown));
  },
  'is a variable of networks if it can be one': (field, _, having) => {
    if (!field.isVariable) return true;
    const { record, reader } = recordOf(having);
    const variable = variableOf(fieldName(field), reader.codebook);
    const values = variable?.values(record, rollUpContext(reader.codebook, DEFAULT_FILTER)) ?? [];
    return values.some(({ id }) => id === sampleOf(field));
  },
  'is in the index of the corpus': ({ key }, _, having) => {
    const { article } = recordOf(having).record;
    const annotations = [placed(having)];
    const row = encodeRow({ ...article, annotations }, {});
    const back = decodeContent(JSON.parse(row) as Parameters<typeof decodeContent>[0]);
    const [first] = back.annotations;
    return (
      !!first && JSON.stringify(valueAt(first.annotation, key)) === JSON.stringify(having[key])
    );
  },
};

suite('Every field of a position', () => {
  for (const [sentence, isThere] of Object.entries(PLACES)) {
    test(sentence, () => {
      for (const field of ALL_FIELDS)
        for (const [without, having] of pairsOf(field))
          assert.ok(isThere(field, without, having), `${field.file}: not true that it ${sentence}`);
    });
  }

  test('that is absent leaves no trace in a file', () => {
    for (const field of ALL_FIELDS) {
      if (field.key === 'actors' || field.key === 'issues' || field.key === 'stance') continue;
      const line = new RegExp(`^ {4}${field.file}:`, 'm');
      const [[without, having]] = [...pairsOf(field)] as [[Position, Position]];
      assert.doesNotMatch(written(without), line, field.file);
      assert.match(written(having), line, field.file);
    }
  });
});
