import { idsNamedBy } from '../corpus/namedEntries';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { Layer } from '../model/mention';

/** An entry of the codebook that no annotation names, in any role. */
export interface UnusedEntry {
  readonly layer: Layer;
  readonly id: string;
  /** The number of its mentions in texts that were read. */
  readonly mentions: number;
}

/** The entries that neither an annotation nor another entry names, in the order of the codebook:
 * those without mentions first. What an unused entry names counts as named. */
export function unusedEntries(
  rows: readonly ArticleRow[],
  { actors, issues }: Codebook,
): readonly UnusedEntry[] {
  const named = new Set<string>();
  const mentions = new Map<string, number>();
  for (const { annotations, mentionCounts } of rows) {
    for (const { annotation } of annotations) {
      for (const id of idsNamedBy(annotation)) named.add(id);
    }
    for (const [key, count] of mentionCounts ?? []) {
      mentions.set(key, (mentions.get(key) ?? 0) + count);
    }
  }
  for (const { partOf, roles, memberOf } of actors.values()) {
    for (const id of [partOf, ...memberOf, ...roles.map(({ of }) => of)]) {
      if (id !== undefined) named.add(id);
    }
  }
  for (const { partOf } of issues.values()) if (partOf !== undefined) named.add(partOf);
  const unused = (layer: Layer, ids: Iterable<string>): readonly UnusedEntry[] =>
    [...ids].flatMap((id) =>
      named.has(id) ? [] : [{ layer, id, mentions: mentions.get(`${layer}:${id}`) ?? 0 }],
    );
  return [...unused('actor', actors.keys()), ...unused('issue', issues.keys())].toSorted(
    (a, b) => Number(a.mentions > 0) - Number(b.mentions > 0),
  );
}
