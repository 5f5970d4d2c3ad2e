import {
  endsWithinWord,
  greatest,
  normalizeText,
  TextOffsets,
  type Counting,
  type Span,
} from '../core';

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

/** How a program was found to count, and how many passages begin or end within a word where other
 * ways of counting give other words: nothing says that they are right. */
export interface FoundCounting {
  readonly way: PlaceWay;
  readonly within: number;
}

/** The way of counting under which most selections begin with their names, else that of the
 * program, `usual`; another where words are whole under it only. */
export function countingOf(
  places: readonly NamedPlace[],
  usual: Counting['unit'] = 'code-points',
): FoundCounting {
  const units = [usual, ...UNITS.filter((unit) => unit !== usual)];
  const ways = units.flatMap((unit): readonly PlaceWay[] => [
    { unit, isPlain: false },
    { unit, isPlain: true },
  ]);
  const named = places.flatMap((place) => {
    const name = beginning(place.name ?? '');
    return name.length < SHORTEST ? [] : [{ place, name }];
  });
  const ranked = ways.map((way) => {
    const fitting = named.filter(({ place, name }) => {
      const words = wordsAt(place, way);
      return words !== undefined && beginning(words).startsWith(name);
    });
    return { way, fitted: fitting.length };
  });
  const most = greatest(ranked.map(({ fitted }) => fitted));
  const [first = { unit: usual, isPlain: false }, ...others] = ranked.flatMap(({ way, fitted }) =>
    fitted === most ? [way] : [],
  );
  const own = places.map((place) => spanAt(place, first));
  let [way, whole, within] = [first, 0, 0];
  const doubtful = new Set<NamedPlace>();
  for (const other of others) {
    const differing = places.flatMap((place, at) => {
      const [here, there] = [own[at], spanAt(place, other)];
      const isSame = here?.start === there?.start && here?.end === there?.end;
      return isSame ? [] : [{ place, here: isWhole(place, here), there: isWhole(place, there) }];
    });
    const cut = differing.filter(({ here }) => !here);
    const more = differing.filter(({ there }) => there).length;
    const all = differing.length;
    const isLikelier = all > 1 && more >= MOSTLY * all && 2 * cut.length >= all;
    if (isLikelier && more > whole) [way, whole, within] = [other, more, all - more];
    // Bytes differ in most texts.
    if (other.unit !== 'utf-8') for (const { place } of cut) doubtful.add(place);
  }
  return { way, within: whole > 0 ? within : doubtful.size };
}

const UNITS: readonly Counting['unit'][] = ['code-points', 'utf-16', 'utf-8'];
/** The share of passages whose words must be whole under a way that is not the usual. */
const MOSTLY = 0.8;

/** Whether no word is cut, and no white space is at the ends. */
function isWhole({ source: { text } }: NamedPlace, span: Span | undefined): boolean {
  const words = span && text.slice(span.start, span.end);
  return (
    words?.trim() === words &&
    span !== undefined &&
    !endsWithinWord(text, span.start, span.end - span.start)
  );
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
export function wordsAt(place: Omit<NamedPlace, 'name'>, way: PlaceWay): string | undefined {
  const span = spanAt(place, way);
  return span && place.source.text.slice(span.start, span.end);
}

function spanAt(
  { source, start, end }: Omit<NamedPlace, 'name'>,
  { unit, isPlain }: PlaceWay,
): Span | undefined {
  const { offsets, lineEnds } = source;
  const way: Counting = {
    ...{ unit, first: 0, from: 'text' },
    lineEnds: isPlain ? 'one' : lineEnds,
  };
  const [from, to] = [offsets.toText(start, way), offsets.toText(end, way)];
  return from === undefined || to === undefined || to <= from
    ? undefined
    : { start: from, end: to };
}
