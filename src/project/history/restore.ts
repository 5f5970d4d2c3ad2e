import { emptyAnnotationFile, isAnnotationFile, mergeAnnotationFiles } from '../../core';
import type { CorpusFiles, PendingChange, WriteOutcome } from '../ports';

/** What saving a pending change again would do. */
export type Restored =
  /** The file already has all of it: the process ended after saving. */
  | { readonly kind: 'nothing' }
  /** The file is to hold this text. `asked`: number of values that were changed differently in the
   * file meanwhile; the file's are kept. */
  | { readonly kind: 'text'; readonly text: string; readonly asked: number }
  /** The file cannot be read, was deleted, or is a codebook that changed meanwhile: the user has to
   * compare both. */
  | { readonly kind: 'by-hand' }
  /** The file was being written in place, and holds neither the text before nor the new one:
   * perhaps parts of both, which must not be merged with anything. Either text can replace it. */
  | { readonly kind: 'torn' };

/** Writes what `restore` found; an empty text removes the file. */
export function writeRestored(
  files: Pick<CorpusFiles, 'removeFile' | 'write'>,
  path: string,
  now: string | undefined,
  text: string,
): Promise<WriteOutcome> {
  if (text !== '' || now === undefined) return files.write(path, now, text);
  return files.removeFile(path, now);
}

/** Merges a change that was noted, and perhaps never saved, into the file's present text
 * (undefined: there is none). The change itself is the difference of its two texts. */
export function restore(
  { path, base, wanted, mayBeTorn }: Omit<PendingChange, 'id' | 'moment' | 'root'>,
  now: string | undefined,
): Restored {
  const current = now ?? '';
  if (current === wanted) return { kind: 'nothing' };
  if (now === base) return { kind: 'text', text: wanted, asked: 0 };
  if (mayBeTorn === true && now !== undefined) return { kind: 'torn' };
  if (!isAnnotationFile(path)) return { kind: 'by-hand' };
  // What is in the file besides stays, also where the change removed the file.
  const merged = mergeAnnotationFiles(base ?? '', current, wanted || emptyAnnotationFile());
  if (merged.kind === 'refused') return { kind: 'by-hand' };
  const asked = merged.conflicts.length;
  if (merged.text === current && asked === 0) return { kind: 'nothing' };
  return { kind: 'text', text: merged.text, asked };
}
