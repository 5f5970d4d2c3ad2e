import type { CorpusReader } from '../model/corpus';
import type { IssueId } from '../model/ids';
import { eachInSteps } from '../model/steps';
import type { Analysis, RecordGroups, Stated } from './analyse';
import type { ArticleShare } from './articleShare';
import { changedGroups, firstFrom, STEP, type Change } from './changedLists';
import { evidenceOf, type Evidence, type RollUpContext } from './evidence';
import { liftsActors, liftsIssues } from './filter';
import { lazily } from '../model/lazily';
import { LEFT_OUT_REASONS, type LeftOutReason } from './leftOut';
import { changedNestedCounts } from './nestedCounts';
import { changedStances, type NetStances } from './netStances';
import {
  criticismsOf,
  issuesOfRecord,
  oneSidedOn,
  type Answers,
  type Criticism,
  type OneSided,
} from './oneSided';
import type { IssueKey } from './perIssue';
import type { PositionRecord } from './positionRecords';
import { liftIssue } from './rollUp';
import { SharedMap } from './sharedMap';
import { SortedMap } from './sortedMap';
import {
  issuesOfRelation,
  pairsStated,
  type RelationRecord,
  type StatedPairs,
} from './statedRelations';

/** An analysis with what it was made from. Immutable. */
export interface AnalysisParts {
  readonly analysis: Analysis;
  /** Of all articles, in order. */
  readonly shares: readonly ArticleShare[];
  readonly recordOf: SharedMap<PositionRecord>;
  readonly relationOf: SharedMap<RelationRecord>;
  readonly criticisms: OnIssues<readonly Criticism[]>;
  readonly disagreements: OnIssues<readonly RelationRecord[]>;
  readonly agreements: OnIssues<readonly RelationRecord[]>;
}

type OnIssues<Value> = SortedMap<IssueId | undefined, Value>;

/** The parts after some articles changed; `shares` are all of them then. `answers` counts what is said in
 * either, and is changed. Costs the articles and the issues and stances that they speak of. In steps. */
export function* changedAnalysis(
  before: AnalysisParts,
  shares: readonly ArticleShare[],
  change: Change<ArticleShare>,
  answers: Answers,
): Generator<undefined, AnalysisParts> {
  const { reader, context } = before.analysis;
  const surviving = yield* parted(change, (share) => share.surviving);
  const touched = new Set<IssueId | undefined>();
  for (const [records, by] of [
    [surviving.gone, -1],
    [surviving.come, 1],
  ] as const) {
    for (const [index, record] of records.entries()) {
      answers.change(record, context, by);
      for (const issue of issuesOfRecord(record, context)) touched.add(issue);
      // Whoever is evaluated has an answer to criticism that concerns no issue.
      if (record.position.evaluation !== undefined) touched.add(undefined);
      if (index % STEP === STEP - 1) yield undefined;
    }
  }
  const codedEvidence = yield* parted(surviving, (record) => evidenceOf(record, context, false));
  const codedStances = yield* changedStances(before.analysis.codedStances, codedEvidence);
  let stances: NetStances = codedStances;
  if (liftsActors(context.filter.rollUp)) {
    const lifted = yield* parted(surviving, (record) => evidenceOf(record, context, true));
    stances = yield* changedStances(before.analysis.stances, lifted);
  }
  const criticisms = yield* changedGroups(
    before.criticisms,
    yield* parted(surviving, (record) => criticismsOf(record, context)),
    ({ issue }) => [issue],
    ({ record }) => record.article,
  );
  const oneSided = new Map<IssueId | undefined, readonly OneSided[] | undefined>();
  for (const issue of touched) {
    const found = oneSidedOn(criticisms.get(issue) ?? [], answers);
    oneSided.set(issue, found.length > 0 ? found : undefined);
    yield undefined;
  }
  const disagreements = yield* stated(before, 'disagreements', shares, change, touched);
  const agreements = yield* stated(before, 'agreements', shares, change, touched);
  const recordOf = yield* changedNames(
    before.recordOf,
    yield* parted(change, (share) => share.records),
  );
  const relationOf = yield* changedNames(
    before.relationOf,
    yield* parted(change, (share) => [...share.disagreements, ...share.agreements]),
  );
  const byIssue = yield* recordGroups(
    before.analysis.byIssue,
    surviving,
    ({ position }) => position.issues,
    context.issuesAbove,
  );
  const byActor = yield* recordGroups(
    before.analysis.byActor,
    surviving,
    ({ actors }) => actors,
    context.actorsAbove,
  );
  const given = {
    reader,
    context,
    stances,
    codedStances,
    oneSided: before.analysis.oneSided.changed(oneSided),
    disagreements: disagreements.stated,
    agreements: agreements.stated,
    leftOut: changedCounts(
      before.analysis.leftOut,
      yield* parted(change, (share) => share.leftOut),
    ),
    survivingCount: before.analysis.survivingCount + surviving.come.length - surviving.gone.length,
    notLifted:
      before.analysis.notLifted +
      countNotLifted(codedEvidence.come, context) -
      countNotLifted(codedEvidence.gone, context),
    byIssue,
    byActor,
  };
  return {
    analysis: analysisOf(
      { ...given, recordOf, relationOf },
      before.analysis.issueKeys,
      touched,
      shares,
    ),
    shares,
    recordOf,
    relationOf,
    criticisms,
    disagreements: disagreements.onIssues,
    agreements: agreements.onIssues,
  };
}

/** Of no article. */
export function emptyParts(reader: CorpusReader, context: RollUpContext): AnalysisParts {
  const stated: Stated = { records: [], pairs: new SortedMap(), codedPairs: new SortedMap() };
  const recordOf = new SharedMap<PositionRecord>();
  const relationOf = new SharedMap<RelationRecord>();
  const given: Given = {
    recordOf,
    relationOf,
    reader,
    context,
    stances: new SortedMap(),
    codedStances: new SortedMap(),
    oneSided: new SortedMap(),
    disagreements: stated,
    agreements: stated,
    leftOut: new Map(),
    survivingCount: 0,
    notLifted: 0,
    byIssue: { records: new SortedMap(), nested: new SortedMap() },
    byActor: { records: new SortedMap(), nested: new SortedMap() },
  };
  return {
    analysis: analysisOf(given, new SortedMap(), new Set(), []),
    shares: [],
    recordOf,
    relationOf,
    criticisms: new SortedMap(),
    disagreements: new SortedMap(),
    agreements: new SortedMap(),
  };
}

type Given = Omit<Analysis, 'records' | 'recordLists' | 'surviving' | 'recordsIn' | 'issueKeys'>;

/** Whole lists are for whoever looks at them all. */
function analysisOf(
  given: Given,
  keysBefore: Analysis['issueKeys'],
  touched: Iterable<IssueId | undefined>,
  shares: readonly ArticleShare[],
): Analysis {
  const records = lazily(() => shares.flatMap((share) => share.records));
  const surviving = lazily(() => shares.flatMap((share) => share.surviving));
  const lists = lazily(() =>
    shares.flatMap((share) => (share.records.length > 0 ? [share.records] : [])),
  );
  const keys = new Map<IssueId | undefined, IssueKey | undefined>();
  for (const issue of touched) keys.set(issue, isSpokenOf(given, issue) ? { issue } : undefined);
  return {
    ...given,
    issueKeys: keysBefore.changed(keys),
    recordsIn: (path) => {
      const share = shares[firstFrom(shares, 0, ({ article }) => article.path >= path)];
      return share?.article.path === path ? share.records : [];
    },
    get recordLists() {
      return lists();
    },
    get records() {
      return records();
    },
    get surviving() {
      return surviving();
    },
  };
}

function isSpokenOf(
  { stances, codedStances, oneSided, disagreements, agreements }: Given,
  issue: IssueId | undefined,
): boolean {
  if (issue !== undefined && (stances.has(issue) || codedStances.has(issue))) return true;
  return [oneSided, disagreements.codedPairs, agreements.codedPairs].some((on) => on.has(issue));
}

function changedNames<Thing extends { readonly id: string }>(
  before: SharedMap<Thing>,
  { gone, come }: Change<Thing>,
): Generator<undefined, SharedMap<Thing>> {
  return before.changed(gone, come, ({ id }) => id);
}

function* parted<Whole, Part>(
  { gone, come }: Change<Whole>,
  partsOf: (whole: Whole) => readonly Part[],
): Generator<undefined, Change<Part>> {
  return { gone: yield* steps(gone), come: yield* steps(come) };

  function* steps(wholes: readonly Whole[]): Generator<undefined, readonly Part[]> {
    const parts: Part[] = [];
    yield* eachInSteps(wholes, (whole) => {
      for (const part of partsOf(whole)) parts.push(part);
    });
    return parts;
  }
}

/** Adds the issues of what has changed to those that are touched. */
function* stated(
  before: AnalysisParts,
  kind: 'disagreements' | 'agreements',
  shares: readonly ArticleShare[],
  change: Change<ArticleShare>,
  touched: Set<IssueId | undefined>,
): Generator<
  undefined,
  { readonly onIssues: AnalysisParts['disagreements']; readonly stated: Stated }
> {
  const { context } = before.analysis;
  const own = yield* parted(change, (share) => share[kind]);
  const issuesOf = (record: RelationRecord) => issuesOfRelation(record, context);
  const onIssues = yield* changedGroups(before[kind], own, issuesOf, ({ article }) => article);
  const coded = new Map<IssueId | undefined, StatedOn | undefined>();
  const inForce = new Map<IssueId | undefined, StatedOn | undefined>();
  const lifts = liftsActors(context.filter.rollUp);
  for (const issue of new Set([...own.gone, ...own.come].flatMap((one) => [...issuesOf(one)]))) {
    touched.add(issue);
    const records = onIssues.get(issue) ?? [];
    coded.set(issue, statedOn(records, context, false));
    if (lifts) inForce.set(issue, statedOn(records, context, true));
    yield undefined;
  }
  const codedPairs = before.analysis[kind].codedPairs.changed(coded);
  const pairs = lifts ? before.analysis[kind].pairs.changed(inForce) : codedPairs;
  const records = lazily(() => shares.flatMap((share) => share[kind]));
  return {
    onIssues,
    stated: {
      pairs,
      codedPairs,
      get records() {
        return records();
      },
    },
  };
}

type StatedOn = StatedPairs extends ReadonlyMap<unknown, infer Pairs> ? Pairs : never;

function statedOn(
  records: readonly RelationRecord[],
  context: RollUpContext,
  lifted: boolean,
): StatedOn | undefined {
  const pairs = pairsStated(records, context, lifted);
  return pairs.size > 0 ? pairs : undefined;
}

function* recordGroups<Id extends string>(
  before: RecordGroups<Id>,
  change: Change<PositionRecord>,
  idsOf: (record: PositionRecord) => readonly Id[],
  above: (id: Id) => readonly Id[],
): Generator<undefined, RecordGroups<Id>> {
  const own = (record: PositionRecord): Iterable<Id> => new Set(idsOf(record));
  const articleOf = (record: PositionRecord) => record.article;
  return {
    records: yield* changedGroups(before.records, change, own, articleOf),
    nested: yield* changedNestedCounts(before.nested, change, idsOf, above),
  };
}

function changedCounts(
  before: Analysis['leftOut'],
  { gone, come }: Change<LeftOutReason>,
): Analysis['leftOut'] {
  const counts = new Map(before);
  for (const reason of gone) counts.set(reason, (counts.get(reason) ?? 0) - 1);
  for (const reason of come) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return new Map(
    LEFT_OUT_REASONS.flatMap((reason) => {
      const count = counts.get(reason) ?? 0;
      return count > 0 ? [[reason, count] as const] : [];
    }),
  );
}

function countNotLifted(evidence: readonly Evidence[], context: RollUpContext): number {
  if (!liftsIssues(context.filter.rollUp)) return 0;
  const stopped = new Set<PositionRecord>();
  for (const { record } of evidence) {
    if (record.position.issues.some((issue) => liftIssue(context.codebook, issue).stopped)) {
      stopped.add(record);
    }
  }
  return stopped.size;
}
