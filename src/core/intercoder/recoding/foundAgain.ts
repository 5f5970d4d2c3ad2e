import type { Analysis } from '../../analysis/analyse';
import {
  contradictionsOn,
  isCountedContradiction,
  type Contradiction,
} from '../../analysis/contradictions';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { inScope } from '../../analysis/records/filter';
import { addTo } from '../../analysis/records/groups';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { seeded } from '../../measures/random';
import { FEW_ARTICLES } from '../../measures/resample';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId, ArticlePath, CoderId, IssueId } from '../../model/ids';
import { pauses, type Task } from '../../util/task';
import type { CodersCorpus } from '../readings';
import { codedTwice, knownArticles } from './codedTwice';
import { addConfusion, confusionOf, emptyConfusion, type Confusion } from './confusion';
import { drawTable, type ReadingTable } from './drawTables';
import { drawnIssue, type DrawnArticle, type DrawnIssue, type Draws } from './drawn/drawnIssue';
import { drawnActor, lanesOfPair, type DrawnActor } from './drawn/drawnPairs';
import { drawnContradictions } from './drawn/drawnContradictions';
import { certainUnit, drawCoders } from './drawn/drawnUnits';
import { noLanes, shareOf, TABLES, type Share } from './drawn/lanes';

// Would another coder find it again? The corpus is coded anew ten thousand times, as other coders
// like these would: how coders differ is measured where two of them coded the same article. Of each
// recoding it is asked whether the finding is still there, by the rules of whoDisagrees.ts and
// contradictions.ts. docs/reference/found-again.md has the method, its proof and its limits.

/** How often findings are found again. */
export interface FoundAgain {
  readonly kind: 'found-again';
  /** Number of articles that two or more coders completed. */
  readonly articles: number;
  /** Their readings. */
  readonly confusion: Confusion;
  /** Number of articles that are the same in all recodings, since all of their passages were
   * adjudicated. */
  readonly adjudicated: number;
  /** Of a disagreement on balance or at times; undefined for others. */
  ofDisagreement(row: Pick<Disagreement, 'issue' | 'actors' | 'kind'>): Share | undefined;
  /** Of a contradiction or a shift that is counted; undefined for others. */
  ofContradiction(row: Contradiction): Share | undefined;
}

/** Too few articles were coded twice. */
export interface TooFewTwice {
  readonly kind: 'too-few';
  readonly articles: number;
  readonly needed: number;
}

/** Called with the part that is done, from 0 to 1. */
export type Progress = (part: number) => void;

/** Recodes the corpus of an analysis. The same seed gives the same shares. */
export function* foundAgain(
  analysis: Analysis,
  coders: CodersCorpus,
  seed: number,
  progress: Progress = () => undefined,
): Task<FoundAgain | TooFewTwice> {
  const { context } = analysis;
  const confusions: Confusion[] = [];
  for (const twice of codedTwice(coders)) {
    confusions.push(confusionOf(twice, context));
    yield undefined;
  }
  const { length: articles } = confusions;
  if (articles < FEW_ARTICLES) return { kind: 'too-few', articles, needed: FEW_ARTICLES };
  const confusion = emptyConfusion();
  for (const one of confusions) addConfusion(confusion, one);
  const next = seeded(seed);
  const tables = Array.from({ length: TABLES }, () => drawTable(confusions, next));
  yield undefined;
  const shares = yield* sharesUnder(analysis, coders, tables, next, progress);
  return { kind: 'found-again', articles, confusion, ...shares };
}

/** The shares where the tables are given. */
export function* sharesUnder(
  analysis: Analysis,
  coders: CodersCorpus,
  tables: readonly ReadingTable[],
  next: () => number,
  progress: Progress = () => undefined,
): Task<Pick<FoundAgain, 'adjudicated' | 'ofDisagreement' | 'ofContradiction'>> {
  const draws: Draws = { tables, known: yield* knownIn(analysis, coders, next), next };
  const found = new Map<IssueId, IssueShares>();
  const all = analysis.survivingCount;
  let done = 0;
  for (const [issue, on] of analysis.issues) {
    if (issue === undefined) continue;
    found.set(issue, yield* sharesOn(on, drawnIssue(on, issue, draws)));
    done += on.records.length;
    // Positions on several issues are counted with each.
    progress(Math.min(0.99, done / Math.max(1, all)));
    yield undefined;
  }
  progress(1);
  return {
    adjudicated: [...draws.known.values()].filter(({ isAdjudicated }) => isAdjudicated).length,
    ofDisagreement: ({ issue, actors: [one, other], kind }) =>
      issue === undefined || (kind !== 'derived' && kind !== 'at-times')
        ? undefined
        : found.get(issue)?.pairs.get(one)?.get(other),
    ofContradiction: (row) => found.get(row.issue)?.contradictions.get(row),
  };
}

/** Whether an analysis has the reading of an article: of a coder, where all share a file, one with
 * their records or their state. */
function isReadBy(coder: CoderId | undefined, row: ArticleRow | undefined): boolean {
  if (!row) return false;
  const { annotations, coded } = row;
  return coder === undefined
    ? annotations.length > 0 || coded.size > 0
    : coded.has(coder) || annotations.some(({ annotation }) => annotation.coder === coder);
}

/** The known articles that the analysis reads. */
function* knownIn(
  analysis: Analysis,
  coders: CodersCorpus,
  next: () => number,
): Task<Draws['known']> {
  const { context, reader } = analysis;
  const known = new Map<ArticlePath, DrawnArticle>();
  for (const [path, article] of yield* knownArticles(coders, context)) {
    if (
      !isReadBy(context.filter.coder, reader.article(path)) ||
      !inScope(path, context.filter.scope)
    )
      continue;
    const { length } = article.readings;
    known.set(path, { ...article, unit: length > 1 ? drawCoders(length, next) : certainUnit() });
  }
  return known;
}

interface IssueShares {
  readonly pairs: ReadonlyMap<ActorId, ReadonlyMap<ActorId, Share>>;
  readonly contradictions: ReadonlyMap<Contradiction, Share>;
}

function* sharesOn(on: IssueAnalysis, drawn: DrawnIssue): Task<IssueShares> {
  const { pairs } = on;
  const contradictions = new Map<Contradiction, Share>();
  const contradicting = new Map<ActorId, Contradiction[]>();
  for (const row of contradictionsOn(on)) {
    if (isCountedContradiction(row)) addTo(contradicting, row.actor, row);
  }
  const actors = new Map<number, DrawnActor>();
  const isTime = pauses(CLAIMS_AT_ONCE);
  for (const [place, { actor }] of pairs.stances.entries()) {
    const isPaired = pairs.derived.countWith(place) + pairs.atTimes.countWith(place) > 0;
    const rows = contradicting.get(actor) ?? [];
    if (!isPaired && rows.length === 0) continue;
    const claims = yield* drawn.claimsOf(actor);
    if (rows.length > 0) {
      const lanes = drawnContradictions(claims);
      for (const row of rows) {
        const own = row.kind === 'shift' ? lanes.shift : lanes.contradiction;
        contradictions.set(row, shareOf(own));
      }
    }
    if (isPaired) actors.set(place, yield* drawnActor(claims, on));
    if (isTime(claims.length)) yield undefined;
  }
  const found = new Map<ActorId, Map<ActorId, Share>>();
  const isTimeOfPairs = pauses(PAIRS_AT_ONCE);
  const scratch = noLanes();
  for (const kind of ['derived', 'atTimes'] as const) {
    for (const [place, next] of pairs[kind].pairs()) {
      const [one, other] = [actors.get(place), actors.get(next)];
      const names = [pairs.stances[place]?.actor, pairs.stances[next]?.actor] as const;
      if (!one || !other || names[0] === undefined || names[1] === undefined) continue;
      const lanes = lanesOfPair(one, other, kind, on, scratch);
      let ofOne = found.get(names[0]);
      if (!ofOne) found.set(names[0], (ofOne = new Map<ActorId, Share>()));
      ofOne.set(names[1], shareOf(lanes));
      if (isTimeOfPairs(0)) yield undefined;
    }
  }
  return { pairs: found, contradictions };
}

/** Comparing two actors takes some hundredths of a millisecond. */
const CLAIMS_AT_ONCE = 50;
const PAIRS_AT_ONCE = 200;
