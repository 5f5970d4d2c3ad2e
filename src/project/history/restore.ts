import { emptyAnnotationFile, isAnnotationFile, mergeAnnotationFiles } from '../../core';
import type { CorpusFiles, PendingChange, WriteOutcome } from '../ports';

/** What saving a pending change again would do. */
export type Restored =
  /** The file has all of it already: the window died after saving. */
  | { readonly kind: 'nothing' }
  /** The file is to hold this text. `asked`: how many values were changed otherwise in the file
   * meanwhile; the file's stand. */
  | { readonly kind: 'text'; readonly text: string; readonly asked: number }
  /** The file cannot be read, was deleted, or is a codebook that changed meanwhile: somebody has to
   * look at both. */
  | { readonly kind: 'by-hand' }
  /** It was being written in place, and holds neither the text before nor the new one: perhaps parts of
   * both, which must not be merged with anything. Either text can be put in its place. */
  | { readonly kind: 'torn' };

/** Writes what `restore` found; a file of which nothing is left goes. */
export function writeRestored(
  files: Pick<CorpusFiles, 'removeFile' | 'write'>,
  path: string,
  now: string | undefined,
  text: string,
): Promise<WriteOutcome> {
  if (text !== '' || now === undefined) return files.write(path, now, text);
  return files.removeFile(path, now);
}

/** Brings a change that was noted, and perhaps never saved, into what the file says now (undefined:
 * there is none). What the change meant follows from its two texts. */
export function restore(
  { path, base, wanted, mayBeTorn }: Omit<PendingChange, 'id' | 'moment' | 'root'>,
  now: string | undefined,
): Restored {
  const current = now ?? '';
  if (current === wanted) return { kind: 'nothing' };
  if (now === base) return { kind: 'text', text: wanted, asked: 0 };
  if (mayBeTorn === true && now !== undefined) return { kind: 'torn' };
  if (!isAnnotationFile(path)) return { kind: 'by-hand' };
  // Of a file that was to go, what is in it besides stays.
  const merged = mergeAnnotationFiles(base ?? '', current, wanted || emptyAnnotationFile());
  if (merged.kind === 'refused') return { kind: 'by-hand' };
  const asked = merged.conflicts.length;
  if (merged.text === current && asked === 0) return { kind: 'nothing' };
  return { kind: 'text', text: merged.text, asked };
}
