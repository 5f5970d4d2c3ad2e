import { createRequire } from 'node:module';
import type { FormatModule } from '../../formats/catalog';
import type { FromHtml, Importer } from '../../formats/contract';
import { threadImporter } from './threadImporter';

/** Formats whose library may need much time or memory for a small file. */
const IN_THREAD = new Set(['docx', 'html', 'pdf']);

const importers = new Map<string, Importer>();

/** Loads the module of a format, which is in `formats` beside the running program. Where reading
 * may be expensive, a thread uses the module. */
export function loadFormat(id: string): Promise<FormatModule> {
  return Promise.resolve().then(() => {
    const name = `./formats/${id}.js`;
    if (!IN_THREAD.has(id)) return requireBeside(name) as FormatModule;
    const importer = inThread(name);
    if (id !== 'html') return { importer };
    // HTML inside files of other formats is converted where those are read, without the thread.
    const fromHtml: FromHtml = (html) =>
      (requireBeside(name) as FormatModule).fromHtml?.(html) ?? html;
    return { importer, fromHtml };
  });
}

function inThread(name: string): Importer {
  const known = importers.get(name);
  if (known) return known;
  const importer = threadImporter(
    requireBeside.resolve('./formatThread.js'),
    requireBeside.resolve(name),
  );
  importers.set(name, importer);
  return importer;
}

const requireBeside = createRequire(__filename);
