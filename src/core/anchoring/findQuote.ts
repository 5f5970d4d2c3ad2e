import type { QuotePart } from '../model/annotation';
import type { FoldedText } from '../text/folding/fold';
import { foldText, foldWords } from '../text/folding/fold';
import { hadTwins } from './describe';
import { bestFirst, orphaned, type Candidate, type Found, type Uncertain } from './found';
import { frameOf, isFramedElsewhere } from './framedElsewhere';
import { changedAround, namesAround } from './context/around';
import { outlineOf, type Outline } from './context/outline';
import { placeAtStart, placeWords, type PlacesOfWords } from './placeWords';
import { occurrencesOf } from './search/occurrences';
import { searchAll } from './search/searchAll';
import { contextDoubt } from './context/storedContext';
import { suggestPlaces } from './search/suggest';
import { readWords } from './search/textWords';
import { indexWords, type WordIndex } from './search/wordIndex';

/** Finds quotes in one text. Intermediate data are made when first needed: a quote at its stored
 * start needs a comparison; for others the text is folded, and it is indexed only for a quote
 * whose words are gone. */
export interface QuoteFinder {
  find(part: QuotePart): Found;
  /** Without suggestions and the names around: only the words themselves, in the same or another
   * spelling. `wasTaken`:
   * one change removed the words and inserted them again, so that even a short line is not there
   * by chance. */
  findWords(part: QuotePart, wasTaken?: boolean): Found;
}

/** Finds a single quote; to find several, keep a `quoteFinder`. */
export function findQuote(text: string, part: QuotePart): Found {
  return quoteFinder(text).find(part);
}

/** The steps of docs/reference/quotes.md: the stored words, in any spelling; similar ones, which
 * are only ever suggestions; else the quote is lost. Quotes in `expected` are searched together.
 * `isSeen`: the names around the quotes need no comparison, since the text is the one in which they
 * were seen, or is compared with another one. Each step is at worst linear in the text; the last
 * does not depend on its length. */
export function quoteFinder(
  text: string,
  expected: readonly QuotePart[] = [],
  isSeen = false,
): QuoteFinder {
  let folded: FoldedText | undefined;
  let starts: ReadonlyMap<string, readonly number[]> | undefined;
  let index: WordIndex | undefined;
  let outlined: Outline | undefined;
  const outline = (): Outline => (outlined ??= outlineOf(text));
  const placesOf = placesIn(text);
  let foldedPlacesOf: PlacesOfWords | undefined;
  const around = namesAround(text);
  return { find, findWords };

  function find(part: QuotePart): Found {
    const found = seen(part, findWords(part));
    if (isSettled(found) || standsAlone(found, part) || text.length > LONGEST_INDEXED) return found;
    index ??= indexWords(readWords(text));
    return withSuggestions(found, suggestPlaces(index, part));
  }

  /** A place around which names were exchanged is not certain. */
  function seen(part: QuotePart, found: Found): Found {
    if (isSeen || (found.kind !== 'anchored' && found.kind !== 'moved')) return found;
    const { span, score, candidates } = found;
    const beside = changedAround(part, span, around);
    if (!beside) return found;
    return { kind: 'uncertain', reason: 'beside-changed', beside, span, score, candidates };
  }

  function findWords(part: QuotePart, wasTaken = false): Found {
    const there = placeAtStart(text, part);
    if (there) return there;
    // Places were counted in the unfolded text.
    const nth = part.occurrence && placeWords(text, part, undefined, undefined, placesOf);
    if (nth && nth.kind !== 'uncertain' && nth.kind !== 'orphaned') return nth;
    if (!folded) {
      folded = foldText(text);
      starts = startsOf(folded.text, elsewhere(text, expected));
    }
    foldedPlacesOf ??= placesIn(folded.text);
    const searched = { text, folded, starts, outline, placesOf: foldedPlacesOf };
    return placeFolded(searched, part, wasTaken);
  }
}

/** Keeps what it found. */
function placesIn(text: string): PlacesOfWords {
  const known = new Map<string, readonly number[]>();
  return (words, most) => {
    const key = `${most} ${words}`;
    const found = known.get(key) ?? occurrencesOf(text, words, most);
    known.set(key, found);
    return found;
  };
}

function elsewhere(text: string, parts: readonly QuotePart[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const part of parts) {
    if (part.occurrence || placeAtStart(text, part)) continue;
    const folded = foldedPart(part);
    words.add(folded.exact);
    for (const end of frameOf(folded)) words.add(end);
  }
  return words;
}

function startsOf(
  text: string,
  words: ReadonlySet<string>,
): ReadonlyMap<string, readonly number[]> | undefined {
  return words.size < WORTH_A_PASS ? undefined : searchAll(text, words);
}

// A single `indexOf` is much faster than the joint search.
const WORTH_A_PASS = 10;

// In UTF-16 units: indexing a longer text would cause a noticeable delay.
const LONGEST_INDEXED = 16 * 1024 * 1024;

/** No later step can improve on a place that is trusted, or on several that agree with the
 * context. */
function isSettled(found: Found): boolean {
  if (found.kind === 'orphaned') return found.reason === 'no-words';
  return found.kind !== 'uncertain' || found.reason !== 'none-agrees';
}

/** The only place of words that were unique: they may be other words, but no similar ones are
 * likelier. */
function standsAlone(found: Found, part: QuotePart): boolean {
  return found.candidates.length === 1 && !hadTwins(part);
}

interface SearchedText {
  readonly text: string;
  readonly folded: FoldedText;
  readonly starts: ReadonlyMap<string, readonly number[]> | undefined;
  readonly outline: () => Outline;
  readonly placesOf: PlacesOfWords;
}

/** Applies the rule to folded text. The unfolded text would not do: a copy of the words in the
 * stored spelling may be beside the quote in another one. */
function placeFolded(
  { text, folded, starts, outline, placesOf }: SearchedText,
  part: QuotePart,
  wasTaken: boolean,
): Found {
  const words = {
    ...foldedPart(part),
    start: part.start === undefined ? undefined : folded.toFolded(part.start),
  };
  const { exact, start } = words;
  const more = {
    hadTwins: hadTwins(part),
    doubtBeside(at: number) {
      const span = folded.toOriginal({ start: at, end: at + exact.length });
      return contextDoubt(text, part, span, wasTaken || at === start, outline);
    },
    mayBeCopy: (at: number) => isFramedElsewhere(folded.text, words, at, starts),
  };
  const found = placeWords(folded.text, words, starts?.get(exact), more, placesOf);
  const candidates = found.candidates.map(({ span, score }) => {
    return { span: folded.toOriginal(span), score };
  });
  const [best] = candidates;
  if (found.kind === 'orphaned' || !best) return found;
  if (found.kind === 'uncertain') return { ...found, ...best, candidates };
  const isPlain = text.slice(best.span.start, best.span.end) === part.exact;
  return { ...found, ...best, candidates, words: isPlain ? 'same' : 'folded' };
}

function foldedPart(part: QuotePart): QuotePart {
  return {
    ...part,
    exact: foldWords(part.exact),
    prefix: part.prefix === undefined ? undefined : foldWords(part.prefix),
    suffix: part.suffix === undefined ? undefined : foldWords(part.suffix),
  };
}

function withSuggestions(found: Found, suggested: readonly Candidate[]): Found {
  const candidates = bestFirst([...found.candidates, ...suggested]);
  const [best] = candidates;
  if (!best) return orphaned('words-gone');
  const reason: Uncertain['reason'] = found.kind === 'uncertain' ? found.reason : 'similar-words';
  return { kind: 'uncertain', reason, ...best, candidates };
}
