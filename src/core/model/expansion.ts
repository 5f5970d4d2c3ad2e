import type { Position, Relation } from './annotation';

/** The most combinations that one record may have: pieces of evidence (actor × issue, for each
 * target that it criticises) or pairs of actors. A coalition of 134 states against one of 38 is
 * 5,092 pairs. */
export const MOST_COMBINATIONS = 10_000;

/** A joint position of more actors is not expanded: it counts as the agreement of each pair of
 * them. */
const MOST_JOINT = 1000;

/** The number of combinations of a record's ids. Computed from the lengths of its lists, without
 * expanding them. */
export function combinationsOf(record: Position | Relation): number {
  const issues = Math.max(1, record.issues.length);
  if (record.kind !== 'position') return pairsBetween(record.between) * issues;
  // An addressee is criticised only by an act.
  const addressees = record.act === undefined ? 0 : record.addressee.length;
  const criticised = record.target.length > 0 ? record.target.length : addressees;
  const actors = record.actors.length;
  const pairs = actors > MOST_JOINT ? (actors * (actors - 1)) / 2 : actors;
  return pairs * issues * Math.max(1, criticised);
}

/** The rule for all of derivation: such a record is kept and shown, and never expanded. */
export function hasTooManyCombinations(record: Position | Relation): boolean {
  return combinationsOf(record) > MOST_COMBINATIONS;
}

/** Pairs of members of different parties. */
function pairsBetween(parties: readonly (readonly string[])[]): number {
  let pairs = 0;
  let members = 0;
  for (const { length } of parties) {
    pairs += members * length;
    members += length;
  }
  return pairs;
}
