import type { Span } from '../model/span';

/** The smallest span at grapheme borders that includes the given one, so that no emoji, combining
 * mark or surrogate pair is cut. An empty span stays empty. Reads only a few characters around
 * each edge. */
export function snapToGraphemes(text: string, span: Span): Span {
  const start = graphemeFloor(text, span.start);
  if (span.end <= span.start) return { start, end: start };
  const end = graphemeCeiling(text, span.end);
  return start === span.start && end === span.end ? span : { start, end };
}

/** The nearest grapheme border at or before the offset. */
export function graphemeFloor(text: string, offset: number): number {
  return graphemeAround(text, offset).start;
}

/** The nearest grapheme border at or after the offset. */
export function graphemeCeiling(text: string, offset: number): number {
  const { start, end } = graphemeAround(text, offset);
  return start === offset ? offset : end;
}

// A longer run without a certain border (a thousand flags, a "zalgo" cluster) is cut where the
// window begins or ends, still between code points.
const LONGEST_WINDOW = 1024;

/** The grapheme that includes the offset or begins at it; empty where the offset is certainly a
 * border. */
function graphemeAround(text: string, offset: number): Span {
  if (offset <= 0) return { start: 0, end: 0 };
  if (offset >= text.length) return { start: text.length, end: text.length };
  if (isSureBorder(text, offset)) return { start: offset, end: offset };
  let from = offset - 1;
  while (from > 0 && offset - from < LONGEST_WINDOW && !isSureBorder(text, from)) from--;
  let to = offset + 1;
  while (to < text.length && to - offset < LONGEST_WINDOW && !isSureBorder(text, to)) to++;
  if (isInsidePair(text, from)) from++;
  if (isInsidePair(text, to)) to--;
  const found = segmenter()
    .segment(text.slice(from, to))
    .containing(offset - from);
  // `containing` returns undefined only at the end of its string.
  if (!found) return { start: offset, end: offset };
  const start = from + found.index;
  return { start, end: start + found.segment.length };
}

function isSureBorder(text: string, offset: number): boolean {
  return standsAlone(text.charCodeAt(offset - 1)) && standsAlone(text.charCodeAt(offset));
}

/** True for characters that never join a neighbour of this kind (UAX 29: Other and Control): below
 * the first combining mark, general punctuation without joiners, Kana without voicing marks, the
 * common ideographs. `\r\n` would be an exception; the text has no `\r`. */
function standsAlone(code: number): boolean {
  return (
    code < 0x300 ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x3000 && code <= 0x3029) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a0 && code <= 0x30ff) ||
    (code >= 0x4e00 && code <= 0x9fff)
  );
}

function isInsidePair(text: string, offset: number): boolean {
  return isHighSurrogate(text.charCodeAt(offset - 1)) && isLowSurrogate(text.charCodeAt(offset));
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

let made: Intl.Segmenter | undefined;

/** Made on first use, since a segmenter is costly. Grapheme rules do not depend on the language. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return made;
}
