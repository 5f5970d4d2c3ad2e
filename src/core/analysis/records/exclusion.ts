import type { Position, Relation } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import { liesWithin, type DateRange } from '../../model/date';
import { hasTooManyCombinations } from '../../model/expansion';
import { UNATTRIBUTED, type ActorId } from '../../model/ids';
import type { AnchorState } from '../../model/place';
import type { Filter } from './filter';

/** Why a record does not count, in the order in which the reasons are tried. */
export const EXCLUSION_REASONS = [
  'too many combinations',
  'unknown actor or issue',
  'reprint',
  'ascribed',
  'unattributed',
  'outside window',
  'orphaned',
  'uncertain',
  'draft',
  'conditional',
  'possible',
  'joint',
  'without polarity',
] as const;

export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** The properties that filters use, of positions and of stated relations alike. */
export interface Filterable {
  readonly article: ArticleRow;
  readonly actors: readonly ActorId[];
  readonly anchor: AnchorState;
  readonly days: DateRange | undefined;
  /** True if it has an actor or an issue that the codebook does not have. */
  readonly unknown: boolean;
}

/** The first reason for which a filter excludes a record; undefined when it survives. Polarity is
 * not tested here: a record without one is no evidence, but still a record (see `oneSided`). */
export function exclusionReason(
  record: Filterable,
  details: Position | Relation,
  filter: Filter,
): ExclusionReason | undefined {
  const { anchor } = record;
  if (hasTooManyCombinations(details)) return 'too many combinations';
  if (!filter.unknown && record.unknown) return 'unknown actor or issue';
  if (!filter.reprints && record.article.metadata.duplicateOf !== undefined) return 'reprint';
  if (!filter.ascribed && details.accordingTo !== undefined) return 'ascribed';
  if (!filter.unattributed && record.actors.every((actor) => actor === UNATTRIBUTED)) {
    return 'unattributed';
  }
  if (filter.window && !(record.days && liesWithin(record.days, filter.window))) {
    return 'outside window';
  }
  if (!filter.orphaned && anchor === 'orphaned') return 'orphaned';
  if (!filter.uncertain && anchor === 'uncertain') return 'uncertain';
  if (!filter.drafts && details.status === 'draft') return 'draft';
  if (!filter.conditional && details.condition !== undefined) return 'conditional';
  if (!filter.possible && details.certainty === 'possible') return 'possible';
  if (!filter.joint && details.kind === 'position' && details.actors.length > 1) return 'joint';
  return undefined;
}

/** The actors that count: `unattributed` is omitted, also beside others. */
export function countedActors(actors: readonly ActorId[], filter: Filter): readonly ActorId[] {
  if (filter.unattributed || !actors.includes(UNATTRIBUTED)) return actors;
  return actors.filter((actor) => actor !== UNATTRIBUTED);
}
