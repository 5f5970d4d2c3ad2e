import type * as vscode from 'vscode';
import { runCooperatively, type DocumentFormat, type ExportInput, type LaidOut } from '../../core';
import { madeDocument, type MadeDocument } from '../../formats/madeDocument';
import type { Environment } from '../../project';
import { host } from '../host/host';

interface Means {
  /** The extension's own folder, which contains the modules that write formats. */
  readonly extension: vscode.Uri;
  readonly environment: Environment;
  readonly isCancelled: () => boolean;
}

/** Lays out a document and writes it with the module of its format, with the edition of a brief;
 * undefined when the user cancelled. */
export async function writtenDocument(
  format: DocumentFormat,
  input: ExportInput,
  { extension, environment, isCancelled }: Means,
): Promise<(MadeDocument & Pick<LaidOut, 'edition'>) | undefined> {
  const laidOut = await runCooperatively(
    format.layOut(input),
    environment.yieldToHost,
    isCancelled,
  );
  if (!laidOut) return undefined;
  const content = await laidOut.content();
  if (isCancelled()) return undefined;
  const { losses, edition } = laidOut;
  const made = await madeDocument({ module: format.module, content, losses }, (id) =>
    host.loadFormat(extension, id),
  );
  return { ...made, edition };
}
