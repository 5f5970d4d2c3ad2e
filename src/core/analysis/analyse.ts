import type { Relation } from '../model/annotation';
import type { CorpusReader } from '../model/corpus';
import type { ActorId, IssueId } from '../model/ids';
import { lazily } from '../util/lazily';
import { pauses, runSync, type Task } from '../util/task';
import { AnalysisMemory, type Remembered } from './analysisMemory';
import type { ArticleRecords } from './records/articleRecords';
import type { RollUpContext } from './records/evidence';
import type { Filter } from './records/filter';
import { addTo } from './records/groups';
import { RepeatedIds } from './records/ids';
import { claimDays } from './claims/claimDays';
import { nettingOf, windowOf } from '../model/netting';
import { analyseIssue, hasFindings, type IssueAnalysis, type StatedOn } from './issueAnalysis';
import { EXCLUSION_REASONS, type ExclusionReason } from './records/exclusion';
import type { NetStances } from './netStances';
import type { OneSidedByIssue } from './oneSided';
import { compareTextNullLast } from '../util/order';
import { pairsWith } from './pairsWith';
import { filterOverPairs } from './records/queryOverPairs';
import type { PositionRecord } from './records/positionRecords';
import { groupingByActor, groupingByIssue, type RecordGroups } from './records/recordGroups';
import type { RelationRecord, StatedPairs } from './records/statedRelations';

/** The data from which everything about one corpus under one filter is derived. Immutable; valid as
 * long as the reader's version stays the same. Maps are in the order of their keys, undefined
 * last. */
export interface Analysis {
  readonly reader: CorpusReader;
  readonly context: RollUpContext;
  /** All positions of the scope and coder, in order. */
  readonly records: readonly PositionRecord[];
  readonly recordOf: { get(name: string): PositionRecord | undefined };
  /** The stated disagreements and agreements that survive the filters, by name. */
  readonly relationOf: { get(name: string): RelationRecord | undefined };
  /** The positions of each article that has some: later versions have the same list as long as the
   * article stays the same. */
  readonly recordLists: readonly (readonly PositionRecord[])[];
  /** The positions of one article. */
  recordsIn(article: string): readonly PositionRecord[];
  /** The positions that survive the filters, those without polarity included. */
  readonly surviving: readonly PositionRecord[];
  readonly survivingCount: number;
  /** The surviving positions by issue and by actor, as they are coded. */
  readonly byIssue: RecordGroups<IssueId>;
  readonly byActor: RecordGroups<ActorId>;
  /** The number of excluded positions, by their first reason. */
  readonly excluded: ReadonlyMap<ExclusionReason, number>;
  /** The issues on which there are stances, stated relations or one-sided criticism. */
  readonly issues: ReadonlyMap<IssueId | undefined, IssueAnalysis>;
  /** The findings on an issue; an empty analysis where there are none. */
  on(issue: IssueId | undefined): IssueAnalysis;
  readonly stances: NetStances;
  /** Net stances of coded actors, whatever the roll-up; issues are rolled up. */
  readonly codedStances: NetStances;
  readonly oneSided: OneSidedByIssue;
  readonly disagreements: Stated;
  readonly agreements: Stated;
  /** Number of positions that are evidence of a stance, each once for however many issues. */
  readonly evidenceCount: number;
  /** Number of positions whose issue stays below an unsigned `part-of` while issues are rolled
   * up. */
  readonly notLifted: number;
  /** The actors that the filter chooses, rolled up; undefined where it chooses none. Excluded ones
   * are not among them. */
  readonly chosenActors: ReadonlySet<ActorId> | undefined;
}

/** The relations of one kind, by the rolled-up actors and by the coded ones. */
export interface Stated {
  readonly records: readonly RelationRecord[];
  readonly pairs: StatedPairs;
  readonly codedPairs: StatedPairs;
}

/** Analyses the reader's content at the first step; a query means what `filterOverPairs` says.
 * Linear in the annotations but for some sorting;
 * results in `memory` of the same articles and issues are reused. A task with steps between
 * articles and between issues. */
export function* analyse(
  reader: CorpusReader,
  given: Filter,
  memory = new AnalysisMemory(),
): Task<Analysis> {
  const filter = filterOverPairs(given);
  const days = yield* claimDays(reader, filter);
  const netting = nettingOf(windowOf(filter, reader.codebook), days);
  const remembered = memory.under(reader.codebook, filter, netting);
  const all = yield* articlesOf(reader, remembered);
  const { context } = remembered;
  const positionsOn = new Map<IssueId | undefined, PositionRecord[]>();
  const relationsOn = new Map<IssueId | undefined, RelationRecord[]>();
  const isTime = pauses(RECORDS_AT_ONCE);
  for (const article of all) {
    for (const { issue, record } of article.positionsOn) addTo(positionsOn, issue, record);
    for (const { issue, record } of article.relationsOn) addTo(relationsOn, issue, record);
    if (isTime(article.surviving.length)) yield undefined;
  }
  const keys = new Set([...positionsOn.keys(), ...relationsOn.keys()]);
  const issues: IssueAnalysis[] = [];
  for (const issue of [...keys].sort(compareTextNullLast)) {
    const records = positionsOn.get(issue) ?? [];
    const relations = relationsOn.get(issue) ?? [];
    issues.push(yield* remembered.issueAnalysis({ issue, records, relations }));
    yield undefined;
  }
  remembered.keepIssues(issues);
  const {
    articles,
    issues: found,
    actors: chosenActors,
  } = filter.actors.length > 0
    ? pairsWith(filter.actors, all, issues, context)
    : { articles: all, issues: issues.filter(hasFindings), actors: undefined };
  const byIssue = groupingByIssue(context);
  const byActor = groupingByActor(context);
  for (const { surviving } of articles) {
    for (const record of surviving) {
      byIssue.add(record);
      byActor.add(record);
    }
    if (isTime(surviving.length)) yield undefined;
  }
  const lists = listsOf(articles);
  const maps = mapsOf(found);
  return {
    reader,
    context,
    get records() {
      return lists.records();
    },
    get surviving() {
      return lists.surviving();
    },
    get recordLists() {
      return lists.ofArticles();
    },
    recordsIn: (path) => lists.byPath().get(path)?.records ?? [],
    recordOf: { get: (name) => lists.recordOf().get(name) },
    relationOf: { get: (name) => lists.relationOf().get(name) },
    survivingCount: sum(articles, ({ surviving }) => surviving.length),
    byIssue: byIssue.groups(),
    byActor: byActor.groups(),
    excluded: excludedOf(articles),
    ...maps,
    on: (issue) =>
      maps.issues.get(issue) ??
      runSync(analyseIssue({ issue, records: [], relations: [] }, context)),
    disagreements: statedOf(articles, found, 'disagreement'),
    agreements: statedOf(articles, found, 'agreement'),
    evidenceCount: sum(articles, ({ evidenceCount }) => evidenceCount),
    notLifted: sum(articles, ({ notLifted }) => notLifted),
    chosenActors,
  };
}

/** Records for each step, which takes a few milliseconds. */
const RECORDS_AT_ONCE = 1000;

function* articlesOf(
  reader: CorpusReader,
  remembered: Remembered,
): Task<readonly ArticleRecords[]> {
  const rows = reader.articles();
  const isTime = pauses(RECORDS_AT_ONCE);
  const ids = new RepeatedIds();
  for (const row of rows) {
    ids.add(row);
    if (isTime(row.annotations.length)) yield undefined;
  }
  const articles: ArticleRecords[] = [];
  for (const row of rows) {
    articles.push(remembered.articleRecords(row, ids.repeated));
    if (isTime(row.annotations.length)) yield undefined;
  }
  return articles;
}

/** Whole lists and their indexes, made on first access. */
function listsOf(articles: readonly ArticleRecords[]) {
  const records = lazily(() => articles.flatMap((article) => article.records));
  return {
    records,
    surviving: lazily(() => articles.flatMap((article) => article.surviving)),
    ofArticles: lazily(() =>
      articles.flatMap((article) => (article.records.length > 0 ? [article.records] : [])),
    ),
    byPath: lazily(
      () => new Map<string, ArticleRecords>(articles.map((one) => [one.article.path, one])),
    ),
    recordOf: lazily(() => new Map(records().map((record) => [record.id, record]))),
    relationOf: lazily(
      () =>
        new Map(
          articles.flatMap(({ relations }) => relations).map((relation) => [relation.id, relation]),
        ),
    ),
  };
}

/** The findings on each issue, by kind; issues without any of a kind are absent. */
function mapsOf(found: readonly IssueAnalysis[]) {
  const stances = new Map<IssueId, IssueAnalysis['stances']>();
  const codedStances = new Map<IssueId, IssueAnalysis['stances']>();
  const oneSided = new Map<IssueId | undefined, IssueAnalysis['oneSided']>();
  for (const on of found) {
    const { issue } = on;
    if (issue !== undefined && on.stances.size > 0) stances.set(issue, on.stances);
    if (issue !== undefined && on.codedStances.size > 0) codedStances.set(issue, on.codedStances);
    if (on.oneSided.length > 0) oneSided.set(issue, on.oneSided);
  }
  const issues = new Map(found.map((on) => [on.issue, on]));
  return { issues, stances, codedStances, oneSided };
}

function statedOf(
  articles: readonly ArticleRecords[],
  found: readonly IssueAnalysis[],
  kind: Relation['kind'],
): Stated {
  const records = lazily(() =>
    articles.flatMap(({ relations }) => relations.filter(({ relation }) => relation.kind === kind)),
  );
  const onIssue = ({ disagreements, agreements }: IssueAnalysis) =>
    kind === 'disagreement' ? disagreements : agreements;
  const pairsBy = (key: keyof StatedOn) => {
    const stating = found.filter((on) => onIssue(on)[key].size > 0);
    return new Map(stating.map((on) => [on.issue, onIssue(on)[key]]));
  };
  return {
    pairs: pairsBy('pairs'),
    codedPairs: pairsBy('codedPairs'),
    get records() {
      return records();
    },
  };
}

function excludedOf(articles: readonly ArticleRecords[]): ReadonlyMap<ExclusionReason, number> {
  const counts = new Map<ExclusionReason, number>(EXCLUSION_REASONS.map((reason) => [reason, 0]));
  for (const { excluded } of articles) {
    for (const reason of excluded) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return new Map([...counts].filter(([, count]) => count > 0));
}

function sum(
  articles: readonly ArticleRecords[],
  numberOf: (article: ArticleRecords) => number,
): number {
  return articles.reduce((total, article) => total + numberOf(article), 0);
}
