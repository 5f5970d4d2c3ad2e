import { fieldName, fieldsInOrder, type FieldNameWith } from '../model/fields';
import type { Problem } from '../model/problem';
import type { Span } from '../model/span';
import { nearestWord } from '../util/nearestWord';

/** The named fields of a query, the most used first. Words without a field are searched in
 * everything that a row shows. */
export const QUERY_FIELDS: readonly NamedQueryField[] = [
  ...fieldsInOrder([
    ...(['actors', 'issues', 'stance', 'act', 'speaker', 'target', 'addressee'] as const),
    ...(['accordingTo', 'coder', 'status', 'certainty', 'condition', 'tags', 'note'] as const),
  ])
    .filter(({ find }) => find !== undefined)
    .map((field) => fieldName(field) as FieldNameWith<'find'>),
  ...(['since', 'until', 'in', 'text'] as const),
];

type NamedQueryField = FieldNameWith<'find'> | 'since' | 'until' | 'in' | 'text';

/** Precedes the name of one of a study's own fields: `field.frame:economic`. */
export const STUDY_FIELD = 'field.';

export type StudyField = `${typeof STUDY_FIELD}${string}`;
export type QueryField = NamedQueryField | StudyField;

export function isStudyField(field: string): field is StudyField {
  return field.startsWith(STUDY_FIELD);
}

/** One part of a query. Spans are in UTF-16 units of the query. */
export interface QueryTerm {
  /** Undefined for free words. */
  readonly field: QueryField | undefined;
  /** Without its quotation marks; empty where nothing is typed yet. */
  readonly value: string;
  readonly quoted: boolean;
  readonly negated: boolean;
  /** The whole term, a minus sign included. */
  readonly span: Span;
  /** The span of the value, quotation marks included. */
  readonly valueSpan: Span;
}

/** A problem of a query: `args` fill the message that `QUERY_PROBLEMS` has for the code. */
export type QueryProblem = Problem<QueryProblemCode>;

export const QUERY_PROBLEMS = {
  'unknown-field': 'There is no field “{0}”. Correct it, or put the words in quotation marks.',
  'misspelt-field': 'There is no field “{0}”. Did you mean “{1}:”?', // field, nearest
  'unknown-name': 'There is no {0} “{1}”. Correct the name, or look it up in the codebook.', // field, name
  'misspelt-name': 'There is no {0} “{1}”. Did you mean “{2}”?', // field, name, nearest id
  'unknown-variable':
    'The codebook has no field “{0}”. Correct the name, or look it up in the codebook.', // field
  'misspelt-variable': 'The codebook has no field “{0}”. Did you mean “field.{1}:”?', // field, nearest
  'joined-values': 'Write “{0}:” once for each name: {1}.', // field, what to write
  'bad-date': '“{0}” is not a date. Write for example 2024, 2024-05 or 2024-05-17.',
  'empty-value': 'There is no value after “{0}:”. Add a value, or remove “{0}:”.',
  'open-quote': 'The quotation mark here is not closed, so everything after it is one phrase.',
  'long-pattern': 'The pattern “{0}” is longer than {1} characters and finds nothing. Shorten it.',
  'heavy-pattern':
    'The pattern “{0}” finds nothing: a pattern can have at most {1} stars in one part of a path, {1} parts that are “**” and {1} groups. Simplify it.',
  'pattern-groups':
    'The pattern “{0}” finds nothing: groups that repeat or exclude, and more than {1} groups, are not supported. Simplify it.',
  'too-long': 'The search is longer than {0} characters. Shorten it.',
} as const;

export type QueryProblemCode = keyof typeof QUERY_PROBLEMS;

/** In UTF-16 units. Longer text was pasted by mistake, and is not parsed. */
export const LONGEST_QUERY = 4000;

/** Reads the words of a query: `word`, `"some words"`, `field:value`, `field:"a value"`, each with
 * a minus sign before it for "not". Never throws: an invalid part is reported as a problem with
 * its place, and is not among the terms. Names and dates are not checked here. */
export function parseQuery(whole: string): {
  readonly terms: readonly QueryTerm[];
  readonly problems: readonly QueryProblem[];
} {
  const text = whole.slice(0, LONGEST_QUERY);
  const terms: QueryTerm[] = [];
  const problems: QueryProblem[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const start = at;
    const negated = text[at] === '-';
    if (negated) at++;
    const name = FIELD.exec(text.slice(at))?.[1];
    if (name !== undefined) at += name.length + 1;
    const value = readValue(text, at);
    const field = name === undefined ? undefined : fieldNamed(name);
    at = value.end;
    const span = { start, end: at };
    if (value.open !== undefined) {
      problems.push({ code: 'open-quote', args: [], span: { start: value.open, end: at } });
    }
    if (name !== undefined && field === undefined) {
      problems.push(unknownField(name, span));
      continue;
    }
    // A condition without words means any condition.
    if (field !== undefined && field !== 'condition' && value.text === '') {
      problems.push({ code: 'empty-value', args: [field], span });
    }
    const valueSpan = { start: value.start, end: at };
    terms.push({ field, value: value.text, quoted: value.quoted, negated, span, valueSpan });
  }
  if (whole.length > LONGEST_QUERY) {
    const span = { start: LONGEST_QUERY, end: whole.length };
    problems.push({ code: 'too-long', args: [String(LONGEST_QUERY)], span });
  }
  return { terms, problems };
}

function fieldNamed(name: string): QueryField | undefined {
  const lower = name.normalize('NFC').toLowerCase();
  return isStudyField(lower) ? lower : QUERY_FIELDS.find((one) => one === lower);
}

function unknownField(name: string, span: Span): QueryProblem {
  const nearest = nearestWord(name, QUERY_FIELDS);
  const args = [name.slice(0, 40)];
  return nearest === undefined
    ? { code: 'unknown-field', args, span }
    : { code: 'misspelt-field', args: [...args, nearest], span };
}

/** The value in a form that `parseQuery` reads: in quotation marks where it needs them. */
export function writtenValue(value: string): string {
  const isPlain = value !== '' && !/\s/u.test(value) && !isQuote(value[0]);
  return isPlain ? value : `"${value.replaceAll('"', '\\"')}"`;
}

/** Letters before a colon. A time (10:30), a drive (C:\) and a web address are words. */
const FIELD = /^(field\.[\p{L}\p{M}\p{N}_-]+|\p{L}[\p{L}-]+):/iu;

interface ReadValue {
  readonly text: string;
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
  /** The offset of a quotation mark that is never closed. */
  readonly open: number | undefined;
}

function readValue(text: string, start: number): ReadValue {
  if (!isQuote(text[start])) {
    let end = start;
    while (end < text.length && !isSpace(text, end)) end++;
    return { text: text.slice(start, end), quoted: false, start, end, open: undefined };
  }
  const isPlain = text[start] === '"';
  const closes = (unit: string | undefined): boolean =>
    isPlain ? unit === '"' : unit !== '„' && isQuote(unit);
  let end = start + 1;
  while (end < text.length && !closes(text[end])) end += isEscape(text, end) ? 2 : 1;
  const inner = text
    .slice(start + 1, end)
    .replaceAll('\\"', '"')
    .trim();
  const isOpen = end >= text.length;
  end = Math.min(end + 1, text.length);
  return { text: inner, quoted: true, start, end, open: isOpen ? start : undefined };
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '\\' && text[at + 1] === '"';
}

/** Typographic ones too, from pasted text and keyboards with automatic correction. */
function isQuote(unit: string | undefined): boolean {
  return unit === '"' || unit === '“' || unit === '”' || unit === '„';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text, at)) at++;
  return at;
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text.charAt(at));
}
