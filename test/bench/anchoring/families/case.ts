import type { Span } from '../../../../src/core/model/span';

/** The place of the change that shows a reader that the words are no longer the same claim. */
export type Where =
  | 'inside the quote'
  | 'same sentence'
  | 'sentence before'
  | 'sentence after'
  | 'paragraph label'
  | 'heading'
  | 'farther';

/** An article in two editions, and a quote of the old one. Offsets are UTF-16 units, lines end in
 * LF. */
export interface FamilyCase {
  readonly oldText: string;
  readonly newText: string;
  /** The quote, in the old text: a clause, a sentence or some of them. */
  readonly span: Span;
  /** `must-ask`: any place that is accepted without a question is a fault. `may-be-silent`: the
   * truth may be accepted silently; every other place is a fault. */
  readonly expected: 'must-ask' | 'may-be-silent';
  /** In the new text; undefined where the words are nowhere the same claim. */
  readonly truth: Span | undefined;
  /** The place that a person would want to be shown first, in the new text. */
  readonly acceptable?: Span;
  /** How many characters between the quote and the nearest difference are the same in both
   * editions, on the side of the cue: a shorter context does not include it. */
  readonly beyond?: number;
  readonly where?: Where;
  /** The words that show the difference, in each edition; one of the two may be empty. */
  readonly cue?: { readonly old: string; readonly new: string };
}

/** Returns a paragraph, another one each time. */
export type Prose = (next: () => number) => string;

export interface Family {
  readonly name: string;
  /** `names` and `farther`: the name of the speaker is exchanged around the words, in the second
   * group in other paragraphs or in rarer layouts. */
  readonly group: 'ten' | 'mouths' | 'names' | 'farther' | 'ordinary';
  /** A case of the family. `next` returns random numbers in [0, 1); `prose` the surrounding
   * paragraphs, if not the family's own. */
  readonly make: (next: () => number, prose?: Prose) => FamilyCase;
}

// Private use characters, which texts do not contain.
const QUOTE = ['\ue000', '\ue001'] as const;
const SHOWN = ['\ue002', '\ue003'] as const;
const CUE = ['\ue004', '\ue005'] as const;
const MARKS = /[\ue000-\ue005]/g;

/** Marks the quote in an old text, the truth in a new one. */
export function quote(words: string): string {
  return QUOTE.join(words);
}

/** Marks the acceptable place in a new text. */
export function shown(words: string): string {
  return SHOWN.join(words);
}

/** Marks the words that make the difference. Without words: where they were or will be. */
export function cue(words = ''): string {
  return CUE.join(words);
}

export function unmarked(text: string): string {
  return text.replace(MARKS, '');
}

/** The words are another claim now, or not claimed at all: a question is required. */
export function mustAsk(where: Where, oldMarked: string, newMarked: string): FamilyCase {
  const { span, ...texts } = textsOf(oldMarked, newMarked);
  const acceptable = placeOf(newMarked, SHOWN) ?? texts.truth;
  if (!acceptable) throw new Error('The new text shows no place.');
  const cues = { old: placesOf(oldMarked, CUE), new: placesOf(newMarked, CUE) };
  const inOld = { text: texts.oldText, span, cues: cues.old };
  const inNew = { text: texts.newText, span: acceptable, cues: cues.new };
  return {
    ...texts,
    span,
    expected: 'must-ask',
    acceptable,
    beyond: sameCharacters(inOld, inNew),
    where,
    cue: { old: wordsAt(texts.oldText, cues.old), new: wordsAt(texts.newText, cues.new) },
  };
}

/** The claim is unchanged, with the same speaker. */
export function maybeSilent(oldMarked: string, newMarked: string): FamilyCase {
  const made = textsOf(oldMarked, newMarked);
  if (!made.truth) throw new Error('The new text has no truth.');
  return { ...made, expected: 'may-be-silent' };
}

function textsOf(
  oldMarked: string,
  newMarked: string,
): Pick<FamilyCase, 'oldText' | 'newText' | 'span' | 'truth'> {
  const span = placeOf(oldMarked, QUOTE);
  if (!span) throw new Error('The old text has no quote.');
  return {
    oldText: unmarked(oldMarked),
    newText: unmarked(newMarked),
    span,
    truth: placeOf(newMarked, QUOTE),
  };
}

type Pair = readonly [string, string];

function placeOf(marked: string, pair: Pair): Span | undefined {
  const places = placesOf(marked, pair);
  if (places.length > 1) throw new Error('More than one place is marked.');
  return places[0];
}

function placesOf(marked: string, [opens, closes]: Pair): readonly Span[] {
  const places: Span[] = [];
  for (let at = marked.indexOf(opens); at >= 0; at = marked.indexOf(opens, at + 1)) {
    const end = marked.indexOf(closes, at);
    if (end < 0) throw new Error('A mark is not closed.');
    const start = unmarked(marked.slice(0, at)).length;
    places.push({ start, end: start + unmarked(marked.slice(at, end)).length });
  }
  return places;
}

function wordsAt(text: string, places: readonly Span[]): string {
  return places
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => text.slice(start, end))
    .join(' … ');
}

interface Edition {
  readonly text: string;
  readonly span: Span;
  readonly cues: readonly Span[];
}

/** The fewest equal characters before a difference on a side where one of the editions has a
 * cue. */
function sameCharacters(old: Edition, edited: Edition): number {
  const sides = [old, edited].flatMap(({ span, cues }) => cues.map((place) => sideOf(place, span)));
  const counts = [...new Set(sides)].map((side) =>
    side === 'inside' ? 0 : side === 'before' ? sameBefore(old, edited) : sameAfter(old, edited),
  );
  return Math.min(...counts);
}

function sideOf(place: Span, span: Span): 'before' | 'inside' | 'after' {
  return place.end <= span.start ? 'before' : place.start >= span.end ? 'after' : 'inside';
}

function sameBefore(a: Edition, b: Edition): number {
  let count = 0;
  while (
    count < Math.min(a.span.start, b.span.start) &&
    a.text[a.span.start - 1 - count] === b.text[b.span.start - 1 - count]
  ) {
    count++;
  }
  return count;
}

function sameAfter(a: Edition, b: Edition): number {
  let count = 0;
  while (
    a.span.end + count < a.text.length &&
    a.text[a.span.end + count] === b.text[b.span.end + count]
  ) {
    count++;
  }
  return count;
}
