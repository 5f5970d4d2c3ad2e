import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import { agreementAt, contextLength, cutsWord, wholeContextAt, type Agreement } from './context';
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
import { visitOccurrences } from './occurrences';

/** The rule for a quote whose words stand in the text as they were stored. One place is believed when
 * it is the only one that agrees with the stored context and cannot be a twin:
 *
 * - Words that stood once when they were described, and now do: one agreeing side is enough.
 * - Words that stand in more places than they did: as long as no other place resembles the context.
 * - Words that had twins (`hadTwins`): all of the context must be there, since the deletion of a quote
 *   can bring its twin next to one side of the quote's context.
 *
 * `starts`, all places of the words in text order, saves the pass over the text that this costs. Of a
 * folded quote, whose context has another length, `mayHaveTwins` must be told. */
export function placeWords(
  text: string,
  part: QuotePart,
  starts?: readonly number[],
  mayHaveTwins = hadTwins(part),
): Found {
  if (part.exact === '') return orphaned('no-words');
  if (part.occurrence) return placeNth(text, part, part.occurrence);
  const there = placeAtStart(text, part);
  if (there) return there;
  const places = placesOf(text, part, starts);
  const [first] = places;
  if (first === undefined) return orphaned('words-gone');

  const agreeing = places.filter(agrees);
  const best = mayHaveTwins ? agreeing.find(isWhole) : likeliest(part, agreeing);
  const isProven =
    best && (mayHaveTwins ? isOnlyWhole(best, agreeing) : isOnlyAlike(text, part, best, places));
  if (isProven) return sure(part, best, 'only-agreeing');
  if (agreeing.length > 0) {
    return uncertain(part, agreeing.length > 1 ? 'several-agree' : 'maybe-twin', agreeing);
  }
  if (isBare(part) && places.length === 1) return sure(part, first, 'only-place');
  return uncertain(part, 'none-agrees', places);
}

/** The quote where it was when it was described, with all that stood around it; undefined when it is
 * not, or not at one glance, there. No pass over the text. */
export function placeAtStart(text: string, part: QuotePart): Anchored | undefined {
  const { start, exact, occurrence } = part;
  if (start === undefined || exact === '' || occurrence || !isOffset(start)) return undefined;
  if (!text.startsWith(exact, start) || !wholeContextAt(text, part, start)) return undefined;
  const span = { start, end: start + exact.length };
  const candidates = [{ span, score: 1 }];
  return { kind: 'anchored', reason: 'at-start', words: 'same', span, score: 1, candidates };
}

/** Offsets come from files. */
function isOffset(start: number): boolean {
  return start >= 0 && Number.isInteger(start);
}

interface WordPlace extends Agreement {
  readonly start: number;
}

function agrees({ prefix, suffix }: Agreement): boolean {
  return prefix !== 'none' || suffix !== 'none';
}

function isWhole({ prefix, suffix }: Agreement): boolean {
  return prefix === 'whole' && suffix === 'whole';
}

/** No other place has all of the context, nor all of one side and some of the other: paragraphs that
 * were put together anew can make a context of one twin that was another's. */
function isOnlyWhole(best: WordPlace, agreeing: readonly WordPlace[]): boolean {
  return agreeing.every((other) => {
    if (other === best || !agreesOnBothSides(other)) return true;
    return other.prefix !== 'whole' && other.suffix !== 'whole';
  });
}

function agreesOnBothSides({ prefix, suffix }: Agreement): boolean {
  return prefix !== 'none' && suffix !== 'none';
}

/** The only place that agrees, else that at the stored start. */
function likeliest(part: QuotePart, agreeing: readonly WordPlace[]): WordPlace | undefined {
  if (agreeing.length < 2) return agreeing[0];
  return agreeing.find((place) => place.start === part.start);
}

/** No other place is one where the quote may have stood; at the stored start, none that is likelier. */
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

/** Whether a piece of the stored context stands near the place, though not next to it: its neighbours
 * may have been edited, and then this may be the quote and the other a copy. */
function resemblesContext(text: string, part: QuotePart, start: number): boolean {
  const { prefix = '', suffix = '' } = part;
  const end = start + part.exact.length;
  return (
    sharesPiece(text.slice(Math.max(0, start - prefix.length - PIECE), start), prefix) ||
    sharesPiece(text.slice(end, end + suffix.length + PIECE), suffix)
  );
}

const PIECE = 8;

function sharesPiece(text: string, side: string): boolean {
  for (let at = 0; at + PIECE <= side.length; at += PIECE / 2) {
    if (text.includes(side.slice(at, at + PIECE))) return true;
  }
  return false;
}

/** No context singled the place out when it was described, so neither does agreement now: only the
 * number of equal places does, and only while it is as it was. */
function placeNth(text: string, part: QuotePart, [nth, of]: readonly [number, number]): Found {
  const prefix = part.prefix ?? '';
  const equal: number[] = [];
  visitOccurrences(text, prefix + part.exact + (part.suffix ?? ''), (at) => {
    equal.push(at + prefix.length);
    return equal.length <= of;
  });
  const start = equal[nth - 1];
  if (equal.length === of && start !== undefined) {
    return sure(part, { start, ...agreementAt(text, part, start) }, 'nth-place');
  }
  const places = placesOf(text, part, undefined);
  if (places.length === 0) return orphaned('words-gone');
  const agreeing = places.filter(agrees);
  return uncertain(part, 'count-differs', agreeing.length > 0 ? agreeing : places);
}

// More candidates than a person would look at.
const MOST_ON_A_SIDE = 250;

/** The places of the words, those nearest to the stored start on each side. Where they are more than
 * anybody would look at, those that agree are kept first. */
function placesOf(
  text: string,
  part: QuotePart,
  starts: readonly number[] | undefined,
): readonly WordPlace[] {
  const agreeing = nearest(part.start ?? 0);
  const others = nearest(part.start ?? 0);
  const visit = (start: number): boolean => {
    const place = { start, ...agreementAt(text, part, start) };
    if (!agrees(place)) others.add(place);
    // Once these are full no later place can be nearer, and the answer is settled.
    else return agreeing.add(place);
    return true;
  };
  if (starts) starts.every(visit);
  else visitOccurrences(text, part.exact, visit);
  return [...agreeing.places(), ...others.places()];
}

/** Keeps, of places that come in text order, the nearest ones on each side of the hint. `add` is
 * false when no later place can be kept. */
function nearest(hint: number): {
  add(place: WordPlace): boolean;
  places(): readonly WordPlace[];
} {
  const before: WordPlace[] = [];
  const after: WordPlace[] = [];
  return {
    add(place) {
      if (place.start < hint) {
        before.push(place);
        // In batches, so that a letter of a 5 MB text does not shift the list a million times.
        if (before.length > 2 * MOST_ON_A_SIDE) before.splice(0, MOST_ON_A_SIDE);
      } else if (after.length < MOST_ON_A_SIDE) {
        after.push(place);
      }
      return after.length < MOST_ON_A_SIDE;
    },
    places: () => [...before.slice(-MOST_ON_A_SIDE), ...after],
  };
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

function spanAt(part: QuotePart, start: number): Span {
  return { start, end: start + part.exact.length };
}
