import { runSync } from '../../core';
import type { DocumentFormat, ExportInput } from '../../core/exports';
import { loadFormat } from '../../node/loadFormat';
import type { Options } from '../options/options';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from './outside';

/** The bytes of a document. What it cannot hold is told. Throws `WrongUse` where the module that writes it is missing: the
 * command line may have been copied without its folder `formats`. */
export async function written(
  format: DocumentFormat,
  input: ExportInput,
  { quiet }: Options,
  outside: Outside,
): Promise<Uint8Array> {
  const { exporter } = await loadFormat(format.module).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new WrongUse(
      `${format.id} needs the file formats/${format.module}.js beside the program (${reason ?? ''}).`,
    );
  });
  const { content, losses } = runSync(format.layOut(input));
  // The module is the one that the format names: it takes what the format lays out.
  const exported = await exporter?.render((await content()) as never);
  const [file] = exported?.files ?? [];
  if (!file) throw new Error(`${format.module} has written nothing.`);
  if (!quiet) for (const loss of [...losses, ...(exported?.losses ?? [])]) outside.report(loss);
  return file.bytes;
}

/** Bytes are no text that could be printed. */
export function needsFile(id: string, out: string | undefined): void {
  if (out === undefined) throw new WrongUse(`${id} is a file of bytes: add --out FILE.`);
}
