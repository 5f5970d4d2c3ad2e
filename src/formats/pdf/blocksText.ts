import { cleanWords } from '../markdown';
import type { Line } from './pageLines';

/** Lines that belong together, never none. */
export interface Block {
  readonly lines: readonly Line[];
  /** Their words, as one line. */
  readonly words: string;
}

/** Also from fonts of signs, whose letters are private. */
const BULLET = /^[•‣◦▪▫●○■□►–—*·\uf02d\uf0a7\uf0a8\uf0b7\uf0d8-]\s+(?=\S)/;
const NUMBERED = /^\d{1,2}[.)]\s+(?=\S)/;
/** What may stand before a point with a number: in a sentence it would be a year or an amount. */
const BEFORE_NUMBERED = /[.!?:;,…]["”»’)\]]*\s*$/;

/** Whether words begin a point of a list; `before`: the line above, if there is one. */
export function isPoint(words: string, before?: string): boolean {
  if (BULLET.test(words)) return true;
  return NUMBERED.test(words) && (before === undefined || BEFORE_NUMBERED.test(before));
}

/** Blocks as Markdown. `levels`: marks of headings by the size of their letters. */
export function blocksText(blocks: readonly Block[], levels: ReadonlyMap<number, string>): string {
  const parts: string[] = [];
  for (let at = 0; at < blocks.length;) {
    const end = endOfKind(blocks, at);
    const kind = blocks.slice(at, end);
    parts.push(
      kindOf(blocks[at]) === 'row'
        ? tableText(kind)
        : kindOf(blocks[at]) === 'point'
          ? pointsText(kind)
          : kind.map((block) => ownText(block, levels)).join('\n'),
    );
    at = end;
  }
  return parts.join('\n');
}

type Kind = 'row' | 'point' | 'words';

function kindOf(block: Block | undefined): Kind {
  if (block?.lines[0]?.cells) return 'row';
  return block && isPoint(block.words) ? 'point' : 'words';
}

function endOfKind(blocks: readonly Block[], begin: number): number {
  const kind = kindOf(blocks[begin]);
  let end = begin + 1;
  while (end < blocks.length && kindOf(blocks[end]) === kind) end++;
  return end;
}

function ownText({ lines, words }: Block, levels: ReadonlyMap<number, string>): string {
  const level = levels.get(lines[0]?.size ?? 0);
  const isHeading = level !== undefined && words.length < 200;
  return `${isHeading ? `${level} ` : ''}${cleanWords(words)}\n`;
}

/** A point further to the right than the first of its list is one in a point. */
function pointsText(points: readonly Block[]): string {
  const left = points[0]?.lines[0];
  return points
    .map(({ lines, words }) => {
      const [line] = lines;
      const isInner = left && line && line.x > left.x + left.size * 0.8;
      const text = BULLET.test(words)
        ? `- ${cleanWords(words.replace(BULLET, ''))}`
        : cleanWords(words);
      return `${isInner ? '  ' : ''}${text}\n`;
    })
    .join('');
}

/** Rows with as many columns each are a table; what looks like one row, or two of two columns, are lines. */
function tableText(rows: readonly Block[]): string {
  const cells = rows.map(({ lines }) => lines[0]?.cells ?? []);
  const width = cells[0]?.length ?? 0;
  const isTable =
    rows.length > 1 && width + rows.length > 4 && cells.every((row) => row.length === width);
  if (!isTable) return rows.map(({ words }) => `${cleanWords(words)}\n`).join('\n');
  const [first = '', ...others] = cells.map(
    (row) => `| ${row.map((cell) => cleanWords(cell).replaceAll('|', '\\|')).join(' | ')} |\n`,
  );
  return `${first}|${' --- |'.repeat(width)}\n${others.join('')}`;
}
