import { readRef, type Decision, type DecisionId } from '../../model/decision';
import type { AnnotationId, CoderId } from '../../model/ids';

/** A decision as it is compared with what coders read now. */
export interface KnownDecision {
  readonly id: DecisionId;
  readonly decision: Decision;
  /** Its readings by coder and id (`readingId`), each as it was written: with its content. */
  readonly refs: ReadonlyMap<string, string>;
  /** True if another decision took its place. */
  readonly isReplaced: boolean;
}

/** The decisions of an adjudicated file, the latest first; of the same time, and without one, the
 * last in the file is the latest. A decision names those whose place it takes, since the clocks of
 * two adjudicators may differ, and two who decide on different branches replace nothing of each
 * other's. */
export function knownDecisions(
  decided: ReadonlyMap<DecisionId, Decision> | undefined,
): readonly KnownDecision[] {
  const all = [...(decided ?? [])];
  const replaced = new Set(
    all.flatMap(([id, { replaces }]) => replaces.filter((one) => one !== id)),
  );
  return all
    .map(([id, decision]): KnownDecision => {
      const refs = [...decision.from, ...decision.over].flatMap((written) => {
        const ref = readRef(written);
        return ref ? [[readingId(ref.coder, ref.id), written] as const] : [];
      });
      return { id, decision, refs: new Map(refs), isReplaced: replaced.has(id) };
    })
    .reverse()
    .sort((a, b) => momentOf(b) - momentOf(a));
}

export function readingId(coder: CoderId, id: AnnotationId): string {
  return `${coder}#${id}`;
}

/** The decisions whose place a new one takes: those in force, or, where there are none, those that
 * were replaced for a part of their readings only. */
export function decisionsToReplace(touching: readonly KnownDecision[]): readonly DecisionId[] {
  const inForce = touching.filter(({ isReplaced }) => !isReplaced);
  return (inForce.length > 0 ? inForce : touching).map(({ id }) => id);
}

/** Whether two decisions are about the same reading and neither knew of the other: made on two
 * branches, or in two windows. That nothing counts is the same result, from anyone. */
export function areDecidedTwice(inForce: readonly KnownDecision[]): boolean {
  if (inForce.every(({ decision }) => decision.result.length === 0)) return false;
  const seen = new Set<string>();
  for (const { refs } of inForce) {
    if ([...refs.keys()].some((id) => seen.has(id))) return true;
    for (const id of refs.keys()) seen.add(id);
  }
  return false;
}

/** Whether several decisions are about exactly these readings and have the same result, each as
 * positions of its own: as after two branches on which all identical passages were accepted.
 * `contentOf`: of a result; undefined where it is not there. */
export function areDecidedAlike(
  inForce: readonly KnownDecision[],
  refs: readonly string[],
  contentOf: (id: AnnotationId) => string | undefined,
): boolean {
  const results = inForce.flatMap(({ decision }) => decision.result);
  if (inForce.length < 2 || new Set(results).size < results.length) return false;
  const about = [...refs].sort().join();
  const contents = inForce.map(({ decision }) => decision.result.map(contentOf));
  return (
    inForce.every((one) => [...one.refs.values()].sort().join() === about) &&
    contents.every((own) => !own.includes(undefined)) &&
    new Set(contents.map((own) => JSON.stringify([...own].sort()))).size === 1
  );
}

function momentOf({ decision }: KnownDecision): number {
  const moment = Date.parse(decision.at ?? '');
  return Number.isNaN(moment) ? -Infinity : moment;
}
