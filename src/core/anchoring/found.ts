import type { ChangedBeside } from '../model/place';
import type { Span } from '../model/span';

/** A place where a quote may be. */
export interface Candidate {
  readonly span: Span;
  /** See `scoreOf`. */
  readonly score: number;
}

/** The result of searching a quote in a text. `candidates` are best first, `span` and `score` are
 * those of the first. Only `anchored` and `moved` are trusted without a person; both have a proof
 * as their reason, never mere similarity. */
export type Found = Anchored | Moved | Uncertain | Orphaned;

/** At the stored start. */
export interface Anchored extends Sure {
  readonly kind: 'anchored';
  readonly reason: 'at-start' | SureReason;
}

/** Proven, but not at the stored start. */
export interface Moved extends Sure {
  readonly kind: 'moved';
  readonly reason: SureReason;
}

/** Why a place is trusted.
 *
 * - `at-start`: the words are at their stored start, and their context shows that they are the
 *   same.
 * - `only-agreeing`: no other place of the words agrees with the stored context, and this one
 *   does.
 * - `only-place`: a quote written by hand, of words alone, which are unique.
 * - `nth-place`: the stored one of several equal places, as many as there were.
 * - `carried`: the text around both edges is known from the old text. */
type SureReason = 'only-agreeing' | 'only-place' | 'nth-place' | 'carried';

interface Sure extends Best {
  /** Compared with the stored words: `folded` where only spelling differs that `foldText` folds,
   * `changed` where the old text shows that they were edited. */
  readonly words: 'same' | 'folded' | 'changed';
}

/** No place is proven to be the quote's. A person decides; the first candidate is shown.
 *
 * - `several-agree`: more than one place of the words agrees with the stored context.
 * - `maybe-twin`: one does, but the words occurred in several places before, or now occur in one
 *   more that resembles the context, or are only a part of a word: it may be another place.
 * - `beside-changed`: one place is the only one, or the one that the old text shows, but words
 *   beside it that may name the speaker, or deny the statement, have changed.
 * - `may-be-copy`: one place has all of the context, but much of quote and context is elsewhere
 *   too.
 * - `none-agrees`: the words are in the text, in another context.
 * - `count-differs`: there are no longer as many equal places as stored.
 * - `similar-words`: the words are gone; the candidates are suggestions.
 * - `edited`: the old text shows the place, but too few of the words were kept, or an edge was
 *   edited. */
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
  /** Given with `beside-changed`. */
  readonly beside?: ChangedBeside;
}

interface Best {
  readonly span: Span;
  readonly score: number;
  readonly candidates: readonly Candidate[];
}

/** Neither the words nor similar ones were found: `no-words` where there are none to search, else
 * `words-gone`. */
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
 * three quarters, of the stored context a quarter. Both shares are of characters, and are 1 where
 * the words or the context are exactly as stored. */
export function scoreOf(keptWords: number, keptContext: number): number {
  return (3 * keptWords + keptContext) / 4;
}

/** The candidates a person would check first; no two with the same span. */
export function bestFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const bySpan = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.span.start} ${candidate.span.end}`;
    const known = bySpan.get(key);
    if (!known || known.score < candidate.score) bySpan.set(key, candidate);
  }
  // Sorting is stable: of equal scores the first one given stays first.
  return [...bySpan.values()].sort((a, b) => b.score - a.score);
}
