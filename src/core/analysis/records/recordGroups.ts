import type { ActorId, IssueId } from '../../model/ids';
import { isEvidence, type RollUpContext } from './evidence';
import { addTo, sortedByKey } from './groups';
import { countNested } from '../rollUp/nestedCounts';
import type { PositionRecord } from './positionRecords';

/** Records by the ids that they name, as coded, in the order of records. Ids are sorted. */
export interface RecordGroups<Id extends string> {
  readonly records: ReadonlyMap<Id, readonly PositionRecord[]>;
  /** Number of records that name an id, or one under it along `part-of`, and are evidence. */
  readonly nested: ReadonlyMap<Id, number>;
  /** Number of the others. */
  readonly nestedOthers: ReadonlyMap<Id, number>;
}

/** Groups records that are added one after the other. */
export class RecordGrouping<Id extends string> {
  readonly #idsOf: (record: PositionRecord) => readonly Id[];
  readonly #above: (id: Id) => readonly Id[];
  readonly #context: RollUpContext;
  readonly #records = new Map<Id, PositionRecord[]>();
  readonly #nested = new Map<Id, number>();
  readonly #nestedOthers = new Map<Id, number>();

  constructor(
    context: RollUpContext,
    idsOf: (record: PositionRecord) => readonly Id[],
    above: (id: Id) => readonly Id[],
  ) {
    this.#context = context;
    this.#idsOf = idsOf;
    this.#above = above;
  }

  add(record: PositionRecord): void {
    const ids = this.#idsOf(record);
    for (const id of ids.length > 1 ? new Set(ids) : ids) addTo(this.#records, id, record);
    const counts = isEvidence(record, this.#context) ? this.#nested : this.#nestedOthers;
    countNested(counts, ids, this.#above);
  }

  groups(): RecordGroups<Id> {
    return {
      records: sortedByKey(this.#records),
      nested: sortedByKey(this.#nested),
      nestedOthers: sortedByKey(this.#nestedOthers),
    };
  }
}

export function groupingByIssue(context: RollUpContext): RecordGrouping<IssueId> {
  return new RecordGrouping(context, ({ position }) => position.issues, context.issuesAbove);
}

export function groupingByActor(context: RollUpContext): RecordGrouping<ActorId> {
  return new RecordGrouping(context, ({ actors }) => actors, context.actorsAbove);
}

/** The numbers of `RecordGroups` without what is under each id. */
export function ownCounts<Id extends string>(
  { records }: RecordGroups<Id>,
  context: RollUpContext,
): Pick<RecordGroups<Id>, 'nested' | 'nestedOthers'> {
  const nested = new Map<Id, number>();
  const nestedOthers = new Map<Id, number>();
  for (const [id, own] of records) {
    const counting = own.filter((record) => isEvidence(record, context)).length;
    if (counting > 0) nested.set(id, counting);
    if (counting < own.length) nestedOthers.set(id, own.length - counting);
  }
  return { nested, nestedOthers };
}
