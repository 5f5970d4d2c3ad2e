import { foldCase, spellingOf } from '../../text/folding/spelling';
import { addTo } from '../../analysis/records/groups';
import type { ForeignCode } from './foreignProject';
import { oneLine } from '../../text/lines';

// Trees of codes have one name in several places, as "Other" below each heading, where a codebook
// has each name once. Such codes are told apart by what is above them; to make them one entry would
// add up what was coded apart. A code with the name of the one above it is the same in both places,
// as where a program made a heading of a code. Values of variables with one name are one entry: an
// organization is the same as a speaker and as an actor.

/** The codes with names that differ, if they are not the same: `Other (Costs)`. `layerOf`: those of
 * different kinds may have one name. `headings`: codes that only say what those below them are, so
 * that an actor below "Speakers" is the one below "Targets". */
export function withDistinctNames(
  codes: readonly ForeignCode[],
  layerOf: (id: string) => string | undefined,
  headings: ReadonlySet<string>,
): readonly ForeignCode[] {
  const known = new Map(codes.flatMap((code) => (headings.has(code.id) ? [] : [[code.id, code]])));
  const groups = new Map<string, ForeignCode[]>();
  for (const code of codes) {
    const layer = layerOf(code.id);
    if (code.variable !== undefined || layer === undefined) continue;
    addTo(groups, `${layer}\n${spelling(code.name)}`, topOfTwins(code, known));
  }
  const names = new Map<string, string>();
  for (const group of groups.values()) {
    const ways = new Map(group.map((code) => [code, namesAbove(code, known)]));
    if (new Set([...ways.values()].map((above) => above.join('\n'))).size < 2) continue;
    for (const [code, above] of ways) {
      const hasOwnParent = [...ways.values()].every(
        (other) => other.at(-1) !== above.at(-1) || other.join('\n') === above.join('\n'),
      );
      const where = hasOwnParent ? above.at(-1) : above.join(' / ');
      if (where !== undefined && where !== '') names.set(code.id, `${code.name} (${where})`);
    }
  }
  return codes.map((code) => {
    const name = names.get(topOfTwins(code, known).id);
    return name === undefined || code.variable !== undefined ? code : { ...code, name };
  });
}

/** The highest of the codes above that have the same name, one directly below the other. */
function topOfTwins(code: ForeignCode, known: ReadonlyMap<string, ForeignCode>): ForeignCode {
  const seen = new Set<ForeignCode>();
  let top = code;
  for (;;) {
    seen.add(top);
    const above = known.get(top.parent ?? '');
    if (!above || seen.has(above) || spelling(above.name) !== spelling(code.name)) return top;
    top = above;
  }
}

/** From the top. */
function namesAbove(code: ForeignCode, known: ReadonlyMap<string, ForeignCode>): readonly string[] {
  const seen = new Set([code]);
  const names: string[] = [];
  for (let at = known.get(code.parent ?? ''); at && !seen.has(at);) {
    seen.add(at);
    names.unshift(oneLine(at.name));
    at = known.get(at.parent ?? '');
  }
  return names;
}

function spelling(name: string): string {
  return spellingOf(name, false)?.folded ?? foldCase(name.trim());
}
