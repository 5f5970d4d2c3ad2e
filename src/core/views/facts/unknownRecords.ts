import type { Analysis } from '../../analysis/analyse';
import { addTo } from '../../analysis/records/groups';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { isUnknownActor } from '../../analysis/records/unknownNames';
import type { ActorId, IssueId } from '../../model/ids';
import { perObject } from '../../util/perObject';

/** Positions that are excluded since the codebook does not have their actor or issue, by those
 * ids. */
export interface UnknownRecords {
  readonly actors: ReadonlyMap<ActorId, readonly PositionRecord[]>;
  readonly issues: ReadonlyMap<IssueId, readonly PositionRecord[]>;
}

/** Finds the excluded positions, so that views can list them under the ids that need correction.
 * Linear in the positions if there are any, else free. */
export function unknownRecords(analysis: Analysis): UnknownRecords {
  if (!analysis.excluded.has('unknown actor or issue')) return NONE;
  return grouped(analysis);
}

const grouped = perObject(({ records, reader: { codebook } }: Analysis): UnknownRecords => {
  const actors = new Map<ActorId, PositionRecord[]>();
  const issues = new Map<IssueId, PositionRecord[]>();
  for (const record of records) {
    if (!record.unknown) continue;
    for (const actor of record.position.actors)
      if (isUnknownActor(actor, codebook)) addTo(actors, actor, record);
    for (const issue of record.position.issues)
      if (!codebook.issues.has(issue)) addTo(issues, issue, record);
  }
  return { actors, issues };
});

const NONE: UnknownRecords = { actors: new Map(), issues: new Map() };
