import { positionRecords, type PositionRecord } from '../../analysis/records/positionRecords';
import type { Task } from '../../util/task';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { jsonText } from '../../tables/jsonText';
import { positionRow } from '../../listings/rows';

export const positionsJsonl = {
  kind: 'text',
  id: 'positions-jsonl',
  label: 'Positions (JSON Lines)',
  extension: 'jsonl',
  description:
    'One position per line, as on the command line, for programs that read line by line.',
  rows: 'positions',
  render,
} as const satisfies TextFormat;

function* render({ reader, filter }: ExportInput): Task<Rendered> {
  const records = positionRecords(withoutRefused(reader), filter);
  yield undefined;
  return { pieces: linesOf(records) };
}

function* linesOf(records: readonly PositionRecord[]): Generator<string> {
  for (const record of records) {
    yield `${jsonText(positionRow(record))}\n`;
  }
}
