import type { CorpusReader } from '../model/corpus';
import type { ActorId, IssueId } from '../model/ids';
import type { RollUpContext } from './evidence';
import type { Filter } from './filter';
import { KeptAnalysis } from './keptAnalysis';
import type { LeftOutReason } from './leftOut';
import type { NetStances } from './netStances';
import type { OneSidedByIssue } from './oneSided';
import type { IssueKey } from './perIssue';
import type { PositionRecord } from './positionRecords';
import type { SortedMap } from './sortedMap';
import type { RelationRecord, StatedPairs } from './statedRelations';
import { finished, type Steps } from '../model/steps';

/** What every derivation of one corpus under one filter starts from. Immutable; good for as long
 * as the reader's version stays. */
export interface Analysis {
  readonly reader: CorpusReader;
  readonly context: RollUpContext;
  /** All positions of the scope and coder, in order. */
  readonly records: readonly PositionRecord[];
  readonly recordOf: { get(name: string): PositionRecord | undefined };
  /** Stated disagreements and agreements that survive the filters. */
  readonly relationOf: { get(name: string): RelationRecord | undefined };
  /** The positions of each article that has some: the same list in later versions, as long as it stays. */
  readonly recordLists: readonly (readonly PositionRecord[])[];
  /** The positions of one article. */
  recordsIn(article: string): readonly PositionRecord[];
  /** Those that survive the filters, those without polarity included. */
  readonly surviving: readonly PositionRecord[];
  readonly survivingCount: number;
  /** The same by issue and by actor, as they are coded. */
  readonly byIssue: RecordGroups<IssueId>;
  readonly byActor: RecordGroups<ActorId>;
  /** How many positions are left out, for their first reason. */
  readonly leftOut: ReadonlyMap<LeftOutReason, number>;
  readonly stances: NetStances;
  /** Of coded actors, whatever the roll-up; issues as in force. */
  readonly codedStances: NetStances;
  readonly oneSided: OneSidedByIssue;
  readonly disagreements: Stated;
  readonly agreements: Stated;
  /** The issues on which there are stances, stated relations or one-sided criticism, undefined last. */
  readonly issueKeys: SortedMap<IssueId | undefined, IssueKey>;
  /** Positions whose issue stays below an unsigned `part-of` while issues are rolled up. */
  readonly notLifted: number;
}

/** The relations of one kind, by the actors in force and by the coded ones. */
export interface Stated {
  readonly records: readonly RelationRecord[];
  readonly pairs: StatedPairs;
  readonly codedPairs: StatedPairs;
}

/** Records by the ids that they name, in the order of records. */
export interface RecordGroups<Id extends string> {
  readonly records: SortedMap<Id, readonly PositionRecord[]>;
  /** How many name an id, or one under it along `part-of`. */
  readonly nested: SortedMap<Id, number>;
}

/** Reads the corpus once; linear in its annotations but for some sorting. */
export function analyse(reader: CorpusReader, filter: Filter): Analysis {
  return finished(analysisSteps(reader, filter));
}

/** The same in steps; the reader must not change between them. */
export function analysisSteps(reader: CorpusReader, filter: Filter): Steps<Analysis> {
  return new KeptAnalysis(filter).update(reader);
}
