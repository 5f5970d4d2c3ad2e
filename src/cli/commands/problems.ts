import {
  aboutEntries,
  ANNOTATION_FILE_SUFFIX,
  fillMessage,
  lineIndex,
  messageOf,
  positionAt,
  PROBLEMS,
  QUERY_PROBLEMS,
  type KnownProblem,
  type LineIndex,
  type QueryProblem,
  type Severity,
} from '../../core';
import { refusalOf, refusalProblem } from '../../project/files/fileRefused';
import { oneLine, printable } from '../output/printable';

/** A problem as the command line prints it; line and column are counted from 1, columns in UTF-16
 * units. */
export interface ProblemRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
}

export interface FoundProblem extends ProblemRow {
  /** True if something of the corpus is excluded from the output because of it. */
  readonly leavesOut: boolean;
}

/** Problems with spans in one file's own text; its lines are counted once for all of them. */
export function problemsOf(
  file: string,
  text: string,
  problems: readonly KnownProblem[],
): FoundProblem[] {
  if (problems.length === 0) return [];
  const lines = lineIndex(text);
  // A byte order mark is not a column.
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const found = problems.map((problem) => problemOf(file, lines, problem, mark));
  const refusing = problems.findIndex(({ code }) => PROBLEMS[code].effect === 'file');
  const first = found[refusing];
  if (first && file.endsWith(ANNOTATION_FILE_SUFFIX))
    found[refusing] = { ...first, message: first.message + missingText(aboutEntries(text)) };
  return found;
}

/** Appended to the message of a file that is not read. */
function missingText(count: number): string {
  if (count === 0) return '';
  return ` About ${String(count)} ${count === 1 ? 'annotation is' : 'annotations are'} missing.`;
}

/** `mark`: the number of units at the start of the first line that are not a column. */
function problemOf(file: string, lines: LineIndex, problem: KnownProblem, mark = 0): FoundProblem {
  const { code, args, span } = problem;
  const { severity, effect } = PROBLEMS[code];
  const { line, character } = positionAt(lines, span.start);
  return {
    file,
    line: line + 1,
    column: character - (line === 0 && character > 0 ? mark : 0) + 1,
    severity,
    code,
    message: fillMessage(messageOf(problem), args),
    leavesOut:
      effect !== 'none' ||
      LEAVING_OUT.has(code) ||
      // At the beginning of a line it is a key of the file itself: everything below it is missing.
      (NOT_READ.has(code) && character === 0),
  };
}

/** Problems whose annotations the table calls "kept", since the editor shows them, but which an
 * output excludes. */
const LEAVING_OUT: ReadonlySet<string> = new Set([
  'article-undecodable',
  'article-missing',
  'only-coder-files',
]);

/** Keys that are probably misspelt ones of ours. */
const NOT_READ: ReadonlySet<string> = new Set(['misspelt-key', 'key-beside']);

/** The problem of a file or folder that the host cannot read. */
export function unreadable(file: string, error: unknown): FoundProblem {
  const refusal = refusalOf(error);
  if (refusal) {
    const span = { start: 0, end: 0 };
    return problemOf(file, lineIndex(''), { ...refusalProblem(refusal), span });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    code: 'unreadable',
    message: `This file is not read: ${reason}. Check that it exists and that you may read it.`,
    leavesOut: true,
  };
}

/** The problem of a line of standard input that is no article. */
export function badLine(line: number, reason: string): FoundProblem {
  return {
    file: '-',
    line,
    column: 1,
    severity: 'error',
    code: 'bad-line',
    message: `This line is not an article: ${reason}. Write {"path": …, "text": …} on one line.`,
    leavesOut: true,
  };
}

/** The problem of a row of a partitioned export for which no folder can be named. */
export function unfiled(file: string, column: string): FoundProblem {
  return {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    code: 'unfiled',
    message: `The ${column} of this article cannot be a folder name, so its rows were skipped. Shorten it, or partition by something else.`,
    leavesOut: true,
  };
}

/** A problem of a query; its place is that in the query. */
export function queryProblemRow({ code, args, span }: QueryProblem): ProblemRow {
  const message = fillMessage(QUERY_PROBLEMS[code], args);
  const column = span.start + 1;
  return { file: '--query', line: 1, column, severity: 'error', code, message };
}

export function problemRow(found: FoundProblem): ProblemRow {
  const { file, line, column, severity, code, message } = found;
  return { file, line, column, severity, code, message };
}

/** One line for each problem. A warning or a note that occurs in several places is printed once, at
 * the first, with their number, unless all are requested. Each error is printed, since each
 * excludes something else. */
export function problemLines(problems: readonly ProblemRow[], isVerbose: boolean): string[] {
  if (isVerbose) return problems.map(problemLine);
  const same = new Map<string, ProblemRow[]>();
  for (const found of problems) {
    const { file, line, column, severity, code, message } = found;
    const place = severity === 'error' ? `${file}:${String(line)}:${String(column)} ` : '';
    const key = `${place}${severity} ${code} ${message}`;
    const known = same.get(key);
    if (known) known.push(found);
    else same.set(key, [found]);
  }
  return [...same.values()].flatMap((places) => {
    const [first] = places;
    if (!first) return [];
    const files = new Set(places.map(({ file }) => file)).size;
    const more = ` (${String(places.length)} places in ${files === 1 ? 'this file' : `${String(files)} files`}; --verbose lists them)`;
    const message = places.length === 1 ? first.message : first.message + more;
    return [problemLine({ ...first, message })];
  });
}

/** `file:line:column severity code message`, on one line even if the file's text has line
 * breaks. */
export function problemLine({ file, line, column, severity, code, message }: ProblemRow): string {
  const place = `${printable(file)}:${String(line)}:${String(column)}`;
  return `${place} ${severity} ${code} ${oneLine(message)}\n`;
}
