import type { CorpusReader } from '../model/corpus';
import { evidenceOf, type Evidence, type RollUpContext } from './evidence';
import { liftsActors, liftsIssues, type Filter } from './filter';
import { recordNames } from './ids';
import { reasonLeftOut, type LeftOutReason } from './leftOut';
import { netStances, type NetStances } from './netStances';
import { oneSided, type OneSidedByIssue } from './oneSided';
import { positionRecords, type PositionRecord } from './positionRecords';
import { liftIssue, sideFinder } from './rollUp';
import {
  relationRecords,
  statedPairs,
  type RelationRecord,
  type StatedPairs,
} from './statedRelations';

/** What every derivation of one corpus under one filter starts from. Immutable; good for as long
 * as the reader's version stays. */
export interface Analysis {
  readonly reader: CorpusReader;
  readonly context: RollUpContext;
  /** All positions of the scope and coder, in order. */
  readonly records: readonly PositionRecord[];
  readonly recordOf: ReadonlyMap<string, PositionRecord>;
  /** Those that survive the filters, those without polarity included. */
  readonly surviving: readonly PositionRecord[];
  /** How many positions are left out, for their first reason. */
  readonly leftOut: ReadonlyMap<LeftOutReason, number>;
  readonly stances: NetStances;
  /** Of coded actors, whatever the roll-up; issues as in force. */
  readonly codedStances: NetStances;
  readonly oneSided: OneSidedByIssue;
  readonly disagreements: Stated;
  readonly agreements: Stated;
  /** Positions whose issue stays below an unsigned `part-of` while issues are rolled up. */
  readonly notLifted: number;
}

/** The relations of one kind, by the actors in force and by the coded ones. */
export interface Stated {
  readonly records: readonly RelationRecord[];
  readonly pairs: StatedPairs;
  readonly codedPairs: StatedPairs;
}

/** Reads the corpus once; linear in its annotations but for one sort. */
export function analyse(reader: CorpusReader, filter: Filter): Analysis {
  const { codebook } = reader;
  const nameRecord = recordNames(reader);
  const context: RollUpContext = { codebook, filter, sideOf: sideFinder(codebook) };
  const records = positionRecords(reader, filter, nameRecord);
  const surviving: PositionRecord[] = [];
  const leftOut = new Map<LeftOutReason, number>();
  const count = (reason: LeftOutReason): void => {
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  };
  for (const record of records) {
    const reason = reasonLeftOut(record, record.position, filter);
    if (reason !== undefined) {
      count(reason);
      continue;
    }
    surviving.push(record);
    if (record.polarity === undefined && !filter.withoutPolarity) count('without polarity');
  }
  const coded = evidenceOfAll(surviving, context, false);
  const codedStances = netStances(coded);
  const lifted = liftsActors(filter.rollUp);
  const stated = (kind: 'disagreement' | 'agreement'): Stated => {
    const relations = relationRecords(reader, kind, filter, nameRecord);
    const codedPairs = statedPairs(relations, context, false);
    const pairs = lifted ? statedPairs(relations, context, true) : codedPairs;
    return { records: relations, pairs, codedPairs };
  };
  return {
    reader,
    context,
    records,
    recordOf: new Map(records.map((record) => [record.id, record])),
    surviving,
    leftOut,
    stances: lifted ? netStances(evidenceOfAll(surviving, context, true)) : codedStances,
    codedStances,
    oneSided: oneSided(surviving, context),
    disagreements: stated('disagreement'),
    agreements: stated('agreement'),
    notLifted: liftsIssues(filter.rollUp) ? countNotLifted(coded, context) : 0,
  };
}

function evidenceOfAll(
  records: readonly PositionRecord[],
  context: RollUpContext,
  actorsLifted: boolean,
): Evidence[] {
  return records.flatMap((record) => evidenceOf(record, context, actorsLifted));
}

function countNotLifted(evidence: readonly Evidence[], { codebook }: RollUpContext): number {
  const stopped = new Set<PositionRecord>();
  for (const { record } of evidence) {
    if (record.position.issues.some((issue) => liftIssue(codebook, issue).stopped)) {
      stopped.add(record);
    }
  }
  return stopped.size;
}
