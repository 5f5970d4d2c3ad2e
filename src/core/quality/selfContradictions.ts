import { actorName, issueName, polarityOf, stanceName } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import { dateRange } from '../model/date';
import type { ArticleRow } from '../model/corpus';
import { UNATTRIBUTED } from '../model/ids';
import type { QualityFinding } from './finding';
import { atAnnotation, positionsIn, type PlacedPosition } from './places';

/** Opposite stances of one actor on one issue that one coder gave in one article, for one day:
 * once for each, at the first position with the other sign. As in the list of contradictions, what
 * another actor ascribes is no position of its own, and a condition on one side only is no
 * contradiction. What several coders read differently is another problem (`coded-differently`). */
export function selfContradictions(
  { path, annotations }: ArticleRow,
  codebook: Codebook,
): readonly QualityFinding[] {
  const groups = new Map<string, { actor: string; issue: string; own: PlacedPosition[] }>();
  for (const placed of positionsIn(annotations)) {
    const { actors, issues, stance, accordingTo, coder, date } = placed.annotation;
    if (accordingTo !== undefined || !polarityOf(codebook, stance)) continue;
    // Stances of a year may have changed within it.
    const days = date === undefined ? undefined : dateRange(date);
    if (days && days.first !== days.last) continue;
    for (const actor of actors) {
      if (actor === UNATTRIBUTED) continue;
      for (const issue of issues) {
        const key = JSON.stringify([coder, actor, issue, date]);
        const group = groups.get(key);
        if (group) group.own.push(placed);
        else groups.set(key, { actor, issue, own: [placed] });
      }
    }
  }
  return [...groups.values()].flatMap(({ actor, issue, own }): readonly QualityFinding[] => {
    const [first] = own;
    if (!first || own.length < 2) return [];
    const signOf = ({ annotation }: PlacedPosition): number =>
      Math.sign(polarityOf(codebook, annotation.stance) ?? 0);
    const other = own.find((one) => signOf(one) !== signOf(first));
    if (!other) return [];
    const [mine, theirs] = [1, -1].map((sign) =>
      own
        .filter((one) => signOf(one) === sign)
        .every(({ annotation }) => annotation.condition !== undefined),
    );
    if (mine !== theirs) return [];
    const { id } = other.annotation;
    const stances = [first, other].map(({ annotation: { stance = '' } }) =>
      stanceName(codebook, stance),
    );
    return [
      {
        check: 'self-contradiction',
        place: atAnnotation(path, other, 'stance'),
        args: [actorName(codebook, actor), issueName(codebook, issue), ...stances],
        fixes: [
          { kind: 'compare', article: path, ids: [first.annotation.id, id] },
          { kind: 'edit', article: path, id },
        ],
      },
    ];
  });
}
