import type { Problem, ProblemKind } from '../model/problem';
import { CODEBOOK_PROBLEMS } from './codebookProblems';
import { CORPUS_PROBLEMS } from './corpusProblems';
import { ENTRY_PROBLEMS } from './entryProblems';
import { FILE_PROBLEMS } from './fileProblems';
import { SEARCH_PROBLEMS } from './searchProblems';

/** Every problem that the program can report: its severity, its effect and its message. The list is
 * closed; `Problem.code` is one of its keys. The arguments of each message are named in the
 * comment beside it, in the file of its kind. */
const TABLE = {
  ...FILE_PROBLEMS,
  ...ENTRY_PROBLEMS,
  ...CODEBOOK_PROBLEMS,
  ...CORPUS_PROBLEMS,
  ...SEARCH_PROBLEMS,
} satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof TABLE;

/** A problem whose `code` is a key of `PROBLEMS`. */
export type KnownProblem = Problem<ProblemCode>;

export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = TABLE;

/** The message of a problem, in English with {0}, {1} for its arguments. */
export function messageOf({ code, args }: KnownProblem): string {
  const { message, near } = PROBLEMS[code];
  // A similar word is known if there is one more argument.
  return near !== undefined && args.length > 1 ? near : message;
}

/** True when one of the problems refuses the whole file. */
export function refusesFile(problems: readonly KnownProblem[]): boolean {
  return problems.some((problem) => PROBLEMS[problem.code].effect === 'file');
}
