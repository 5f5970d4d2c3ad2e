import { randomUUID } from 'node:crypto';
import { constants, promises as fs } from 'node:fs';
import * as path from 'node:path';
import type { WriteOutcome } from '../../project/ports';

/** Replaces a file's text completely or not at all: the text is written to a file beside it, forced
 * to the disk, and renamed over it. `workspace.fs.writeFile` truncates first and leaves an empty or
 * short file when it is interrupted. Mode and symbolic links are kept. */
export async function replaceFile(
  file: string,
  expected: string | undefined,
  next: string,
): Promise<WriteOutcome> {
  try {
    const target = await fs.realpath(file).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return file;
      throw error;
    });
    // Bytes, not texts: what cannot be decoded reads like something else.
    const current = await readBytes(target);
    const same =
      expected === undefined
        ? current === undefined
        : current !== undefined && Buffer.from(expected, 'utf8').equals(current);
    if (!same) return { kind: 'conflict' };
    await replace(target, next);
    return { kind: 'saved' };
  } catch (error) {
    return { kind: 'failed', reason: codeOf(error) ?? String(error) };
  }
}

async function readBytes(file: string): Promise<Buffer | undefined> {
  try {
    return await fs.readFile(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function replace(target: string, text: string): Promise<void> {
  const mode = await fs.stat(target).then(
    (stat) => stat.mode,
    () => undefined,
  );
  // The rename below would quietly replace a file that the user made read-only.
  if (mode !== undefined) await fs.access(target, constants.W_OK);
  // The file's own name may be as long as the disk allows already.
  const name = `.policy-annotator-${randomUUID().slice(0, 8)}.tmp`;
  const temporary = path.join(path.dirname(target), name);
  try {
    const handle = await fs.open(temporary, 'wx', mode);
    try {
      await handle.writeFile(text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(temporary, target);
  } catch (error) {
    await fs.rm(temporary, { force: true });
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
