import type { QuotePart } from '../model/annotation';
import type { FoldedText } from '../text/folding/fold';
import { foldText, foldWords } from '../text/folding/fold';
import { hadTwins } from './describe';
import { bestFirst, orphaned, type Candidate, type Found, type Uncertain } from './found';
import { frameOf, isFramedElsewhere } from './framedElsewhere';
import { outlineOf, type Outline } from './context/outline';
import { placeAtStart, placeWords } from './placeWords';
import { searchAll } from './search/searchAll';
import { contextDoubt } from './context/storedContext';
import { suggestPlaces } from './search/suggest';
import { readWords } from './search/textWords';
import { indexWords, type WordIndex } from './search/wordIndex';

/** Finds quotes in one text. What is needed for that is made with the first quote that needs it: a
 * quote at its stored start costs a comparison; for others the text is folded, and only for one whose
 * words are gone it is indexed. */
export interface QuoteFinder {
  find(part: QuotePart): Found;
  /** Without suggestions: only what stands in the text, in the same or another spelling. `wasTaken`: one
   * change has taken the words out and put them in again, so that even a short line is no chance. */
  findWords(part: QuotePart, wasTaken?: boolean): Found;
}

/** For a single quote; with more, keep the finder. */
export function findQuote(text: string, part: QuotePart): Found {
  return quoteFinder(text).find(part);
}

/** The ladder (docs/reference/quotes.md): the stored words, in whatever spelling; similar ones, which are only
 * ever suggestions; else the quote is lost. `expected`, quotes that will be asked for, are searched
 * together. No text makes it slow: each step is linear in the text at worst, the last does not depend
 * on it. */
export function quoteFinder(text: string, expected: readonly QuotePart[] = []): QuoteFinder {
  let folded: FoldedText | undefined;
  let starts: ReadonlyMap<string, readonly number[]> | undefined;
  let index: WordIndex | undefined;
  let outlined: Outline | undefined;
  const outline = (): Outline => (outlined ??= outlineOf(text));
  return { find, findWords };

  function find(part: QuotePart): Found {
    const found = findWords(part);
    if (isSettled(found) || standsAlone(found, part) || text.length > LONGEST_INDEXED) return found;
    index ??= indexWords(readWords(text));
    return withSuggestions(found, suggestPlaces(index, part));
  }

  function findWords(part: QuotePart, wasTaken = false): Found {
    const there = placeAtStart(text, part);
    if (there) return there;
    // Places were counted in the text as it is.
    const nth = part.occurrence && placeWords(text, part);
    if (nth && nth.kind !== 'uncertain' && nth.kind !== 'orphaned') return nth;
    if (!folded) {
      folded = foldText(text);
      starts = startsOf(folded.text, elsewhere(text, expected));
    }
    return placeFolded({ text, folded, starts, outline }, part, wasTaken);
  }
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

// `indexOf` passes over a text ten times faster than the joint search does.
const WORTH_A_PASS = 10;

// Indexing more would be felt; 16 MB take half a second.
const LONGEST_INDEXED = 16 * 1024 * 1024;

/** Nothing further down the ladder can be better than a place that is believed, or several that look
 * as if they could be. */
function isSettled(found: Found): boolean {
  if (found.kind === 'orphaned') return found.reason === 'no-words';
  return found.kind !== 'uncertain' || found.reason !== 'none-agrees';
}

/** The only place of words that stood only once: they may be others, but no similar ones are likelier. */
function standsAlone(found: Found, part: QuotePart): boolean {
  return found.candidates.length === 1 && !hadTwins(part);
}

interface SearchedText {
  readonly text: string;
  readonly folded: FoldedText;
  readonly starts: ReadonlyMap<string, readonly number[]> | undefined;
  readonly outline: () => Outline;
}

/** The rule on folded text. The text as it is would not do: a copy of the words in the stored spelling
 * may stand beside the quote in another one. */
function placeFolded(
  { text, folded, starts, outline }: SearchedText,
  part: QuotePart,
  wasTaken: boolean,
): Found {
  const words = {
    ...foldedPart(part),
    start: part.start === undefined ? undefined : folded.toFolded(part.start),
  };
  const { exact, start } = words;
  const found = placeWords(folded.text, words, starts?.get(exact), {
    hadTwins: hadTwins(part),
    doubtBeside(at) {
      const span = folded.toOriginal({ start: at, end: at + exact.length });
      return contextDoubt(text, part, span, wasTaken || at === start, outline);
    },
    mayBeCopy: (at) => isFramedElsewhere(folded.text, words, at, starts),
  });
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
