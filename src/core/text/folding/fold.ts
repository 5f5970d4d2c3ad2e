import type { Span } from '../../model/span';
import { normalView, type NormalView } from './normalView';
import { KIND, unitTables } from './units';
import { graphemeCeiling, graphemeFloor } from '../graphemes';
import { moveOffset, ORIGINAL, VIEW } from './offsetMap';

/** A text in the form in which editions of it are compared, with maps between its offsets and the
 * original's. */
export interface FoldedText {
  readonly text: string;
  /** Offset in `text` of an offset of the original; inside a folded stretch, the stretch's end. */
  readonly toFolded: (offset: number) => number;
  /** The original span of a span of `text`, at grapheme borders; a folded stretch is never cut. */
  readonly toOriginal: (span: Span) => Span;
}

/** Folds differences between editions of one text that are not differences of words: composed and
 * decomposed letters (NFC), curly quotes, dashes, white space of any kind and length (line breaks
 * and no-break spaces included), soft hyphens and zero-width characters. Case is kept. The same
 * tables as for matching. Linear. */
export function foldText(text: string): FoldedText {
  const normal = normalView(text, 0, text.length);
  const { folded, changed } = collapse(normal.text);
  const toNormal = changed.length > 0;
  return {
    text: folded,
    toFolded: (offset) => {
      const inNormal = normal.toView(offset);
      return toNormal ? moveOffset(changed, inNormal, ORIGINAL).end : inNormal;
    },
    toOriginal: (span) => wholeCharacters(text, normal, toNormal ? stretchOf(changed, span) : span),
  };
}

/** The folded form of words that are compared with a folded text. */
export function foldWords(words: string): string {
  return collapse(words.normalize('NFC')).folded;
}

function stretchOf(changed: Int32Array, { start, end }: Span): Span {
  return {
    start: moveOffset(changed, start, VIEW).start,
    end: moveOffset(changed, end, VIEW).end,
  };
}

function wholeCharacters(text: string, normal: NormalView, inNormal: Span): Span {
  const { start, end } = normal.toOriginal(inNormal);
  return { start: graphemeFloor(text, start), end: graphemeCeiling(text, end) };
}

interface Collapsed {
  readonly folded: string;
  /** See `moveOffset`: stretches that became shorter. */
  readonly changed: Int32Array;
}

function collapse(text: string): Collapsed {
  const { plain } = unitTables();
  const roles = rolesOfUnits();
  const parts: string[] = [];
  const changed: number[] = [];
  let length = 0;
  let kept = 0;
  for (let at = 0; at < text.length;) {
    const role = roles[text.charCodeAt(at)] ?? KEPT;
    const isLone = role === SPACE && (roles[text.charCodeAt(at + 1)] ?? KEPT) < SPACE;
    if (role === KEPT || isLone) {
      at++;
      continue;
    }
    const isSpace = role === SPACE || role === OTHER_SPACE;
    const end = isSpace ? spaceEnd(roles, text, at) : runEnd(roles, text, at);
    const by =
      role === UNSEEN ? '' : isSpace ? ' ' : String.fromCharCode(plain[text.charCodeAt(at)] ?? 0);
    parts.push(text.slice(kept, at), by);
    length += at - kept;
    if (by.length !== end - at) changed.push(length, length + by.length, at, end);
    length += by.length;
    at = end;
    kept = end;
  }
  if (kept === 0) return { folded: text, changed: new Int32Array() };
  parts.push(text.slice(kept));
  return { folded: parts.join(''), changed: Int32Array.from(changed) };
}

/** The end of a run of invisible characters; of anything else, the end of the unit. */
function runEnd(roles: Uint8Array, text: string, from: number): number {
  let end = from + 1;
  if (roles[text.charCodeAt(from)] !== UNSEEN) return end;
  while (roles[text.charCodeAt(end)] === UNSEEN) end++;
  return end;
}

/** The end of the run of white space, including invisible characters inside but not behind it. */
function spaceEnd(roles: Uint8Array, text: string, from: number): number {
  let end = from + 1;
  for (let at = end; at < text.length; at++) {
    const role = roles[text.charCodeAt(at)] ?? KEPT;
    if (role === SPACE || role === OTHER_SPACE) end = at + 1;
    else if (role !== UNSEEN) break;
  }
  return end;
}

/** How folding treats a unit: keeps it; replaces it by a plain one; keeps one space; makes other
 * white space one; drops it. */
const KEPT = 0;
const REPLACED = 1;
const SPACE = 2;
const OTHER_SPACE = 3;
const UNSEEN = 4;

/** Soft hyphen, zero-width space, direction marks, word joiner, byte order mark. Not the joiners,
 * which change the form of letters and emoji. */
const UNSEEN_UNITS = [0xad, 0x200b, 0x200e, 0x200f, 0x2060, 0xfeff];

let made: Uint8Array | undefined;

/** Made on first use. One look-up a unit in place of several doubles the speed. */
function rolesOfUnits(): Uint8Array {
  if (made) return made;
  const { plain, kinds } = unitTables();
  const roles = new Uint8Array(0x10000);
  for (let unit = 0; unit < roles.length; unit++) {
    if (((kinds[unit] ?? 0) & KIND.space) !== 0) roles[unit] = OTHER_SPACE;
    else if (plain[unit] !== unit) roles[unit] = REPLACED;
  }
  roles[0x20] = SPACE;
  for (const unit of UNSEEN_UNITS) roles[unit] = UNSEEN;
  made = roles;
  return roles;
}
