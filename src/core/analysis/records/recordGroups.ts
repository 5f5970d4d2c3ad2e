import type { ActorId, IssueId } from '../../model/ids';
import type { RollUpContext } from './evidence';
import { addTo, sortedByKey } from './groups';
import { countNested } from '../rollUp/nestedCounts';
import type { PositionRecord } from './positionRecords';

/** Records by the ids that they name, as coded, in the order of records. Ids are sorted. */
export interface RecordGroups<Id extends string> {
  readonly records: ReadonlyMap<Id, readonly PositionRecord[]>;
  /** Number of records that name an id, or one under it along `part-of`. */
  readonly nested: ReadonlyMap<Id, number>;
}

/** Groups records that are added one after the other. */
export class RecordGrouping<Id extends string> {
  readonly #idsOf: (record: PositionRecord) => readonly Id[];
  readonly #above: (id: Id) => readonly Id[];
  readonly #records = new Map<Id, PositionRecord[]>();
  readonly #nested = new Map<Id, number>();

  constructor(idsOf: (record: PositionRecord) => readonly Id[], above: (id: Id) => readonly Id[]) {
    this.#idsOf = idsOf;
    this.#above = above;
  }

  add(record: PositionRecord): void {
    const ids = this.#idsOf(record);
    for (const id of ids.length > 1 ? new Set(ids) : ids) addTo(this.#records, id, record);
    countNested(this.#nested, ids, this.#above);
  }

  groups(): RecordGroups<Id> {
    return { records: sortedByKey(this.#records), nested: sortedByKey(this.#nested) };
  }
}

export function groupingByIssue({ issuesAbove }: RollUpContext): RecordGrouping<IssueId> {
  return new RecordGrouping(({ position }) => position.issues, issuesAbove);
}

export function groupingByActor({ actorsAbove }: RollUpContext): RecordGrouping<ActorId> {
  return new RecordGrouping(({ actors }) => actors, actorsAbove);
}
