import { effectiveDate } from '../analysis/records/positionRecords';
import type { Filter } from '../analysis/records/filter';
import { ancestorsOf, actorName, issueName, stanceName } from '../codebook/lookUp';
import type { Position, Relation } from '../model/annotation';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import { dateRange } from '../model/date';
import type { ActorId, IssueId } from '../model/ids';
import { actorChains } from './actorChains';
import { pathTest } from './pathTest';
import type { QueryField } from './parseQuery';
import { searchFold } from './searchText';

/** What a query looks at: positions, and the relations that a text states. */
export type Searched = Position | Relation;

/** A record as the tests see it. */
export interface SearchedRecord {
  readonly article: ArticleRow;
  readonly annotation: Searched;
  /** Its words, folded: see `searchTextOf`. */
  readonly text: string;
}

export type RecordTest = (record: SearchedRecord) => boolean;

/** One demand of a query; a record must meet all of them. */
export interface Condition {
  /** Undefined for free words. */
  readonly field: QueryField | undefined;
  /** True: none of the values may hold. */
  readonly negated: boolean;
  /** Any of these. Ids as the codebook writes them; words folded; dates and paths as typed. */
  readonly values: readonly string[];
}

/** Compiles a condition: what depends on the query and the codebook alone is done once. */
export function conditionTest(
  { field, negated, values }: Condition,
  codebook: Codebook,
  dates: Filter['dates'],
): RecordTest {
  const test = positiveTest(field, values, codebook, dates);
  return negated ? (record) => !test(record) : test;
}

export function actorsOf(annotation: Searched): readonly ActorId[] {
  return annotation.kind === 'position' ? annotation.actors : annotation.between.flat();
}

function positiveTest(
  field: QueryField | undefined,
  values: readonly string[],
  codebook: Codebook,
  dates: Filter['dates'],
): RecordTest {
  const wanted: ReadonlySet<string> = new Set(values);
  switch (field) {
    case undefined:
      return anywhereTest(values, codebook);
    case 'actor': {
      const chainOf = actorChains(codebook);
      return ({ article, annotation }) => {
        const days = () => effectiveDate(annotation.date, article, 'claim').days;
        return actorsOf(annotation).some((actor) =>
          chainOf(actor, days).some((one) => wanted.has(one)),
        );
      };
    }
    case 'issue': {
      const isUnder = remembered((issue: IssueId) =>
        [issue, ...ancestorsOf(codebook.issues, issue)].some((one) => wanted.has(one)),
      );
      return ({ annotation }) => annotation.issues.some(isUnder);
    }
    case 'stance':
      return ({ annotation }) => annotation.kind === 'position' && has(wanted, annotation.stance);
    case 'act':
    case 'coder':
    case 'status':
      return ({ annotation }) => has(wanted, annotation[field]);
    case 'tag': {
      const isWanted = remembered((tag: string) => wanted.has(searchFold(tag).trim()));
      return ({ annotation }) => annotation.tags.some(isWanted);
    }
    case 'since': {
      const firsts = values.flatMap((value) => dateRange(value)?.first ?? []);
      return ({ article, annotation }) => {
        const last = effectiveDate(annotation.date, article, dates).days?.last;
        return last !== undefined && firsts.some((first) => last >= first);
      };
    }
    case 'until': {
      const lasts = values.flatMap((value) => dateRange(value)?.last ?? []);
      return ({ article, annotation }) => {
        const first = effectiveDate(annotation.date, article, dates).days?.first;
        return first !== undefined && lasts.some((last) => first <= last);
      };
    }
    case 'in':
      return ofArticle(pathTest(values));
    case 'text':
      return ({ text }) => values.some((value) => text.includes(value));
  }
}

/** In all that a row shows: the words, who, on what, which stance, the article. */
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
      actorsOf(annotation).some(isActor) ||
      annotation.issues.some(isIssue) ||
      (annotation.kind === 'position' &&
        annotation.stance !== undefined &&
        isStance(annotation.stance)) ||
      isArticle(record)
    );
  };
}

function has(wanted: ReadonlySet<string>, value: string | undefined): boolean {
  return value !== undefined && wanted.has(value);
}

function remembered<Key>(test: (key: Key) => boolean): (key: Key) => boolean {
  const known = new Map<Key, boolean>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) known.set(key, (answer = test(key)));
    return answer;
  };
}

/** Records come article by article, so the last answer is mostly the one that is asked for. */
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
