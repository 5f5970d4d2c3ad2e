import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import type { Mention } from '../../model/mention';
import type { Span } from '../../model/span';
import { namedNear } from '../picks/likelyPicks';
import { resemblingEntries } from '../picks/resembling';

/** Two actors between whom a text may state a disagreement, and on what. */
export interface LikelyRelation {
  /** False where the words only resemble the name of one of them. */
  readonly isNamed: boolean;
  readonly between: readonly [ActorId, ActorId];
  readonly issues: readonly IssueId[];
}

/** More actors make too many pairs to choose from. */
const MOST_ACTORS = 3;

/** The pairs of the actors that a selection names, in the order of the text: each on the first
 * issue that is named there, then, as it may be about another, the first pair without one. Where it
 * names fewer than two, those whose names its words resemble, if by a single word: “the airport” is
 * the only one with that word. `words`: those of the selection. */
export function likelyRelations(
  codebook: Codebook,
  mentions: readonly Mention[],
  selection: Span,
  words: string,
): readonly LikelyRelation[] {
  const { actors, issues } = codebook;
  // Of an ambiguous name nobody knows yet whom it means.
  const clear = mentions.filter(({ ids }) => ids.length === 1);
  const named = namedNear(clear, selection, 'actor').inside.filter((id) => actors.has(id));
  const resembling =
    named.length > 1
      ? []
      : resemblingEntries(codebook, 'actor', words, { byOneWord: true }).map(({ id }) => id);
  const found = [...new Set([...named, ...resembling])].slice(0, MOST_ACTORS);
  const issue = namedNear(clear, selection, 'issue').inside.find(
    (id) => issues.get(id)?.codable === true,
  );
  const pairs = found.flatMap((one, at) =>
    found.slice(at + 1).map((other) => [one, other] as const),
  );
  const on = (issues: readonly IssueId[]) => (between: readonly [ActorId, ActorId]) => ({
    ...{ between, issues },
    isNamed: between.every((id) => named.includes(id)),
  });
  return issue === undefined
    ? pairs.map(on([]))
    : [...pairs.map(on([issue])), ...pairs.slice(0, 1).map(on([]))];
}
