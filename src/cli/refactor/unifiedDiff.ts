import { applyEdits, type TextEdit } from '../../core';
import { printable } from '../output/printable';

/** Lines around a change, as usual. */
const CONTEXT = 3;

/** Old lines that are replaced, from one line to before another, counted from 0. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** What edits change in a file, as a unified diff that `git apply` takes; '' for no change.
 * `edits`: in text order. */
export function unifiedDiff(file: string, before: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(before);
  const blocks = blocksOf(before, lines, edits);
  if (blocks.length === 0) return '';
  const name = printable(file);
  const out = [`--- a/${name}\n`, `+++ b/${name}\n`];
  let shift = 0;
  for (const hunk of hunksOf(blocks)) {
    const [first, last] = [hunk[0], hunk.at(-1)];
    if (!first || !last) continue;
    const begin = Math.max(0, first.from - CONTEXT);
    const end = Math.min(lines.length, last.to + CONTEXT);
    const grown = hunk.reduce(
      (sum, { from, to, lines: added }) => sum + added.length - to + from,
      0,
    );
    const length = end - begin;
    out.push(`@@ -${range(begin, length)} +${range(begin + shift, length + grown)} @@\n`);
    let at = begin;
    for (const { from, to, lines: added } of hunk) {
      for (; at < from; at++) out.push(marked(' ', lines[at]));
      for (; at < to; at++) out.push(marked('-', lines[at]));
      for (const line of added) out.push(marked('+', line));
    }
    for (; at < end; at++) out.push(marked(' ', lines[at]));
    shift += grown;
  }
  return out.join('');
}

/** With their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, line = ''): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

function range(begin: number, length: number): string {
  return `${String(length === 0 ? begin : begin + 1)},${String(length)}`;
}

function blocksOf(
  before: string,
  lines: readonly string[],
  edits: readonly TextEdit[],
): readonly Block[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length;
  }
  let line = 0;
  const lineAt = (place: number): number => {
    while ((starts[line + 1] ?? Infinity) <= place) line++;
    return line;
  };
  const touched: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const from = lineAt(edit.start);
    const to = Math.min(lines.length, lineAt(edit.end) + 1);
    const last = touched.at(-1);
    if (last && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else touched.push({ from, to, edits: [edit] });
  }
  return touched.flatMap(({ from, to, edits: own }) => {
    const begin = starts[from] ?? 0;
    const old = before.slice(begin, starts[to] ?? before.length);
    const moved = own.map(({ start, end, text }) => ({
      ...{ start: start - begin, end: end - begin, text },
    }));
    return trimmed(lines, { from, to, lines: linesOf(applyEdits(old, moved)) });
  });
}

/** Without the lines at both ends that are the same; none where all are. */
function trimmed(lines: readonly string[], block: Block): readonly Block[] {
  let { from, to } = block;
  let [first, last] = [0, block.lines.length];
  for (; from < to && first < last && lines[from] === block.lines[first]; from++) first++;
  for (; from < to && first < last && lines[to - 1] === block.lines[last - 1]; to--) last--;
  return from === to && first === last ? [] : [{ from, to, lines: block.lines.slice(first, last) }];
}

/** Blocks whose context would overlap are shown together. */
function hunksOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const hunks: Block[][] = [];
  for (const block of blocks) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last && before && block.from - before.to <= 2 * CONTEXT) last.push(block);
    else hunks.push([block]);
  }
  return hunks;
}
