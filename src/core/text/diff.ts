import type { Span } from '../model/span';
import type { TextEdit } from './textEdit';
import { diffEdit } from './textEdit';

/** The edits, word by word, that turn the old text into the new one, in text order: for a document
 * that a formatter, git or another program replaced as a whole. Undefined where the texts differ
 * in more than `mostChanges` words, or over a stretch of more than 256 K characters: such a diff
 * would pair unrelated words and take longer than a search, so the caller searches the quotes
 * instead.
 *
 * E. W. Myers, "An O(ND) difference algorithm and its variations" (1986), the greedy form. */
export function diffEdits(
  oldText: string,
  newText: string,
  mostChanges = 1000,
): readonly TextEdit[] | undefined {
  const part = differingPart(oldText, newText);
  if (!part) return [];
  // Most changes are one insertion or one deletion, and end here.
  if (part.start === part.end || part.text === '') return [part];
  if (part.end - part.start + part.text.length > 2 * LONGEST_STRETCH) return undefined;
  const before = wordsOf(oldText.slice(part.start, part.end));
  const after = wordsOf(part.text);
  const moves = shortestScript(before, after, mostChanges);
  return moves && editsOf(moves, before, after, part.start);
}

const LONGEST_STRETCH = 256 * 1024;

/** The text between the common beginning and the common end, extended to white space on both sides:
 * a word with another ending is another word. */
function differingPart(oldText: string, newText: string): TextEdit | undefined {
  const edit = diffEdit(oldText, newText);
  if (!edit) return undefined;
  let { start, end } = edit;
  while (start > 0 && !isSpace(oldText, start - 1)) start--;
  while (end < oldText.length && !isSpace(oldText, end)) end++;
  return { start, end, text: newText.slice(start, newText.length - (oldText.length - end)) };
}

function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset));
}

/** The unit of comparison. All white space is equal, so that rewrapped lines keep their words; its
 * difference becomes an edit of its own. */
interface Word extends Span {
  readonly text: string;
  readonly key: string;
}

/** A character of a script without spaces; letters and numbers with their marks; a run of white
 * space; any other character with what joins it. */
const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{N}\p{M}_])+|\s+|[^\p{L}\p{N}\s][\p{M}\u200d\ufe0f]*/gu;

function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: found, index }) => ({
    text: found,
    key: isSpace(found, 0) ? ' ' : found,
    start: index,
    end: index + found.length,
  }));
}

/** For each word of the new text, in order, the index of its word in the old text, or −1. */
type Moves = Int32Array;

function shortestScript(
  before: readonly Word[],
  after: readonly Word[],
  mostChanges: number,
): Moves | undefined {
  const most = Math.min(before.length + after.length, mostChanges);
  // furthest[k + most]: how far diagonal k (before − after) has come in `before`.
  const furthest = new Int32Array(2 * most + 2);
  const trace: Int32Array[] = [];
  for (let changes = 0; changes <= most; changes++) {
    trace.push(furthest.slice(most - changes, most + changes + 2));
    for (let k = -changes; k <= changes; k += 2) {
      let x = step(furthest, most, k, changes);
      while (x < before.length && x - k < after.length && same(x, x - k)) x++;
      furthest[most + k] = x;
      if (x >= before.length && x - k >= after.length) return backtrack(trace, changes, k, x);
    }
  }
  return undefined;

  function same(x: number, y: number): boolean {
    return before[x]?.key === after[y]?.key;
  }

  function backtrack(steps: readonly Int32Array[], last: number, atK: number, atX: number): Moves {
    const moves = new Int32Array(after.length).fill(-1);
    let k = atK;
    let x = atX;
    for (let changes = last; changes >= 0; changes--) {
      const saved = steps[changes] ?? new Int32Array();
      const begin = step(saved, changes, k, changes);
      for (; x > begin; x--) moves[x - 1 - k] = x - 1;
      if (comesFromAbove(saved, changes, k, changes)) k++;
      else {
        k--;
        x--;
      }
    }
    return moves;
  }
}

/** True where diagonal k is reached by inserting a word, not by deleting one. */
function comesFromAbove(furthest: Int32Array, zero: number, k: number, changes: number): boolean {
  return (
    k === -changes || (k !== changes && at(furthest, zero + k - 1) < at(furthest, zero + k + 1))
  );
}

function step(furthest: Int32Array, zero: number, k: number, changes: number): number {
  if (changes === 0) return 0;
  return comesFromAbove(furthest, zero, k, changes)
    ? at(furthest, zero + k + 1)
    : at(furthest, zero + k - 1) + 1;
}

const at = (numbers: Int32Array, index: number): number => numbers[index] ?? 0;

/** Runs of unpaired words become edits, and so do pairs that differ in white space. */
function editsOf(
  moves: Moves,
  before: readonly Word[],
  after: readonly Word[],
  offset: number,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let oldNext = 0;
  let text = '';
  after.forEach((word, y) => {
    const x = moves[y] ?? -1;
    const partner = before[x];
    if (!partner) {
      text += word.text;
      return;
    }
    closeRun(partner.start);
    if (partner.text !== word.text) push(partner.start, partner.end, word.text);
    oldNext = partner.end;
  });
  closeRun(before.at(-1)?.end ?? 0);
  return edits;

  function closeRun(end: number): void {
    if (end > oldNext || text !== '') push(oldNext, end, text);
    text = '';
  }

  function push(start: number, end: number, by: string): void {
    edits.push({ start: offset + start, end: offset + end, text: by });
  }
}
