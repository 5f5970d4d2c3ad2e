import { createRequire } from 'node:module';
import { IMPORT_FORMATS, type FormatModule } from '../../formats/catalog';
import type { FromHtml } from '../../formats/contract';
import { threadReader, type ThreadReader } from './threadReader';

const readers = new Map<string, ThreadReader>();

/** Loads the module of a format, which is in `formats` beside the running program. A thread uses
 * those that read files: a small file may need much time or memory. */
export function loadFormat(id: string): Promise<FormatModule> {
  return Promise.resolve().then(() => {
    const format = IMPORT_FORMATS.find((one) => one.id === id);
    if (!format) return requireBeside(moduleOf(id)) as FormatModule;
    const read = inThread(id);
    if (format.hasTables) return { reader: { read } };
    if (format.isProject) return { project: { read } };
    if (id !== 'html') return { importer: { read } };
    // Cells of tables are converted when their columns are known, without the thread.
    const fromHtml: FromHtml = (html) =>
      (requireBeside(moduleOf(id)) as FormatModule).fromHtml?.(html) ?? html;
    return { importer: { read }, fromHtml };
  });
}

function inThread(id: string): ThreadReader {
  const known = readers.get(id);
  if (known) return known;
  const read = threadReader(requireBeside.resolve('./formatThread.js'), {
    format: requireBeside.resolve(moduleOf(id)),
    html: requireBeside.resolve(moduleOf('html')),
  });
  readers.set(id, read);
  return read;
}

function moduleOf(id: string): string {
  return `./formats/${id}.js`;
}

const requireBeside = createRequire(__filename);
