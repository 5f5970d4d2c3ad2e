import { AUTHOR, UNATTRIBUTED, type ActorId, type IssueId } from '../../model/ids';
import type { Codebook } from '../../model/codebook';
import type { Layer, Mention } from '../../model/mention';
import type { Span } from '../../model/span';
import { namedNear } from '../picks/likelyPicks';

/** What is known before the questions about a selection. */
export interface LikelyInput {
  readonly codebook: Codebook;
  /** Of the article, in text order. */
  readonly mentions: readonly Mention[];
  readonly selection: Span;
  /** Ids used before, the last first. */
  readonly recent: Readonly<Record<Layer, readonly string[]>>;
}

/** The answers that a selection probably gets, the likeliest first. */
export interface LikelyAnswers {
  readonly actors: readonly ActorId[];
  readonly issues: readonly IssueId[];
}

/** Those named in the selection, then the nearest before it, those shortly after it, and those used
 * last; only what can be chosen. The order of the questions' lists. */
export function likelyAnswers(input: LikelyInput): LikelyAnswers {
  const { actors, issues } = input.codebook;
  return {
    actors: idsOf(input, 'actor').filter(
      (id) => actors.has(id) || id === AUTHOR || id === UNATTRIBUTED,
    ),
    issues: idsOf(input, 'issue').filter((id) => issues.get(id)?.codable === true),
  };
}

function idsOf({ mentions, selection, recent }: LikelyInput, layer: Layer): readonly string[] {
  const { inside, before, after } = namedNear(mentions, selection, layer);
  return [...new Set([...inside, ...before, ...after, ...recent[layer]])];
}
