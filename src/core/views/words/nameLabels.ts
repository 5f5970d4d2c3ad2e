import type { Pair } from '../../analysis/records/pairMap';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import { labelText } from './label';
import { actorName, issueName, shortName } from './names';
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
const MOST_OF_PAIR = 22;

/** Letters of the first that distinguish it, and leave as many to the second. */
const LEAST_OF_FIRST = MOST_OF_PAIR / 2;

/** As many more are no reason to cut a name: an ellipsis takes their room. */
const SLACK = 3;

/** The names of a pair as its row shows them, so that a narrow side bar shows who disagrees with
 * whom: where the two are too long, each that takes more than half of the room is its short name,
 * and the first is cut; the editor cuts the second at the end of the row. The tooltip and what a
 * screen reader says have the names. */
export function namesInRow({ facts, localizer }: NameContext, actors: Pair): [string, string] {
  const names = actors.map((id) => actorName(facts.codebook, id, localizer));
  const areShort = names.join('').length <= MOST_OF_PAIR + SLACK;
  const [first = '', second = ''] = names.map((name, at) => {
    const isLong = !areShort && name.length > MOST_OF_PAIR / 2;
    return (isLong ? shortName(facts.codebook, actors[at] ?? '') : undefined) ?? name;
  });
  if (areShort) return [first, second];
  const room = Math.max(LEAST_OF_FIRST, MOST_OF_PAIR - second.length);
  return [first.length > room ? labelText(first, room) : first, second];
}

/** Letters of an actor in a row that says more than its name. */
const MOST_OF_ACTOR = 20;

/** The name of an actor in a row with other words behind it: a long one is its short name, or is
 * cut. */
export function nameInRow({ facts, localizer }: NameContext, id: ActorId): string {
  const name = actorName(facts.codebook, id, localizer);
  if (name.length <= MOST_OF_ACTOR) return name;
  return labelText(shortName(facts.codebook, id) ?? name, MOST_OF_ACTOR);
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
