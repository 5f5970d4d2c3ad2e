import type { Term } from '../../../src/core/matching/dictionary';

/** A match as the oracle and the engine are compared: layer, span, ids. */
export type Row = readonly [layer: string, start: number, end: number, ids: string];

/** The matching rules once more, as regular expressions with look-arounds, written without the
 * engine: one expression for each alias, tried at each place of the text. Slow and plain. The text
 * is cut into clusters, so that the places of its NFC are known in the original. */
export function oracleRows(terms: readonly Term[], text: string): readonly Row[] {
  const { normal, places } = normalized(text);
  const borders = new Set(Array.from(SEGMENTER.segment(normal), ({ index }) => index));
  const rows: Row[] = [];
  for (const layer of ['actor', 'issue'] as const) {
    const aliases = terms
      .filter((term) => term.layer === layer && !term.weak && tidy(term.text) !== '')
      .map((term) => ({ id: term.id, ...aliasPattern(term) }));
    let at = 0;
    while (at < normal.length) {
      let end = -1;
      let ids: string[] = [];
      for (const { id, before, body, after } of aliases) {
        const last = holds(before, normal, at) ? endOf(body, normal, at) : -1;
        if (last < 0 || !holds(after, normal, last)) continue;
        const stop = wholeEnd(normal, borders, at, last);
        if (stop < end || stop < 0) continue;
        if (stop > end) [end, ids] = [stop, [id]];
        else if (!ids.includes(id)) ids.push(id);
      }
      if (end > 0) rows.push([layer, places[at] ?? -1, places[end] ?? -1, ids.join(' ')]);
      at = end > 0 ? end : at + ((normal.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    }
  }
  return rows.sort(compareRows);
}

export function compareRows(a: Row, b: Row): number {
  return a[1] - b[1] || b[2] - a[2] || (a[0] < b[0] ? -1 : 1);
}

const WORD = '[\\p{L}\\p{N}\\p{M}_]';
const JOINING = '[\\p{M}\\u0e33\\u0eb3\\u1160-\\u11ff\\ud7b0-\\ud7ff\\uff9e\\uff9f]';
const SPACELESS =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
const HANGUL = /\p{scx=Hang}/u;

const BORDER_BEFORE = new RegExp(`(?<!${WORD})`, 'uy');
const BORDER_AFTER = new RegExp(`(?!${WORD})`, 'uy');
// A free border may stand beside a word character, but not within what a reader sees as one.
const FREE_BEFORE = new RegExp(`(?<!${WORD}(?=${JOINING}))`, 'uy');
const FREE_AFTER = new RegExp(`(?!${JOINING})`, 'uy');

interface AliasPattern {
  readonly before: RegExp;
  readonly body: RegExp;
  readonly after: RegExp;
}

function aliasPattern({ text, exactCase }: Term): AliasPattern {
  const characters = Array.from(tidy(text));
  const first = characters[0] ?? '';
  const last = characters.at(-1) ?? '';
  const cased = characters.filter((character) => /[\p{Lu}\p{Ll}\p{Lt}]/u.test(character));
  const capitals = cased.length >= 2 && !cased.some((character) => /\p{Ll}/u.test(character));
  return {
    before: SPACELESS.test(first) ? FREE_BEFORE : BORDER_BEFORE,
    body: new RegExp(
      characters.map(characterPattern).join(''),
      exactCase || capitals ? 'uy' : 'iuy',
    ),
    after: SPACELESS.test(last) || HANGUL.test(last) ? FREE_AFTER : BORDER_AFTER,
  };
}

const SEGMENTER = new Intl.Segmenter('und');
const OF_ONE_PICTURE = /[\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}\u200d]/u;

/** Where a match that begins and ends between graphemes ends, joiners behind it included; −1 for
 * one that would cut a picture. */
function wholeEnd(text: string, borders: ReadonlySet<number>, start: number, end: number): number {
  const isBorder = (at: number): boolean => at === text.length || borders.has(at);
  // A picture behind a joiner belongs to what stands before it, or to nothing.
  if (/\u200d\p{Extended_Pictographic}/uy.test(text.slice(Math.max(0, start - 1)))) return -1;
  if (/[\u{1f1e6}-\u{1f1ff}]/uy.test(text.slice(start)) && !isBorder(start)) return -1;
  const joiners = /^[\u200c\u200d]*/.exec(text.slice(end))?.[0].length ?? 0;
  const stop = end + joiners;
  return OF_ONE_PICTURE.test(text.slice(end - 2, stop + 2)) && !isBorder(stop) ? -1 : stop;
}

function holds(border: RegExp, text: string, at: number): boolean {
  return endOf(border, text, at) >= 0;
}

/** Where the expression ends that begins at the offset; −1 if it does not match there. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function characterPattern(character: string): string {
  if (character === ' ') return '\\s+';
  if (/['’‘]/.test(character)) return "['’‘]";
  if (/["“”„«»]/.test(character)) return '["“”„«»]';
  if (/[-‐‑‒–—―−]/.test(character)) return '[\\-‐‑‒–—―−]';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

function normalized(text: string): { normal: string; places: readonly number[] } {
  let normal = '';
  const places: number[] = [];
  for (const { segment, index } of new Intl.Segmenter('und').segment(text)) {
    const form = segment.normalize('NFC');
    for (let unit = 0; unit < form.length; unit++) {
      places[normal.length + unit] = form === segment ? index + unit : index;
    }
    normal += form;
    // The end of a changed cluster is the end of its original.
    places[normal.length] = index + segment.length;
  }
  return { normal, places };
}
