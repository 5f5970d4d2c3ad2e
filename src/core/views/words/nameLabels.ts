import type { Pair } from '../../analysis/records/pairMap';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
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

/** "China – United States" */
export function pairLabel(context: NameContext, actors: Pair): string {
  return actors.map((id) => actorName(context.facts.codebook, id, context.localizer)).join(' – ');
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
