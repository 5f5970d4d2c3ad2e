import type { ChangedBeside } from '../../model/place';
import { exchangedNames, isName, likeness } from './names';
import type { Paragraphs } from './paragraphs';

/** Whether a name was exchanged around a quote, by another one in its place: in its own paragraph,
 * or in one of the three above and two below. To insert, delete or move a paragraph exchanges none:
 * only a paragraph that is nowhere in the new text, in place of which there is one that is nowhere
 * in the old text, was edited. */
export function exchangeAround(
  old: Paragraphs,
  oldStart: number,
  now: Paragraphs,
  start: number,
): ChangedBeside | undefined {
  const [own, there] = [old.at(oldStart), now.at(start)];
  return inParagraph() ?? inNeighbours();

  function inParagraph(): ChangedBeside | undefined {
    if (old.raw(own) === now.raw(there)) return undefined;
    const exchange = exchangedNames(old.names(own), now.names(there));
    return exchange && { where: 'paragraph', ...exchange };
  }

  function inNeighbours(): ChangedBeside | undefined {
    for (const distance of NEIGHBOURS) {
      const at = own + distance;
      const raw = old.raw(at);
      if (raw === '' || raw === now.raw(there + distance) || now.holds(raw)) continue;
      const edited = editionOf(at, distance);
      const exchange = edited && exchangedNames(old.names(at), now.names(edited));
      if (!exchange) continue;
      return {
        where: distance < 0 ? 'above' : 'below',
        paragraphs: Math.abs(distance),
        ...exchange,
      };
    }
    return undefined;
  }

  /** The paragraph that a neighbour was edited to: of those near the place that are not in the old
   * text, the one with most of its words apart from names; in its place also a line of few
   * words. */
  function editionOf(at: number, distance: number): number | undefined {
    let best: number | undefined;
    let most = 0;
    for (let other = Math.max(0, there - REACH_ABOVE); other <= there + REACH_BELOW; other++) {
      const raw = now.raw(other);
      if (other === there || raw === '' || old.holds(raw)) continue;
      const isInPlace = other === there + distance;
      const isShort = raw.length < SHORT_LINE && old.raw(at).length < SHORT_LINE;
      const alike = likeness(old.words(at).filter(isNoName), now.words(other).filter(isNoName));
      const share = isInPlace && isShort ? Math.max(alike, LEAST_ALIKE) : alike;
      if (share >= LEAST_ALIKE && share > most) [best, most] = [other, share];
    }
    return best;
  }
}

function isNoName(word: string): boolean {
  return !isName(word);
}

/** The nearest first. */
const NEIGHBOURS = [-1, 1, -2, 2, -3];
/** Some paragraphs may have been inserted in between. */
const REACH_ABOVE = 5;
const REACH_BELOW = 4;
const LEAST_ALIKE = 1 / 2;
/** A heading, a signature, a name with a role. */
const SHORT_LINE = 64;
