import type { Analysis } from '../../analysis/analyse';
import { groupedBy } from '../../analysis/records/groups';
import { divisiveness, type Sides } from '../../measures/divisiveness';
import { FEW_ACTORS } from '../../measures/issueDivisiveness';
import type { NetworkSample } from '../../measures/networkSamples';
import { FEW_ARTICLES, sampledFigure } from '../../measures/resample';
import type { SalienceRow } from '../../measures/salience';
import { weighedMean, type IssueMoment, type Moment } from '../../measures/timeline';
import type { DateRange } from '../../model/date';
import type { ActorId, IssueId } from '../../model/ids';
import { countedTies, networkTable } from '../../networks/network';
import type { Parts, Refused } from '../../networks/parts';
import { withoutDuplicates } from '../../networks/statements/duplicates';
import { ExclusionCounts } from '../../networks/statements/exclusionCounts';
import type { Statement } from '../../networks/statements/statements';
import type { SampledFigure } from '../../util/numbers';
import { compareTextNullLast } from '../../util/order';
import { runSync, type Task } from '../../util/task';
import type { CodersCorpus } from '../readings';
import { drawnIssue } from './drawn/drawnIssue';
import type { DrawnClaim } from './drawn/drawnUnits';
import { DRAWS } from './drawn/lanes';
import {
  measureCoders,
  type MeasuredCoders,
  type Progress,
  type TooFewTwice,
} from './measuredCoders';
import { statementsRefusal } from './tiesFoundAgain';
import { NOTHING } from './unitReadings';

// Measures of what is in the articles, in each of the 200 draws that fit what their coders read:
// what a coder misread has another side, and what all coders of an article missed is there. The
// figures are those that the exported table of draws gives (`side`).

/** The claims of an analysis in all draws. */
export interface DrawnClaims extends Omit<MeasuredCoders, 'kind' | 'draws'> {
  readonly kind: 'drawn';
  readonly analysis: Analysis;
  readonly on: ReadonlyMap<IssueId, readonly ClaimOfActor[]>;
}

interface ClaimOfActor {
  readonly actor: ActorId;
  readonly drawn: DrawnClaim;
}

/** Measures how coders differ, and draws the claims of an analysis. */
export function* drawnClaims(
  analysis: Analysis,
  coders: CodersCorpus,
  seed: number,
  progress: Progress = () => undefined,
): Task<DrawnClaims | TooFewTwice> {
  const measured = yield* measureCoders(analysis, coders, seed, progress);
  if (measured.kind === 'too-few') return measured;
  const { draws, ...figures } = measured;
  const on = new Map<IssueId, readonly ClaimOfActor[]>();
  for (const [issue, own] of analysis.issues) {
    if (issue === undefined) continue;
    const issueDrawn = drawnIssue(own, issue, draws);
    const claims: ClaimOfActor[] = [];
    for (const actor of issueDrawn.actors()) {
      for (const drawn of yield* issueDrawn.claimsOf(actor)) claims.push({ actor, drawn });
    }
    on.set(issue, claims);
    yield undefined;
  }
  progress(1);
  const made: DrawnClaims = { ...figures, kind: 'drawn', analysis, on };
  LAST.set(analysis, made);
  return made;
}

const LAST = new WeakMap<Analysis, DrawnClaims>();

/** What was drawn last of an analysis, for views, which do not wait for it; undefined where nothing
 * was. */
export function knownDraws(analysis: Analysis): DrawnClaims | undefined {
  return LAST.get(analysis);
}

/** The divisiveness of an issue in a window of a timeline. Undefined where most draws have too few
 * actors. */
export function drawnDivisiveness(
  drawn: DrawnClaims,
  { issue }: Pick<IssueMoment, 'issue'>,
  window: DateRange | undefined,
): SampledFigure | undefined {
  const actors = claimsOfActors(drawn, issue, window);
  return sampledFigure(
    eachDraw((draw) => {
      const sides = sidesIn(actors, draw);
      const count = sides.against + sides.middle + sides.for;
      return count < FEW_ACTORS ? undefined : divisiveness(sides);
    }),
  );
}

/** The polarisation of a window: of the issues that have a figure there as they were coded. */
export function drawnPolarisation(
  drawn: DrawnClaims,
  { issues, window }: Pick<Moment, 'issues' | 'window'>,
): SampledFigure | undefined {
  const enough = issues.filter(({ actors }) => actors >= FEW_ACTORS);
  const ofIssues = enough.map(({ issue }) => claimsOfActors(drawn, issue, window));
  return sampledFigure(
    eachDraw((draw) => weighedMean(ofIssues.map((actors) => sidesIn(actors, draw)))),
  );
}

/** The salience of an issue. What a coder has found is there; so is what all coders of an article
 * have missed. */
export function drawnSalience(
  { on, analysis }: DrawnClaims,
  { issue, among, speaking }: SalienceRow,
): SampledFigure | undefined {
  if (among.length < FEW_ARTICLES) return undefined;
  const { actors: chosen } = analysis.context.filter;
  const silent = new Set(among.filter((path) => !speaking.has(path)));
  const missed = (on.get(issue) ?? []).flatMap(({ actor, drawn }) => {
    const path = drawn.isMissed ? drawn.claim.evidence[0]?.record.article.path : undefined;
    const isChosen = chosen.every(
      ({ holds, isExcluded }) => holds(actor, drawn.claim.days) !== isExcluded,
    );
    return path !== undefined && silent.has(path) && isChosen ? [{ path, drawn }] : [];
  });
  return sampledFigure(
    eachDraw((draw) => {
      const own = missed.filter(({ drawn }) => drawn.unit.truths?.[draw] !== NOTHING);
      const more = new Set(own.map(({ path }) => path)).size;
      return (among.length - silent.size + more) / among.length;
    }),
  );
}

/** The networks of all draws, from the statements of one, whose options must be for actors and
 * issues by the side of the stance. Each is made when it is taken: together they are large. */
export function drawnNetworks(
  { on, analysis }: DrawnClaims,
  parts: Parts,
): { readonly kind: 'samples'; readonly samples: Iterable<NetworkSample> } | Refused {
  const { plan, list } = parts;
  const reason = statementsRefusal(plan.options, plan.qualifier?.scale);
  if (reason !== undefined) return { kind: 'refused', reason };
  const table = networkTable(parts, analysis.reader.codebook);
  if (table.kind === 'refused') return table;
  const isKept = (name: string, id: string): boolean =>
    plan.exclusions.every((one) => one.variable.name !== name || one.keepsValue(id));
  const isOfActors = plan.rows.name === 'actor';
  const cells: Cell[] = [];
  for (const [issue, claims] of on) {
    for (const { actor, drawn } of claims) {
      const row = list.rows.get(isOfActors ? actor : issue);
      const column = list.columns.get(isOfActors ? issue : actor);
      const record = drawn.claim.evidence[0]?.record;
      if (!row || !column || !record || !isKept('actor', actor) || !isKept('issue', issue))
        continue;
      const inFavor = { row, column, level: 1, record };
      cells.push({ drawn, inFavor, against: { ...inFavor, level: -1 } });
    }
  }
  if (plan.options.duplicates !== 'include') {
    cells.sort((a, b) => compareTextNullLast(a.drawn.claim.days?.first, b.drawn.claim.days?.first));
  }
  const signs = signsOf(cells);
  const samples = function* (): Generator<NetworkSample> {
    for (let draw = 0; draw < DRAWS; draw++) {
      const own = signs.subarray(draw * cells.length, (draw + 1) * cells.length);
      const statements = statementsOf(cells, own);
      const once = runSync(withoutDuplicates(statements, plan.options, new ExclusionCounts()));
      const { counts, ties } = runSync(countedTies(table, once));
      yield { rows: counts.rows, columns: counts.columns, ties };
    }
  };
  return { kind: 'samples', samples: samples() };
}

/** A claim of a network, with its statement on either side. */
interface Cell {
  readonly drawn: DrawnClaim;
  readonly inFavor: Statement;
  readonly against: Statement;
}

/** The side of each claim in each draw, draw by draw; 0 where it takes none, or is not there. */
function signsOf(cells: readonly Cell[]): Int8Array {
  const signs = new Int8Array(DRAWS * cells.length);
  for (const [at, { drawn }] of cells.entries()) {
    for (let draw = 0; draw < DRAWS; draw++) {
      signs[draw * cells.length + at] = Math.sign(polarityIn(drawn, draw));
    }
  }
  return signs;
}

/** The statements of a draw: of each claim as many as it counts for. */
function statementsOf(cells: readonly Cell[], signs: Int8Array): readonly Statement[] {
  const statements: Statement[] = [];
  for (const [at, { drawn, inFavor, against }] of cells.entries()) {
    const sign = signs[at] ?? 0;
    if (sign === 0) continue;
    for (let left = drawn.claim.count; left > 0; left--) {
      statements.push(sign > 0 ? inFavor : against);
    }
  }
  return statements;
}

function eachDraw(figure: (draw: number) => number | undefined): readonly (number | undefined)[] {
  return Array.from({ length: DRAWS }, (_, draw) => figure(draw));
}

/** NaN where the claim is not there. */
function polarityIn({ unit: { truths }, polarities }: DrawnClaim, draw: number): number {
  return polarities[truths?.[draw] ?? 0] ?? NaN;
}

/** The claims of each actor that a view of the analysis has on an issue, in a window. */
function claimsOfActors(
  { on, analysis }: DrawnClaims,
  issue: IssueId,
  window: DateRange | undefined,
): readonly (readonly DrawnClaim[])[] {
  const isChosen = analysis.context.filter.actors.length > 0;
  const shown = analysis.stances.get(issue);
  const own = (on.get(issue) ?? []).filter(({ actor, drawn: { claim } }) => {
    const { days } = claim;
    const isInside =
      !window || (days !== undefined && days.first >= window.first && days.last <= window.last);
    return isInside && (!isChosen || shown?.has(actor) === true);
  });
  const byActor = groupedBy(own, ({ actor }) => actor);
  return [...byActor.values()].map((claims) => claims.map(({ drawn }) => drawn));
}

/** Each actor once, by the sign of its sum. */
function sidesIn(actors: readonly (readonly DrawnClaim[])[], draw: number): Sides {
  const sides = { against: 0, middle: 0, for: 0 };
  for (const claims of actors) {
    let sum = 0;
    let isThere = false;
    for (const claim of claims) {
      const polarity = polarityIn(claim, draw);
      if (Number.isNaN(polarity)) continue;
      sum += polarity;
      isThere = true;
    }
    if (isThere) sides[sum > 0 ? 'for' : sum < 0 ? 'against' : 'middle'] += 1;
  }
  return sides;
}
