import { fillMessage } from '../../model/problem';

/** Messages, in English, about a row that should become an entry; {0} is the text of the row. */
export const ENTRY_PROBLEMS = {
  'several-entries':
    '“{0}” is a name of several entries: {1}. Write the id of the one that is meant.',
  'other-name': '“{0}” is the id of an entry named “{1}”. That name is kept.',
  'unknown-parent': '“{0}” is not in the codebook or in this file, so “{1}” has no parent.',
  'circular-parent': '“{1}” would be part of itself through “{0}”, so it has no parent.',
  'no-issue-of-keyword': 'The keyword “{0}” has no issue and is not imported.',
  'alias-of-other': '“{0}” is already another name of “{1}” and is not imported.',
  'bad-id': '“{0}” is not a valid id; “{1}” is used instead.',
  kept: '“{0}” is already in the codebook. Only new names are added to it. Not changed: {1}.',
  'no-words':
    '“{0}” has no letters, digits or symbols that can be found in a text and is not imported.',
} as const;

export type EntryProblemCode = keyof typeof ENTRY_PROBLEMS;

export interface EntryProblem {
  /** `error`: the row, or one of its names, is skipped. */
  readonly severity: 'error' | 'warning';
  readonly code: EntryProblemCode;
  readonly file: string;
  readonly row: number;
  readonly args: readonly string[];
}

export function entryProblemText({ code, args }: Pick<EntryProblem, 'code' | 'args'>): string {
  return fillMessage(ENTRY_PROBLEMS[code], args);
}
