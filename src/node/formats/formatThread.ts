import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { FormatModule } from '../../formats/catalog';
import type {
  ForeignFile,
  FromHtml,
  Imported,
  ReadProject,
  ReadTables,
} from '../../formats/contract';

// A bundle of its own (dist/formatThread.js): reads files of one format.

/** The files of the format's module, and of the one that converts HTML. */
export interface ThreadModules {
  readonly format: string;
  readonly html: string;
}

export type ReadRequest = ForeignFile;

/** The reply to each request. */
export interface ReadResult {
  readonly read: Imported | ReadTables | ReadProject;
}

const modules = workerData as ThreadModules;
const load = createRequire(__filename);
const { importer, reader, project } = load(modules.format) as FormatModule;

parentPort?.on('message', (file: ReadRequest) => void answer(file));

async function answer(file: ReadRequest): Promise<void> {
  const format = importer ?? reader ?? project;
  if (!format) throw new Error('The module reads no files.');
  const read = await format.read(file, {
    // A cancelled read ends the thread.
    isCancelled: () => false,
    canBeEnded: true,
    loadFromHtml: () => Promise.resolve(fromHtml()),
  });
  const result: ReadResult = { read };
  parentPort?.postMessage(result);
}

function fromHtml(): FromHtml {
  const { fromHtml: found } = load(modules.html) as FormatModule;
  if (!found) throw new Error('The module converts no HTML.');
  return found;
}
