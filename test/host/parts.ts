import type { Suite } from 'mocha';

/** Leaves one part of the suites, so that several windows share the work: `part` is "1/2" for the
 * first of two. */
export function keepPart(root: Suite, part: string): void {
  const [number = 1, count = 1] = part.split('/').map(Number);
  root.suites = root.suites.filter((_, at) => at % count === number - 1);
}
