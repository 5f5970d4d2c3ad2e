import type { ChosenActors, Filter, RecordQuery } from '../analysis/records/filter';
import { isAuthor } from '../analysis/records/ids';
import { globLimit, type GlobRefusal } from '../corpus/globLimits';
import { fieldNamed } from '../model/fields';
import type { Codebook } from '../model/codebook';
import { AUTHOR } from '../model/ids';
import { dateRange } from '../model/date';
import type { Span } from '../model/span';
import { nearestWord } from '../util/nearestWord';
import { actorChains } from './actorChains';
import { conditionTest, isOptional, type Condition, type SearchedRecord } from './conditions';
import { ANY, fieldKind, namesOf } from './fieldKinds';
import { idsOfName, nearestName, type NamedField } from './lookUpNames';
import { refusedPath } from './pathFilter';
import {
  isStudyField,
  parseQuery,
  STUDY_FIELD,
  writtenValue,
  type QueryProblem,
  type QueryTerm,
  type StudyField,
} from './parseQuery';
import { searchFold, searchTextOf } from './searchText';

/** A query, compiled for one codebook. It can be the `query` of a filter. */
export interface PositionQuery extends RecordQuery {
  /** All must be met; an empty query has none and finds everything. */
  readonly conditions: readonly Condition[];
  readonly problems: readonly QueryProblem[];
  /** Like `matches`, for callers that cache the words of records. */
  readonly finds: (record: SearchedRecord) => boolean;
}

/** Reads and compiles a query: of several values of one field any may match, of several free words
 * and several fields all must, and a term with a minus sign must not. Names are looked up in the
 * codebook by id, name or alias, and an actor or issue includes everything below it. An unknown
 * name is a problem and finds nothing; other invalid parts are a problem and ignored. `dates` as
 * in a filter. Never throws. */
export function readQuery(
  text: string,
  codebook: Codebook,
  dates: Filter['dates'] = 'claim',
): PositionQuery {
  const { terms, problems: found } = parseQuery(text);
  const problems = [...found];
  const conditions: Condition[] = [];
  const inForce: QueryTerm[] = [];
  const places = new Map<string, number>();
  for (const term of terms) {
    // A condition without words means any condition.
    if (term.value === '' && term.field !== 'condition') continue;
    const { values, problem } = valuesOf(term, codebook);
    if (problem) problems.push(problem);
    if (!values) continue;
    inForce.push(term);
    const { field, negated } = term;
    const place = field === undefined || negated ? undefined : places.get(field);
    const known = place === undefined ? undefined : conditions[place];
    if (place !== undefined && known) {
      conditions[place] = { ...known, values: [...known.values, ...values] };
      continue;
    }
    if (field !== undefined && !negated) places.set(field, conditions.length);
    conditions.push({ field, negated, values });
  }
  problems.sort((a, b) => a.span.start - b.span.start);
  const finds = findingAll(conditions, codebook, dates);
  return {
    text,
    conditions,
    problems,
    finds,
    matches: matching(finds),
    overPairs: overPairs(text, conditions, inForce, codebook, dates),
  };
}

function findingAll(
  conditions: readonly Condition[],
  codebook: Codebook,
  dates: Filter['dates'],
): PositionQuery['finds'] {
  // The words of records are tested last, since that costs most.
  const tests = [...conditions]
    .sort((a, b) => Number(isOfWords(a)) - Number(isOfWords(b)))
    .map((condition) => conditionTest(condition, codebook, dates));
  return (record) => tests.every((test) => test(record));
}

function matching(finds: PositionQuery['finds']): RecordQuery['matches'] {
  return (article, annotation) =>
    finds({
      article,
      annotation,
      get text() {
        return searchTextOf(annotation);
      },
    });
}

/** The conditions that name actors, and the others as a query of their own. */
function overPairs(
  text: string,
  conditions: readonly Condition[],
  terms: readonly QueryTerm[],
  codebook: Codebook,
  dates: Filter['dates'],
): RecordQuery['overPairs'] {
  const isOfActor = ({ field }: Pick<Condition, 'field'>): boolean => field === 'actor';
  const [naming, others] = [
    conditions.filter(isOfActor),
    conditions.filter((one) => !isOfActor(one)),
  ];
  if (naming.length === 0) return undefined;
  const written = (some: readonly QueryTerm[]): string =>
    some.map(({ span }) => text.slice(span.start, span.end)).join(' ');
  const negated = terms.filter((term) => isOfActor(term) && term.negated);
  const chosen = terms.filter((term) => isOfActor(term) && !term.negated);
  let next = 0;
  const actors = naming.map((condition): ChosenActors => {
    // Several values make one condition; each minus sign makes one of its own.
    const own = condition.negated ? negated.slice(next, ++next) : chosen;
    return {
      text: own.map(({ value }) => value).join(', '),
      query: written(own),
      isExcluded: condition.negated,
      holds: holdingActor(condition.values, codebook),
    };
  });
  const claims = others.length > 0 && {
    text: written(terms.filter((term) => !isOfActor(term))),
    matches: matching(findingAll(others, codebook, dates)),
  };
  return { actors, claims: claims || undefined };
}

/** Whether an actor, or one above it at the date of a claim, is one of some: along an office held
 * then, else along `part-of`. */
export function holdingActor(ids: readonly string[], codebook: Codebook): ChosenActors['holds'] {
  const wanted: ReadonlySet<string> = new Set(ids);
  const chainOf = actorChains(codebook);
  return (actor, claimDays) =>
    wanted.has(ANY) ||
    chainOf(isAuthor(actor) ? AUTHOR : actor, () => claimDays).some((one) => wanted.has(one));
}

/** True when everything that the first query finds, the second finds too, so that only its results
 * need be searched. False also where that is unknown. */
export function narrows(query: PositionQuery, wider: PositionQuery): boolean {
  return wider.conditions.every((outer) => query.conditions.some((inner) => implies(inner, outer)));
}

function implies(inner: Condition, outer: Condition): boolean {
  if (inner.field !== outer.field || inner.negated !== outer.negated) return false;
  const among = (values: readonly string[], others: readonly string[]): boolean =>
    values.every((value) => others.includes(value));
  if (inner.negated) return among(outer.values, inner.values);
  if (!isOfWords(inner)) return among(inner.values, outer.values);
  return inner.values.every((value) => outer.values.some((part) => value.includes(part)));
}

function isOfWords({ field }: Condition): boolean {
  return field === undefined || field === 'text' || fieldNamed(field)?.kind === 'text';
}

const REFUSED_PATTERNS: Readonly<Record<GlobRefusal, QueryProblem['code']>> = {
  long: 'long-pattern',
  wildcards: 'heavy-pattern',
  groups: 'pattern-groups',
};

function unknownVariable(field: StudyField, { fields }: Codebook, span: Span): QueryProblem {
  const name = field.slice(STUDY_FIELD.length);
  const nearest = nearestWord(name, [...fields.keys()]);
  const args = [name.slice(0, 40)];
  return nearest === undefined
    ? { code: 'unknown-variable', args, span }
    : { code: 'misspelt-variable', args: [...args, nearest], span };
}

/** Values joined as in other query languages, by a comma or a bar: “actor:china,japan”. Only where
 * each of a few is a name. */
function joinedValues(
  written: string,
  named: NamedField,
  { value, negated, span }: QueryTerm,
  codebook: Codebook,
): QueryProblem | undefined {
  const parts = value.split(/[,|]/).map((part) => part.trim());
  const isOfNames = parts.every(
    (part) => part !== '' && idsOfName(codebook, named, part).length > 0,
  );
  if (parts.length < 2 || parts.length > MOST_JOINED || !isOfNames) return undefined;
  const minus = negated ? '-' : '';
  const apart = parts.map((part) => `${minus}${written}:${writtenValue(part)}`).join(' ');
  return { code: 'joined-values', args: [written, apart], span };
}

const MOST_JOINED = 5;

/** The values of a term, ready to be compared; none where it is ignored. */
function valuesOf(
  term: QueryTerm,
  codebook: Codebook,
): { readonly values?: readonly string[]; readonly problem?: QueryProblem } {
  const { field, value, span: all, valueSpan: span } = term;
  const kind = field === undefined ? 'text' : fieldKind(field, codebook);
  if (isOptional(kind) && (value === ANY || value === '')) return { values: [ANY] };
  switch (kind) {
    case 'text':
    case 'words':
    case 'tag': {
      const folded = searchFold(value).trim();
      return folded === '' ? {} : { values: [folded] };
    }
    case 'in': {
      const refusal = refusedPath(value);
      if (!refusal) return { values: [value] };
      const args = [value.slice(0, 40), String(globLimit(refusal))];
      return { values: [value], problem: { code: REFUSED_PATTERNS[refusal], args, span } };
    }
    case 'date':
    case 'since':
    case 'until':
      if (dateRange(value)) return { values: [value] };
      return { problem: { code: 'bad-date', args: [value.slice(0, 40)], span } };
    default: {
      const named = field === undefined ? undefined : namesOf(field, codebook);
      if (named === undefined) return {};
      if (isStudyField(named) && !codebook.fields.has(named.slice(STUDY_FIELD.length))) {
        return { values: [value], problem: unknownVariable(named, codebook, all) };
      }
      const ids = idsOfName(codebook, named, value);
      if (ids.length > 0) return { values: ids };
      const joined = joinedValues(field ?? named, named, term, codebook);
      if (joined) return { values: [value.toLowerCase()], problem: joined };
      const args = [named, value.slice(0, 80)];
      const nearest = nearestName(codebook, named, value);
      const problem: QueryProblem =
        nearest === undefined
          ? { code: 'unknown-name', args, span }
          : { code: 'misspelt-name', args: [...args, nearest], span };
      // Annotation files may still use a name that was removed from the codebook.
      return { values: [value.toLowerCase()], problem };
    }
  }
}
