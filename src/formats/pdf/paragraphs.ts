import { cleanWords } from '../markdown';
import type { Line } from './pageLines';

const BULLET = /^[•‣◦▪●–—*·-]\s+(?=\S)/;
const PAGE_NUMBER = /^\W*(page|seite|p\.|s\.)?\s*\d{1,4}(\s*(of|von|de|\/|-)\s*\d{1,4})?\W*$/i;

/** Lines of pages as Markdown: what stands above or below the text of each page is left out, paragraphs go on over columns and
 * pages, and words that a line end divides are whole. `height`: of a page, in points. */
export function paragraphsOf(all: readonly Line[], pages: number, height: number): string {
  const lines = withoutMargins(all, pages, height);
  const body = bodySize(lines);
  const sizes = [...new Set(lines.map(({ size }) => size))].filter((size) => size > body * 1.15);
  const levels = new Map(
    sizes.sort((a, b) => b - a).map((size, at) => [size, '#'.repeat(Math.min(at + 1, 3))]),
  );
  const compounds = new Set(
    lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []),
  );
  const blocks: Line[][] = [];
  for (const line of lines) {
    const block = blocks.at(-1);
    if (block && goesOn(block, line)) block.push(line);
    else blocks.push([line]);
  }
  return blocks.map((block, at) => blockText(block, blocks[at - 1], levels, compounds)).join('');
}

function blockText(
  block: readonly Line[],
  before: readonly Line[] | undefined,
  levels: ReadonlyMap<number, string>,
  compounds: ReadonlySet<string>,
): string {
  const [first] = block;
  const words = joined(block, compounds);
  const level = levels.get(first?.size ?? 0);
  if (level !== undefined && words.length < 200) {
    return `${before ? '\n' : ''}${level} ${cleanWords(words)}\n`;
  }
  if (!BULLET.test(words)) return `${before ? '\n' : ''}${cleanWords(words)}\n`;
  const isNext = BULLET.test(before?.[0]?.text ?? '');
  return `${before && !isNext ? '\n' : ''}- ${cleanWords(words.replace(BULLET, ''))}\n`;
}

function goesOn(block: readonly Line[], line: Line): boolean {
  const last = block.at(-1);
  const [first] = block;
  if (!last || !first || Math.abs(last.size - line.size) > 0.5 || BULLET.test(line.text))
    return false;
  const isEnd = /[.!?:;…]["”»’)\]]*\s*$/.test(last.text);
  const gap = last.y - line.y;
  // The next column or page.
  if (line.page !== last.page || gap <= 0) return !isEnd;
  if (gap > 1.8 * line.size) return false;
  const isIndented = line.x > last.x + line.size * 0.8 && !BULLET.test(first.text);
  return !(isIndented && isEnd);
}

function joined(block: readonly Line[], compounds: ReadonlySet<string>): string {
  let words = '';
  for (const { text } of block) {
    const next = text.trim();
    const divided = /(\p{L}+)[-\u00ad\u2010]$/u.exec(words);
    const after = /^\p{Ll}+/u.exec(next)?.[0];
    if (!divided || after === undefined) words += `${words === '' ? '' : ' '}${next}`;
    else if (compounds.has(`${divided[1] ?? ''}-${after}`.toLowerCase())) words += next;
    else words = words.slice(0, -1) + next;
  }
  return words;
}

/** The size in which most letters are. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Without page numbers, and lines at the edges that most pages have alike. */
function withoutMargins(lines: readonly Line[], pages: number, height: number): readonly Line[] {
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
    const times = onPages.get(alike(line))?.size ?? 0;
    return !PAGE_NUMBER.test(line.text) && (times < 2 || times < pages / 3);
  });
}
