import { lineIndex, parseAnnotationFile, positionAt, SECTION_OF } from '../../core';

/** A key of an annotation file that is nearly one under which annotations stand: what is under it is not read. */
export interface UnreadKey {
  readonly written: string;
  /** The key that was meant. */
  readonly nearest: string;
  /** Its line, from 0. */
  readonly line: number;
  /** Both stand in the file, so that what is under it is to be moved, not the key renamed. */
  readonly isBeside: boolean;
}

/** The misspelt key that hides annotations, where at least half of `had` entries still stand in the text: then nothing
 * was dropped, and what the file said before would come back beside it. */
export function unreadKey(text: string, had: number): UnreadKey | undefined {
  // Of a file that has lost its annotations a glance tells: reading costs more.
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
