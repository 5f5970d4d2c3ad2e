import type { Span } from './span';

export type Severity = 'error' | 'warning' | 'info';

/** The effect of a problem: the whole file is refused (not written, not exported), or the entry is
 * kept but not counted, or everything is kept. */
export type Effect = 'file' | 'entry' | 'none';

/** A problem of a file, as data. `span` is in UTF-16 units of the file's own text, BOM and line
 * endings included, so that it can be shown in any editor. `args` fill the message of the code in
 * the problem table; they hold text from the file and are hostile. */
export interface Problem<Code extends string = string> {
  readonly code: Code;
  readonly args: readonly string[];
  readonly span: Span;
}

export interface ProblemKind {
  readonly severity: Severity;
  readonly effect: Effect;
  /** English, with {0}, {1} for the arguments; the editor translates it. */
  readonly message: string;
  /** The message with one more argument, used where a similar correct word is known. */
  readonly near?: string;
}

/** Fills `{0}`, `{1}` … of a message. */
export function fillMessage(message: string, args: readonly string[]): string {
  return message.replace(/\{(\d)\}/g, (whole, digit: string) => args[Number(digit)] ?? whole);
}
