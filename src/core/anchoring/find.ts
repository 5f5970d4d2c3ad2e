import type { QuotePart } from '../model/annotation';
import type { FoldedText } from '../text/fold';
import { foldText, foldWords } from '../text/fold';
import { hadTwins } from './describe';
import { bestFirst, orphaned, type Candidate, type Found, type Uncertain } from './found';
import { placeWords } from './placeWords';
import { suggestPlaces } from './suggest';
import { readWords } from './textWords';
import { indexWords, type WordIndex } from './wordIndex';

/** Finds quotes in one text. What is needed for that is made with the first quote that needs it: a
 * quote at its stored start costs a comparison, one that moved a pass over the text, and only a quote
 * whose words are gone has the text folded, and then indexed. */
export interface QuoteFinder {
  /** `starts`: all places of the quote's exact words in text order, if they are known. */
  find(part: QuotePart, starts?: readonly number[]): Found;
  /** Without suggestions: only what stands in the text, in the same or another spelling. */
  findWords(part: QuotePart, starts?: readonly number[]): Found;
}

/** For a single quote; with more, keep the finder. */
export function findQuote(text: string, part: QuotePart): Found {
  return quoteFinder(text).find(part);
}

/** The ladder (docs/anchoring.md): the stored words; the same in another spelling; similar ones, which
 * are only ever suggestions; else the quote is lost. No text makes it slow: each step is linear in the
 * text at worst, the last does not depend on it. */
export function quoteFinder(text: string): QuoteFinder {
  let folded: FoldedText | undefined;
  let index: WordIndex | undefined;
  return { find, findWords };

  function find(part: QuotePart, starts?: readonly number[]): Found {
    const found = findWords(part, starts);
    if (isSettled(found) || standsAlone(found, part) || text.length > LONGEST_INDEXED) return found;
    index ??= indexWords(readWords(text));
    return withSuggestions(found, suggestPlaces(index, part));
  }

  function findWords(part: QuotePart, starts?: readonly number[]): Found {
    const exact = placeWords(text, part, starts);
    if (isSettled(exact)) return exact;
    folded ??= foldText(text);
    return betterOf(exact, placeFolded(text, folded, part));
  }
}

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

/** The same rule on folded text. */
function placeFolded(text: string, folded: FoldedText, part: QuotePart): Found {
  const foldedPart: QuotePart = {
    ...part,
    exact: foldWords(part.exact),
    prefix: part.prefix === undefined ? undefined : foldWords(part.prefix),
    suffix: part.suffix === undefined ? undefined : foldWords(part.suffix),
    start: part.start === undefined ? undefined : folded.toFolded(part.start),
  };
  const found = placeWords(folded.text, foldedPart, undefined, hadTwins(part));
  const candidates = found.candidates.map(({ span, score }) => {
    return { span: folded.toOriginal(span), score };
  });
  const [best] = candidates;
  if (found.kind === 'orphaned' || !best) return found;
  if (found.kind === 'uncertain') return { ...found, ...best, candidates };
  const { start, end } = best.span;
  const words = text.slice(start, end) === part.exact ? 'same' : 'folded';
  return { ...found, ...best, candidates, words };
}

function betterOf(exact: Found, folded: Found): Found {
  if (folded.kind === 'orphaned') return exact;
  if (folded.kind !== 'uncertain' || exact.kind !== 'uncertain') return folded;
  return folded.reason === 'none-agrees' ? exact : folded;
}

function withSuggestions(found: Found, suggested: readonly Candidate[]): Found {
  const candidates = bestFirst([...found.candidates, ...suggested]);
  const [best] = candidates;
  if (!best) return orphaned('words-gone');
  const reason: Uncertain['reason'] = found.kind === 'uncertain' ? found.reason : 'similar-words';
  return { kind: 'uncertain', reason, ...best, candidates };
}
