import { sameValue, type PlacedAnnotation } from '../../core';

/** An article as it was before an edit that changed quoted words. */
export interface EarlierPlaces {
  readonly text: string;
  readonly placed: readonly PlacedAnnotation[];
}

/** The list with the article before an edit added; it holds only the most recent ones. */
export function withEarlier(
  list: readonly EarlierPlaces[],
  moment: EarlierPlaces,
): readonly EarlierPlaces[] {
  const kept = [...list, moment].slice(-MOST);
  let units = 0;
  const from = kept.findLastIndex(({ text }) => (units += text.length) > MOST_UNITS);
  return kept.slice(from + 1);
}

const MOST = 50;
/** For all texts together, in UTF-16 units: an article of 100 KB may be remembered forty times. */
const MOST_UNITS = 4e6;

/** The places of annotations in a text that undo brought back: an edit that cut off the end of a
 * quote left no place for the words that undo puts there, since what is inserted at the edge of a
 * quote does not belong to it. An annotation whose quote has changed since, or that is new, has its
 * places from `carried`. */
export function placesOfEarlier(
  list: readonly EarlierPlaces[],
  text: string,
  carried: readonly PlacedAnnotation[],
): readonly PlacedAnnotation[] {
  const moment = list.findLast((one) => one.text === text);
  if (!moment) return carried;
  const then = new Map(moment.placed.map((one) => [one.annotation.id, one]));
  return carried.map((now) => {
    const before = then.get(now.annotation.id);
    return before && sameValue(before.annotation.quote, now.annotation.quote)
      ? { annotation: now.annotation, places: before.places }
      : now;
  });
}
