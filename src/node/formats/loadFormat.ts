import { createRequire } from 'node:module';
import type { FormatModule } from '../../formats/catalog';
import type { FromHtml, Importer } from '../../formats/contract';
import { threadImporter } from './threadImporter';

/** Those whose library may take long or much for a small file. */
const IN_THREAD = new Set(['docx', 'html', 'pdf']);

const importers = new Map<string, Importer>();

/** Loads the module of a format, which lies in `formats` beside the program that runs. Where reading may cost much, a thread
 * reads by it. */
export function loadFormat(id: string): Promise<FormatModule> {
  return Promise.resolve().then(() => {
    const name = `./formats/${id}.js`;
    if (!IN_THREAD.has(id)) return requireBeside(name) as FormatModule;
    const importer = inThread(name);
    if (id !== 'html') return { importer };
    // Parts of pages in other files are read beside them, where the thread is not.
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
