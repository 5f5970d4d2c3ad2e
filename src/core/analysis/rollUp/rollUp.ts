import type { Codebook } from '../../model/codebook';
import { dateRange, rangesOverlap, type DateRange } from '../../model/date';
import type { ActorId, IssueId } from '../../model/ids';

/** The side of an actor at the time of a claim. */
export type SideOf = (actor: ActorId, claimDays: DateRange | undefined) => ActorId;

/** The sides of the actors of a codebook. */
export interface ActorSides {
  readonly sideOf: SideOf;
  /** All sides that an actor may have at some time. */
  readonly possibleSides: (actor: ActorId) => ReadonlySet<ActorId>;
}

/** An issue after its signed links, with the product of their signs. */
export interface LiftedIssue {
  readonly issue: IssueId;
  readonly sign: 1 | -1;
  /** True when it stays below an unsigned `part-of`, over which no stance can be counted. */
  readonly stopped: boolean;
}

/** Finds the nearest actor above with `side: true` (or the actor itself), else the top: along a
 * role held at the claim's date, else along `part-of`. Caches its results. */
export function sideFinder(codebook: Codebook): SideOf {
  const found = new Map<string, ActorId>();
  return (actor, claimDays) => {
    const entry = codebook.actors.get(actor);
    // Most actors have nothing above them, and a cache entry for each of their records would cost
    // more.
    if (!entry || (entry.partOf === undefined && entry.roles.length === 0)) return actor;
    const key = claimDays ? `${claimDays.first}/${claimDays.last}/${actor}` : `//${actor}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const side = liftActor(codebook, actor, claimDays);
    found.set(key, side);
    return side;
  };
}

/** The sides to which an actor is lifted, whichever of its roles it holds at the time. */
export function possibleSides(codebook: Codebook, actor: ActorId): ReadonlySet<ActorId> {
  const sides = new Set<ActorId>();
  const seen = new Set<ActorId>();
  const open = [actor];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    const { side, partOf, roles = [] } = codebook.actors.get(current) ?? {};
    // A walk through a cycle ends at the first actor seen twice.
    if (side === true || partOf === undefined || seen.has(current)) sides.add(current);
    if (side === true || seen.has(current)) continue;
    seen.add(current);
    for (const { of } of roles) open.push(of);
    if (partOf !== undefined) open.push(partOf);
  }
  return sides;
}

export function liftActor(
  codebook: Codebook,
  actor: ActorId,
  claimDays: DateRange | undefined,
): ActorId {
  // A codebook may have a cycle; the first actor seen twice ends the walk.
  const seen = new Set<ActorId>();
  let current = actor;
  while (!seen.has(current)) {
    seen.add(current);
    if (codebook.actors.get(current)?.side === true) return current;
    const next = actorAbove(codebook, current, claimDays);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** The actor directly above: of a role valid on any day of the claim's date (of several the first
 * in the file; never for an undated claim), else of `part-of`. `member-of` never counts. */
export function actorAbove(
  codebook: Codebook,
  actor: ActorId,
  claimDays: DateRange | undefined,
): ActorId | undefined {
  const entry = codebook.actors.get(actor);
  if (entry && claimDays) {
    const held = entry.roles.find((role) => isHeld(roleDays(role), claimDays));
    if (held) return held.of;
  }
  return entry?.partOf;
}

/** A role that ends before it begins is held on no day, though a long range includes both its
 * ends. */
function isHeld(role: DateRange, claimDays: DateRange): boolean {
  return role.first <= role.last && rangesOverlap(role, claimDays);
}

/** Replaces an issue by the one above over signed links as far as they go, multiplying signs. */
export function liftIssue(codebook: Codebook, issue: IssueId): LiftedIssue {
  const seen = new Set<IssueId>();
  let current = issue;
  let sign: 1 | -1 = 1;
  for (;;) {
    seen.add(current);
    const entry = codebook.issues.get(current);
    const parent = entry?.partOf;
    if (parent === undefined) return { issue: current, sign, stopped: false };
    if (entry?.sign === undefined) return { issue: current, sign, stopped: true };
    if (seen.has(parent)) return { issue: current, sign, stopped: false };
    sign = entry.sign === sign ? 1 : -1;
    current = parent;
  }
}

/** Both ends included, open where absent or invalid. ISO days compare as texts. */
function roleDays(role: { from: string | undefined; to: string | undefined }): DateRange {
  return {
    first: (role.from === undefined ? undefined : dateRange(role.from)?.first) ?? '0000-01-01',
    last: (role.to === undefined ? undefined : dateRange(role.to)?.last) ?? '9999-12-31',
  };
}
