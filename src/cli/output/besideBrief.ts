import fs from 'node:fs/promises';
import path from 'node:path';
import { namesBeside, readBeside, type BesideBrief, type CorpusReader } from '../../core';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from './outside';

/** What is beside a brief that is written to a file; undefined for standard output, a device and
 * formats that read nothing. Throws `WrongUse` for a file that would be lost. */
export async function besideBrief(
  format: string,
  out: string | undefined,
  reader: CorpusReader,
  { folder }: Outside,
): Promise<BesideBrief | undefined> {
  const names = out === undefined ? undefined : namesBeside(format, path.basename(out));
  if (out === undefined || !names) return undefined;
  const place = path.resolve(folder, out);
  const isFile = (await fs.stat(place).catch(() => undefined))?.isFile() ?? true;
  if (!isFile) return undefined;
  const textOf = async (name: string): Promise<string | undefined> => {
    const file = path.join(path.dirname(place), name);
    try {
      return await fs.readFile(file, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new WrongUse(`${file} cannot be read. Nothing was written.`);
    }
  };
  const texts = { edition: await textOf(names.edition), markdown: await textOf(names.markdown) };
  const read = readBeside(names, texts, new Date().toISOString().slice(0, 10), reader);
  switch (read.kind) {
    case 'read':
      return read.beside;
    case 'no edition':
      throw new WrongUse(
        `${read.file}, beside the brief, is not an edition of it. Nothing was written. Move it away, or choose another name.`,
      );
    case 'other corpus':
      throw new WrongUse(
        `${read.file}, beside the brief, is an edition of another corpus or coder: none of its positions is among those that were read. Nothing was written. Move it away, or choose another name.`,
      );
    case 'broken':
      throw new WrongUse(
        `${read.file}, line ${String(read.line)}: a part of the brief has no end or no beginning. Nothing was written, since your own paragraphs would be lost. Mend the line, or move the file away.`,
      );
  }
}
