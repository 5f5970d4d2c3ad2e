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

  /** `written`: as `writeQuotes` writes them; `places`: as `writePlaces`, of all annotations. */
  constructor(written: () => string, places: readonly number[]) {
    this.#written = written;
    this.#places = places;
  }

  quote(index: number): readonly QuotePart[] {
    if (this.#written) {
      const quotes = JSON.parse(this.#written()) as Values[][];
      this.#quotes = quotes.map((parts) => parts.map(readPart));
      this.#written = undefined;
    }
    return this.#quotes[index] ?? [];
  }

  /** Of so many parts of a quote; `first`: how many parts are before these. */
  places(first: number, count: number): readonly Place[] {
    const numbers = this.#places;
    return Array.from({ length: count }, (_, part): Place => {
      const at = PLACE_NUMBERS * (first + part);
      const span = { start: numbers[at + 1] ?? 0, end: numbers[at + 2] ?? 0 };
      return { state: numbers[at] === 0 ? 'anchored' : 'moved', span };
    });
  }
}

/** An annotation that was read without its words, and without its places. `index`: which of the article's;
 * `first`: how many parts the quotes before it have; `count`: how many its own has. */
export function withWords(
  annotation: object,
  words: SaidWords,
  index: number,
  first: number,
  count: number,
): PlacedAnnotation {
  const own: OwnWords = { words, index, first, count };
  Object.defineProperty(annotation, OWN_WORDS, { value: own });
  Object.defineProperty(annotation, 'quote', QUOTE);
  const placed = { annotation: annotation as Annotation };
  Object.defineProperty(placed, OWN_WORDS, { value: own });
  return Object.defineProperty(placed, 'places', PLACES) as PlacedAnnotation;
}

interface OwnWords {
  readonly words: SaidWords;
  readonly index: number;
  readonly first: number;
  readonly count: number;
}

const OWN_WORDS = Symbol('own words');

interface WithWords {
  readonly [OWN_WORDS]: OwnWords;
}

// Keys of the record itself, as all its others: whoever copies it has the words too. The same getter for
// all: of records with one of their own, none would share its shape with another, which costs five times
// the memory.
const QUOTE: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: WithWords) {
    const { words, index } = this[OWN_WORDS];
    return words.quote(index);
  },
};

const PLACES: PropertyDescriptor = {
  enumerable: true,
  configurable: true,
  get(this: WithWords) {
    const { words, first, count } = this[OWN_WORDS];
    return words.places(first, count);
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

function writePart({ exact, prefix, suffix, start, occurrence, was }: QuotePart): Values {
  return cut([exact, prefix, suffix, start, occurrence, was]);
}

function readPart(part: Values): QuotePart {
  return {
    exact: textIn(part[0]) ?? '',
    prefix: textIn(part[1]),
    suffix: textIn(part[2]),
    start: numberIn(part[3]),
    occurrence: Array.isArray(part[4]) ? (part[4] as [number, number]) : undefined,
    was: textIn(part[5]),
  };
}
