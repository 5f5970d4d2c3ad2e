import {
  gapsBetween,
  matchUnits,
  type Gap,
  type MatchedUnits,
} from '../../text/folding/matchUnits';
import { alignByWords } from './alignByWords';
import { alignmentBuilder, DISTINCTIVE, type Alignment, type AlignmentBuilder } from './alignment';

/** The stretches that an old and a new version of a text share, moved paragraphs included. Whole
 * lines are paired first, then words in the gaps between paired lines. Where the gaps are large,
 * or lines were moved and edited, the whole texts are compared by words. Unlike that of the usual
 * diff, the cost does not grow with the number of edits. */
export function alignTexts(oldText: string, newText: string): Alignment {
  const before = readLines(oldText);
  const after = readLines(newText);
  const [oldKeys, newKeys] = keysOf(before, after);
  const isDistinctive = (line: number): boolean => lengthOf(before, line) >= DISTINCTIVE;
  const lines = matchUnits(oldKeys, newKeys, 1, isDistinctive);
  const gaps = gapsBetween(lines.partners, after.count);
  const isLittle = gaps.every(
    ([oldFrom, oldTo, newFrom, newTo]) =>
      charactersOf(before, oldFrom, oldTo) <= LONGEST_GAP &&
      charactersOf(after, newFrom, newTo) <= LONGEST_GAP,
  );
  if (!isLittle || isMoreThanGaps(oldKeys, newKeys, gaps)) return alignByWords(oldText, newText);

  const builder = alignmentBuilder();
  addLines(builder, before, after, lines);
  for (const [oldFrom, oldTo, newFrom, newTo] of gaps) {
    const oldStart = before.starts[oldFrom] ?? 0;
    const newStart = after.starts[newFrom] ?? 0;
    const { stretches, proven } = alignByWords(
      oldText.slice(oldStart, before.starts[oldTo]),
      newText.slice(newStart, after.starts[newTo]),
    );
    for (const one of stretches) {
      builder.addStretch(one.oldStart + oldStart, one.newStart + newStart, one.length);
    }
    for (const { start, end } of proven) builder.addProven(start + oldStart, end + oldStart);
  }
  return builder.build();
}

/** A line that is unique in a gap may occur elsewhere too; only in a short gap its position is
 * evidence. */
const LONGEST_GAP = 4096;

/** Whether both texts have unpaired lines outside of gaps: lines that were moved and edited. */
function isMoreThanGaps(oldKeys: Int32Array, newKeys: Int32Array, gaps: readonly Gap[]): boolean {
  const outside = (keys: Int32Array, other: ReadonlySet<number>, edge: 0 | 2): boolean => {
    let own = keys.reduce((count, key) => count + (other.has(key) ? 0 : 1), 0);
    for (const gap of gaps) {
      for (let line = gap[edge]; line < gap[edge === 0 ? 1 : 3]; line++)
        if (!other.has(keys[line] ?? 0)) own--;
    }
    return own > 0;
  };
  return outside(oldKeys, new Set(newKeys), 0) && outside(newKeys, new Set(oldKeys), 2);
}

interface Lines {
  readonly text: string;
  readonly count: number;
  /** One more entry than there are lines: the last is the length of the text. */
  readonly starts: Int32Array;
}

function readLines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (at + 1 < text.length) starts.push(at + 1);
  }
  starts.push(text.length);
  return { text, count: starts.length - 1, starts: Int32Array.from(starts) };
}

function lengthOf(lines: Lines, line: number): number {
  return charactersOf(lines, line, line + 1);
}

function charactersOf({ starts }: Lines, from: number, to: number): number {
  return (starts[to] ?? 0) - (starts[from] ?? 0);
}

function keysOf(before: Lines, after: Lines): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>();
  const read = ({ text, count, starts }: Lines): Int32Array => {
    const keys = new Int32Array(count);
    for (let line = 0; line < count; line++) {
      const words = text.slice(starts[line], starts[line + 1]);
      let key = numbers.get(words);
      if (key === undefined) numbers.set(words, (key = numbers.size));
      keys[line] = key;
    }
    return keys;
  };
  return [read(before), read(after)];
}

function addLines(
  builder: AlignmentBuilder,
  before: Lines,
  after: Lines,
  { partners, anchored }: MatchedUnits,
): void {
  partners.forEach((partner, line) => {
    if (partner < 0) return;
    const start = before.starts[line] ?? 0;
    builder.addStretch(start, after.starts[partner] ?? 0, lengthOf(before, line));
    if (anchored[line] === 1) builder.addProven(start, start + lengthOf(before, line));
  });
}
