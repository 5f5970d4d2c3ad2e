import type { Codebook } from '../model/codebook';
import type { Span } from '../model/span';
import type { FieldValues } from './fieldValues';
import { fieldKind, namesOf } from './fieldKinds';
import { namedEntries, type NamedEntry } from './lookUpNames';
import {
  parseQuery,
  QUERY_FIELDS,
  STUDY_FIELD,
  writtenValue,
  type QueryField,
  type QueryProblem,
  type QueryTerm,
} from './parseQuery';
import type { PositionQuery } from './readQuery';
import { searchFold } from './searchText';

/** The possible fields or values at the cursor. */
export interface Completion {
  /** The part of the query that a candidate replaces. */
  readonly span: Span;
  readonly candidates: readonly QueryCandidate[];
}

export type QueryCandidate =
  | { readonly kind: 'field'; readonly field: QueryField; readonly insert: string }
  | {
      readonly kind: 'value';
      readonly field: QueryField;
      readonly id: string;
      readonly name: string;
      /** The number of positions with it: see `fieldValues`. */
      readonly count: number;
      /** The text behind the field's colon, in quotation marks where it needs them. */
      readonly insert: string;
    };

/** The maximum length of a list; further typing narrows it. */
const MOST_CANDIDATES = 12;

/** The fields or values that fit the text at the cursor (an offset of the query). Values are those
 * that the corpus has, names with that beginning first, then the most frequent. `valuesOf` is
 * called for one field at most. */
export function completeQuery(
  text: string,
  cursor: number,
  codebook: Codebook,
  valuesOf: (field: QueryField) => FieldValues,
): Completion {
  const { terms, problems } = parseQuery(text);
  const term = termAt(terms, cursor);
  const here = { start: cursor, end: cursor };
  if (!term) {
    // An ignored part, such as a phrase of an unknown field, is not a term.
    const isInside = problems.some(({ span }) => span.start < cursor && cursor <= span.end);
    const isApart = !isInside && (cursor === 0 || /\s/u.test(text.charAt(cursor - 1)));
    const fields = isApart ? fieldCandidates('', codebook) : [];
    const isFirst = text.trim() === '';
    return { span: here, candidates: isFirst ? fields : fields.slice(0, MOST_FIELDS_BEHIND) };
  }
  const { field, valueSpan: span } = term;
  if (field === undefined) {
    const isWord = !term.quoted && cursor === span.end;
    return { span, candidates: isWord ? fieldCandidates(term.value, codebook) : [] };
  }
  if (cursor < span.start) return { span: here, candidates: [] };
  return { span, candidates: valueCandidates(field, term, codebook, valuesOf(field)) };
}

/** The field whose values `completeQuery` would request. */
export function completedField(text: string, cursor: number): QueryField | undefined {
  const term = termAt(parseQuery(text).terms, cursor);
  return term && cursor >= term.valueSpan.start ? term.field : undefined;
}

function termAt(terms: readonly QueryTerm[], cursor: number): QueryTerm | undefined {
  return terms.find(({ span }) => span.start <= cursor && cursor <= span.end);
}

/** True where the value at the cursor is not yet valid, but may become one of the candidates. Until
 * then the search is made without it. */
export function isHalfTyped(
  { problems }: PositionQuery,
  { span: typed, candidates }: Completion,
): boolean {
  const isHere = ({ code, span }: QueryProblem): boolean =>
    code !== 'open-quote' && span.start <= typed.start && span.end === typed.end;
  return candidates.some(({ kind }) => kind === 'value') && problems.some(isHere);
}

/** The query with a candidate inserted, and a blank behind a whole value at the end. */
export function completed(text: string, { span }: Completion, candidate: QueryCandidate): string {
  const after = text.slice(span.end);
  const space = candidate.kind === 'value' && after === '' ? ' ' : '';
  return text.slice(0, span.start) + candidate.insert + space + after;
}

/** The position of the cursor after typing turned one text into the other: behind the change. A
 * quick pick does not report it. */
export function cursorAfter(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return after.length - end;
}

/** More fields would push the results and the problems of the query out of sight. */
const MOST_FIELDS_BEHIND = 5;

function fieldCandidates(typed: string, { fields }: Codebook): QueryCandidate[] {
  const wanted = typed.normalize('NFC').toLowerCase();
  const own = [...fields.keys()].map((id): QueryField => `${STUDY_FIELD}${id}`);
  return [...QUERY_FIELDS, ...own]
    .filter((field) => field.startsWith(wanted))
    .map((field) => ({
      kind: 'field',
      field,
      insert: `${field}:`,
    }));
}

function valueCandidates(
  field: QueryField,
  { value }: QueryTerm,
  codebook: Codebook,
  values: FieldValues,
): QueryCandidate[] {
  const entries = entriesOf(field, codebook);
  const wanted = searchFold(value).trim();
  const isDate = ['date', 'since', 'until'].includes(fieldKind(field, codebook));
  const found: { readonly rank: number; readonly candidate: QueryCandidate & { kind: 'value' } }[] =
    [];
  for (const [id, count] of values) {
    // Months are offered once a year is typed.
    if (isDate && id.length > 4 !== wanted.length >= 4) continue;
    const entry = entries.get(id);
    const rank = rankOf(entry?.calls ?? [searchFold(id)], wanted);
    if (rank === undefined) continue;
    const name = entry?.name ?? id;
    const insert = writtenValue(id);
    found.push({ rank, candidate: { kind: 'value', field, id, name, count, insert } });
  }
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      (isDate ? (a.candidate.id < b.candidate.id ? 1 : -1) : b.candidate.count - a.candidate.count),
  );
  // Nothing is left to complete.
  if (found.length === 1 && found[0]?.rank === EXACT) return [];
  return found.slice(0, MOST_CANDIDATES).map(({ candidate }) => candidate);
}

const EXACT = 0;
const BEGINS = 1;
const WORD_BEGINS = 2;
const CONTAINS = 3;

function rankOf(calls: readonly string[], wanted: string): number | undefined {
  let best: number | undefined;
  for (const call of calls) {
    const at = call.indexOf(wanted);
    if (at < 0) continue;
    const begins = at === 0 ? BEGINS : /[\s/-]/.test(call.charAt(at - 1)) ? WORD_BEGINS : CONTAINS;
    const rank = call === wanted ? EXACT : begins;
    if (best === undefined || rank < best) best = rank;
  }
  return best;
}

function entriesOf(field: QueryField, codebook: Codebook): ReadonlyMap<string, NamedEntry> {
  const named = namesOf(field, codebook);
  const entries = named === undefined ? [] : namedEntries(codebook, named);
  return new Map(entries.map((entry) => [entry.id, entry]));
}
