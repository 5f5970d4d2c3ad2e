import fs from 'node:fs/promises';
import path from 'node:path';
import type { Outside } from './outside';
import { WrongUse } from '../options/wrongUse';

/** Small pieces are joined to about this many characters before they are written. */
const BLOCK = 1 << 16;

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string>;

/** Writes to standard output, or to a file: beside it first, then in its place, so that no other
 * program reads half a file. A device or a pipe (`/dev/stdout`) is written to, never replaced. */
export async function writeOutput(
  pieces: Pieces,
  out: string | undefined,
  outside: Outside,
): Promise<void> {
  if (out === undefined) {
    await inBlocks(pieces, (block) => {
      if (typeof block !== 'string')
        throw new WrongUse('Binary output needs a file: add --out FILE.');
      return outside.write(block);
    });
    return;
  }
  const named = path.resolve(outside.folder, out);
  // A link is kept, and the file that it leads to is replaced.
  const file = await fs.realpath(named).catch(() => named);
  const isFile = (await fs.stat(file).catch(() => undefined))?.isFile() ?? true;
  try {
    if (isFile) await replaceFile(file, pieces);
    else await writeAll(file, 'w', pieces);
  } catch (error) {
    throw cannotWrite(out, error);
  }
}

async function replaceFile(file: string, pieces: Pieces): Promise<void> {
  const beside = `${file}.${String(process.pid)}.part`;
  try {
    await writeAll(beside, 'wx', pieces);
    await fs.rename(beside, file);
  } catch (error) {
    await fs.rm(beside, { force: true });
    throw error;
  }
}

async function writeAll(file: string, flags: string, pieces: Pieces): Promise<void> {
  const handle = await fs.open(file, flags);
  try {
    // `write` may write less than given on a full disk, and report it only by a number.
    await inBlocks(pieces, (block) => handle.writeFile(block));
  } finally {
    await handle.close();
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
  if (stat?.isFile() && !force)
    throw new WrongUse(`${out} already exists. Choose another name, or add --force.`);
}

/** False for a missing file, a folder, a device or a pipe. */
export async function isFile(out: string, { folder }: Outside): Promise<boolean> {
  return (await fs.stat(path.resolve(folder, out)).catch(() => undefined))?.isFile() ?? false;
}

async function inBlocks(
  pieces: Pieces,
  write: (block: string | Uint8Array) => Promise<void>,
): Promise<void> {
  let block = '';
  for await (const piece of pieces) {
    if (typeof piece !== 'string') {
      await write(piece);
      continue;
    }
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
