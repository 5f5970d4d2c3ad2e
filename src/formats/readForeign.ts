import { kindOf, type FormatModule } from './catalog';
import type { Imported, ImportOptions } from './contract';

/** More than any format takes; a file of more bytes need not be read from the disk. */
export const LARGEST_FILE = 100_000_000;

/** A file of another program, before its bytes are read. */
export interface ForeignPlace {
  /** Without folders. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Rejects where the disk refuses. */
  readonly bytes: () => Promise<Uint8Array>;
}

/** Reads a file by the module of its format. Rejects only where the file cannot be had, or the module not loaded. */
export async function readForeign(
  { name, size, bytes }: ForeignPlace,
  load: (id: string) => Promise<FormatModule>,
  options: ImportOptions,
): Promise<Imported> {
  const kind = kindOf(name);
  if ('code' in kind) return { articles: [], problems: [{ severity: 'error', ...kind }] };
  if (size > LARGEST_FILE) {
    return { articles: [], problems: [{ severity: 'error', code: 'too-large' }] };
  }
  const { importer } = await load(kind.id);
  if (!importer) throw new Error(`The module ${kind.id} reads no files.`);
  return importer.read({ name, bytes: await bytes() }, options);
}
