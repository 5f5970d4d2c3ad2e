import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';

/** Reports the comment in which a value was lost: `color: #0072B2` is read as no value and a
 * comment. `after`: the end of the key, or where a member of a list would begin. An ordinary
 * comment (`# so`) is not reported. */
export function reportLostValue(text: string, after: number, problems: KnownProblem[]): void {
  LOST.lastIndex = after;
  const [whole, before, lost] = LOST.exec(text) ?? [];
  if (whole === undefined || before === undefined || lost === undefined) return;
  const value = lost.trimEnd();
  const start = after + before.length;
  problems.push(problem('unquoted-value', { start, end: start + value.length }, value));
}

const LOST = /([ \t]*:?[ \t]*)(#[^\s#!][^\n]*)/y;
