import { inScope } from '../analysis/filter';
import { readAhead } from '../model/readAhead';
import { written, type ExportFormat, type ExportInput } from './exportFormat';

export const mentionsJsonl: ExportFormat = {
  id: 'mentions-jsonl',
  label: 'Mentions (JSON Lines)',
  extension: 'jsonl',
  description: 'One mention of an actor or issue a line, for programs that read as they go.',
  render: (input) => written(linesOf(input)),
};

async function* linesOf({ reader, filter, ...input }: ExportInput): AsyncGenerator<string> {
  const paths = [...reader.articles()].map(({ path }) => path);
  const wanted = paths.filter((path) => inScope(path, filter.scope));
  for await (const rows of readAhead(wanted, (path) => input.mentions(path))) {
    for (const row of rows) yield `${JSON.stringify(row)}\n`;
  }
}
