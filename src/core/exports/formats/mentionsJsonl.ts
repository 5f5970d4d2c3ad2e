import { inScope } from '../../analysis/records/filter';
import type { ArticlePath } from '../../model/ids';
import { readAhead } from '../../util/readAhead';
import type { Task } from '../../util/task';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';
import { jsonText } from '../../tables/jsonText';

export const mentionsJsonl = {
  kind: 'text',
  id: 'mentions-jsonl',
  label: 'Mentions (JSON Lines)',
  extension: 'jsonl',
  description: 'One mention of an actor or issue per line, for programs that read line by line.',
  rows: 'mentions',
  render,
} as const satisfies TextFormat;

function* render(input: ExportInput): Task<Rendered> {
  const { reader, filter } = input;
  const paths = reader.articles().map(({ path }) => path);
  const wanted = paths.filter((path) => inScope(path, filter.scope));
  yield undefined;
  return { pieces: linesOf(wanted, input) };
}

async function* linesOf(paths: readonly ArticlePath[], input: ExportInput): AsyncGenerator<string> {
  for await (const rows of readAhead(paths, (path) => input.mentions(path))) {
    for (const row of rows) yield `${jsonText(row)}\n`;
  }
}
