import type { ChangedBeside } from '../model/place';
import type { Span } from '../model/span';

/** A place where a quote may be. */
export interface Candidate {
  readonly span: Span;
  /** See `scoreOf`. */
  readonly score: number;
}

/** What became of a quote in a text. `candidates` are best first, `span` and `score` those of the
 * first. Only `anchored` and `moved` are believed without a person; both have a proof, which is their
 * reason, and never mere likeness. */
export type Found = Anchored | Moved | Uncertain | Orphaned;

/** Where the quote's stored start says. */
export interface Anchored extends Sure {
  readonly kind: 'anchored';
  readonly reason: 'at-start' | SureReason;
}

/** Elsewhere. */
export interface Moved extends Sure {
  readonly kind: 'moved';
  readonly reason: SureReason;
}

/** Why a place is believed.
 *
 * - `at-start`: the words stand at their stored start, and their context shows that they are the same.
 * - `only-agreeing`: no other place of the words agrees with the stored context, and this one does.
 * - `only-place`: a quote written by hand, of words alone, which stand once.
 * - `nth-place`: the stored one of so many equal places, as many as there were.
 * - `carried`: the text around both edges is known from the old text. */
type SureReason = 'only-agreeing' | 'only-place' | 'nth-place' | 'carried';

interface Sure extends Best {
  /** Against the stored words: `folded` where only spelling differs that `foldText` folds, `changed`
   * where the old text shows that they were edited. */
  readonly words: 'same' | 'folded' | 'changed';
}

/** Nothing proves that a place is the quote's. A person decides; the first candidate is shown.
 *
 * - `several-agree`: more than one place of the words agrees with the stored context.
 * - `maybe-twin`: one does, but the words stood in several places before, or now stand in one more that
 *   resembles the context, or are only a part of a word: it may be another place.
 * - `beside-changed`: one place is the only one, or that which the old text shows, but words beside it
 *   that may say who speaks, or deny it, are not what they were.
 * - `may-be-copy`: one place has all of the context, but much of quote and context stands elsewhere too.
 * - `none-agrees`: the words stand somewhere, in another context.
 * - `count-differs`: there are no longer as many equal places as stored.
 * - `similar-words`: the words are gone; the candidates are suggestions.
 * - `edited`: the old text shows the place, but too few of the words were kept, or an edge was edited. */
export interface Uncertain extends Best {
  readonly kind: 'uncertain';
  readonly reason:
    | 'several-agree'
    | 'maybe-twin'
    | 'beside-changed'
    | 'may-be-copy'
    | 'none-agrees'
    | 'count-differs'
    | 'similar-words'
    | 'edited';
  /** Of `beside-changed`. */
  readonly beside?: ChangedBeside;
}

interface Best {
  readonly span: Span;
  readonly score: number;
  readonly candidates: readonly Candidate[];
}

/** Neither the words nor similar ones were found: `no-words` to look for, or `words-gone`. */
export interface Orphaned {
  readonly kind: 'orphaned';
  readonly reason: 'words-gone' | 'no-words';
  readonly span: undefined;
  readonly score: 0;
  readonly candidates: readonly [];
}

export function orphaned(reason: Orphaned['reason']): Orphaned {
  return { kind: 'orphaned', reason, span: undefined, score: 0, candidates: [] };
}

/** How alike a place and a quote are, from 0 to 1: of the words, the share that was kept counts
 * three quarters, of the stored context a quarter. Both shares are of characters, and are 1 where the
 * words or the context are exactly as stored. */
export function scoreOf(keptWords: number, keptContext: number): number {
  return (3 * keptWords + keptContext) / 4;
}

/** The surest that a person would look at first; no two with the same span. */
export function bestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const bySpan = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.span.start} ${candidate.span.end}`;
    const known = bySpan.get(key);
    if (!known || known.score < candidate.score) bySpan.set(key, candidate);
  }
  // Sorting is stable: of equal scores the one given first stays first.
  return [...bySpan.values()].sort((a, b) => b.score - a.score);
}
