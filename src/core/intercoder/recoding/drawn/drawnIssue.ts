import { evidenceOn, type Evidence } from '../../../analysis/records/evidence';
import { liftsActors } from '../../../analysis/records/filter';
import { addTo, groupedBy } from '../../../analysis/records/groups';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { ActorId, ArticlePath, IssueId } from '../../../model/ids';
import { addAll } from '../../../util/lists';
import { pauses, type Task } from '../../../util/task';
import type { KnownArticle } from '../codedTwice';
import type { ReadingTable } from '../drawTables';
import {
  actualClaims,
  drawReadings,
  recodedClaims,
  type DrawnClaim,
  type DrawnUnit,
} from './drawnUnits';
import { contextOfUnits, readingOfUnit, unitClaims } from '../unitReadings';

/** What all draws of an analysis share. */
export interface Draws {
  readonly tables: readonly ReadingTable[];
  /** Articles whose readings are not drawn, each with the recodings that take each of them. */
  readonly known: ReadonlyMap<ArticlePath, DrawnArticle>;
  readonly next: () => number;
}

/** An article with the reading that each recoding takes. */
export interface DrawnArticle extends KnownArticle {
  readonly unit: DrawnUnit;
}

/** Draws the claims of actors on one issue. */
export interface DrawnIssue {
  /** The actors with a claim in some recoding, each once. */
  actors(): Iterable<ActorId>;
  /** The claims of one actor in all recodings; drawn anew with each call. */
  claimsOf(actor: ActorId): Task<readonly DrawnClaim[]>;
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
  return {
    actors() {
      const ofKnown = withUnits.flatMap(({ readings }) =>
        readings.flatMap((units) => [...(units.get(issue)?.keys() ?? [])]),
      );
      return new Set([...byActor.keys(), ...ofKnown]);
    },
    *claimsOf(actor) {
      const claims: DrawnClaim[] = [];
      const byArticle = groupedBy(byActor.get(actor) ?? [], ({ record }) => record.article.path);
      const isTime = pauses(UNITS_AT_ONCE);
      for (const evidence of byArticle.values()) {
        const own = unitClaims(evidence, context);
        const reading = readingOfUnit(own);
        addAll(claims, recodedClaims(own, reading, drawReadings(reading, tables, next)));
        if (isTime(0)) yield undefined;
      }
      for (const { readings, unit } of withUnits) {
        for (const [reading, units] of readings.entries()) {
          const evidence = units.get(issue)?.get(actor) ?? [];
          addAll(claims, actualClaims(unitClaims(evidence, context), reading, unit));
        }
      }
      return claims;
    },
  };
}

/** Drawing a unit takes about a tenth of a millisecond. */
const UNITS_AT_ONCE = 20;
