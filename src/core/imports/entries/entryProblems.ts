import { fillMessage } from '../../model/problem';

/** What is said of a row that is to become an entry, in English; {0} is what the row says. */
export const ENTRY_PROBLEMS = {
  'several-entries':
    '“{0}” is a name of several entries: {1}. Write the id of the one that is meant.',
  'other-name': '“{0}” is the id of an entry with the name “{1}”, which stays.',
  'unknown-parent':
    '“{0}” is no entry of the codebook or of this file, so “{1}” is part of nothing.',
  'circular-parent': '“{1}” would be part of itself through “{0}”, so it is part of nothing.',
  'no-issue-of-keyword': 'The keyword “{0}” names no issue that it is of, and is left out.',
  'alias-of-other': '“{0}” is another name of “{1}” already, and is left out.',
  'bad-id': '“{0}” can be no id; “{1}” is taken in its place.',
  kept: '“{0}” is in the codebook already. It gets new names only; {1} stays as it is.',
  'no-words': '“{0}” has no letter, digit or sign that could stand in a text, and is left out.',
} as const;

export type EntryProblemCode = keyof typeof ENTRY_PROBLEMS;

export interface EntryProblem {
  /** `error`: the row, or a name of it, is left out. */
  readonly severity: 'error' | 'warning';
  readonly code: EntryProblemCode;
  readonly file: string;
  readonly row: number;
  readonly args: readonly string[];
}

export function entryProblemText({ code, args }: Pick<EntryProblem, 'code' | 'args'>): string {
  return fillMessage(ENTRY_PROBLEMS[code], args);
}
