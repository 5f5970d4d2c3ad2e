import { inScope, type Filter } from '../../analysis/records/filter';
import { recordNames } from '../../analysis/records/ids';
import type { TypedAnnotation } from '../../model/annotation';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import { columnName, TYPE_FIELDS, valueAt } from '../../model/fields';
import { anchorState, firstStart, isOfKind, type PlacedAnnotation } from '../../model/place';
import { quoteCell, type Cell } from '../../tables/csv';
import type { DescribedColumn } from '../../tables/dataPackage';
import { compareText } from '../../util/order';
import { ARTICLE_COLUMNS, fieldCell, lastEnd } from './positionsTable';

/** An annotation of a type of the codebook. */
export interface TypedRecord {
  /** Unique in the whole corpus. */
  readonly id: string;
  readonly article: ArticleRow;
  readonly placed: PlacedAnnotation<TypedAnnotation>;
}

/** All annotations of further types in the filter's scope, of its coder and found by its query, in
 * the reader's order. */
export function typedRecords(reader: CorpusReader, filter: Filter): readonly TypedRecord[] {
  const nameRecord = recordNames(reader);
  const records: TypedRecord[] = [];
  for (const article of reader.articles()) {
    if (!inScope(article.path, filter.scope)) continue;
    for (const placed of article.annotations) {
      if (!isOfKind(placed, 'annotation')) continue;
      const { annotation } = placed;
      if (filter.coder !== undefined && annotation.coder !== filter.coder) continue;
      if (filter.query?.matches(article, annotation) === false) continue;
      records.push({ id: nameRecord(article.path, annotation.id), article, placed });
    }
  }
  return records;
}

/** One row for each annotation: the common columns, then the fields of all types. Fields of several
 * types that have the same name share a column. */
export function annotationsTable(
  { codebook }: CorpusReader,
  records: readonly TypedRecord[],
): { readonly columns: readonly DescribedColumn[]; readonly rows: Iterable<readonly Cell[]> } {
  const fields = new Set([...codebook.types.values()].flatMap((type) => [...type.fields.keys()]));
  for (const { placed } of records)
    for (const name of placed.annotation.fields.keys()) fields.add(name);
  const names = [...fields].sort(compareText);
  return {
    columns: [
      ...COLUMNS.map(([name, , description]) => ({ name, description })),
      ...names.map((name) => ({ name: `field.${name}`, description: 'a field of the type' })),
    ],
    rows: rowsOf(),
  };

  function* rowsOf(): Generator<readonly Cell[]> {
    for (const record of records) {
      const { annotation } = record.placed;
      const typeName = codebook.types.get(annotation.type)?.name;
      yield [
        ...COLUMNS.map(([, cell]) => cell(record, typeName)),
        ...names.map((name) => fieldCell(annotation.fields.get(name))),
      ];
    }
  }
}

type ColumnCell = (record: TypedRecord, typeName: string | undefined) => Cell;

type Column = readonly [name: string, cell: ColumnCell, description?: string | undefined];

/** With the names and meanings of the same columns of positions. */
const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id, 'identifies the annotation in its article; the same in every export'],
  ...ARTICLE_COLUMNS,
  ['type', ({ placed }) => placed.annotation.type, 'id of the type in the codebook'],
  ['type_name', ({ placed }, name) => name ?? placed.annotation.type],
  ...TYPE_FIELDS.map((field): Column => [
    columnName(field),
    ({ placed }) => fieldCell(valueAt(placed.annotation, field.key)),
    field.key === 'date' ? 'its own date, if it has one' : field.column,
  ]),
  [
    'quote',
    ({ placed }) => quoteCell(placed.annotation.quote),
    'the words, exactly as in the article; parts are separated by […]',
  ],
  [
    'start',
    ({ placed }) => firstStart(placed),
    'where the first part begins in the article, in UTF-16 units from 0; empty where the quote is lost',
  ],
  ['end', ({ placed }) => lastEnd(placed), 'where the last part ends, in UTF-16 units'],
  ['anchor', ({ placed }) => anchorState(placed), 'how certain the place of the words is'],
];
