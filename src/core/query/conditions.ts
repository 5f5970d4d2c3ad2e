import { effectiveDate } from '../analysis/records/positionRecords';
import type { Filter } from '../analysis/records/filter';
import { ancestorsOf, actorName, issueName, stanceName } from '../codebook/lookUp';
import type { Position, Relation, TypedAnnotation } from '../model/annotation';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import { dateRange, type DateRange } from '../model/date';
import type { IssueId } from '../model/ids';
import { actorChains } from './actorChains';
import { ANY, fieldKind, recordValues, type FieldKind } from './fieldKinds';
import { pathFilter } from './pathFilter';
import { isStudyField, type QueryField } from './parseQuery';
import { searchFold } from './searchText';

/** The records that a query can find: positions, the relations that a text states, and annotations
 * of the codebook's types, which are exported only. */
export type Searched = Position | Relation | TypedAnnotation;

/** A record as the tests see it. */
export interface SearchedRecord {
  readonly article: ArticleRow;
  readonly annotation: Searched;
  /** Its words, folded: see `searchTextOf`. */
  readonly text: string;
}

export type RecordTest = (record: SearchedRecord) => boolean;

/** One condition of a query; a record must meet all of them. */
export interface Condition {
  /** Undefined for free words. */
  readonly field: QueryField | undefined;
  /** True: none of the values may hold. */
  readonly negated: boolean;
  /** Alternatives. Ids as the codebook writes them; words folded; dates and paths as typed. */
  readonly values: readonly string[];
}

/** Compiles a condition: what depends only on the query and the codebook is computed once. */
export function conditionTest(
  { field, negated, values }: Condition,
  codebook: Codebook,
  dates: Filter['dates'],
): RecordTest {
  const test = positiveTest(field, values, codebook, dates);
  return negated ? (record) => !test(record) : test;
}

function positiveTest(
  field: QueryField | undefined,
  values: readonly string[],
  codebook: Codebook,
  dates: Filter['dates'],
): RecordTest {
  if (field === undefined) return anywhereTest(values, codebook);
  const kind = fieldKind(field, codebook);
  const daysOf = recordDays(field, dates);
  if (isOptional(kind) && values.includes(ANY)) {
    return (record) =>
      kind === 'date'
        ? daysOf(record).length > 0
        : recordValues(record.annotation, field).length > 0;
  }
  const wanted: ReadonlySet<string> = new Set(values);
  switch (kind) {
    case 'actor': {
      const chainOf = actorChains(codebook);
      return ({ article, annotation }) => {
        const days = () => effectiveDate(annotation.date, article, 'claim').days;
        return recordValues(annotation, field).some((actor) =>
          chainOf(actor, days).some((one) => wanted.has(one)),
        );
      };
    }
    case 'issue': {
      const isUnder = remembered((issue: IssueId) =>
        [issue, ...ancestorsOf(codebook.issues, issue)].some((one) => wanted.has(one)),
      );
      return ({ annotation }) => recordValues(annotation, field).some(isUnder);
    }
    case 'name':
      return ({ annotation }) => recordValues(annotation, field).some((value) => wanted.has(value));
    case 'tag': {
      const isWanted = remembered((tag: string) => wanted.has(searchFold(tag).trim()));
      return ({ annotation }) => annotation.tags.some(isWanted);
    }
    case 'words': {
      const holds = remembered((text: string) => {
        const folded = searchFold(text);
        return values.some((value) => folded.includes(value));
      });
      return ({ annotation }) => recordValues(annotation, field).some(holds);
    }
    case 'date':
    case 'since':
    case 'until': {
      const ranges = values.flatMap((value) => dateRange(value) ?? []);
      const isIn = ({ first, last }: DateRange): boolean =>
        ranges.some(
          (range) =>
            (kind === 'until' || last >= range.first) && (kind === 'since' || first <= range.last),
        );
      return (record) => daysOf(record).some(isIn);
    }
    case 'in':
      return ofArticle(pathFilter(values));
    case 'text':
      return ({ text }) => values.some((value) => text.includes(value));
  }
}

/** True where a record may lack such a value, so that `*` can require any. */
export function isOptional(kind: FieldKind): boolean {
  return kind !== 'since' && kind !== 'until' && kind !== 'in' && kind !== 'text';
}

/** The days of a record, or those that a date in a study's own field may mean. */
function recordDays(
  field: QueryField,
  dates: Filter['dates'],
): (record: SearchedRecord) => readonly DateRange[] {
  if (isStudyField(field))
    return ({ annotation }) =>
      recordValues(annotation, field).flatMap((value) => dateRange(value) ?? []);
  return ({ article, annotation }) => {
    const { days } = effectiveDate(annotation.date, article, dates);
    return days ? [days] : [];
  };
}

/** Searches everything that a row shows: words, actors, issue, stance, article. */
function anywhereTest(values: readonly string[], codebook: Codebook): RecordTest {
  const holds = (text: string): boolean => {
    const folded = searchFold(text);
    return values.some((value) => folded.includes(value));
  };
  const isActor = remembered((id: string) => holds(actorName(codebook, id)));
  const isIssue = remembered((id: string) => holds(issueName(codebook, id)));
  const isStance = remembered((id: string) => holds(stanceName(codebook, id)));
  const isArticle = ofArticle(
    ({ path, metadata }) => holds(path) || (metadata.title !== undefined && holds(metadata.title)),
  );
  return (record) => {
    const { annotation, text } = record;
    return (
      values.some((value) => text.includes(value)) ||
      recordValues(annotation, 'actor').some(isActor) ||
      recordValues(annotation, 'issue').some(isIssue) ||
      (annotation.kind === 'position' &&
        annotation.stance !== undefined &&
        isStance(annotation.stance)) ||
      isArticle(record)
    );
  };
}

function remembered<Key>(test: (key: Key) => boolean): (key: Key) => boolean {
  const known = new Map<Key, boolean>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = test(key)));
    return answer;
  };
}

/** Caches the last result, since records come article by article. */
function ofArticle(test: (article: ArticleRow) => boolean): RecordTest {
  let last: ArticleRow | undefined;
  let answer = false;
  return ({ article }) => {
    if (article !== last) {
      last = article;
      answer = test(article);
    }
    return answer;
  };
}
