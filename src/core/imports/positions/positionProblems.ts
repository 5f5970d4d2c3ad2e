import { VOCABULARIES, type Vocabulary } from '../../model/fields';
import { fillMessage } from '../../model/problem';
import type { NamedLayer } from '../entryNames';
import type { Resolved } from '../newEntries';

const UNKNOWN_WORDS = Object.fromEntries(
  VOCABULARIES.map(({ file, unknown }) => [`unknown-${file}`, `${unknown} It is kept as written.`]),
) as Readonly<Record<`unknown-${Vocabulary}`, string>>;

/** Messages, in English, about a row of a table; {0} is the text of the row, {1} what is known
 * about it. */
export const POSITION_PROBLEMS = {
  'no-column': 'The table has no column “{0}”, which the mapping names.',
  'no-article': 'This row names no article.',
  'unknown-article': 'The corpus has no article “{0}”.',
  'unknown-article-rows': 'The corpus has no article “{0}”, which {1} rows name.',
  'several-articles':
    'Several articles are called “{0}”: {1}. Write the path of the one that is meant.',
  'unread-article': 'The article “{0}”, or its annotation file, cannot be read.',
  'no-actor': 'This row names no actor.',
  'no-issue': 'This row names no issue and no target.',
  'no-stance': 'This row has no stance and no evaluation.',
  'unknown-actor': 'The codebook has no actor “{0}”.',
  'unknown-issue': 'The codebook has no issue “{0}”.',
  'unknown-coder': 'The codebook has no coder “{0}”.',
  'several-actors':
    '“{0}” is a name of several actors: {1}. Write the id of the one that is meant.',
  'several-issues':
    '“{0}” is a name of several issues: {1}. Write the id of the one that is meant.',
  'several-coders':
    '“{0}” is a name of several coders: {1}. Write the id of the one that is meant.',
  'unknown-stance': 'The codebook has no stance “{0}”, and the mapping does not give one for it.',
  'mapped-stance': 'The mapping turns “{0}” into the stance “{1}”, which is not in the codebook.',
  ...UNKNOWN_WORDS,
  'bad-value': '“{0}” is not a valid value of “{1}” and is not imported.',
  'bad-date': '“{0}” cannot be read as a date with certainty and is not imported.',
  'id-of-other': 'The id “{0}” is used by another kind of annotation in the article.',
  'id-twice': 'Another row of this table has the id “{0}” and the same article.',
  unwritable: 'A text in this row contains half a character, which cannot be written.',
  lost: 'The quote is not in the article. The position needs review.',
  doubtful: 'The place of the quote is uncertain. The position needs review.',
  'not-json': 'This line is no JSON object.',
  'not-verbatim': 'The article does not have these words, exactly as they are quoted.',
  'several-places': 'The article has these words in {0} places. Quote more of the sentence.',
  'read-twice':
    'An earlier line reads these words as “{0}” for this actor and issue, and was taken in.',
  'no-words': 'The row has no quote. The position needs review.',
} as const;

export type PositionProblemCode = keyof typeof POSITION_PROBLEMS;

/** A message about a table, shown before anything is written. */
export interface PositionProblem {
  /** `error`: the row is skipped. */
  readonly severity: 'error' | 'warning';
  readonly code: PositionProblemCode;
  /** The row of the table, its header included, as spreadsheets number them; undefined for the
   * whole table. */
  readonly row: number | undefined;
  /** How many rows it is about, where there are several; `row` is the first. */
  readonly rows?: number | undefined;
  /** The text of the row, and what is known about it. */
  readonly args: readonly string[];
  /** The value that was probably meant. */
  readonly nearest?: string | undefined;
}

/** A problem for which a row is skipped. */
export function rowError(
  row: number | undefined,
  code: PositionProblemCode,
  args: readonly string[] = [],
  nearest?: string,
): PositionProblem {
  return { severity: 'error', code, row, args, nearest };
}

/** What is wrong with a name that is not of one entry. */
export function entryError(
  row: number | undefined,
  layer: NamedLayer,
  written: string,
  found: Exclude<Resolved, { readonly kind: 'id' }>,
): PositionProblem {
  return found.kind === 'several'
    ? rowError(row, `several-${layer}s`, [written, found.ids.join(', ')])
    : rowError(row, `unknown-${layer}`, [written], found.nearest);
}

/** How many rows are skipped. */
export function rowsSkipped(problems: readonly PositionProblem[]): number {
  const rows = new Map<number | undefined, number>();
  for (const { severity, row, rows: count = 1 } of problems) {
    if (severity === 'error') rows.set(row, count);
  }
  return [...rows.values()].reduce((sum, count) => sum + count, 0);
}

/** How many documents are skipped because the corpus lacks them. */
export function unknownDocuments(problems: readonly PositionProblem[]): number {
  return problems.filter(({ code }) => code.startsWith('unknown-article')).length;
}

export const DID_YOU_MEAN = 'Did you mean “{0}”?';

/** The sentence about a problem, in English. */
export function problemText({ code, args, nearest }: PositionProblem): string {
  const stated = fillMessage(POSITION_PROBLEMS[code], args);
  return nearest === undefined ? stated : `${stated} ${fillMessage(DID_YOU_MEAN, [nearest])}`;
}

/** A name that the codebook does not have, and the number of rows skipped because of it. */
export interface UnknownName {
  readonly layer: 'actor' | 'issue' | 'coder';
  readonly name: string;
  readonly nearest: string | undefined;
  readonly rows: number;
}

/** The names because of which rows are skipped, those of most rows first. */
export function unknownNames(problems: readonly PositionProblem[]): readonly UnknownName[] {
  const found = new Map<string, UnknownName>();
  for (const { code, args, nearest } of problems) {
    const layer = UNKNOWN.get(code);
    const [name] = args;
    if (!layer || name === undefined) continue;
    const key = `${layer}:${name}`;
    found.set(key, { layer, name, nearest, rows: (found.get(key)?.rows ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows);
}

const UNKNOWN: ReadonlyMap<PositionProblemCode, UnknownName['layer']> = new Map([
  ['unknown-actor', 'actor'],
  ['unknown-issue', 'issue'],
  ['unknown-coder', 'coder'],
]);
