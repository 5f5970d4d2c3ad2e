import type { FormatModule } from './catalog';

export interface MadeDocument {
  readonly bytes: Uint8Array;
  /** What the file cannot hold, a sentence each. */
  readonly losses: readonly string[];
}

/** What core has laid out for a format whose file is bytes. */
interface LaidOutContent {
  /** Names the module, a folder here. */
  readonly module: string;
  readonly content: unknown;
  readonly losses: readonly string[];
}

/** Has the module of a format write its file. Rejects where the module cannot be loaded, or writes nothing. */
export async function madeDocument(
  { module, content, losses }: LaidOutContent,
  load: (id: string) => Promise<FormatModule>,
): Promise<MadeDocument> {
  const { exporter } = await load(module);
  // The module is the one that the format names: it takes what the format lays out.
  const exported = await exporter?.render(content as never);
  const [file] = exported?.files ?? [];
  if (!file) throw new Error(`${module} has written nothing.`);
  return { bytes: file.bytes, losses: [...losses, ...(exported?.losses ?? [])] };
}
