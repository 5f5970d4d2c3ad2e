import { positionRecords } from '../analysis/positionRecords';
import { withoutRefused } from './exportedRows';
import { written, type ExportFormat, type ExportInput } from './exportFormat';
import { positionRow } from './rows';

export const positionsJsonl: ExportFormat = {
  id: 'positions-jsonl',
  label: 'Positions (JSON Lines)',
  extension: 'jsonl',
  description:
    'One position a line, as the command line has it, for programs that read as they go.',
  render: (input) => written(linesOf(input)),
};

function* linesOf({ reader, filter }: ExportInput): Generator<string> {
  for (const record of positionRecords(withoutRefused(reader), filter)) {
    yield `${JSON.stringify(positionRow(record))}\n`;
  }
}
