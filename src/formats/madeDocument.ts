import type { FormatModule } from './catalog';

export interface MadeDocument {
  readonly bytes: Uint8Array;
  /** What the file cannot hold, a sentence each. */
  readonly losses: readonly string[];
}

/** Content that core has laid out for a format whose file is bytes. */
interface LaidOutContent {
  /** The name of the module, a folder here. */
  readonly module: string;
  readonly content: unknown;
  readonly losses: readonly string[];
}

/** Lets the module of a format write its file. Rejects where the module cannot be loaded, or writes
 * nothing. */
export async function madeDocument(
  { module, content, losses }: LaidOutContent,
  load: (id: string) => Promise<FormatModule>,
): Promise<MadeDocument> {
  const { exporter } = await load(module);
  // The format names this module, so the module accepts its content.
  const exported = await exporter?.render(content as never);
  const [file] = exported?.files ?? [];
  if (!file) throw new Error(`${module} has written nothing.`);
  return { bytes: file.bytes, losses: [...losses, ...(exported?.losses ?? [])] };
}
