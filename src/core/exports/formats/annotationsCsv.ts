import { recordNames } from '../../analysis/records/ids';
import { inScope, type Filter } from '../../analysis/records/filter';
import type { CorpusReader } from '../../model/corpus';
import { isOfKind } from '../../model/place';
import type { Task } from '../../util/task';
import { describedCsv } from '../../tables/dataPackage';
import { articlesNotRead, withoutRefused } from '../exportedRows';
import type { ExportFormat, ExportInput, Rendered } from '../exportFormat';
import { annotationsTable, type TypedRecord } from './annotationsTable';

export const annotationsCsv: ExportFormat = {
  id: 'annotations-csv',
  label: 'Annotations of own types (CSV)',
  extension: 'csv',
  description: 'A table with one row for each annotation of a type that the codebook defines.',
  isDescribed: true,
  render,
};

function* render({ filter, options, ...input }: ExportInput): Task<Rendered> {
  const reader = withoutRefused(input.reader);
  const records = typedRecords(reader, filter);
  yield undefined;
  const note = {
    annotations: records.length,
    articlesNotRead: articlesNotRead(input.reader, filter),
  };
  return describedCsv({ ...annotationsTable(reader, records), note }, options);
}

/** All annotations of further types in the filter's scope, of its coder and found by its query, in
 * the reader's order. */
function typedRecords(reader: CorpusReader, filter: Filter): readonly TypedRecord[] {
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
