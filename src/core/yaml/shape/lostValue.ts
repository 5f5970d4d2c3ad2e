import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';

/** Reports the remark in which a value was lost: `color: #0072B2` reads as no value and a remark.
 * `after`: the end of the key, or where a member of a list would begin. A remark as people write one
 * (`# so`) is none. */
export function reportLostValue(text: string, after: number, problems: KnownProblem[]): void {
  LOST.lastIndex = after;
  const [whole, before, lost] = LOST.exec(text) ?? [];
  if (whole === undefined || before === undefined || lost === undefined) return;
  const value = lost.trimEnd();
  const start = after + before.length;
  problems.push(problem('unquoted-value', { start, end: start + value.length }, value));
}

const LOST = /([ \t]*:?[ \t]*)(#[^\s#!][^\n]*)/y;
