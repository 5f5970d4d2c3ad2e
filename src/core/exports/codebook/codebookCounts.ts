import type { Filter } from '../../analysis/records/filter';
import { inScope } from '../../analysis/records/filter';
import { positionRecords } from '../../analysis/records/positionRecords';
import type { CorpusReader } from '../../model/corpus';
import type { Layer } from '../../model/mention';
import { withoutRefused } from '../exportedRows';

/** How often the entries of a codebook are used in a scope. */
export interface CodebookCounts {
  /** Of all, recorded. */
  readonly positions: number;
  /** With positions. */
  readonly articles: number;
  positionsOf(layer: Layer, id: string): number;
  /** Undefined while the mentions of an article are not known: not all are read, or the host does
   * not keep them. */
  mentionsOf(layer: Layer, id: string): number | undefined;
}

/** Counts the positions and mentions of each entry itself, without those of entries below it. */
export function codebookCounts(given: CorpusReader, filter: Filter): CodebookCounts {
  const reader = withoutRefused(given);
  const positions = new Map<string, number>();
  const records = positionRecords(reader, filter);
  for (const { position } of records) {
    for (const id of new Set(position.actors)) addTo(positions, `actor:${id}`, 1);
    for (const id of new Set(position.issues)) addTo(positions, `issue:${id}`, 1);
  }
  const rows = reader.articles().filter(({ path }) => inScope(path, filter.scope));
  const isKnown = rows.every(({ mentionCounts }) => mentionCounts !== undefined);
  const mentions = new Map<string, number>();
  for (const { mentionCounts } of isKnown ? rows : []) {
    for (const [key, count] of mentionCounts ?? []) addTo(mentions, key, count);
  }
  return {
    positions: records.length,
    articles: new Set(records.map(({ article }) => article.path)).size,
    positionsOf: (layer, id) => positions.get(`${layer}:${id}`) ?? 0,
    mentionsOf: (layer, id) => (isKnown ? (mentions.get(`${layer}:${id}`) ?? 0) : undefined),
  };
}

function addTo(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
