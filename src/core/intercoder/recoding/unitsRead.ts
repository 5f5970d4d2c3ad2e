import type { Analysis } from '../../analysis/analyse';
import { evidenceOn, type Evidence, type RollUpContext } from '../../analysis/records/evidence';
import { inScope, liftsActors } from '../../analysis/records/filter';
import { addTo } from '../../analysis/records/groups';
import type { ArticleRow } from '../../model/corpus';
import type { ActorId, ArticlePath, CoderId } from '../../model/ids';
import type { Task } from '../../util/task';
import type { CodersCorpus, ReadArticle } from '../readings';
import { ReadUnits, type UnitRead } from './chain/readUnits';
import {
  codedTwice,
  contextOfWhole,
  isAdjudicated,
  isPart,
  joinedUnits,
  recordsOfReading,
  unitsOf,
  type KnownArticle,
  type UnitsOfArticle,
} from './codedTwice';
import { contextOfUnits, NOTHING, readingOfUnit, unitClaims } from './unitReadings';

/** What was read in the articles of an analysis, and in those that several coders completed. */
export interface UnitsAndArticles {
  readonly units: ReadUnits;
  /** Articles of the analysis that several coders completed, and adjudicated ones. */
  readonly known: ReadonlyMap<ArticlePath, KnownArticle>;
}

/** Collects the units. Rates of error are estimated from the articles that `informs` names. */
export function* unitsRead(
  analysis: Analysis,
  coders: CodersCorpus,
  informs: ReadonlySet<ArticlePath>,
): Task<UnitsAndArticles> {
  const { context, reader } = analysis;
  const units = new ReadUnits();
  const known = new Map<ArticlePath, KnownArticle>();
  const whole = contextOfWhole(context);
  const isOfAnalysis = (path: ArticlePath): boolean =>
    isReadBy(context.filter.coder, reader.article(path)) && inScope(path, context.filter.scope);
  const adjudicated = new Set<ArticlePath>();
  for (const article of coders.articles) {
    const { path } = article;
    if (!article.adjudicated || !isAdjudicated(article)) continue;
    adjudicated.add(path);
    if (!isOfAnalysis(path)) continue;
    const result = unitsOf(recordsOfReading(article, article.adjudicated, context), context);
    known.set(path, { path, units: result, isAdjudicated: true });
    yield undefined;
  }
  for (const { article, readings } of codedTwice(coders)) {
    const { path } = article;
    const isIn = isOfAnalysis(path);
    const readIn = (own: RollUpContext): CodersUnits =>
      readings.map(({ coder, positions }) => ({
        coder,
        units: unitsOf(recordsOfReading(article, positions, own), own),
      }));
    const all = readIn(whole);
    const ofArticle = { path, isAdjudicated: adjudicated.has(path) };
    if (isIn && !ofArticle.isAdjudicated) {
      const own = isPart(context) ? readIn(context) : all;
      // As the coder of the analysis has it, where there is one.
      const first = own.toSorted(
        (a, b) =>
          Number(b.coder === context.filter.coder) - Number(a.coder === context.filter.coder),
      );
      known.set(path, { ...ofArticle, units: joinedUnits(first.map((one) => one.units)) });
      if (isPart(context))
        addRead(units, own, context, { path, isOfAnalysis: true, isDrawn: true, informs: false });
    }
    const isWhole = isIn && !isPart(context);
    addRead(units, all, whole, {
      path,
      isOfAnalysis: isWhole,
      isDrawn: isWhole && !ofArticle.isAdjudicated,
      informs: informs.has(path),
    });
    yield undefined;
  }
  yield* addReadOnce(units, analysis, known, coderFinder(coders));
  return { units, known };
}

type CodersUnits = readonly { readonly coder: CoderId; readonly units: UnitsOfArticle }[];

type AsRead = Pick<UnitRead, 'isOfAnalysis' | 'isDrawn' | 'informs'> & {
  readonly path: ArticlePath;
};

/** Adds the units that at least one coder of an article has. */
function addRead(
  units: ReadUnits,
  coders: CodersUnits,
  context: RollUpContext,
  { path: article, ...as }: AsRead,
): void {
  for (const [issue, actors] of joinedUnits(coders.map((one) => one.units))) {
    for (const actor of actors.keys()) {
      const readings = coders.map(({ coder, units: own }) => {
        const evidence = own.get(issue)?.get(actor);
        const reading = evidence ? readingOfUnit(unitClaims(evidence, context)) : NOTHING;
        return { coder, reading };
      });
      units.add({ article, actor, issue, readings, ...as });
    }
  }
}

/** Adds the units of all other articles of the analysis. */
function* addReadOnce(
  units: ReadUnits,
  { issues }: Analysis,
  known: ReadonlyMap<ArticlePath, KnownArticle>,
  coderOf: (evidence: Evidence) => CoderId,
): Task<void> {
  for (const [issue, { context, records }] of issues) {
    if (issue === undefined) continue;
    const ofAllKinds = contextOfUnits(context);
    const lifted = liftsActors(context.filter.rollUp);
    const found = new Map<ArticlePath, Map<ActorId, Evidence[]>>();
    for (const record of records) {
      const { path } = record.article;
      if (known.has(path)) continue;
      for (const piece of evidenceOn(issue, record, ofAllKinds, lifted)) {
        let ofArticle = found.get(path);
        if (!ofArticle) found.set(path, (ofArticle = new Map<ActorId, Evidence[]>()));
        addTo(ofArticle, piece.actor, piece);
      }
    }
    for (const [article, actors] of found) {
      for (const [actor, evidence] of actors) {
        const [first] = evidence;
        if (!first) continue;
        const reading = readingOfUnit(unitClaims(evidence, context));
        const readings = [{ coder: coderOf(first), reading }];
        const as = { isOfAnalysis: true, isDrawn: true, informs: false };
        units.add({ article, actor, issue, readings, ...as });
      }
    }
    yield undefined;
  }
}

/** Whose reading a piece is: that of the only coder who began the article, else the record's. The
 * empty name is for an unknown coder. */
function coderFinder({ articles }: CodersCorpus): (evidence: Evidence) => CoderId {
  const only = new Map(articles.flatMap((article) => onlyCoder(article)));
  return ({ record: { article, position } }) => only.get(article.path) ?? position.coder ?? '';
}

function onlyCoder({ path, readings }: ReadArticle): readonly (readonly [ArticlePath, CoderId])[] {
  const [coder, ...others] = readings.keys();
  return coder === undefined || others.length > 0 ? [] : [[path, coder]];
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
