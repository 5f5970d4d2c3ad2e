import { cleanWords } from '../markdown';
import type { Line } from './pageLines';

/** Lines that belong together, at least one. */
export interface Block {
  readonly lines: readonly Line[];
  /** Their words, as one line. */
  readonly words: string;
}

/** Bullets, including those of symbol fonts, whose letters have private codes. */
const BULLET = /^[•‣◦▪▫●○■□►–—*·\uf02d\uf0a7\uf0a8\uf0b7\uf0d8-]\s+(?=\S)/;
const NUMBERED = /^\d{1,2}[.)]\s+(?=\S)/;
/** The end of a text that may precede a numbered item: within a sentence the number would be a year
 * or an amount. */
const BEFORE_NUMBERED = /[.!?:;,…]["”»’)\]]*\s*$/;

/** Whether words begin a list item; `before`: the line above, if there is one. */
export function isPoint(words: string, before?: string): boolean {
  if (BULLET.test(words)) return true;
  return NUMBERED.test(words) && (before === undefined || BEFORE_NUMBERED.test(before));
}

/** Blocks as Markdown. `levels`: heading marks by the size of their letters. */
export function blocksText(blocks: readonly Block[], levels: ReadonlyMap<number, string>): string {
  const runs: { readonly kind: Kind; readonly blocks: Block[] }[] = [];
  for (const block of blocks) {
    const kind = kindOf(block);
    const run = runs.at(-1);
    if (run?.kind === kind) run.blocks.push(block);
    else runs.push({ kind, blocks: [block] });
  }
  return runs.map((run) => runText(run.kind, run.blocks, levels)).join('\n');
}

type Kind = 'row' | 'point' | 'words';

function kindOf({ lines, words }: Block): Kind {
  if (lines[0]?.cells) return 'row';
  return isPoint(words) ? 'point' : 'words';
}

function runText(
  kind: Kind,
  blocks: readonly Block[],
  levels: ReadonlyMap<number, string>,
): string {
  switch (kind) {
    case 'row':
      return tableText(blocks);
    case 'point':
      return pointsText(blocks);
    case 'words':
      return blocks.map((block) => ownText(block, levels)).join('\n');
  }
}

function ownText({ lines, words }: Block, levels: ReadonlyMap<number, string>): string {
  const level = levels.get(lines[0]?.size ?? 0);
  const isHeading = level !== undefined && words.length < 200;
  return `${isHeading ? `${level} ` : ''}${cleanWords(words)}\n`;
}

/** An item further to the right than the first of its list is nested. */
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

/** Rows with equal numbers of columns are a table; one row alone, or two of two columns, are
 * lines. */
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
