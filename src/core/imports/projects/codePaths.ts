import type { ForeignCode } from './foreignProject';
import { oneLine } from '../../text/lines';

/** The path of each code without a variable, by its id: the names from the top, as `Actors / NGOs`.
 * Equal paths get a number. A code that would be below itself is at the top. */
export function codePaths(codes: readonly ForeignCode[]): ReadonlyMap<string, string> {
  const known = new Map(codes.map((code) => [code.id, code]));
  const paths = new Map<string, string>();
  const taken = new Set<string>();
  for (const code of codes) {
    if (code.variable !== undefined) continue;
    const names: string[] = [];
    const seen = new Set<string>();
    for (let at: ForeignCode | undefined = code; at && !seen.has(at.id);) {
      seen.add(at.id);
      names.unshift(oneLine(at.name));
      at = at.parent === undefined ? undefined : known.get(at.parent);
    }
    const path = names.join(' / ');
    let own = path;
    for (let nth = 2; taken.has(own); nth++) own = `${path} (${String(nth)})`;
    taken.add(own);
    paths.set(code.id, own);
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
