import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import { agreementAt, commonContext } from './context';
import { visitOccurrences } from './occurrences';

/** What became of a quote in a text.
 *
 * - `anchored`: it stands at its stored start, where a side agrees and no other place has more of the
 *   stored context around it; or it has neither context nor start and stands once; or it is the stored one of
 *   so many equal places.
 * - `moved`: elsewhere, at the only place with an agreeing side.
 * - `uncertain`: its words stand in the text, but nothing shows that they are the same ones (the twin
 *   may have been deleted). `span` is the best candidate, the first of `candidates`; a person decides.
 * - `orphaned`: its words do not stand in the text. */
export type Found =
  | {
      readonly kind: 'anchored';
      readonly reason: 'at-start' | 'only-place' | 'nth-place';
      readonly span: Span;
    }
  | { readonly kind: 'moved'; readonly reason: 'only-agreeing' | 'nth-place'; readonly span: Span }
  | {
      readonly kind: 'uncertain';
      /** Several places agree; none does; or there are no longer as many equal places as stored. */
      readonly reason: 'several-agree' | 'none-agrees' | 'count-differs';
      readonly span: Span;
      readonly candidates: readonly Span[];
    }
  | {
      readonly kind: 'orphaned';
      readonly reason: 'words-gone' | 'no-words';
      readonly span: undefined;
    };

/** Finds a quote part by its exact words. See `agreementAt` for when a side agrees. At its stored
 * start it costs a comparison, elsewhere a pass over the text; none when `starts`, all places of the
 * words in text order, is known from `searchAll`. */
export function findQuote(text: string, part: QuotePart, starts?: readonly number[]): Found {
  if (part.exact === '') return { kind: 'orphaned', reason: 'no-words', span: undefined };
  if (part.occurrence) return findNth(text, part, part.occurrence);
  const there = findAtStart(text, part);
  if (there) return there;
  const { agreeing, others } = placesOf(text, part, starts);
  if (isBestAtStart(text, part, agreeing)) {
    return { kind: 'anchored', reason: 'at-start', span: spanAt(part, part.start) };
  }
  const [only, second] = agreeing;
  if (only !== undefined && second === undefined) {
    return { kind: 'moved', reason: 'only-agreeing', span: spanAt(part, only) };
  }
  if (only !== undefined) return uncertain(text, part, 'several-agree', agreeing);
  const [lone, another] = others;
  if (lone === undefined) return { kind: 'orphaned', reason: 'words-gone', span: undefined };
  if (isBare(part) && another === undefined) {
    return { kind: 'anchored', reason: 'only-place', span: spanAt(part, lone) };
  }
  return uncertain(text, part, 'none-agrees', others);
}

/** The quote where it was when it was described, with all that stood around it; undefined when it is
 * not, or not at one glance, there. */
export function findAtStart(text: string, part: QuotePart): Found | undefined {
  const { start, occurrence } = part;
  if (start === undefined || occurrence || !standsAt(text, part, start)) return undefined;
  const whole = (part.prefix?.length ?? 0) + (part.suffix?.length ?? 0);
  if (commonContext(text, part, start) < whole) return undefined;
  const agreement = agreementAt(text, part, start);
  // A short context that somebody wrote by hand agrees here too: all of it does, where it says.
  if (whole === 0 && !agreement.prefix && !agreement.suffix) return undefined;
  return { kind: 'anchored', reason: 'at-start', span: spanAt(part, start) };
}

/** A side agrees at the stored start, and nowhere does more of the context: where an article says the
 * same of one country after another, a twin may have taken the place of a quote that moved up. */
function isBestAtStart(
  text: string,
  part: QuotePart,
  agreeing: readonly number[],
): part is QuotePart & { readonly start: number } {
  const { start } = part;
  if (start === undefined || !agreeing.includes(start)) return false;
  const common = commonContext(text, part, start);
  return agreeing.every((other) => other === start || commonContext(text, part, other) <= common);
}

/** No context singled the place out when it was described, so neither does agreement now: only the
 * number of equal places does, and only while it is as it was. */
function findNth(text: string, part: QuotePart, [nth, of]: readonly [number, number]): Found {
  const prefix = part.prefix ?? '';
  const equal: number[] = [];
  visitOccurrences(text, prefix + part.exact + (part.suffix ?? ''), (at) => {
    equal.push(at + prefix.length);
    return equal.length <= of;
  });
  const start = equal[nth - 1];
  if (equal.length === of && start !== undefined) {
    const kind = part.start === undefined || part.start === start ? 'anchored' : 'moved';
    return { kind, reason: 'nth-place', span: spanAt(part, start) };
  }
  const { agreeing, others } = placesOf(text, part);
  const candidates = agreeing.length > 0 ? agreeing : others;
  if (candidates.length === 0) return { kind: 'orphaned', reason: 'words-gone', span: undefined };
  return uncertain(text, part, 'count-differs', candidates);
}

interface Places {
  readonly agreeing: readonly number[];
  readonly others: readonly number[];
}

function placesOf(text: string, part: QuotePart, starts?: readonly number[]): Places {
  const agreeing = nearest(part.start ?? 0);
  const others = nearest(part.start ?? 0);
  const visit = (start: number): boolean => {
    const agreement = agreementAt(text, part, start);
    if (!agreement.prefix && !agreement.suffix) others.add(start);
    // Once these are full no later place can be nearer, and the answer is settled.
    else return agreeing.add(start);
    return true;
  };
  if (starts) starts.every(visit);
  else visitOccurrences(text, part.exact, visit);
  return { agreeing: agreeing.places(), others: others.places() };
}

// More candidates than a person would look at.
const MOST_ON_A_SIDE = 250;

/** Keeps, of places that come in text order, the nearest ones on each side of the hint. `add` is
 * false when no later place can be kept. */
function nearest(hint: number): { add(start: number): boolean; places(): readonly number[] } {
  const before: number[] = [];
  const after: number[] = [];
  return {
    add(start) {
      if (start < hint) {
        before.push(start);
        // In batches, so that a letter of a 5 MB text does not shift the list a million times.
        if (before.length > 2 * MOST_ON_A_SIDE) before.splice(0, MOST_ON_A_SIDE);
      } else if (after.length < MOST_ON_A_SIDE) {
        after.push(start);
      }
      return after.length < MOST_ON_A_SIDE;
    },
    places: () => [...before.slice(-MOST_ON_A_SIDE), ...after],
  };
}

/** Best first: more of the stored context, where a side agrees; then nearer to the stored start; then
 * earlier in the text. */
function uncertain(
  text: string,
  part: QuotePart,
  reason: 'several-agree' | 'none-agrees' | 'count-differs',
  starts: readonly number[],
): Found {
  const ranked = starts
    .map((start) => ({
      start,
      common: reason === 'none-agrees' ? 0 : commonContext(text, part, start),
      distance: Math.abs(start - (part.start ?? 0)),
    }))
    .sort((a, b) => b.common - a.common || a.distance - b.distance || a.start - b.start);
  const candidates = ranked.map(({ start }) => spanAt(part, start));
  return { kind: 'uncertain', reason, span: candidates[0] ?? spanAt(part, 0), candidates };
}

/** Neither context nor start: a quote written by hand. */
function isBare({ prefix, suffix, start }: QuotePart): boolean {
  return prefix === undefined && suffix === undefined && start === undefined;
}

function standsAt(text: string, part: QuotePart, start: number): boolean {
  return start >= 0 && Number.isInteger(start) && text.startsWith(part.exact, start);
}

function spanAt(part: QuotePart, start: number): Span {
  return { start, end: start + part.exact.length };
}
