import type * as vscode from 'vscode';
import { runCooperatively } from '../../core';
import type { DocumentFormat, ExportInput } from '../../core/exports';
import type { World } from '../../project';
import { host } from '../host/host';

export interface MadeDocument {
  readonly bytes: Uint8Array;
  /** What the file cannot hold, a sentence each. */
  readonly losses: readonly string[];
}

interface Means {
  /** The extension's own folder: the module that writes the format lies in it. */
  readonly extension: vscode.Uri;
  readonly world: World;
  readonly isCancelled: () => boolean;
}

/** Lays a document out and has the module of its format write it; undefined when it was given up. */
export async function madeDocument(
  format: DocumentFormat,
  input: ExportInput,
  { extension, world, isCancelled }: Means,
): Promise<MadeDocument | undefined> {
  const laidOut = await runCooperatively(format.layOut(input), world.breathe, isCancelled);
  if (!laidOut) return undefined;
  const content = await laidOut.content();
  if (isCancelled()) return undefined;
  const { exporter } = await host.loadFormat(extension, format.module);
  // The module is the one that the format names: it takes what the format lays out.
  const exported = await exporter?.render(content as never);
  const [file] = exported?.files ?? [];
  if (!file) throw new Error(`${format.module} has written nothing.`);
  return { bytes: file.bytes, losses: [...laidOut.losses, ...(exported?.losses ?? [])] };
}
