import type { Annotation, QuotePart } from '../model/annotation';
import type { Place, PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import { foldWords } from '../text/folding/fold';
import { snapToGraphemes } from '../text/graphemes';
import { endOf, shiftOf, type Alignment, type EqualStretch } from './align/alignment';
import { alignTexts } from './align/alignTexts';
import { cutsWord } from './context/agreement';
import { countWhere } from '../util/lists';
import { quoteFinder } from './findQuote';
import { placeFound } from './placeAnnotation';
import {
  scoreOf,
  type Anchored,
  type Candidate,
  type Found,
  type Moved,
  type Uncertain,
} from './found';
import { inOrder } from './inOrder';
import { countOccurrences } from './search/occurrences';
import { oldPlacesOf } from './oldPlaces';
import { isRespelt, speakerCheck } from './context/speakerCheck';
import type { ContextDoubt } from './context/storedContext';
import { suggestIn } from './search/suggest';

/** Places annotations of an old text in the new text that replaced it (a colleague's edit, a
 * checkout, another edition), in the same order. What the alignment of both texts does not settle,
 * and what had no certain place before, is searched in the new text alone. */
export function carryThroughDiff<A extends Annotation>(
  placed: readonly PlacedAnnotation<A>[],
  oldText: string,
  newText: string,
): readonly PlacedAnnotation<A>[] {
  return placed.map(annotationCarrier<A>(oldText, newText));
}

/** Like `carryThroughDiff`, one annotation per call, for hosts that do other work in between. */
export function annotationCarrier<A extends Annotation>(
  oldText: string,
  newText: string,
): (placed: PlacedAnnotation<A>) => PlacedAnnotation<A> {
  const carrier = quoteCarrier(oldText, newText);
  return ({ annotation, places }) => ({
    annotation,
    places: annotation.quote.map((part, i) => placeFound(carrier.find(part, sureSpan(places[i])))),
  });
}

function sureSpan(place: Place | undefined): Span | undefined {
  return place?.state === 'anchored' || place?.state === 'moved' ? place.span : undefined;
}

/** Finds quotes of an old text in the new one. */
export interface QuoteCarrier {
  /** `oldSpan`: where the quote certainly was in the old text; undefined searches the new text
   * alone. */
  find(part: QuotePart, oldSpan: Span | undefined): Found;
}

/** A carried place is trusted where both edges are known, text that occurs once in both versions
 * pins it (16 characters of the quote itself, or some before and some behind it without a gap),
 * and nothing beside it shows that the speaker changed.
 *
 * - Edges in one equal stretch: the same quote.
 * - In two stretches, in order, of 16 characters and more, with misspelt words between them:
 *   likewise.
 * - The words that show who speaks must be the same (`speakerCheck`), and a moved quote must not
 *   have left similar text in its old place.
 *
 * Otherwise its words may be elsewhere, and are trusted there as in a text alone, if their
 * neighbours are there too. If not, the first candidate is between the edges, if half of the words
 * are; else what is most like the quote in the text that replaced it; else what is most like it
 * anywhere. */
export function quoteCarrier(oldText: string, newText: string): QuoteCarrier {
  const alignment = alignTexts(oldText, newText);
  const finder = quoteFinder(newText);
  const { stretches } = alignment;
  const speakers = speakerCheck(oldText, newText);
  const oldPlaces = oldPlacesOf(stretches, newText);
  let stayed: Uint8Array | undefined;
  return {
    find(part, oldSpan) {
      if (!oldSpan) return finder.find(part);
      const carried = carry(alignment, newText, part, oldSpan);
      if (carried?.isSure) return judged(part, oldSpan, carried);
      if (carried && wordsThere(part, newText, carried.span) === 'changed') return edited(carried);
      const own = carried ?? inItsPlace(stretches, newText, part, oldSpan);
      // Folding the text costs as much as all steps so far: where other text replaced the quote,
      // only its exact words are searched elsewhere.
      if (own && !carried && countOccurrences(newText, part.exact, 1) === 0) return edited(own);
      const found = finder.findWords(part);
      if (isSure(found)) {
        const { span } = found;
        const doubt = speakers.doubtMoved(oldSpan, span);
        return doubt ? besideChanged(found, doubt) : found;
      }
      return own ? edited(own) : finder.find(part);
    },
  };

  function judged(part: QuotePart, oldSpan: Span, carried: CarriedSpan): Found {
    const { span } = carried;
    if (
      !isRespelt(oldText.slice(oldSpan.start, oldSpan.end), newText.slice(span.start, span.end))
    ) {
      return edited(carried);
    }
    const from = Math.max(0, stretchesTo(stretches, oldSpan.start));
    const to = stretchesTo(stretches, oldSpan.end - 1);
    stayed ??= inOrder(stretches);
    if (!stayed.subarray(Math.max(0, from - 1), to + 2).includes(0)) {
      const doubt = speakers.doubt(oldSpan, span);
      return doubt ? besideChanged(carried, doubt) : sure(part, carried, newText);
    }
    const other = oldPlaces.otherIn(part, oldSpan, span, stretches[from - 1], stretches[to + 1]);
    // Text similar to a few letters is found everywhere.
    if (other && part.exact.length < PIN) return uncertain('may-be-copy', carried, other);
    if (other) return uncertain('may-be-copy', other, carried);
    const doubt = speakers.doubtMoved(oldSpan, span);
    return doubt ? besideChanged(carried, doubt) : sure(part, carried, newText);
  }
}

/** What is most like the quote between the equal stretches around it, if that text is short
 * enough. */
function inItsPlace(
  stretches: readonly EqualStretch[],
  newText: string,
  part: QuotePart,
  { start, end }: Span,
): Candidate | undefined {
  const before = stretches[countWhere(stretches, ({ oldStart }) => oldStart < start) - 1];
  const after = stretches[countWhere(stretches, (one) => endOf(one) <= end)];
  const from = before ? before.newStart + Math.min(before.length, start - before.oldStart) : 0;
  const to = after ? after.newStart + Math.max(0, end - after.oldStart) : newText.length;
  if (to <= from || to - from > LONGEST_PLACE) return undefined;
  const offset = Math.max(0, from - AROUND);
  const found = suggestIn(newText.slice(offset, to + AROUND), part);
  if (!found || found.score < LEAST_IN_PLACE) return undefined;
  const span = { start: found.span.start + offset, end: found.span.end + offset };
  return { span, score: found.score };
}

// Lower than for suggestions: the position is further evidence.
const LEAST_IN_PLACE = 0.3;
const LONGEST_PLACE = 2048;
/** Context of the place that is compared too. */
const AROUND = 64;

function edited(candidate: Candidate): Uncertain {
  return uncertain('edited', candidate);
}

function besideChanged(candidate: Candidate, { beside }: ContextDoubt): Uncertain {
  const found = uncertain('beside-changed', candidate);
  return beside ? { ...found, beside } : found;
}

function uncertain(
  reason: Uncertain['reason'],
  { span, score }: Candidate,
  ...others: readonly Candidate[]
): Uncertain {
  const first = { span, score };
  const rest = others.filter((other) => other.span !== span);
  return { kind: 'uncertain', reason, ...first, candidates: [first, ...rest.map(plain)] };
}

function plain({ span, score }: Candidate): Candidate {
  return { span, score };
}

function isSure(found: Found): found is Anchored | Moved {
  return found.kind === 'anchored' || found.kind === 'moved';
}

/** Characters of proven text that are enough to fix a place. */
const PIN = 16;
/** Characters of text around each edge that must be kept when a quote was edited inside. */
const EDGE = 16;
/** Of these, characters inside the quote: a full stop alone could also belong to what follows. */
const INSIDE = 4;
/** The least share of a quote's characters that must be kept. */
const LEAST_KEPT = 0.5;

interface CarriedSpan extends Candidate {
  readonly isSure: boolean;
}

function carry(
  { stretches, proven }: Alignment,
  newText: string,
  part: QuotePart,
  oldSpan: Span,
): CarriedSpan | undefined {
  const { start, end } = oldSpan;
  if (end <= start) return undefined;
  const from = stretchesTo(stretches, start);
  const to = stretchesTo(stretches, end - 1);
  const first = stretches[from];
  const last = stretches[to];
  const isPinned = overlapOf(proven, oldSpan) >= Math.min(PIN, end - start);
  if (first && first === last && holds(first, start) && holds(last, end - 1)) {
    const span = { start: start + shiftOf(first), end: end + shiftOf(first) };
    const isBetween =
      overlapOf(proven, { start: first.oldStart, end: start }) >= PIN &&
      overlapOf(proven, { start: end, end: endOf(first) }) >= PIN;
    const isSure = (isPinned || isBetween) && !cutsWord(newText, part, span.start);
    return { span, score: 1, isSure };
  }
  const startsAt = edgeOf(first, stretches[from + 1], start, 'start');
  const endsAt = edgeOf(last, stretches[to + 1], end, 'end');
  if (!startsAt || !endsAt || endsAt.offset <= startsAt.offset) return undefined;
  const span = { start: startsAt.offset, end: endsAt.offset };
  const kept = keptOf(stretches.slice(Math.max(0, from), to + 1), oldSpan, span);
  if (kept < LEAST_KEPT) return undefined;
  return {
    span: snapToGraphemes(newText, span),
    score: scoreOf(kept, 1),
    isSure: isPinned && startsAt.isSure && endsAt.isSure,
  };
}

/** Where the edge of a quote moved: with the stretch that holds its character; else to the end of
 * the stretch before it or the beginning of the one behind it, whichever is nearer, and not
 * certain. */
function edgeOf(
  here: EqualStretch | undefined,
  next: EqualStretch | undefined,
  offset: number,
  edge: 'start' | 'end',
): { readonly offset: number; readonly isSure: boolean } | undefined {
  if (here && holds(here, edge === 'start' ? offset : offset - 1)) {
    const inside = edge === 'start' ? endOf(here) - offset : offset - here.oldStart;
    const isSure = here.length >= EDGE && inside >= INSIDE;
    return { offset: offset + shiftOf(here), isSure };
  }
  const before = here ? offset - endOf(here) : Infinity;
  const after = next ? next.oldStart - offset : Infinity;
  const nearer = before <= after ? here : next;
  return nearer && { offset: offset + shiftOf(nearer), isSure: false };
}

/** The index of the last stretch that begins at or before the offset; −1 without one. */
function stretchesTo(stretches: readonly EqualStretch[], offset: number): number {
  return countWhere(stretches, ({ oldStart }) => oldStart <= offset) - 1;
}

/** The largest overlap, in characters, of the given span with one of the sorted, disjoint spans. */
function overlapOf(spans: readonly Span[], { start, end }: Span): number {
  let most = 0;
  for (let i = countWhere(spans, (span) => span.end <= start); ; i++) {
    const span = spans[i];
    if (!span || span.start >= end) return most;
    most = Math.max(most, Math.min(span.end, end) - Math.max(span.start, start));
  }
}

/** The share of the characters, of the longer span, that is in equal stretches. */
function keptOf(stretches: readonly EqualStretch[], oldSpan: Span, span: Span): number {
  let kept = 0;
  for (const stretch of stretches) {
    const { oldStart, newStart, length } = stretch;
    if (newStart >= span.end || newStart + length <= span.start) continue;
    kept += Math.max(0, Math.min(oldSpan.end, endOf(stretch)) - Math.max(oldSpan.start, oldStart));
  }
  return kept / Math.max(oldSpan.end - oldSpan.start, span.end - span.start);
}

function holds(stretch: EqualStretch, offset: number): boolean {
  return stretch.oldStart <= offset && offset < endOf(stretch);
}

function sure(part: QuotePart, carried: CarriedSpan, newText: string): Anchored | Moved {
  const { span } = carried;
  const words = wordsThere(part, newText, span);
  const score = words === 'changed' ? carried.score : 1;
  const shared = { reason: 'carried', words, span, score, candidates: [{ span, score }] } as const;
  return span.start === part.start ? { kind: 'anchored', ...shared } : { kind: 'moved', ...shared };
}

function wordsThere({ exact }: QuotePart, text: string, span: Span): Anchored['words'] {
  const there = text.slice(span.start, span.end);
  if (there === exact) return 'same';
  return foldWords(there) === foldWords(exact) ? 'folded' : 'changed';
}
