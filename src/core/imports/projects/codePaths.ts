import type { ForeignCode } from './foreignProject';
import { oneLine } from '../../text/lines';
import { distinctly } from '../../util/distinct';

/** Paths of a chain without an end would take memory without one, too. */
const DEEPEST = 250;

/** The path of each code without a variable, by its id: the names from the top, as `Actors / NGOs`.
 * Equal paths get a number. A code that would be below itself is at the top. */
export function codePaths(codes: readonly ForeignCode[]): ReadonlyMap<string, string> {
  const known = new Map(codes.map((code) => [code.id, code]));
  const paths = new Map<string, string>();
  const distinct = distinctly((path, nth) => `${path} (${String(nth)})`);
  for (const code of codes) {
    if (code.variable !== undefined) continue;
    const names: string[] = [];
    const seen = new Set<string>();
    for (let at: ForeignCode | undefined = code; at && !seen.has(at.id) && seen.size < DEEPEST;) {
      seen.add(at.id);
      names.unshift(oneLine(at.name));
      at = at.parent === undefined ? undefined : known.get(at.parent);
    }
    paths.set(code.id, distinct(names.join(' / ')));
  }
  return paths;
}

/** Codes with parents before their children, in the order of the program. */
export function codesFromTop(codes: readonly ForeignCode[]): readonly ForeignCode[] {
  const known = new Map(codes.map((code) => [code.id, code]));
  const done = new Set<ForeignCode>();
  for (const code of codes) {
    const above: ForeignCode[] = [];
    const seen = new Set<ForeignCode>();
    for (let at: ForeignCode | undefined = code; at && !done.has(at) && !seen.has(at);) {
      seen.add(at);
      above.unshift(at);
      at = at.parent === undefined ? undefined : known.get(at.parent);
    }
    for (const one of above) done.add(one);
  }
  return [...done];
}
