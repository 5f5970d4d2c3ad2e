import type { Annotation, Place, PlacedAnnotation, QuotePart } from '../core';
import { cut, numberIn, textIn, type Values } from './saidValues';

/** The quotes of an article's annotations and their places, each of which must be sure. Of a large corpus
 * these are most of what there is to keep, and few of them are ever looked at: quotes are read when the
 * first one is asked for, and a place is made anew each time. */
export class SaidWords {
  /** Undefined when they are read. */
  #written: (() => string) | undefined;
  #quotes: readonly (readonly QuotePart[])[] = [];
  readonly #places: readonly number[];
  /** Of each quote, how many parts are before its own; at the end how many there are. */
  readonly #parts: readonly number[];

  /** `written`: as `writeQuotes` writes them; `places`: as `writePlaces`, of all annotations; `counts`: how
   * many parts each quote has. */
  constructor(written: () => string, places: readonly number[], counts: readonly number[]) {
    this.#written = written;
    this.#places = places;
    let parts = 0;
    this.#parts = [0, ...counts.map((count) => (parts += count))];
  }

  quote(index: number): readonly QuotePart[] {
    if (this.#written) {
      const quotes = JSON.parse(this.#written()) as Values[][];
      this.#quotes = quotes.map((parts) => parts.map(readPart));
      this.#written = undefined;
    }
    return this.#quotes[index] ?? [];
  }

  places(index: number): readonly Place[] {
    const numbers = this.#places;
    const first = this.#parts[index] ?? 0;
    const length = (this.#parts[index + 1] ?? 0) - first;
    return Array.from({ length }, (_, part): Place => {
      const at = PLACE_NUMBERS * (first + part);
      const span = { start: numbers[at + 1] ?? 0, end: numbers[at + 2] ?? 0 };
      return { state: numbers[at] === 0 ? 'anchored' : 'moved', span };
    });
  }
}

/** An annotation that was read without its words, and without its places. `index`: which of the article's. Of
 * fifty thousand the collector of garbage copies each object twice, and the host stands still meanwhile: three
 * are made here (V8 has one for what is defined later), and both getters share what they need. */
export function withWords(annotation: object, words: SaidWords, index: number): PlacedAnnotation {
  Object.defineProperty(annotation, WORDS, { value: words });
  Object.defineProperty(annotation, INDEX, { value: index });
  Object.defineProperty(annotation, 'quote', QUOTE);
  const placed = { annotation: annotation as Annotation };
  return Object.defineProperty(placed, 'places', PLACES) as PlacedAnnotation;
}

const WORDS = Symbol('words');
const INDEX = Symbol('index');

interface WithWords {
  readonly [WORDS]: SaidWords;
  readonly [INDEX]: number;
}

// Keys of the record itself, as all its others: whoever copies it has the words too. The same getter for
// all: of records with one of their own, none would share its shape with another, which costs five times
// the memory.
const QUOTE: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: WithWords) {
    return this[WORDS].quote(this[INDEX]);
  },
};

const PLACES: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: { readonly annotation: WithWords }) {
    const { annotation } = this;
    return annotation[WORDS].places(annotation[INDEX]);
  },
};

const PLACE_NUMBERS = 3;

export function writePlaces(places: readonly Place[]): readonly number[] {
  return places.flatMap(({ state, span }) => [
    state === 'anchored' ? 0 : 1,
    span?.start ?? 0,
    span?.end ?? 0,
  ]);
}

/** Of each annotation. */
export function writeQuotes(quotes: readonly (readonly QuotePart[])[]): string {
  return JSON.stringify(quotes.map((parts) => parts.map(writePart)));
}

function writePart(part: QuotePart): Values {
  const { exact, prefix, suffix, start, repeated, occurrence, was } = part;
  return cut([exact, prefix, suffix, start, repeated, occurrence, was]);
}

function readPart(part: Values): QuotePart {
  return {
    exact: textIn(part[0]) ?? '',
    prefix: textIn(part[1]),
    suffix: textIn(part[2]),
    start: numberIn(part[3]),
    repeated: typeof part[4] === 'boolean' ? part[4] : undefined,
    occurrence: Array.isArray(part[5]) ? (part[5] as [number, number]) : undefined,
    was: textIn(part[6]),
  };
}
