import type { Analysis } from '../../analysis/analyse';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../../model/ids';
import { runSync } from '../../util/task';
import { drawnIssue, type Draws } from './drawn/drawnIssue';
import type { DrawnClaim } from './drawn/drawnUnits';
import { DRAWS, RECODINGS } from './drawn/lanes';
import { NOTHING } from './unitReadings';

/** A claim as one draw has it. */
export interface DrawnRow {
  /** From 1 to 200. */
  readonly draw: number;
  readonly article: ArticlePath;
  /** The first position that was coded of it; undefined of what all its coders missed. */
  readonly position: AnnotationId | undefined;
  readonly actor: ActorId;
  readonly issue: IssueId;
  /** Its polarity in the articles, as the draw has them. */
  readonly polarity: number;
  /** The polarity that one new coder of this draw reads; undefined where they read nothing. */
  readonly read: number | undefined;
  /** How often it counts. */
  readonly weight: number;
  readonly date: string | undefined;
}

/** The claims of an analysis in each of 200 draws of what is in the articles, issue by issue and
 * actor by actor. New coders are taken in turn, as many like one coder as like another. */
export function* drawnRows(analysis: Analysis, draws: Draws): Generator<DrawnRow> {
  for (const [issue, on] of analysis.issues) {
    if (issue === undefined) continue;
    const drawn = drawnIssue(on, issue, draws);
    for (const actor of drawn.actors()) {
      for (const claim of runSync(drawn.claimsOf(actor))) yield* rowsOf(actor, issue, claim);
    }
  }
}

function* rowsOf(actor: ActorId, issue: IssueId, drawn: DrawnClaim): Generator<DrawnRow> {
  const { claim, unit, polarities, isMissed } = drawn;
  const record = claim.evidence[0]?.record;
  const same = {
    ...{ actor, issue, weight: claim.count, date: claim.date },
    article: record?.article.path ?? '',
    position: isMissed === true ? undefined : record?.placed.annotation.id,
  };
  for (let draw = 0; draw < DRAWS; draw++) {
    const state = unit.truths?.[draw] ?? 0;
    const there = polarities[state] ?? NaN;
    // A stance without a side, which the analysis leaves out.
    if (state === NOTHING || Number.isNaN(there)) continue;
    const recoding = draw * RECODINGS + (draw % RECODINGS);
    const read = polarities[unit.states[recoding] ?? 0] ?? NaN;
    yield {
      ...same,
      draw: draw + 1,
      polarity: there / claim.count,
      read: Number.isNaN(read) ? undefined : read / claim.count,
    };
  }
}
