import type * as vscode from 'vscode';
import { runCooperatively } from '../../core';
import type { DocumentFormat, ExportInput } from '../../core/exports';
import { madeDocument, type MadeDocument } from '../../formats/madeDocument';
import type { Environment } from '../../project';
import { host } from '../host/host';

interface Means {
  /** The extension's own folder: the module that writes the format lies in it. */
  readonly extension: vscode.Uri;
  readonly environment: Environment;
  readonly isCancelled: () => boolean;
}

/** Lays a document out and has the module of its format write it; undefined when it was given up. */
export async function writtenDocument(
  format: DocumentFormat,
  input: ExportInput,
  { extension, environment, isCancelled }: Means,
): Promise<MadeDocument | undefined> {
  const laidOut = await runCooperatively(
    format.layOut(input),
    environment.yieldToHost,
    isCancelled,
  );
  if (!laidOut) return undefined;
  const content = await laidOut.content();
  if (isCancelled()) return undefined;
  return madeDocument({ module: format.module, content, losses: laidOut.losses }, (id) =>
    host.loadFormat(extension, id),
  );
}
