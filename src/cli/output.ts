import fs from 'node:fs/promises';
import path from 'node:path';
import type { Outside } from './outside';
import { WrongUse } from './wrongUse';

/** Small pieces are gathered to about this many characters before they are written. */
const BLOCK = 1 << 16;

/** Writes to standard output, or to a file: beside it first, then in its place, so that nobody
 * finds half a file. */
export async function writeOutput(
  pieces: Iterable<string> | AsyncIterable<string>,
  out: string | undefined,
  outside: Outside,
): Promise<void> {
  if (out === undefined) {
    await inBlocks(pieces, (block) => outside.write(block));
    return;
  }
  const file = path.resolve(outside.folder, out);
  const beside = `${file}.${String(process.pid)}.part`;
  const handle = await fs.open(beside, 'wx').catch((error: unknown) => {
    throw cannotWrite(out, error);
  });
  try {
    await inBlocks(pieces, async (block) => {
      await handle.write(block);
    });
    await handle.close();
    await fs.rename(beside, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await fs.rm(beside, { force: true });
    throw cannotWrite(out, error);
  }
}

/** Refuses an existing file before anything is computed, unless forced. */
export async function refuseExisting(
  out: string,
  force: boolean,
  { folder }: Outside,
): Promise<void> {
  const stat = await fs.stat(path.resolve(folder, out)).catch(() => undefined);
  if (stat?.isDirectory()) throw new WrongUse(`${out} is a folder. Name a file.`);
  if (stat && !force) throw new WrongUse(`${out} exists. Choose another name, or add --force.`);
}

async function inBlocks(
  pieces: Iterable<string> | AsyncIterable<string>,
  write: (block: string) => Promise<void>,
): Promise<void> {
  let block = '';
  for await (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    await write(block);
    block = '';
  }
  if (block !== '') await write(block);
}

function cannotWrite(out: string, error: unknown): WrongUse {
  const reason = error instanceof Error ? error.message : String(error);
  return new WrongUse(`${out} cannot be written (${reason}).`);
}
