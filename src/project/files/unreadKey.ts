import { lineIndex, parseAnnotationFile, positionAt, SECTION_OF } from '../../core';

/** A key of an annotation file that nearly equals one under which annotations are read: what is
 * under it is not read. */
export interface UnreadKey {
  readonly written: string;
  /** The key that was meant. */
  readonly nearest: string;
  /** Its line, from 0. */
  readonly line: number;
  /** True if both keys are in the file, so that the content has to be moved and the key cannot be
   * renamed. */
  readonly isBeside: boolean;
}

/** The misspelt key that hides annotations, where at least half of `had` entries are still in the
 * text: then nothing was dropped, and restoring the earlier text would duplicate it. */
export function unreadKey(text: string, had: number): UnreadKey | undefined {
  // An upper bound of the entries, which spares parsing most files.
  const there = text.match(/\bid["']?\s*:/g)?.length ?? 0;
  if (2 * there < had) return undefined;
  const parsed = parseAnnotationFile(text, undefined);
  if (parsed.kind !== 'annotations') return undefined;
  const sections = new Set<string>(Object.values(SECTION_OF));
  for (const { code, args, span } of parsed.problems) {
    if (code !== 'misspelt-key' && code !== 'key-beside') continue;
    const [written, nearest] = args;
    if (written === undefined || nearest === undefined || !sections.has(nearest)) continue;
    const { line } = positionAt(lineIndex(text), span.start);
    return { written, nearest, line, isBeside: code === 'key-beside' };
  }
  return undefined;
}
