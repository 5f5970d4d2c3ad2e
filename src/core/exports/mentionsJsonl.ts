import { inScope } from '../analysis/filter';
import type { ExportFormat } from './exportFormat';

export const mentionsJsonl: ExportFormat = {
  id: 'mentions-jsonl',
  label: 'Mentions (JSON Lines)',
  extension: 'jsonl',
  description: 'One mention of an actor or issue a line, for programs that read as they go.',
  async *render({ reader, filter, ...input }) {
    for (const { path } of reader.articles()) {
      if (!inScope(path, filter.scope)) continue;
      for (const row of await input.mentions(path)) yield `${JSON.stringify(row)}\n`;
    }
  },
};
