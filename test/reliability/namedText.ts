import { applyEdits, type TextEdit } from '../../src/core/text/textEdit';

export type Random = () => number;

/** A text whose characters are labelled with their quotes. */
export interface Named {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** How many characters each quote had. */
  readonly lengths: readonly number[];
}

interface Mark {
  /** The quotes that the character belongs to. */
  readonly inside: ReadonlySet<number>;
  /** The quotes that it may belong to or not: new text across an edge of the quote. */
  readonly open: ReadonlySet<number>;
}

/** Thirty different words, so that each can be followed; quotes of one to six. */
export function randomText(random: Random, quotes: number): Named {
  const words = Array.from({ length: 30 }, () => newWord(random));
  const text = words.map((word) => word + (random() < 0.2 ? '\n' : ' ')).join('');
  const spans = Array.from({ length: quotes }, () => {
    const first = below(random, words.length - 6);
    const start = offsetOf(text, first);
    const end = offsetOf(text, first + 1 + below(random, 6)) - 1;
    return { start, end };
  });
  const marks = Array.from(text.split(''), (_, at): Mark => {
    const inside = spans.flatMap(({ start, end }, i) => (start <= at && at < end ? [i] : []));
    return { inside: new Set(inside), open: new Set() };
  });
  return { text, marks, lengths: spans.map(({ start, end }) => end - start) };
}

/** One to four simultaneous edits, as with several cursors; short, as if typed. */
export function randomEdits(text: string, random: Random): readonly TextEdit[] {
  const cuts = Array.from({ length: 2 + 2 * below(random, 4) }, () =>
    below(random, text.length + 1),
  ).sort((a, b) => a - b);
  const edits: TextEdit[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const start = cuts[i] ?? 0;
    const kind = random();
    const end = kind < 0.4 ? start : Math.min(cuts[i + 1] ?? start, start + below(random, 25));
    const by = kind < 0.4 || kind > 0.7 ? newWord(random) : '';
    if (end === start && by === '') continue;
    edits.push({ start, end, text: by });
  }
  return edits;
}

/** The labelled text after edits: text typed between two characters of a quote belongs to it, text
 * at its edge does not. */
export function followed({ text, marks, lengths }: Named, edits: readonly TextEdit[]): Named {
  const result: Mark[] = [];
  let at = 0;
  for (const edit of edits) {
    const removed = marks.slice(edit.start, edit.end);
    result.push(...marks.slice(at, edit.start));
    const mark = markOfNew(marks[edit.start - 1], marks[edit.end], removed, lengths.length);
    result.push(...Array.from({ length: edit.text.length }, () => mark));
    at = edit.end;
  }
  return { text: applyEdits(text, edits), marks: [...result, ...marks.slice(at)], lengths };
}

function markOfNew(
  before: Mark | undefined,
  after: Mark | undefined,
  removed: readonly Mark[],
  quotes: number,
): Mark {
  const inside = new Set<number>();
  const open = new Set<number>();
  for (let quote = 0; quote < quotes; quote++) {
    const sides = [before, after].map((mark) => mark?.inside.has(quote) === true);
    const isOpen = [before, after, ...removed].some((mark) => mark?.open.has(quote) === true);
    const touches = removed.some((mark) => mark.inside.has(quote));
    if (isOpen || (touches && !sides.every(Boolean))) open.add(quote);
    else if (sides.every(Boolean)) inside.add(quote);
  }
  return { inside, open };
}

/** Another text of the whole document, as a formatter or another program makes it: lines are
 * rewrapped, words removed, added or changed. White space may belong to a quote or not. */
export function randomReplacement({ text, marks, lengths }: Named, random: Random): Named {
  const all = new Set(lengths.keys());
  const made: Mark[] = [];
  let next = '';
  const add = (part: string, given: readonly Mark[]): void => {
    next += part;
    made.push(...given);
  };
  const isOpen = (): Mark => ({ inside: new Set(), open: all });
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const kind = random();
    if (kind < 0.05) continue;
    const other = kind < 0.15 ? newWord(random) : word;
    const kept = kind < 0.1 ? [] : marks.slice(index, index + word.length);
    if (kind >= 0.1 && kind < 0.15) {
      add(other, Array.from(other.split(''), isOpen));
      add(' ', [isOpen()]);
    }
    if (kind < 0.1) add(other, Array.from(other.split(''), isOpen));
    else add(word, kept);
    add(random() < 0.2 ? '\n' : ' ', [isOpen()]);
  }
  return { text: next, marks: made, lengths };
}

/** A random word, unique in practice among all edit scripts. */
function newWord(random: Random): string {
  return below(random, 2 ** 31).toString(36);
}

function offsetOf(text: string, word: number): number {
  let at = 0;
  for (let passed = 0; passed < word; passed++) at = text.slice(at).search(/\s/) + at + 1;
  return at;
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}
