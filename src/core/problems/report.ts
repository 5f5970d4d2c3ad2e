import type { Span } from '../model/span';
import type { KnownProblem, ProblemCode } from './table';

/** UTF-16 units at which text from a file is cut in a message. */
const LONGEST_ARGUMENT = 120;

/** A problem with its arguments cut to `LONGEST_ARGUMENT`. */
export function problem(code: ProblemCode, span: Span, ...args: readonly string[]): KnownProblem {
  return { code, args: args.map(shorten), span: { start: span.start, end: span.end } };
}

function shorten(text: string): string {
  if (text.length <= LONGEST_ARGUMENT) return text;
  // Half of a surrogate pair at the cut would be shown as a replacement character.
  return text.slice(0, LONGEST_ARGUMENT - 1).replace(/[\uD800-\uDBFF]$/, '') + '…';
}
