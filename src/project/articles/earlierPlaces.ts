import { sameValue, type PlacedAnnotation } from '../../core';

/** An article as it was before an edit that changed quoted words. */
export interface EarlierPlaces {
  readonly text: string;
  readonly placed: readonly PlacedAnnotation[];
}

/** Takes the moment before an edit into the list, which holds the last ones only. */
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
/** Of all texts together: an article of 100 KB may be remembered forty times. */
const MOST_UNITS = 4e6;

/** Undo brings a text back, and with it the places: an edit that cut off the end of a quote left no
 * place for the words that undo puts there, since what is put at the edge of a quote is not its own.
 * The same annotations as now; one whose quote has another wording by now, or that was not there,
 * has its places from `carried`. */
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
