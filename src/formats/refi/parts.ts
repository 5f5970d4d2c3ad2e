import { addTo, QUOTE_PART_LINK } from '../../core';
import { MOST_PARTS } from '../codedProject';
import { attributeOf, type XmlElement } from '../elements';
import { guidOf } from './guid';

/** Selections in their order, each with the further parts of its quote: this program joins these
 * with links, since the standard has no quotes of several parts. `others`: how many links are
 * none of these. */
export function joinedParts<One extends { readonly source: object; readonly element: XmlElement }>(
  selections: readonly One[],
  links: readonly XmlElement[],
): { readonly quotes: readonly (readonly [One, readonly One[]])[]; readonly others: number } {
  const known = new Map(selections.map((one) => [guidOf(one.element), one]));
  const parts = new Map<One, One[]>();
  const joined = new Set<One>();
  for (const link of links) {
    if (attributeOf(link, 'name') !== QUOTE_PART_LINK) continue;
    const [first, part] = [
      known.get(guidOf(link, 'originGUID')),
      known.get(guidOf(link, 'targetGUID')),
    ];
    const isPart = first && part && first.source === part.source && first !== part;
    if (!isPart || joined.has(first) || joined.has(part) || parts.has(part)) continue;
    if ((parts.get(first)?.length ?? 0) >= MOST_PARTS) continue;
    joined.add(part);
    addTo(parts, first, part);
  }
  const quotes = selections.flatMap((one) =>
    joined.has(one) ? [] : [[one, parts.get(one) ?? []] as const],
  );
  return { quotes, others: links.length - joined.size };
}
