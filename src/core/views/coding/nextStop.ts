import { firstStart, type PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';

/** The spans of the annotation or mention after (before) an offset, going round at the ends of the
 * text; undefined where there is none. Where several begin at one offset, that is one stop, with
 * the first of them: annotations come before mentions. */
export function nextStop(
  placed: readonly PlacedAnnotation[],
  mentions: readonly Span[],
  offset: number,
  direction: 1 | -1,
): readonly Span[] | undefined {
  const stops = [
    ...placed.flatMap((one) => {
      const start = firstStart(one);
      const spans = one.places.flatMap(({ span }) => (span ? [span] : []));
      return start === undefined ? [] : [{ start, spans }];
    }),
    ...mentions.map((span) => ({ start: span.start, spans: [span] })),
  ].sort((a, b) => direction * (a.start - b.start));
  const next = stops.find(({ start }) => direction * (start - offset) > 0) ?? stops[0];
  return next?.spans;
}
