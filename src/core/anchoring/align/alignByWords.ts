import { gapsBetween, matchUnits, type MatchedUnits } from '../../text/folding/matchUnits';
import { alignmentBuilder, DISTINCTIVE, type Alignment, type AlignmentBuilder } from './alignment';
import { readWords, wordEnd, type TextWords } from '../search/textWords';

/** Lengths of the runs of words that are paired; each is tried in what the longer ones left
 * unpaired. */
const RUNS = [4, 2, 1] as const;
/** Single words are evidence only where few are left on both sides. */
const FEW_WORDS = 32;
const LONGEST_TEXT = 1024 * 1024;

/** The stretches that two versions of a text, or of a part of one, share, found word by word. Texts
 * of more than a million characters share nothing, which bounds the time. */
export function alignByWords(oldText: string, newText: string): Alignment {
  if (Math.max(oldText.length, newText.length) > LONGEST_TEXT) {
    return { stretches: [], proven: [] };
  }
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
    if (end - start >= DISTINCTIVE) builder.addProven(start, end);
  }
}

/** Makes one stretch of pairs that follow each other, as far as they and what is between them are
 * the same to the character (case and white space may differ within a pair of runs). At its ends
 * the stretch includes punctuation and white space that are the same. */
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
