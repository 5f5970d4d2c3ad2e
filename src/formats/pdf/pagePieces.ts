import { withoutSpaces } from './eastAsian';
import type { Piece } from './pageLines';

/** What PDF.js finds on a page, in the order in which it is drawn. */
export interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly fontName: string;
}

export interface PagePieces {
  /** As if every page stood upright: the words in the main direction, and after them those in a
   * direction that has a good part of the page, such as a table on its side. */
  readonly parts: readonly (readonly Piece[])[];
  /** Of the upright page, in points. */
  readonly height: number;
  /** The number of characters that are drawn. */
  readonly drawn: number;
  /** The number of those that are read as letters or digits. */
  readonly legible: number;
}

/** The least share of a page's characters for a second direction to be text: less is a note at the
 * edge, or a watermark. */
const LEAST_SHARE = 0.15;

/** The words of a page, each once, in the directions in which they are read. `box`: left, bottom,
 * right and top of the page. */
export function pagePieces(
  items: readonly TextItem[],
  vertical: ReadonlySet<string>,
  box: readonly number[],
): PagePieces {
  const byTurn = new Map<number, Piece[]>();
  let all = 0;
  let drawn = 0;
  for (const item of items) {
    const text = plainText(item.str);
    drawn += item.str.replace(INSIGNIFICANT, '').length;
    if (text.trim() === '') continue;
    all += text.length;
    const turn = turnOf(item, vertical.has(item.fontName));
    const pieces = byTurn.get(turn) ?? [];
    byTurn.set(turn, pieces);
    pieces.push(upright(item, text, turn, vertical.has(item.fontName), box));
  }
  const counts = [...byTurn].map(([turn, pieces]) => ({
    turn,
    pieces,
    count: pieces.reduce((sum, { text }) => sum + text.length, 0),
  }));
  const sorted = counts.sort((a, b) => b.count - a.count);
  const read = sorted.filter(
    ({ turn, count }, at) => at === 0 || (turn !== SLANTED && count > all * LEAST_SHARE),
  );
  const [left = 0, bottom = 0, right = 0, top = 0] = box;
  const isOnSide = (read[0]?.turn ?? 0) % 2 === 1;
  return {
    parts: read.map(({ pieces }) => once(pieces)),
    height: isOnSide ? right - left : top - bottom,
    drawn,
    legible: read
      .flatMap(({ pieces }) => pieces)
      .reduce((sum, { text }) => sum + text.replace(ILLEGIBLE, '').length, 0),
  };
}

/** White space, and what leaders and rules are made of. */
const INSIGNIFICANT = /[\s._–—…·•-]+/g;
const ILLEGIBLE = /[^\p{L}\p{M}\p{N}]+/gu;

/** Quarters of a turn, anticlockwise. */
const SLANTED = 4;

function turnOf({ transform: [a = 0, b = 0] }: TextItem, isVertical: boolean): number {
  const quarters = Math.atan2(b, a) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  if (Math.abs(quarters - nearest) > 0.08) return SLANTED;
  // Lines that run down the page are lines turned clockwise.
  return (nearest + (isVertical ? 3 : 4)) % 4;
}

/** A piece as it lies when the page is turned so that it is upright. */
function upright(
  item: TextItem,
  text: string,
  turn: number,
  isVertical: boolean,
  [left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
): Piece {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
  const size = Math.round((Math.hypot(c, d) || Math.hypot(a, b)) * 10) / 10;
  const width = isVertical ? item.height : item.width;
  const rest = { width, size, text, isRightToLeft: item.dir === 'rtl' };
  switch (turn) {
    case 1:
      return { x: f - bottom, y: right - e, ...rest };
    case 2:
      return { x: right - e, y: top - f, ...rest };
    case 3:
      return { x: top - f, y: e - left, ...rest };
    default:
      return { x: e - left, y: f - bottom, ...rest };
  }
}

/** Ligatures, letters as shapes, and radicals of East Asian fonts, which stand for letters. */
const SHAPES =
  /[\u00a0\u2000-\u200a\u202f\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\ufb13-\ufb4f\ufb50-\ufdfb\ufe70-\ufefc]/g;

/** What fonts without a table of letters give, and marks without a width. */

const NO_LETTERS = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff]/g;

function plainText(text: string): string {
  const letters = text.replace(SHAPES, (shape) => shape.normalize('NFKC'));
  return withoutSpaces(lamAlef(letters.replace(NO_LETTERS, '')));
}

/** Word writes the two letters of the ligature lam-alef in the wrong order into the table of a
 * font. Two alefs never follow each other, and the article never stands alone, so that these places
 * are certain; within a word the wrong order may be right. */
function lamAlef(text: string): string {
  return text.replace(/(?<=\u0627)([\u0622\u0623\u0625\u0627])\u0644/g, '\u0644$1');
}

/** Text that is drawn again at its place, to look bold or to have a shadow, is read once. */
function once(pieces: readonly Piece[]): readonly Piece[] {
  const drawn = new Set<string>();
  return pieces.filter(({ x, y, size, text }) => {
    const cell = Math.max(size, 0.1) * 0.25;
    const [column, row] = [Math.round(x / cell), Math.round(y / cell)];
    const key = (right: number, up: number): string =>
      `${String(column + right)} ${String(row + up)} ${text}`;
    const isAgain = NEAR.some((right) => NEAR.some((up) => drawn.has(key(right, up))));
    if (!isAgain) drawn.add(key(0, 0));
    return !isAgain;
  });
}

const NEAR = [-1, 0, 1];
