import { actorName, issueName, stanceName } from '../codebook/lookUp';
import { quotesMeet } from '../analysis/claims/claims';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import { firstStart } from '../model/place';
import type { QualityFinding } from './finding';
import { atAnnotation, positionsIn, type PlacedPosition } from './places';

/** Positions that one coder gave twice: the same actor, issue and stance (also the same target,
 * evaluation, source and condition) on quotes that share at least half of the shorter one. Once for
 * each later position. What a second coder gives is no repetition. */
export function repeatedPositions(
  { path, annotations }: ArticleRow,
  codebook: Codebook,
): readonly QualityFinding[] {
  const groups = new Map<string, { actor: string; issue: string; own: PlacedPosition[] }>();
  for (const placed of positionsIn(annotations)) {
    const { actors, issues, coder, stance, target, evaluation, accordingTo, condition, date } =
      placed.annotation;
    for (const actor of actors) {
      for (const issue of issues.length > 0 ? issues : ['']) {
        const who = [coder, actor, issue, stance, accordingTo];
        const key = JSON.stringify([...who, target.join(), evaluation, condition, date]);
        const group = groups.get(key);
        if (group) group.own.push(placed);
        else groups.set(key, { actor, issue, own: [placed] });
      }
    }
  }
  const found = new Map<string, QualityFinding>();
  for (const { actor, issue, own } of groups.values()) {
    for (const [before, after] of meetingPairs(own)) {
      const { id, stance = '' } = after.annotation;
      if (found.has(id)) continue;
      const names = [actorName(codebook, actor), issueName(codebook, issue)];
      found.set(id, {
        check: 'repeated-position',
        place: atAnnotation(path, after, 'id'),
        args: [...names, stanceName(codebook, stance)],
        fixes: [
          { kind: 'compare', article: path, ids: [before.annotation.id, id] },
          { kind: 'delete', article: path, id },
          { kind: 'edit', article: path, id },
        ],
      });
    }
  }
  return [...found.values()];
}

/** Positions in text order whose quotes meet that of an earlier one. Each is compared with the few
 * before it: rows are in text order, so quotes that meet are neighbours. */
function* meetingPairs(
  own: readonly PlacedPosition[],
): Generator<readonly [PlacedPosition, PlacedPosition]> {
  for (const [at, after] of own.entries()) {
    for (const before of own.slice(Math.max(0, at - MOST_COMPARED), at)) {
      const isLost = firstStart(after) === undefined || firstStart(before) === undefined;
      if (!isLost && quotesMeet(before, after)) yield [before, after];
    }
  }
}

/** Keeps a file with thousands of equal positions linear. */
const MOST_COMPARED = 8;
