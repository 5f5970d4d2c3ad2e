import type { CorpusReader } from '../model/corpus';
import { evidenceOf, type Evidence, type RollUpContext } from './evidence';
import { liftsActors, liftsIssues, type Filter } from './filter';
import { recordNames } from './ids';
import { reasonLeftOut, type LeftOutReason } from './leftOut';
import { netStanceSteps, type NetStances } from './netStances';
import { oneSided, type OneSidedByIssue } from './oneSided';
import { positionRecords, type PositionRecord } from './positionRecords';
import { liftIssue, sideFinder } from './rollUp';
import { finished, type Steps } from './steps';
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
  return finished(analysisSteps(reader, filter));
}

/** The same in steps; each costs about a microsecond for each position. The reader must not change between
 * them. `unfiltered` is the analysis of the same reader, as it is now, without query and window, where there is
 * one: its records are not made again. */
export function* analysisSteps(
  reader: CorpusReader,
  filter: Filter,
  unfiltered?: Analysis,
): Steps<Analysis> {
  const { codebook } = reader;
  const context: RollUpContext = { codebook, filter, sideOf: sideFinder(codebook) };
  const nameRecord = recordNames(reader);
  yield;
  const records =
    unfiltered && hasSameRecords(unfiltered, reader, filter)
      ? unfiltered.records.filter(
          ({ article, position }) => filter.query?.matches(article, position) !== false,
        )
      : positionRecords(reader, filter, nameRecord);
  yield;
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
  yield;
  const coded = evidenceOfAll(surviving, context, false);
  yield;
  const codedStances = yield* netStanceSteps(coded);
  yield;
  const lifted = liftsActors(filter.rollUp);
  const stances = lifted
    ? yield* netStanceSteps(evidenceOfAll(surviving, context, true))
    : codedStances;
  yield;
  const criticism = oneSided(surviving, context);
  yield;
  const stated = (kind: 'disagreement' | 'agreement'): Stated => {
    const relations = relationRecords(reader, kind, filter, nameRecord);
    const codedPairs = statedPairs(relations, context, false);
    const pairs = lifted ? statedPairs(relations, context, true) : codedPairs;
    return { records: relations, pairs, codedPairs };
  };
  const disagreements = stated('disagreement');
  yield;
  return {
    reader,
    context,
    records,
    recordOf: new Map(records.map((record) => [record.id, record])),
    surviving,
    leftOut,
    stances,
    codedStances,
    oneSided: criticism,
    disagreements,
    agreements: stated('agreement'),
    notLifted: liftsIssues(filter.rollUp) ? countNotLifted(coded, context) : 0,
  };
}

/** Records depend on scope, coder and dates, and the records of an analysis on its query as well. */
function hasSameRecords(known: Analysis, reader: CorpusReader, filter: Filter): boolean {
  const { scope, coder, dates, query } = known.context.filter;
  return (
    known.reader === reader &&
    query === undefined &&
    scope === filter.scope &&
    coder === filter.coder &&
    dates === filter.dates
  );
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
