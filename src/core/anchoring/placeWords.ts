import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import {
  agreementAt,
  contextLength,
  cutsWord,
  endsWithinWord,
  wholeContextAt,
  type Agreement,
} from './context/agreement';
import { hadTwins } from './describe';
import {
  bestFirst,
  orphaned,
  scoreOf,
  type Anchored,
  type Candidate,
  type Found,
  type Moved,
  type Uncertain,
} from './found';
import { isFramedElsewhere } from './framedElsewhere';
import { occurrencesOf } from './search/occurrences';
import { outlineOf } from './context/outline';
import { contextDoubt, type ContextDoubt } from './context/storedContext';
import { agrees, wordPlaces, type WordPlace } from './search/wordPlaces';

/** The rule for a quote whose words are in the text as stored. A place is trusted when it is the
 * only one that can be the quote's, and nothing beside it shows another speaker:
 *
 * - Words that were unique when they were described: the words of the context are there on both
 *   sides, up to the borders of the paragraph (`contextDoubt`).
 * - Words that are in more places than before: as long as no other place resembles the context.
 * - Words that had twins (`hadTwins`): all of the context must be there, since the deletion of a
 *   quote can bring its twin next to one side of the quote's context.
 * - In another place than the stored one: as long as it cannot be a copy of a quote that was
 *   edited.
 *
 * `starts`, all places of the words in text order, saves a pass over the text. `more` is required
 * for a folded quote, whose context has another length. */
export function placeWords(
  text: string,
  part: QuotePart,
  starts?: readonly number[],
  more: MoreOfQuote = moreOf(text, part),
  placesOf: PlacesOfWords = (words, most) => occurrencesOf(text, words, most),
): Found {
  if (part.exact === '') return orphaned('no-words');
  if (part.occurrence) return placeNth(text, part, part.occurrence, placesOf);
  const there = placeAtStart(text, part);
  if (there) return there;
  const places = wordPlaces(text, part, starts);
  const [first] = places;
  if (first === undefined) return orphaned('words-gone');

  if (isBare(part) && places.length === 1) return sure(part, first, 'only-place');
  const agreeing = places.filter(agrees);
  const best = bestOf(part, places, agreeing, more.hadTwins);
  if (!best) {
    const reason =
      agreeing.length > 1 ? 'several-agree' : agreeing[0] ? 'maybe-twin' : 'none-agrees';
    return uncertain(part, reason, agreeing[0] ? agreeing : places);
  }
  const doubt = doubtOf(text, part, best, places, agreeing, more);
  if (!doubt) return sure(part, best, 'only-agreeing');
  const found = uncertain(part, doubt.reason, agreeing[0] ? agreeing : places);
  return doubt.beside && found.span.start === best.start
    ? { ...found, beside: doubt.beside }
    : found;
}

/** The starts of the places of some words, in text order and at most so many. Quotes with equal
 * places have the same words, so that a caller with many of them keeps what it found. */
export type PlacesOfWords = (words: string, most: number) => readonly number[];

/** Facts about a place of the folded words that only the unfolded text shows. */
export interface MoreOfQuote {
  readonly hadTwins: boolean;
  readonly doubtBeside: (start: number) => ContextDoubt | undefined;
  readonly mayBeCopy: (start: number) => boolean;
}

function moreOf(text: string, part: QuotePart): MoreOfQuote {
  return {
    hadTwins: hadTwins(part),
    doubtBeside: (start) =>
      contextDoubt(text, part, spanAt(part, start), start === part.start, () => outlineOf(text)),
    mayBeCopy: (start) => isFramedElsewhere(text, part, start),
  };
}

/** The place that may be trusted, if any. */
function bestOf(
  part: QuotePart,
  places: readonly WordPlace[],
  agreeing: readonly WordPlace[],
  mayHaveTwins: boolean,
): WordPlace | undefined {
  if (mayHaveTwins) return agreeing.find(isWhole);
  return places.length === 1 ? places[0] : likeliest(part, agreeing);
}

interface Doubt extends ContextDoubt {
  readonly reason: Uncertain['reason'];
}

/** Why the place is not trusted; undefined where it is. */
function doubtOf(
  text: string,
  part: QuotePart,
  best: WordPlace,
  places: readonly WordPlace[],
  agreeing: readonly WordPlace[],
  more: MoreOfQuote,
): Doubt | undefined {
  const isOnly = more.hadTwins
    ? isOnlyWhole(part, best, agreeing)
    : isOnlyAlike(text, part, best, places);
  if (!isOnly) return { reason: agreeing.length > 1 ? 'several-agree' : 'maybe-twin' };
  const doubt = more.hadTwins ? undefined : more.doubtBeside(best.start);
  if (doubt) return { reason: agrees(best) ? 'beside-changed' : 'none-agrees', ...doubt };
  const mayBeCopy = best.start !== part.start && more.mayBeCopy(best.start);
  return mayBeCopy ? { reason: 'may-be-copy' } : undefined;
}

/** The quote at its stored start, with all of its context; undefined when it is not there, or when
 * that needs more than a comparison. Words with a start and no context are trusted there as whole
 * words. Makes no pass over the text. */
export function placeAtStart(text: string, part: QuotePart): Anchored | undefined {
  const { start, exact, occurrence } = part;
  if (start === undefined || exact === '' || occurrence || !isOffset(start)) return undefined;
  if (!text.startsWith(exact, start)) return undefined;
  const isThere = isOnlyStart(part)
    ? !endsWithinWord(text, start, exact.length)
    : wholeContextAt(text, part, start);
  if (!isThere) return undefined;
  const span = { start, end: start + exact.length };
  const candidates = [{ span, score: 1 }];
  return { kind: 'anchored', reason: 'at-start', words: 'same', span, score: 1, candidates };
}

/** Offsets come from files, so they are checked. */
function isOffset(start: number): boolean {
  return start >= 0 && Number.isInteger(start);
}

function isWhole({ prefix, suffix }: Agreement): boolean {
  return prefix === 'whole' && suffix === 'whole';
}

/** No other place has all of the context, nor all of one side and some of the other: rearranged
 * paragraphs can make a context of one twin that was another's. Elsewhere than at the stored start
 * no other place has all of a long side: the place found may be a copy of a quote whose other side
 * was edited. */
function isOnlyWhole(part: QuotePart, best: WordPlace, agreeing: readonly WordPlace[]): boolean {
  const { prefix = '', suffix = '', start } = part;
  return agreeing.every((other) => {
    if (other === best) return true;
    const hasPrefix = other.prefix === 'whole';
    const hasSuffix = other.suffix === 'whole';
    if (agreesOnBothSides(other)) return !hasPrefix && !hasSuffix;
    if (best.start === start) return true;
    return !(hasPrefix && prefix.length >= LONG_SIDE) && !(hasSuffix && suffix.length >= LONG_SIDE);
  });
}

const LONG_SIDE = 48;

function agreesOnBothSides({ prefix, suffix }: Agreement): boolean {
  return prefix !== 'none' && suffix !== 'none';
}

/** The only place that agrees, else the one at the stored start. */
function likeliest(part: QuotePart, agreeing: readonly WordPlace[]): WordPlace | undefined {
  if (agreeing.length < 2) return agreeing[0];
  return agreeing.find((place) => place.start === part.start);
}

/** No other place can be the quote's former one; at the stored start, none that is likelier. */
function isOnlyAlike(
  text: string,
  part: QuotePart,
  best: WordPlace,
  places: readonly WordPlace[],
): boolean {
  if (cutsWord(text, part, best.start)) return false;
  const isAtStart = best.start === part.start;
  return places.every((other) => {
    if (other === best) return true;
    if (agrees(other)) return isAtStart && other.common <= best.common;
    return !resemblesContext(text, part, other.start);
  });
}

/** Whether words of the stored context are near the place, though not next to it: its neighbours
 * may have been edited, and then this may be the quote and the other place a copy. */
function resemblesContext(text: string, part: QuotePart, start: number): boolean {
  const { prefix = '', suffix = '' } = part;
  const end = start + part.exact.length;
  return (
    sharesWords(text.slice(Math.max(0, start - prefix.length - MORE), start), prefix) ||
    sharesWords(text.slice(end, end + suffix.length + MORE), suffix)
  );
}

/** How many more characters of the text than of the side are compared, for inserted words. */
const MORE = 8;

/** Whether half of the side's words of four letters and more are there. */
function sharesWords(text: string, side: string): boolean {
  const words = new Set(side.match(LONG_WORD));
  let shared = 0;
  for (const word of words) if (text.includes(word)) shared++;
  return shared > 0 && shared >= words.size / 2;
}

const LONG_WORD = /[\p{L}\p{N}]{4,}/gu;

/** No context was unique when the quote was described, so agreement proves nothing: only the number
 * of equal places does, and only while it is unchanged. */
function placeNth(
  text: string,
  part: QuotePart,
  [nth, of]: readonly [number, number],
  placesOf: PlacesOfWords,
): Found {
  const prefix = part.prefix ?? '';
  const equal = placesOf(prefix + part.exact + (part.suffix ?? ''), of + 1);
  const at = equal[nth - 1];
  if (equal.length === of && at !== undefined) {
    const start = at + prefix.length;
    return sure(part, { start, ...agreementAt(text, part, start) }, 'nth-place');
  }
  const places = wordPlaces(text, part, undefined);
  if (places.length === 0) return orphaned('words-gone');
  const agreeing = places.filter(agrees);
  return uncertain(part, 'count-differs', agreeing.length > 0 ? agreeing : places);
}

function sure(part: QuotePart, place: WordPlace, reason: Moved['reason']): Anchored | Moved {
  const best = candidate(part, place);
  const shared = { words: 'same', ...best, candidates: [best] } as const;
  if (place.start === part.start && reason === 'only-agreeing') {
    return { kind: 'anchored', reason: 'at-start', ...shared };
  }
  const stays = part.start === undefined || place.start === part.start;
  return { kind: stays && reason !== 'only-agreeing' ? 'anchored' : 'moved', reason, ...shared };
}

/** More of the stored context first, where a side agrees; then nearer to the stored start; then
 * earlier in the text. */
function uncertain(
  part: QuotePart,
  reason: Uncertain['reason'],
  places: readonly WordPlace[],
): Uncertain {
  const distance = ({ start }: WordPlace): number => Math.abs(start - (part.start ?? 0));
  const near = places.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start);
  const candidates = bestFirst(near.map((place) => candidate(part, place)));
  const best = candidates[0] ?? { span: { start: 0, end: 0 }, score: 0 };
  return { kind: 'uncertain', reason, ...best, candidates };
}

function candidate(part: QuotePart, place: WordPlace): Candidate {
  const stored = contextLength(part);
  const common = agrees(place) ? place.common : 0;
  return { span: spanAt(part, place.start), score: scoreOf(1, stored === 0 ? 1 : common / stored) };
}

/** Neither context nor start: a quote written by hand. */
function isBare({ prefix, suffix, start }: QuotePart): boolean {
  return prefix === undefined && suffix === undefined && start === undefined;
}

/** A start and no context, as other programs write it. Words that are known to be repeated need
 * more. */
function isOnlyStart({ prefix, suffix, start, repeated }: QuotePart): boolean {
  return prefix === undefined && suffix === undefined && start !== undefined && repeated !== true;
}

function spanAt(part: QuotePart, start: number): Span {
  return { start, end: start + part.exact.length };
}
