import { runSync, type DocumentFormat, type ExportInput, type LaidOut } from '../../core';
import { madeDocument } from '../../formats/madeDocument';
import type { CommonValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { formatModules } from './formatModules';
import type { Outside } from './outside';

/** The bytes of a document, and the edition of a brief. Losses of the format are reported. Throws
 * `WrongUse` where the module that writes it is missing. */
export async function written(
  format: DocumentFormat,
  input: ExportInput,
  { quiet }: Pick<CommonValues, 'quiet'>,
  outside: Outside,
): Promise<{ readonly bytes: Uint8Array } & Pick<LaidOut, 'edition'>> {
  const { content, losses, edition } = runSync(format.layOut(input));
  const laidOut = { module: format.module, content: await content(), losses };
  const made = await madeDocument(laidOut, formatModules(outside));
  if (!quiet) for (const loss of made.losses) outside.report(loss);
  return { bytes: made.bytes, edition };
}

/** Throws `WrongUse` for a format of bytes without an output file, since bytes cannot be printed as
 * text. */
export function needsFile(id: string, out: string | undefined): void {
  if (out === undefined) throw new WrongUse(`${id} is a binary format: add --out FILE.`);
}
