import type { Pair } from '../../analysis/records/pairMap';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import { labelText } from './label';
import { actorName, issueName } from './names';
import type { Localizer } from './localizer';

/** What is needed to name actors and issues. */
export interface NameContext {
  readonly facts: { readonly codebook: Codebook };
  readonly localizer: Localizer;
}

export function actorLabel({ facts, localizer }: NameContext, ids: readonly ActorId[]): string {
  return ids.map((id) => actorName(facts.codebook, id, localizer)).join(', ');
}

/** Letters of two names that a side bar of 300 pixels shows beside each other. */
const MOST_OF_PAIR = 26;

/** The names of a pair as its row shows them: long ones are cut, so that a narrow side bar shows
 * who disagrees with whom. Its tooltip and what a screen reader says have all of them. */
export function namesInRow({ facts, localizer }: NameContext, actors: Pair): [string, string] {
  const [one, other] = actors.map((id) => actorName(facts.codebook, id, localizer));
  return [cutBeside(one, other), cutBeside(other, one)];
}

function cutBeside(name = '', other = ''): string {
  const room = Math.max(MOST_OF_PAIR / 2, MOST_OF_PAIR - other.length);
  return name.length > room ? labelText(name, room) : name;
}

export function issueLabel({ facts, localizer }: NameContext, issue: IssueId | undefined): string {
  return issue === undefined
    ? localizer.text('Without an issue')
    : issueName(facts.codebook, issue);
}

/** Joins texts that are not empty, with dots between. */
export function joinCounts(...counts: readonly (string | undefined)[]): string {
  return counts.filter(Boolean).join(' · ');
}
