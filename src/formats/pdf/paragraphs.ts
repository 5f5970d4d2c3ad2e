import { greatest, least } from '../../core';
import { blocksText, isPoint } from './blocksText';
import { isUnspaced, isWithinKoreanWord } from './eastAsian';
import type { Line } from './pageLines';

const PAGE_NUMBER = /^\W*(page|seite|p\.|s\.)?\s*\d{1,4}(\s*(of|von|de|\/|-)\s*\d{1,4})?\W*$/i;

/** Lines of pages, without headers and footers, as Markdown: paragraphs continue over columns and
 * pages, and words divided at a line end are joined. */
export function paragraphsOf(lines: readonly Line[]): string {
  const body = bodySize(lines);
  const sizes = [...new Set(lines.map(({ size }) => size))].filter((size) => size > body * 1.15);
  const levels = new Map(
    sizes.sort((a, b) => b - a).map((size, at) => [size, '#'.repeat(Math.min(at + 1, 3))]),
  );
  const compounds = wordsIn(lines, /\p{L}+-\p{L}+/gu);
  const korean = wordsIn(lines, /\p{sc=Hang}+/gu);
  const pages = linesByPage(lines);
  const widest = widestGap(lines);
  const blocks: Line[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (
      block &&
      goesOn(block, line, widest) &&
      !endsEarly(block, line, pages.get(line.page) ?? [], body)
    )
      block.push(line);
    else blocks.push([line]);
  }
  return blocksText(
    blocks.map((lines) => ({ lines, words: joined(lines, compounds, korean) })),
    levels,
  );
}

/** The lines of each page, in their order. */
export function linesByPage(lines: readonly Line[]): ReadonlyMap<number, readonly Line[]> {
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page) ?? [];
    pages.set(line.page, page);
    page.push(line);
  }
  return pages;
}

/** The widest gap between lines of a paragraph, in sizes of their text. Transcripts of hearings are
 * double-spaced throughout. */
function widestGap(lines: readonly Line[]): number {
  const gaps = lines.flatMap((line, at) => {
    const before = lines[at - 1];
    const gap = before?.page === line.page ? (before.y - line.y) / line.size : 0;
    return gap > 0.5 ? [gap] : [];
  });
  const narrow = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 5)] ?? 0;
  return narrow > 1.8 ? Math.min(narrow * 1.15, 3) : 1.8;
}

function goesOn(block: readonly Line[], line: Line, widest: number): boolean {
  const last = block.at(-1);
  const [first] = block;
  if (!last || !first || Math.abs(last.size - line.size) > 0.5) return false;
  if (line.note === 'first' || (line.note === undefined) !== (last.note === undefined))
    return false;
  if (line.cells || last.cells || isPoint(line.text, last.text)) return false;
  const isEnd = /[.!?:;…]["”»’)\]]*\s*$/.test(last.text);
  const gap = last.y - line.y;
  // The next column or page.
  if (line.page !== last.page || gap <= 0) return !isEnd;
  if (gap > widest * line.size) return false;
  const isIndented = line.x > last.x + line.size * 0.8 && !isPoint(first.text);
  return !(isIndented && isEnd);
}

/** Whether a line ends although the next word would have had room: then it was ended on purpose, as
 * a list item, a verse or a row of a table. Not so for three lines with the same end, as beside a
 * picture, and for headings. */
function endsEarly(
  block: readonly Line[],
  line: Line,
  page: readonly Line[],
  body: number,
): boolean {
  const last = block.at(-1);
  if (!last || last.size > body * 1.15 || last.page !== line.page || line.y >= last.y) return false;
  if (/[-\u00ad\u2010]\s*$/.test(last.text)) return false;
  const end = endOf(last);
  const isBeside = (other: Line | undefined): boolean =>
    other !== undefined && Math.abs(endOf(other) - end) < 1.5 * last.size;
  const following = page[page.indexOf(line) + 1];
  if (isBeside(line) && (isBeside(block.at(-2)) || isBeside(following))) return false;
  const word = /^\S+/.exec(line.text.trim())?.[0].length ?? 0;
  const wordWidth = (line.width * (word + 1)) / Math.max(1, line.text.length);
  return end + wordWidth + last.size < edgeOf(last, page);
}

/** The right end of the widest line in the column of a line: those above and below begin at its
 * left or before, and none continues to where another column begins beside it. */
function edgeOf(line: Line, page: readonly Line[]): number {
  const { x, y, size } = line;
  const beside = page.filter((one) => Math.abs(one.y - y) < size && one.x > endOf(line));
  const next = least(beside.map((one) => one.x - size));
  const ends = page.filter((one) => !one.cells && one.x < x + 4 * size).map(endOf);
  return Math.min(next, greatest(ends.filter((end) => end <= next)));
}

function endOf({ x, width }: Line): number {
  return x + width;
}

function wordsIn(lines: readonly Line[], pattern: RegExp): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(pattern) ?? []));
}

function joined(
  block: readonly Line[],
  compounds: ReadonlySet<string>,
  korean: ReadonlySet<string>,
): string {
  let words = '';
  for (const { text } of block) {
    const next = text.trim();
    const divided = /(\p{L}+)[-\u00ad\u2010]$/u.exec(words);
    const after = /^\p{Ll}+/u.exec(next)?.[0];
    if (divided && after !== undefined) {
      const isCompound = compounds.has(`${divided[1] ?? ''}-${after}`.toLowerCase());
      words = (isCompound ? words : words.slice(0, -1)) + next;
    } else if (words === '' || isUnspaced(words, next) || isWithinKoreanWord(words, next, korean))
      words += next;
    else words += ` ${next}`;
  }
  return words;
}

/** The size of most letters. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The lines of all pages without page numbers, and without lines at the edges that are alike on
 * most pages; on a single page, without lines at its very edge in smaller letters. `height`: of a
 * page, in points. */
export function withoutMargins(
  lines: readonly Line[],
  pages: number,
  height: number,
): readonly Line[] {
  const small = bodySize(lines) * 0.85;
  const isEdge = ({ y }: Line): boolean => y > height * 0.9 || y < height * 0.1;
  const alike = ({ text, y }: Line): string =>
    `${text.replace(/\d+/g, '#').trim()} ${String(y > height / 2)}`;
  const onPages = new Map<string, Set<number>>();
  for (const line of lines.filter(isEdge)) {
    const key = alike(line);
    onPages.set(key, (onPages.get(key) ?? new Set()).add(line.page));
  }
  return lines.filter((line) => {
    if (!isEdge(line)) return true;
    const isVeryEdge = line.y > height * 0.94 || line.y < height * 0.06;
    if (pages === 1 && isVeryEdge && line.size < small) return false;
    const times = onPages.get(alike(line))?.size ?? 0;
    return !PAGE_NUMBER.test(line.text) && (times < 2 || times < pages / 3);
  });
}
