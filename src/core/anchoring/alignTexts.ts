import { compareSpans, type Span } from '../model/span';
import { gapsBetween, matchUnits, type Gap, type MatchedUnits } from '../text/matchUnits';
import { readWords, wordEnd, type TextWords } from './textWords';

/** A stretch of text that stands in both versions, the same to the character. */
export interface EqualStretch {
  readonly oldStart: number;
  readonly newStart: number;
  readonly length: number;
}

export interface Alignment {
  /** In the order of the old text. */
  readonly stretches: readonly EqualStretch[];
  /** Where the old text stands once in both versions, so that it can be nothing else; in text order. */
  readonly proven: readonly Span[];
}

/** What an old and a new version of a text share; moved paragraphs are found as well. First whole lines
 * are paired; then, in what stands between the same lines in both, words. Where lines were moved and
 * edited, the whole texts are read by words. So a few edits cost reading the lines (0.5 ms for 125,000
 * characters), and any number of them reading the words (20 ms): unlike that of the usual diff, the
 * cost does not grow with the number of edits. */
export function alignTexts(oldText: string, newText: string): Alignment {
  const before = readLines(oldText);
  const after = readLines(newText);
  const [oldKeys, newKeys] = keysOf(before, after);
  const isTelling = (line: number): boolean => lengthOf(before, line) >= TELLING;
  const lines = matchUnits(oldKeys, newKeys, 1, isTelling);
  const gaps = gapsBetween(lines.partners, after.count);
  if (isMoreThanGaps(oldKeys, newKeys, gaps)) return alignByWords(oldText, newText);

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

/** Whether both texts have lines of their own other than in gaps: moved and edited ones. */
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

/** Shorter text may stand once in both versions by chance: such a line (a heading, a closing word) is
 * paired beside its neighbours only. */
const TELLING = 40;

interface Lines {
  readonly text: string;
  readonly count: number;
  /** One more than there are lines: the last is the length of the text. */
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

function lengthOf({ starts }: Lines, line: number): number {
  return (starts[line + 1] ?? 0) - (starts[line] ?? 0);
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

/** Runs of so many words are paired, in what the longer ones have left. */
const RUNS = [4, 2, 1] as const;
/** Single words say something only where few are left on both sides. */
const FEW_WORDS = 32;

function alignByWords(oldText: string, newText: string): Alignment {
  const before = readWords(oldText);
  const after = readWords(newText);
  const builder = alignmentBuilder();
  const partners = new Int32Array(before.count).fill(-1);
  for (const run of RUNS) {
    const isLong = run === RUNS[0];
    for (const [oldFrom, oldTo, newFrom, newTo] of gapsBetween(partners, after.count)) {
      if (!isLong && (oldTo - oldFrom > FEW_WORDS || newTo - newFrom > FEW_WORDS)) continue;
      const found = matchUnits(
        before.keys.subarray(oldFrom, oldTo),
        after.keys.subarray(newFrom, newTo),
        run,
      );
      found.partners.forEach((partner, word) => {
        if (partner >= 0) partners[oldFrom + word] = newFrom + partner;
      });
      if (isLong) addProvenWords(builder, before, oldFrom, found);
    }
  }
  addWordStretches(builder, before, after, partners);
  return builder.build();
}

/** Anchored words that follow each other in both texts. */
function addProvenWords(
  builder: AlignmentBuilder,
  words: TextWords,
  offset: number,
  { partners, anchored }: MatchedUnits,
): void {
  for (let word = 0; word < partners.length;) {
    const first = word++;
    if (anchored[first] === 0) continue;
    while (anchored[word] === 1 && partners[word] === (partners[word - 1] ?? 0) + 1) word++;
    const start = words.starts[offset + first] ?? 0;
    const end = wordEnd(words, offset + word - 1);
    if (end - start >= TELLING) builder.addProven(start, end);
  }
}

/** Pairs that follow each other become one stretch as far as they, and what is between them, are the
 * same to the character (case and white space may differ within a pair of runs). At its ends it takes
 * along the same punctuation and white space. */
function addWordStretches(
  builder: AlignmentBuilder,
  before: TextWords,
  after: TextWords,
  partners: Int32Array,
): void {
  let open: Pair | undefined;
  let last: Pair | undefined;
  for (let word = 0; word < before.count; word++) {
    const pair = pairOf(before, after, word, partners[word] ?? -1);
    if (open && last && pair && follows(before, after, last, pair)) {
      last = pair;
      continue;
    }
    if (open && last) addStretch(builder, before, after, open, last);
    open = pair;
    last = pair;
  }
  if (open && last) addStretch(builder, before, after, open, last);
}

/** A word that is the same to the character in both versions. */
interface Pair {
  readonly word: number;
  readonly partner: number;
  readonly length: number;
}

function pairOf(
  before: TextWords,
  after: TextWords,
  word: number,
  partner: number,
): Pair | undefined {
  if (partner < 0) return undefined;
  const start = before.starts[word] ?? 0;
  const newStart = after.starts[partner] ?? 0;
  const length = wordEnd(before, word) - start;
  if (wordEnd(after, partner) - newStart !== length) return undefined;
  if (!isEqual(before.text, start, after.text, newStart, length)) return undefined;
  return { word, partner, length };
}

function follows(before: TextWords, after: TextWords, last: Pair, next: Pair): boolean {
  if (next.word !== last.word + 1 || next.partner !== last.partner + 1) return false;
  const end = (before.starts[last.word] ?? 0) + last.length;
  const newEnd = (after.starts[last.partner] ?? 0) + last.length;
  const length = (before.starts[next.word] ?? 0) - end;
  return (
    (after.starts[next.partner] ?? 0) - newEnd === length &&
    isEqual(before.text, end, after.text, newEnd, length)
  );
}

function addStretch(
  builder: AlignmentBuilder,
  before: TextWords,
  after: TextWords,
  open: Pair,
  last: Pair,
): void {
  const oldText = before.text;
  const newText = after.text;
  let oldStart = before.starts[open.word] ?? 0;
  let newStart = after.starts[open.partner] ?? 0;
  let oldEnd = (before.starts[last.word] ?? 0) + last.length;
  let newEnd = (after.starts[last.partner] ?? 0) + last.length;
  const oldFrom = open.word === 0 ? 0 : wordEnd(before, open.word - 1);
  const newFrom = open.partner === 0 ? 0 : wordEnd(after, open.partner - 1);
  while (
    oldStart > oldFrom &&
    newStart > newFrom &&
    oldText[oldStart - 1] === newText[newStart - 1]
  ) {
    oldStart--;
    newStart--;
  }
  const oldTo = before.starts[last.word + 1] ?? oldText.length;
  const newTo = after.starts[last.partner + 1] ?? newText.length;
  while (oldEnd < oldTo && newEnd < newTo && oldText[oldEnd] === newText[newEnd]) {
    oldEnd++;
    newEnd++;
  }
  builder.addStretch(oldStart, newStart, oldEnd - oldStart);
}

function isEqual(a: string, atA: number, b: string, atB: number, length: number): boolean {
  for (let step = 0; step < length; step++) {
    if (a.charCodeAt(atA + step) !== b.charCodeAt(atB + step)) return false;
  }
  return true;
}

interface AlignmentBuilder {
  addStretch(oldStart: number, newStart: number, length: number): void;
  addProven(start: number, end: number): void;
  build(): Alignment;
}

function alignmentBuilder(): AlignmentBuilder {
  const stretches: EqualStretch[] = [];
  const proven: Span[] = [];
  return {
    addStretch: (oldStart, newStart, length) => stretches.push({ oldStart, newStart, length }),
    addProven: (start, end) => proven.push({ start, end }),
    build: () => ({ stretches: joined(stretches), proven: proven.sort(compareSpans) }),
  };
}

/** In the order of the old text, those that touch in both made one. Where two overlap (punctuation that
 * both took), the second begins behind the first. */
function joined(stretches: EqualStretch[]): readonly EqualStretch[] {
  stretches.sort((a, b) => a.oldStart - b.oldStart);
  const result: EqualStretch[] = [];
  for (const next of stretches) {
    const last = result.at(-1);
    const end = last ? last.oldStart + last.length : 0;
    const nextEnd = next.oldStart + next.length;
    if (nextEnd <= end) continue;
    if (last && end >= next.oldStart && shiftOf(last) === shiftOf(next)) {
      result[result.length - 1] = { ...last, length: nextEnd - last.oldStart };
    } else {
      const oldStart = Math.max(next.oldStart, end);
      result.push({ oldStart, newStart: oldStart + shiftOf(next), length: nextEnd - oldStart });
    }
  }
  return result;
}

/** By how much it has moved. */
export function shiftOf({ oldStart, newStart }: EqualStretch): number {
  return newStart - oldStart;
}
