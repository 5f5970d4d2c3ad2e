import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { FormatModule } from '../../formats/catalog';
import type { ForeignFile, Imported } from '../../formats/contract';

// A bundle of its own (dist/formatThread.js): reads files of one format, whose module is its
// parameter.

export type ReadRequest = ForeignFile;

/** The reply to each request. */
export interface ReadResult {
  readonly imported: Imported;
}

const { importer } = createRequire(__filename)(String(workerData)) as FormatModule;

parentPort?.on('message', (file: ReadRequest) => void answer(file));

async function answer(file: ReadRequest): Promise<void> {
  if (!importer) throw new Error('The module reads no files.');
  // A cancelled read ends the thread.
  const options = { isCancelled: () => false, canBeEnded: true };
  const result: ReadResult = { imported: await importer.read(file, options) };
  parentPort?.postMessage(result);
}
