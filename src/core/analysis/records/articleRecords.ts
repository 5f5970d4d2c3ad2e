import type { ArticleRow } from '../../model/corpus';
import type { AnnotationId, IssueId } from '../../model/ids';
import { isEvidence, isNotLifted, issuesOfRecord, type RollUpContext } from './evidence';
import { recordNamer } from './ids';
import { exclusionReason, type ExclusionReason } from './exclusion';
import { recordsOfArticle, type PositionRecord } from './positionRecords';
import { issuesOfRelation, relationsOfArticle, type RelationRecord } from './statedRelations';

/** The records of one article. They depend only on its row, the codebook, the filter, and which of
 * its ids also occur in other annotation files; they can be reused as long as these are the
 * same. */
export interface ArticleRecords {
  readonly article: ArticleRow;
  /** All positions of the scope and coder, in order. */
  readonly records: readonly PositionRecord[];
  /** The positions that survive the filters, those without polarity included. */
  readonly surviving: readonly PositionRecord[];
  /** The reasons of excluded positions, one for each. */
  readonly excluded: readonly ExclusionReason[];
  /** Stated disagreements that survive the filters, then agreements. */
  readonly relations: readonly RelationRecord[];
  /** The surviving positions, and the relations, on each issue, in their order. */
  readonly positionsOn: readonly OnIssue<PositionRecord>[];
  readonly relationsOn: readonly OnIssue<RelationRecord>[];
  /** Number of positions that are evidence of a stance, those of one id once. */
  readonly evidenceCount: number;
  /** Number of positions that have an issue that stays below an unsigned `part-of` while issues are
   * rolled up. */
  readonly notLifted: number;
  /** Its ids that are written with the article's path. */
  readonly repeatedIds: readonly AnnotationId[];
}

/** A record with one of its issues after the roll-up; undefined for none. */
export interface OnIssue<Record> {
  readonly issue: IssueId | undefined;
  readonly record: Record;
}

/** The records of an article. Linear in its annotations. `repeated`: the ids that occur more than
 * once in the corpus. */
export function articleRecords(
  article: ArticleRow,
  context: RollUpContext,
  repeated: ReadonlySet<AnnotationId>,
): ArticleRecords {
  // Most articles of a large corpus have no annotations.
  if (article.annotations.length === 0) return { article, ...NOTHING };
  const { codebook, filter } = context;
  const nameRecord = recordNamer(repeated);
  const records = [...recordsOfArticle(article, codebook, filter, nameRecord)];
  const counted = countedRecords(records, context);
  const { surviving } = counted;
  const relations = (['disagreement', 'agreement'] as const).flatMap((kind) =>
    relationsOfArticle(article, kind, codebook, filter, nameRecord),
  );
  return {
    article,
    ...counted,
    relations,
    positionsOn: onIssues(surviving, (record) => concerned(record, context)),
    relationsOn: onIssues(relations, (record) => issuesOfRelation(record, context)),
    repeatedIds: repeatedIn(article, repeated),
  };
}

/** Like `articleRecords`, for some of an article's positions and relations. */
export function someOfArticle(
  whole: ArticleRecords,
  context: RollUpContext,
  isKept: (record: PositionRecord) => boolean,
  isKeptRelation: (record: RelationRecord) => boolean,
): ArticleRecords {
  const keptOn = <Record>(on: readonly OnIssue<Record>[], keeps: (record: Record) => boolean) =>
    on.filter(({ record }) => keeps(record));
  return {
    ...whole,
    ...countedRecords(whole.records.filter(isKept), context),
    relations: whole.relations.filter(isKeptRelation),
    positionsOn: keptOn(whole.positionsOn, isKept),
    relationsOn: keptOn(whole.relationsOn, isKeptRelation),
  };
}

function countedRecords(
  records: readonly PositionRecord[],
  context: RollUpContext,
): Pick<ArticleRecords, 'records' | 'surviving' | 'excluded' | 'evidenceCount' | 'notLifted'> {
  const { filter } = context;
  const surviving: PositionRecord[] = [];
  const excluded: ExclusionReason[] = [];
  for (const record of records) {
    const reason = exclusionReason(record, record.position, filter);
    if (reason === undefined) surviving.push(record);
    else excluded.push(reason);
    if (reason === undefined && record.polarity === undefined && !filter.withoutPolarity) {
      excluded.push('without polarity');
    }
  }
  const evidence = surviving.filter((record) => isEvidence(record, context));
  return {
    records,
    surviving,
    excluded,
    evidenceCount: new Set(evidence.map(({ id }) => id)).size,
    notLifted: evidence.filter((record) => isNotLifted(record, context)).length,
  };
}

function onIssues<Record>(
  records: readonly Record[],
  issuesOf: (record: Record) => Iterable<IssueId | undefined>,
): readonly OnIssue<Record>[] {
  return records.flatMap((record) => [...issuesOf(record)].map((issue) => ({ issue, record })));
}

/** The issues of a position; undefined for none, and where an evaluation may reply to criticism
 * without an issue. */
function concerned(
  record: PositionRecord,
  context: RollUpContext,
): readonly (IssueId | undefined)[] {
  const issues = issuesOfRecord(record, context);
  const evaluates = record.position.evaluation !== undefined;
  return evaluates && record.position.issues.length > 0 ? [...issues, undefined] : issues;
}

/** True if the records still have their names. */
export function areNamedAlike(
  { article, repeatedIds }: ArticleRecords,
  repeated: ReadonlySet<AnnotationId>,
): boolean {
  const now = repeatedIn(article, repeated);
  return now.length === repeatedIds.length && now.every((id, at) => id === repeatedIds[at]);
}

function repeatedIn(
  { annotations }: ArticleRow,
  repeated: ReadonlySet<AnnotationId>,
): readonly AnnotationId[] {
  if (repeated.size === 0) return NOTHING.repeatedIds;
  return annotations.flatMap(({ annotation: { id } }) => (repeated.has(id) ? [id] : []));
}

const NOTHING = {
  records: [],
  surviving: [],
  excluded: [],
  relations: [],
  positionsOn: [],
  relationsOn: [],
  evidenceCount: 0,
  notLifted: 0,
  repeatedIds: [],
};
