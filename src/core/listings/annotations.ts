import { inScope, type Filter } from '../analysis/records/filter';
import { recordNames } from '../analysis/records/ids';
import type { TypedAnnotation } from '../model/annotation';
import type { Codebook } from '../model/codebook';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import { columnName, TYPE_FIELDS, valueAt } from '../model/fields';
import { anchorState, firstStart, isOfKind, type PlacedAnnotation } from '../model/place';
import { quoteCell } from '../tables/csv';
import { compareText } from '../util/order';
import { tableOf, type ListingColumn } from './listing';
import { ARTICLE_COLUMNS, fieldCell, lastEnd } from './positions';

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
): ReturnType<typeof tableOf> {
  const fields = new Set([...codebook.types.values()].flatMap((type) => [...type.fields.keys()]));
  for (const { placed } of records)
    for (const name of placed.annotation.fields.keys()) fields.add(name);
  const own = [...fields].sort(compareText).map((name): ListingColumn<TypedRecord> => ({
    name: `field.${name}`,
    description: 'a field of the type',
    cell: ({ placed }) => fieldCell(placed.annotation.fields.get(name)),
  }));
  return tableOf({ columns: [...annotationColumns(codebook), ...own], rows: records });
}

/** With the names and meanings of the same columns of positions. */
function annotationColumns({ types }: Codebook): readonly ListingColumn<TypedRecord>[] {
  return [
    {
      name: 'id',
      description: 'identifies the annotation in its article; the same in every export',
      cell: ({ id }) => id,
    },
    ...ARTICLE_COLUMNS,
    {
      name: 'type',
      description: 'id of the type in the codebook',
      cell: ({ placed }) => placed.annotation.type,
    },
    {
      name: 'type_name',
      cell: ({ placed: { annotation } }) => types.get(annotation.type)?.name ?? annotation.type,
    },
    ...TYPE_FIELDS.map((field): ListingColumn<TypedRecord> => ({
      name: columnName(field),
      description: field.key === 'date' ? 'its own date, if it has one' : field.column,
      cell: ({ placed }) => fieldCell(valueAt(placed.annotation, field.key)),
    })),
    {
      name: 'quote',
      description: 'the words, exactly as in the article; parts are separated by […]',
      cell: ({ placed }) => quoteCell(placed.annotation.quote),
    },
    {
      name: 'start',
      description:
        'where the first part begins in the article, in UTF-16 units from 0; empty where the quote is lost',
      cell: ({ placed }) => firstStart(placed),
    },
    {
      name: 'end',
      description: 'where the last part ends, in UTF-16 units',
      cell: ({ placed }) => lastEnd(placed),
    },
    {
      name: 'anchor',
      description: 'how certain the place of the words is',
      cell: ({ placed }) => anchorState(placed),
    },
  ];
}
