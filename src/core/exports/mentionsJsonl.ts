import { inScope } from '../analysis/filter';
import { written, type ExportFormat, type ExportInput } from './exportFormat';

export const mentionsJsonl: ExportFormat = {
  id: 'mentions-jsonl',
  label: 'Mentions (JSON Lines)',
  extension: 'jsonl',
  description: 'One mention of an actor or issue a line, for programs that read as they go.',
  render: (input) => written(linesOf(input)),
};

async function* linesOf({ reader, filter, ...input }: ExportInput): AsyncGenerator<string> {
  for (const { path } of reader.articles()) {
    if (!inScope(path, filter.scope)) continue;
    for (const row of await input.mentions(path)) yield `${JSON.stringify(row)}\n`;
  }
}
