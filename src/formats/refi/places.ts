import { greatest, normalizeText, TextOffsets, type Counting } from '../../core';

/** A text with LF line ends, in which places are counted. */
export interface CountedText {
  readonly text: string;
  readonly offsets: TextOffsets;
  /** As the file has them. */
  readonly lineEnds: Counting['lineEnds'];
}

export function countedText(raw: string): CountedText {
  const text = normalizeText(raw);
  const lineEnds = raw.includes('\r\n') ? 'two' : 'one';
  return { text, offsets: new TextOffsets(text, 0), lineEnds };
}

/** A selection of a text, with the words that its program shows for it: often cut, or a comment. */
export interface NamedPlace {
  readonly source: CountedText;
  readonly start: number;
  readonly end: number;
  readonly name: string | undefined;
}

/** How a program counts places, from 0. */
export interface PlaceWay {
  readonly unit: Counting['unit'];
  /** Each line end is one, whatever the file has. */
  readonly isPlain: boolean;
}

/** The first is the standard's: Unicode code points of the file. */
const WAYS: readonly PlaceWay[] = (['code-points', 'utf-16', 'utf-8'] as const).flatMap((unit) => [
  { unit, isPlain: false },
  { unit, isPlain: true },
]);

/** The way of counting under which most selections begin with their names, else the standard's. */
export function countingOf(places: readonly NamedPlace[]): PlaceWay {
  const named = places.flatMap((place) => {
    const name = beginning(place.name ?? '');
    return name.length < SHORTEST ? [] : [{ place, name }];
  });
  const ranked = WAYS.map((way) => {
    const fitting = named.filter(({ place, name }) => {
      const words = wordsAt(place, way);
      return words !== undefined && beginning(words).startsWith(name);
    });
    return { way, fitted: fitting.length };
  });
  const most = greatest(ranked.map(({ fitted }) => fitted));
  const [first = { unit: 'code-points', isPlain: false }] = ranked.flatMap(({ way, fitted }) =>
    fitted === most ? [way] : [],
  );
  return first;
}

const SHORTEST = 8;

/** A text as programs cut and fold it for a name. */
function beginning(text: string): string {
  return text
    .replace(/(?:\u2026|\.\.\.)\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words at a place; undefined outside the text. */
export function wordsAt(
  { source, start, end }: Pick<NamedPlace, 'source' | 'start' | 'end'>,
  { unit, isPlain }: PlaceWay,
): string | undefined {
  const { text, offsets, lineEnds } = source;
  const way: Counting = {
    ...{ unit, first: 0, from: 'text' },
    lineEnds: isPlain ? 'one' : lineEnds,
  };
  const [from, to] = [offsets.toText(start, way), offsets.toText(end, way)];
  return from === undefined || to === undefined || to <= from ? undefined : text.slice(from, to);
}
