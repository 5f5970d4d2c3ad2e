import type { Pair } from '../../analysis/records/pairMap';
import type { Codebook } from '../../model/codebook';
import type { ActorId, IssueId } from '../../model/ids';
import { actorName, issueName } from './names';
import type { Voice } from './voice';

/** Enough to say names. */
export interface NameContext {
  readonly facts: { readonly codebook: Codebook };
  readonly voice: Voice;
}

export function actorLabel({ facts, voice }: NameContext, ids: readonly ActorId[]): string {
  return ids.map((id) => actorName(facts.codebook, id, voice)).join(', ');
}

/** "China – United States" */
export function pairLabel(context: NameContext, actors: Pair): string {
  return actors.map((id) => actorName(context.facts.codebook, id, context.voice)).join(' – ');
}

export function issueLabel({ facts, voice }: NameContext, issue: IssueId | undefined): string {
  return issue === undefined ? voice.say('no issue') : issueName(facts.codebook, issue);
}

/** What is not empty, with dots between. */
export function joinCounts(...counts: readonly (string | undefined)[]): string {
  return counts.filter(Boolean).join(' · ');
}
