import path from 'node:path';
import { addAll } from '../../core';
import { removeFile, replaceFile } from '../../node/disk/replaceFile';
import type { WriteOutcome } from '../../project/ports';

/** A file with its new content and the content that was read. */
export interface FileToWrite {
  /** The path from the corpus folder, with `/`. */
  readonly path: string;
  /** Undefined for a new file. */
  readonly before: Uint8Array | undefined;
  readonly next: string;
  /** It may be a link that leads out of the corpus, such as a shared codebook. */
  readonly mayLeadOut?: boolean;
}

export type WrittenTogether =
  | { readonly kind: 'written' }
  /** `path` could not be written, so nothing was; `left`: files that could not be restored. */
  | {
      readonly kind: 'failed';
      readonly path: string;
      readonly reason: string;
      readonly left: readonly string[];
    };

/** Writes all files, each as the editor does, or none: where one is refused, the others are
 * restored. A process that is killed in between leaves some written, and the same import again
 * writes the rest. The first is on disk before the others are begun, since annotations name entries
 * that the codebook adds. */
export async function writeTogether(
  corpus: string,
  files: readonly FileToWrite[],
): Promise<WrittenTogether> {
  const written: FileToWrite[] = [];
  for (let from = 0; from < files.length; from += from === 0 ? 1 : AT_ONCE) {
    const some = files.slice(from, from === 0 ? 1 : from + AT_ONCE);
    const outcomes = await Promise.all(some.map((file) => write(corpus, file)));
    addAll(
      written,
      some.filter((_, at) => outcomes[at]?.kind === 'saved'),
    );
    const at = outcomes.findIndex(({ kind }) => kind !== 'saved');
    const [file, outcome] = [some[at], outcomes[at]];
    if (!file || !outcome) continue;
    const left: string[] = [];
    for (const one of written.reverse()) {
      if ((await putBack(corpus, one)).kind !== 'saved') left.push(one.path);
    }
    const reason =
      outcome.kind === 'failed' ? outcome.reason : 'another program changed it in the meantime';
    return { kind: 'failed', path: file.path, reason, left };
  }
  return { kind: 'written' };
}

/** Files written at the same time, since each waits for the disk. */
const AT_ONCE = 16;

function write(corpus: string, file: FileToWrite): Promise<WriteOutcome> {
  return replaceFile(placeOf(corpus, file), file.before, file.next, within(corpus, file));
}

function putBack(corpus: string, file: FileToWrite): Promise<WriteOutcome> {
  const place = placeOf(corpus, file);
  if (file.before === undefined) return removeFile(place, file.next, within(corpus, file));
  return replaceFile(place, file.next, file.before, within(corpus, file));
}

function placeOf(corpus: string, { path: file }: FileToWrite): string {
  return path.join(corpus, ...file.split('/'));
}

function within(corpus: string, { mayLeadOut = false }: FileToWrite): { readonly within?: string } {
  return mayLeadOut ? {} : { within: corpus };
}
