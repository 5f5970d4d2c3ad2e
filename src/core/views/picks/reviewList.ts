import { least } from '../../util/lists';
import { describeSpan } from '../../anchoring/describe';
import { quoteFinder, type QuoteFinder } from '../../anchoring/findQuote';
import { orphaned, type Candidate } from '../../anchoring/found';
import { suggestIn } from '../../anchoring/search/suggest';
import type { Annotation, QuotePart } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { isSure, type Place, type PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import { wordDifference, type DifferencePart } from '../../text/wordDifference';
import { annotationLabel } from '../words/annotationLabel';
import { differenceText } from '../words/difference';
import { inQuotationMarks, quoteText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { whyAsked, type WhyAsked } from '../words/whyAsked';

/** An annotation whose place is not certain, with its possible places. */
export interface ReviewItem {
  readonly annotation: Annotation;
  /** Safe to show, as are `was` and `now`. */
  readonly label: string;
  readonly was: string;
  readonly why: WhyAsked;
  /** The possible places, best first; never empty. */
  readonly places: readonly ReviewPlace[];
}

export interface ReviewPlace {
  /** One for each part of the quote, in its order. */
  readonly spans: readonly Span[];
  /** From 0 to 1: see `scoreOf`; for several parts the lowest. */
  readonly score: number;
  readonly now: string;
  /** The differences in words, for each part. */
  readonly differences: readonly (readonly DifferencePart[])[];
  /** The same as a label: "rejects [− a] [+ every] noise fee". */
  readonly change: string;
}

/** The annotations of an article that need a decision about their place, the likeliest first.
 * Annotations with no similar words in the text are only counted. */
export function reviewList(
  text: string,
  placed: readonly PlacedAnnotation[],
  codebook: Codebook,
  localizer: Localizer,
): { readonly items: readonly ReviewItem[]; readonly without: number } {
  const finder = quoteFinder(text);
  const unsure = placed.filter((one) => !isSure(one));
  const items = unsure.flatMap(({ annotation, places }) => {
    const found = placesOf(text, finder, annotation.quote, places);
    if (found.length === 0) return [];
    const label = annotationLabel(codebook, annotation, localizer);
    const why = whyOf(finder, annotation.quote, places, localizer);
    return [{ annotation, label, was: quoteText(annotation.quote), why, places: found }];
  });
  items.sort((a, b) => (b.places[0]?.score ?? 0) - (a.places[0]?.score ?? 0));
  return { items, without: unsure.length - items.length };
}

/** The annotation with the place that the user chose: its quote is described again, and nothing
 * needs review. `folded` may be shared by several annotations of the text. */
export function acceptedPlace(
  text: string,
  annotation: Annotation,
  spans: readonly Span[],
  folded?: string,
): Annotation {
  return { ...annotation, quote: spans.map((span) => describeSpan(text, span, folded)) };
}

/** For several parts, the reason of the first that needs review. */
function whyOf(
  finder: QuoteFinder,
  quote: readonly QuotePart[],
  places: readonly Place[],
  localizer: Localizer,
): WhyAsked {
  const at = Math.max(
    0,
    places.findIndex(({ state }) => state !== 'anchored' && state !== 'moved'),
  );
  const part = quote[at];
  return whyAsked(places[at], part ? finder.find(part) : orphaned('no-words'), localizer);
}

/** A quote of one part has several candidates; of several parts, each has its best place. */
function placesOf(
  text: string,
  finder: QuoteFinder,
  quote: readonly QuotePart[],
  places: readonly Place[],
): readonly ReviewPlace[] {
  const byPart = quote.map((part, i) => candidatesOf(text, finder, part, places[i]));
  const [only] = byPart;
  if (byPart.length === 1 && only) return only.map((one) => placeAt(text, quote, [one]));
  const best = byPart.flatMap(([first]) => (first ? [first] : []));
  return best.length === quote.length ? [placeAt(text, quote, best)] : [];
}

function candidatesOf(
  text: string,
  finder: QuoteFinder,
  part: QuotePart,
  place: Place | undefined,
): readonly Candidate[] {
  if (place?.span && place.state !== 'uncertain') return [{ span: place.span, score: 1 }];
  const { candidates } = finder.find(part);
  const shown = place?.span;
  if (!shown || candidates.some(({ span }) => span.start === shown.start)) return candidates;
  // The drawn place comes from the earlier text, which gives more information than the words alone.
  return [{ span: shown, score: likeness(text, part, shown) }, ...candidates];
}

function likeness(text: string, part: QuotePart, { start, end }: Span): number {
  return suggestIn(text.slice(Math.max(0, start - AROUND), end + AROUND), part)?.score ?? 0;
}

/** Accepted words are shown completely up to this length. */
const MOST_WORDS = 4000;

/** Context that is also compared, in UTF-16 units. */
const AROUND = 64;

function placeAt(
  text: string,
  quote: readonly QuotePart[],
  parts: readonly Candidate[],
): ReviewPlace {
  const now = parts.map(({ span }) => ({ exact: text.slice(span.start, span.end) }));
  const differences = now.map(({ exact }, at) => wordDifference(quote[at]?.exact ?? '', exact));
  return {
    spans: parts.map(({ span }) => span),
    score: least(parts.map(({ score }) => score)),
    now: quoteText(now, MOST_WORDS),
    differences,
    change: inQuotationMarks(differences.map(differenceText).join(' […] ')),
  };
}
