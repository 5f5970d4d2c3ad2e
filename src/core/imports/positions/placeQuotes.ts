import { describeSpan, foldedToDescribe } from '../../anchoring/describe';
import { quoteFinder } from '../../anchoring/findQuote';
import type { QuotePart } from '../../model/annotation';
import type { Span } from '../../model/span';
import { quoteParts, unguarded } from '../../tables/csv';
import { snapToGraphemes } from '../../text/graphemes';
import { foldWords } from '../../text/folding/fold';
import { normalizeText } from '../../text/normalize';
import type { Task } from '../../util/task';
import { COUNTINGS, TextOffsets, type Counting } from './offsets';
import type { OffsetUnit } from './mapping/mapping';
import { barePart } from '../../model/newAnnotation';

/** The quote of a row, with its stated place. */
export interface WantedQuote {
  /** Undefined where the row has none. */
  readonly quote: string | undefined;
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** Where the quote of a row was found. */
export interface PlacedQuote {
  /** - `exact`: at the row's place, in the unit of `counting`.
   * - `found`: by the rules for searched quotes, since the row has no place, or other words are
   *   there.
   * - `doubtful`, `lost`: to be reviewed. `no-words`: the row has none. */
  readonly state: 'exact' | 'found' | 'doubtful' | 'lost' | 'no-words';
  /** Given with `exact`. */
  readonly counting?: Counting | undefined;
  readonly spans: readonly Span[];
  readonly parts: readonly QuotePart[];
}

/** Used as the words of a row that has none: it is nowhere in the article, so the user is asked for
 * them. */
export const NO_WORDS = '[no quote]';

/** How often each way of counting has fitted, over all articles of a table. */
export type CountingTally = Map<Counting, number>;

interface PlaceIn {
  readonly text: string;
  readonly frontMatterEnd: number;
  /** The unit in the mapping. */
  readonly unit: OffsetUnit | undefined;
  readonly tally: CountingTally;
  /** Parts are the words alone: who calls describes them, in another text. */
  readonly isBare?: boolean;
}

/** Finds the quotes of one article, in their order: the text at each row's place is compared with
 * its quote, in the unit that fits most of them; quotes that do not fit are searched. */
export function* placeQuotes(
  wanted: readonly WantedQuote[],
  { text, frontMatterEnd, unit, tally, isBare }: PlaceIn,
): Task<readonly PlacedQuote[]> {
  const offsets = new TextOffsets(text, frontMatterEnd);
  const ways = COUNTINGS.filter((way) => {
    return (
      (unit === undefined || way.unit === unit) && (way.from === 'text' || offsets.hasFrontMatter)
    );
  });
  const spellings = wanted.map(({ quote }) => spellingsOf(quote));
  const slice = (at: number, way: Counting): readonly Span[] | undefined => {
    const row = wanted[at];
    return row && slicedSpans(text, offsets, row, spellings[at] ?? [], way);
  };
  const best = bestWay(ways, wanted, slice, tally);
  yield undefined;
  let folded: string | undefined;
  const describe = (span: Span): QuotePart => {
    if (isBare === true) return barePart(text.slice(span.start, span.end));
    folded ??= foldedToDescribe(text);
    return describeSpan(text, span, folded);
  };
  const sought = wanted.flatMap((_, at) => (spellings[at] ?? []).flatMap(partsOf)).map(barePart);
  const finder = quoteFinder(text, sought);
  const placed: (readonly [at: number, quote: PlacedQuote])[] = [];
  // In the order of the text: quotes that are near each other share what describes them.
  const inOrder = [...wanted.entries()].sort(([, a], [, b]) => startOf(a) - startOf(b));
  for (const [at, row] of inOrder) {
    const words = spellings[at] ?? [];
    const way =
      row.start === undefined
        ? undefined
        : [best, ...ways].find((one) => {
            if (!one || !slice(at, one)) return false;
            // Short words are frequent: with a way of counting other than the best they may be
            // there by chance.
            return one === best || (words[0]?.length ?? 0) >= LONG_ENOUGH;
          });
    const sliced = way ? slice(at, way) : statedSpan(offsets, row, unit, best);
    const spans = sliced?.map((span) => snapToGraphemes(text, span));
    if (spans) {
      if (way) tally.set(way, (tally.get(way) ?? 0) + 1);
      placed.push([at, { state: 'exact', counting: way, spans, parts: spans.map(describe) }]);
    } else placed.push([at, found(row, words)]);
    yield undefined;
  }
  return placed.sort(([a], [b]) => a - b).map(([, quote]) => quote);

  function found({ quote }: WantedQuote, words: readonly string[]): PlacedQuote {
    const [first] = words;
    if (quote === undefined || first === undefined) {
      return { state: 'no-words', spans: [], parts: [barePart(NO_WORDS)] };
    }
    let isMissing = true;
    for (const parts of words.flatMap((one) => [[one], partsOf(one)])) {
      const places = parts.map((part) => finder.findWords(barePart(part)));
      if (places.some(({ kind }) => kind !== 'orphaned')) isMissing = false;
      const spans = places.flatMap(({ kind, span }) =>
        span && (kind === 'anchored' || kind === 'moved') ? [span] : [],
      );
      if (spans.length < parts.length) continue;
      return { state: 'found', spans, parts: spans.map(describe) };
    }
    return {
      state: isMissing ? 'lost' : 'doubtful',
      spans: [],
      parts: partsOf(first).map(barePart),
    };
  }
}

/** Words of this length rarely occur in a second place by chance. */
const LONG_ENOUGH = 8;

function startOf({ start }: WantedQuote): number {
  return start !== undefined && start >= 0 ? start : 0;
}

/** The way that fits most quotes of this article and those before it. */
function bestWay(
  ways: readonly Counting[],
  wanted: readonly WantedQuote[],
  slice: (at: number, way: Counting) => readonly Span[] | undefined,
  tally: CountingTally,
): Counting | undefined {
  const sliced = wanted.flatMap(({ start }, at) => (start === undefined ? [] : [at]));
  if (sliced.length === 0) return undefined;
  const before = (way: Counting): number => tally.get(way) ?? 0;
  let best: Counting | undefined;
  let most = -1;
  for (const way of ways.toSorted((a, b) => before(b) - before(a))) {
    const here = sliced.filter((at) => slice(at, way)).length;
    if (before(way) + here > most) [best, most] = [way, before(way) + here];
    // No other way can fit more than one that fitted most before and fits all here.
    if (here === sliced.length) break;
  }
  return best;
}

/** The spans of a quote at its row's place, if its words are there. */
function slicedSpans(
  text: string,
  offsets: TextOffsets,
  { start, end }: WantedQuote,
  words: readonly string[],
  way: Counting,
): readonly Span[] | undefined {
  if (start === undefined) return undefined;
  const from = offsets.toText(start, way);
  if (from === undefined) return undefined;
  const to = end === undefined ? undefined : offsets.toText(end, way);
  for (const word of words) {
    if (text.startsWith(word, from)) return [{ start: from, end: from + word.length }];
    if (to !== undefined && to > from && foldWords(text.slice(from, to)) === foldWords(word)) {
      return [{ start: from, end: to }];
    }
    const parts = to === undefined ? undefined : partSpans(text, from, to, partsOf(word));
    if (parts) return parts;
  }
  return undefined;
}

/** The span of a row without words: nothing can be compared, so it is trusted only where the
 * mapping states the unit. */
function statedSpan(
  offsets: TextOffsets,
  { quote, start, end }: WantedQuote,
  unit: OffsetUnit | undefined,
  best: Counting | undefined,
): readonly Span[] | undefined {
  const way = best ?? COUNTINGS.find((one) => one.unit === unit);
  if (quote !== undefined || start === undefined || end === undefined || unit === undefined || !way)
    return undefined;
  const [from, to] = [offsets.toText(start, way), offsets.toText(end, way)];
  return from === undefined || to === undefined || to <= from
    ? undefined
    : [{ start: from, end: to }];
}

/** The parts of a discontinuous quote: the first begins and the last ends at the row's place, and
 * those between occur only once. */
function partSpans(
  text: string,
  start: number,
  end: number,
  parts: readonly string[],
): readonly Span[] | undefined {
  const [first, ...rest] = parts;
  const last = rest.pop();
  if (first === undefined || last === undefined) return undefined;
  const lastStart = end - last.length;
  if (!text.startsWith(first, start) || !text.startsWith(last, lastStart)) return undefined;
  const spans = [{ start, end: start + first.length }];
  let from = start + first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > lastStart) return undefined;
    const again = text.indexOf(part, at + 1);
    if (again >= 0 && again + part.length <= lastStart) return undefined;
    from = at + part.length;
    spans.push({ start: at, end: from });
  }
  return lastStart < from ? undefined : [...spans, { start: lastStart, end }];
}

/** A quote as it is; without the escape that keeps spreadsheets from running it as a formula; and
 * with quotation marks, for which Discourse Network Analyzer writes two apostrophes. */
function spellingsOf(quote: string | undefined): readonly string[] {
  if (quote === undefined) return [];
  const words = normalizeText(quote);
  const spellings = [words, unguarded(words), words.replaceAll("''", '"')];
  return [...new Set(spellings)].filter((one) => one !== '');
}

function partsOf(words: string): readonly string[] {
  const own = quoteParts(words);
  const parts = own.length > 1 ? own : words.split(/\s*(?:\[…\]|\[\.\.\.\])\s*/);
  const present = parts.filter((part) => part.trim() !== '');
  return present.length === 0 ? [words] : present;
}
