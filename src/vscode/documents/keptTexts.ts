import * as vscode from 'vscode';
import type { TextStore, Log } from '../../project';

/** Limit of all texts together, compressed. */
const MOST_BYTES = 100 * 1024 * 1024;
/** The folder is cleaned up once per this many stored texts. */
const BETWEEN_CLEANINGS = 200;

/** Texts in the extension's storage, one compressed file each, named by a hash of the text's name.
 * The oldest are removed when there are more than 100 MB. Failures are only logged: a missing text
 * is needed only when an article was changed outside the editor. */
export function createTextStore(folder: vscode.Uri, log: Log): TextStore {
  const { fs } = vscode.workspace;
  let untilCleaning = 20;
  const guarded = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!isMissing(error)) log.error(what, error);
      return undefined;
    }
  };
  const clean = async (): Promise<void> => {
    const files = await fs.readDirectory(folder);
    const stats = await Promise.all(
      files.map(async ([name]) => {
        const uri = vscode.Uri.joinPath(folder, name);
        const { size, mtime } = await fs.stat(uri);
        return { uri, size, mtime };
      }),
    );
    let bytes = stats.reduce((sum, { size }) => sum + size, 0);
    for (const { uri, size } of stats.sort((a, b) => a.mtime - b.mtime)) {
      if (bytes <= MOST_BYTES) return;
      await fs.delete(uri);
      bytes -= size;
    }
  };
  return {
    get: (name) =>
      guarded('reading a kept text', async () => {
        const bytes = await fs.readFile(await fileOf(folder, name));
        const content = await piped(bytes, new DecompressionStream('gzip'));
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
        // Two names could have the same hash.
        return text.startsWith(`${name}\n\n`) ? text.slice(name.length + 2) : undefined;
      }),
    keep: async (name, text) => {
      await guarded('keeping a text', async () => {
        const content = new TextEncoder().encode(`${name}\n\n${text}`);
        const bytes = await piped(content, new CompressionStream('gzip'));
        await fs.writeFile(await fileOf(folder, name), bytes);
        if (--untilCleaning > 0) return;
        untilCleaning = BETWEEN_CLEANINGS;
        await clean();
      });
    },
  };
}

async function fileOf(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  const hash = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name)),
  );
  const digits = Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0'));
  return vscode.Uri.joinPath(folder, `${digits.join('')}.gz`);
}

async function piped(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const piping = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(piping).arrayBuffer());
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
