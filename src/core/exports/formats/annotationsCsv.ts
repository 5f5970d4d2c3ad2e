import type { Task } from '../../util/task';
import { describedCsv } from '../../tables/dataPackage';
import { articlesNotRead, withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { annotationsTable, typedRecords } from '../../listings/annotations';

export const annotationsCsv = {
  kind: 'text',
  id: 'annotations-csv',
  label: 'Annotations of own types (CSV)',
  extension: 'csv',
  description: 'A table with one row for each annotation of a type that the codebook defines.',
  isDescribed: true,
  render,
} as const satisfies TextFormat;

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
