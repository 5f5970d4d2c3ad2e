import { evidenceOn, type Evidence } from '../../analysis/records/evidence';
import { liftsActors } from '../../analysis/records/filter';
import { addTo, groupedBy } from '../../analysis/records/groups';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import type { ActorId, ArticlePath, IssueId } from '../../model/ids';
import type { KnownArticle } from './codedTwice';
import type { ReadingTable } from './drawTables';
import {
  actualClaims,
  drawReadings,
  recodedClaims,
  type DrawnClaim,
  type DrawnUnit,
} from './drawnUnits';
import { contextOfUnits, readingOfUnit, unitClaims } from './unitReadings';

/** What all draws of an analysis share. */
export interface Draws {
  readonly tables: readonly ReadingTable[];
  /** Articles whose readings are not drawn, each with the recodings that take each of them. */
  readonly known: ReadonlyMap<ArticlePath, KnownArticle & { readonly unit: DrawnUnit }>;
  readonly next: () => number;
}

/** Draws the claims of actors on one issue. */
export interface DrawnIssue {
  /** The claims of one actor in all recodings; drawn anew with each call. */
  claimsOf(actor: ActorId): readonly DrawnClaim[];
}

export function drawnIssue(on: IssueAnalysis, issue: IssueId, draws: Draws): DrawnIssue {
  const { context, records } = on;
  const { known, tables, next } = draws;
  const ofAllKinds = contextOfUnits(context);
  const lifted = liftsActors(context.filter.rollUp);
  const byActor = new Map<ActorId, Evidence[]>();
  for (const record of records) {
    if (known.has(record.article.path)) continue;
    for (const piece of evidenceOn(issue, record, ofAllKinds, lifted)) {
      addTo(byActor, piece.actor, piece);
    }
  }
  const withUnits = [...known.values()].filter(({ readings }) =>
    readings.some((units) => units.has(issue)),
  );
  const drawn = (evidence: readonly Evidence[]): readonly DrawnClaim[] => {
    const claims = unitClaims(evidence, context);
    const reading = readingOfUnit(claims);
    return recodedClaims(claims, reading, drawReadings(reading, tables, next));
  };
  return {
    claimsOf: (actor) => {
      const byArticle = groupedBy(byActor.get(actor) ?? [], ({ record }) => record.article.path);
      return [
        ...[...byArticle.values()].flatMap(drawn),
        ...withUnits.flatMap(({ readings, unit }) =>
          readings.flatMap((units, reading) => {
            const evidence = units.get(issue)?.get(actor) ?? [];
            return actualClaims(unitClaims(evidence, context), reading, unit);
          }),
        ),
      ];
    },
  };
}
