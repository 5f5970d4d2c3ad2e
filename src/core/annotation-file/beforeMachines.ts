import type { Annotation } from '../model/annotation';
import type { Codebook } from '../model/codebook';
import { readRef, type Decision, type DecisionId } from '../model/decision';
import type { AnnotationId } from '../model/ids';
import { compareText } from '../util/order';

/** What people decided in a file, and who is a machine. */
interface Decided {
  readonly decided: ReadonlyMap<DecisionId, Decision> | undefined;
  readonly machines: Codebook['machines'];
}

/** Entries as they had been read before a machine's reading was looked at: without what was taken
 * over from it, and with the stances that it changed. Decisions keep both, so that the blind
 * reading of an article stays one, whatever is decided in its review. The same list where nothing
 * is from a machine. */
export function beforeMachines<A extends Annotation>(
  entries: readonly A[],
  { decided, machines }: Decided,
): readonly A[] {
  if (!decided || machines.size === 0) return entries;
  const first = new Map<AnnotationId, Decision>();
  const inTime = [...decided.values()].sort((a, b) => compareText(a.at ?? '', b.at ?? ''));
  for (const decision of inTime) {
    if (!isFromMachine(decision, machines)) continue;
    for (const id of decision.result) if (!first.has(id)) first.set(id, decision);
  }
  if (first.size === 0) return entries;
  return entries.flatMap((entry): readonly A[] => {
    const decision = first.get(entry.id);
    if (!decision) return [entry];
    if (decision.was === undefined || entry.kind !== 'position') return [];
    return [{ ...entry, stance: decision.was }];
  });
}

/** Whether a person took over what a machine had read. */
export function isFromMachine(
  { from }: Pick<Decision, 'from'>,
  machines: Codebook['machines'],
): boolean {
  return from.some((ref) => machines.has(readRef(ref)?.coder ?? ''));
}
