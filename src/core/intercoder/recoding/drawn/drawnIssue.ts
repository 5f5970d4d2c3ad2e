import type { Claim } from '../../../analysis/claims/claims';
import { evidenceOn, type Evidence } from '../../../analysis/records/evidence';
import { liftsActors } from '../../../analysis/records/filter';
import { addTo, groupedBy } from '../../../analysis/records/groups';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { ActorId, ArticlePath, IssueId } from '../../../model/ids';
import type { Doubt } from '../../../networks/share';
import { addAll } from '../../../util/lists';
import { pauses, type Task } from '../../../util/task';
import type { KnownArticle } from '../codedTwice';
import type { UnitName } from '../chain/readUnits';
import { fixedClaims, recodedClaims, type DrawnClaim, type DrawnUnit } from './drawnUnits';
import { contextOfUnits, readingOfUnit, unitClaims } from '../unitReadings';

/** What all recodings of an analysis are drawn from. */
export interface Draws {
  /** Articles whose units are not read from the records of the analysis. */
  readonly known: ReadonlyMap<ArticlePath, KnownArticle>;
  /** Draws the readings of a unit of the analysis; `reading`: what one of its coders has read. */
  readingsOf(unit: UnitName, reading: number): DrawnUnit;
  /** Draws the units of an actor on an issue that its coders have missed, where they may be;
   * `example`: a claim of the two. */
  unseenOf(unit: Omit<UnitName, 'article'>, example: Claim): readonly DrawnClaim[];
  /** What is doubtful about shares of an actor on an issue. */
  doubtsOf(actor: ActorId, issue: IssueId): readonly Doubt[];
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
  const { known } = draws;
  const ofAllKinds = contextOfUnits(context);
  const lifted = liftsActors(context.filter.rollUp);
  const byActor = new Map<ActorId, Evidence[]>();
  for (const record of records) {
    if (known.has(record.article.path)) continue;
    for (const piece of evidenceOn(issue, record, ofAllKinds, lifted)) {
      addTo(byActor, piece.actor, piece);
    }
  }
  const withUnits = [...known.values()].filter(({ units }) => units.has(issue));
  return {
    actors() {
      const ofKnown = withUnits.flatMap(({ units }) => [...(units.get(issue)?.keys() ?? [])]);
      return new Set([...byActor.keys(), ...ofKnown]);
    },
    *claimsOf(actor) {
      const claims: DrawnClaim[] = [];
      const isTime = pauses(UNITS_AT_ONCE);
      let example: Claim | undefined;
      const add = (article: ArticlePath, evidence: readonly Evidence[]): void => {
        const own = unitClaims(evidence, context);
        const reading = readingOfUnit(own);
        example ??= own.counted[0] ?? own.others[0];
        const unit = draws.readingsOf({ article, actor, issue }, reading);
        addAll(claims, recodedClaims(own, reading, unit));
      };
      const byArticle = groupedBy(byActor.get(actor) ?? [], ({ record }) => record.article.path);
      for (const [article, evidence] of byArticle) {
        add(article, evidence);
        if (isTime(0)) yield undefined;
      }
      for (const { path, units, isAdjudicated } of withUnits) {
        const evidence = units.get(issue)?.get(actor);
        if (!evidence) continue;
        if (isAdjudicated) addAll(claims, fixedClaims(unitClaims(evidence, context)));
        else add(path, evidence);
      }
      if (example) addAll(claims, draws.unseenOf({ actor, issue }, example));
      return claims;
    },
  };
}

/** Drawing a unit takes about a tenth of a millisecond. */
const UNITS_AT_ONCE = 20;
