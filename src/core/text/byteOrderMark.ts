import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';

/** Reports the first byte order mark from an offset on, as left by joining two files: it is
 * invisible, and words that contain it are not found. */
export function reportInnerMark(text: string, from: number, problems: KnownProblem[]): void {
  const start = text.indexOf('\uFEFF', from);
  if (start >= 0) problems.push(problem('byte-order-mark', { start, end: start + 1 }));
}
