import type { AnnotationId } from '../model/ids';
import type { Layer, Mention } from '../model/mention';
import { compareSpans, unionOf, type Span } from '../model/span';
import { mergeLayers } from './match';

/** A marked mention or an ignored match with the present places of its quote. Lost ones have none,
 * and no effect. */
export interface PlacedMark {
  readonly id: AnnotationId;
  readonly spans: readonly Span[];
  readonly actors: readonly string[];
  readonly issues: readonly string[];
}

/** A mention as shown. `markedBy` is the entry of the annotation file behind a marked one. */
export interface ShownMention extends Mention {
  readonly markedBy: AnnotationId | undefined;
}

/** Matches with the corrections of users, in text order. A marked mention replaces every match of
 * its layer that overlaps it, an ambiguous one included. An ignored match is removed when its span
 * is exactly that, in the layers of the entry's ids (in both when it has none); no shorter match
 * replaces it. Sorts the marks; linear in the matches. */
export function applyMarks(
  matches: readonly Mention[],
  marked: readonly PlacedMark[],
  ignored: readonly PlacedMark[],
): ShownMention[] {
  const dropped = ignoredKeys(ignored);
  const added = LAYERS.flatMap((layer) => markedMentions(marked, layer)).sort(compareSpans);
  const covered = {
    actor: unionOf(added.filter(({ layer }) => layer === 'actor')),
    issue: unionOf(added.filter(({ layer }) => layer === 'issue')),
  };
  const kept: ShownMention[] = [];
  for (const match of matches) {
    const { start, end, layer, ids } = match;
    if (overlapsAny(covered[layer], match)) continue;
    if (dropped.size > 0 && dropped.has(keyOf(layer, match))) continue;
    kept.push({ start, end, layer, ids, marked: false, markedBy: undefined });
  }
  return mergeLayers(kept, added);
}

const LAYERS: readonly Layer[] = ['actor', 'issue'];

function markedMentions(marked: readonly PlacedMark[], layer: Layer): ShownMention[] {
  return marked.flatMap((mark) => {
    const ids = [...new Set(idsOf(mark, layer))];
    if (ids.length === 0) return [];
    return mark.spans
      .filter(({ start, end }) => start < end)
      .map(({ start, end }) => ({ start, end, layer, ids, marked: true, markedBy: mark.id }));
  });
}

function ignoredKeys(ignored: readonly PlacedMark[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const mark of ignored) {
    const named = LAYERS.filter((layer) => idsOf(mark, layer).length > 0);
    for (const layer of named.length > 0 ? named : LAYERS) {
      for (const span of mark.spans) keys.add(keyOf(layer, span));
    }
  }
  return keys;
}

function idsOf(mark: PlacedMark, layer: Layer): readonly string[] {
  return layer === 'actor' ? mark.actors : mark.issues;
}

function keyOf(layer: Layer, { start, end }: Span): string {
  return `${layer}:${start}:${end}`;
}

function overlapsAny(union: readonly Span[], { start, end }: Span): boolean {
  let low = 0;
  let high = union.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((union[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const next = union[low];
  return next !== undefined && next.start < end;
}
