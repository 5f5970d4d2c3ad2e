import { dateOnScreen, periodOnScreen } from '../../text/dates';
import { addAll } from '../../util/lists';
import { decimals } from '../../util/numbers';
import { compareText } from '../../util/order';
import { words, type TextLine, type TextPart } from './text';
import type { Phrase } from '../../util/phrase';
import { fillGaps, GAP, numbered, type Fillings, type Template } from '../../util/template';

/** The editor's translation (`l10n.t`): returns the message in the user's language. It is called
 * without arguments, so the gaps {0}, {1} stay and text from files never passes through it. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** The argument for a gap of a line: words of the interface, or parts that keep text from files
 * apart. */
export type Filling = string | number | TextPart | TextLine;

/** The arguments of a text that is written in place, or of phrases. Those of any phrase are not
 * counted. A text of another kind is refused: it would not be in the bundle of translations. */
export type Args<T extends Template, F> = string extends T
  ? [neitherInPlaceNorPhrase: never]
  : readonly [string, string] extends T
    ? [neitherInPlaceNorPhrase: never]
    : Phrase<string> extends T
      ? readonly F[]
      : Fillings<T, F>;

export interface Piece {
  readonly text: string;
  readonly gap: number | undefined;
}

/** The texts of the views: every word goes through here. */
export interface Localizer {
  /** A plain label. Arguments from files have been through `labelText`. */
  text<const T extends Template>(text: T, ...args: Args<T, string | number>): string;
  /** A message of another table, translated, with its arguments; arguments as for `text`. */
  fill(message: string, ...args: readonly (string | number)[]): string;
  /** Like `text`, in pieces: those that fill a gap have its number, from 0. */
  pieces<const T extends Template>(text: T, ...args: Args<T, string | number>): readonly Piece[];
  /** A line of parts. Strings and numbers among the arguments are words of the interface. */
  line<const T extends Template>(text: T, ...args: Args<T, Filling>): TextLine;
  /** A date as written in a file (YYYY, YYYY-MM, YYYY-MM-DD or a range), for the screen. */
  date(written: string): string;
  /** A range of days (YYYY-MM-DD), for the screen. */
  period(first: string, last: string): string;
  /** Compares names in the user's sort order. */
  compare(a: string, b: string): number;
  /** A count, formatted for the screen; numbers in texts are formatted the same way. */
  number(count: number): string;
  /** A figure with two decimals, for the screen. */
  decimals(value: number): string;
  /** A figure that is written with a point, with the decimal mark of the language. */
  figure(written: string): string;
}

/** What the host provides to a localizer; without it: English, dates as written, order by code
 * unit, plain numbers. */
export interface LocalizerOptions {
  readonly translate?: Translate;
  readonly date?: (written: string) => string;
  readonly period?: (first: string, last: string) => string;
  readonly compare?: (a: string, b: string) => number;
  readonly number?: (count: number) => string;
}

/** The localizer of a language (BCP 47), with its dates, numbers and order of names. */
export function localizerIn(language: string, translate: Translate): Localizer {
  const { compare } = new Intl.Collator(language);
  // 10,000, but 2024: a year is not grouped.
  const numbers = new Intl.NumberFormat(language, { useGrouping: 'min2' });
  return createLocalizer({
    translate,
    date: (written) => dateOnScreen(written, language),
    period: (first, last) => periodOnScreen(first, last, language),
    compare,
    number: (count) => numbers.format(count),
  });
}

export function createLocalizer(given: LocalizerOptions = {}): Localizer {
  const { translate = asWritten, date = asWritten, compare = compareText, number = String } = given;
  const { period = wholePeriod } = given;
  const message = (text: Template, first: unknown): string => translate(numbered(text, first));
  const figure = (written: string): string => written.replace('.', number(0.5).charAt(1));
  return {
    text: (key: Template, ...args: readonly (string | number)[]) =>
      fillGaps(message(key, args[0]), args, number),
    pieces: (key: Template, ...args: readonly (string | number)[]) =>
      piecesOf(message(key, args[0]), args, number),
    fill: (text, ...args) => fillGaps(translate(text), args, number),
    line: (key: Template, ...args: readonly Filling[]) =>
      filled(message(key, args[0]), args, number),
    date,
    period,
    compare,
    number,
    decimals: (value) => figure(decimals(value)),
    figure,
  };
}

function wholePeriod(first: string, last: string): string {
  return first === last ? first : `${first} – ${last}`;
}

function asWritten(text: string): string {
  return text;
}

type NumberText = (count: number) => string;

function piecesOf(
  message: string,
  args: readonly (string | number)[],
  number: NumberText,
): readonly Piece[] {
  // A pattern with a group: texts and numbers of gaps alternate.
  return message.split(GAP).flatMap((text, i): Piece[] => {
    if (i % 2 === 0) return text === '' ? [] : [{ text, gap: undefined }];
    const gap = Number(text);
    return [{ text: fillGaps(`{${text}}`, args, number), gap }];
  });
}

function filled(message: string, args: readonly Filling[], number: NumberText): TextLine {
  const line: TextPart[] = [];
  // A pattern with a group: texts and numbers of gaps alternate.
  for (const [i, text] of message.split(GAP).entries()) {
    const filling = i % 2 === 0 ? text : (args[Number(text)] ?? `{${text}}`);
    if (typeof filling === 'number') line.push(words(number(filling)));
    else if (typeof filling === 'string') {
      if (filling !== '') line.push(words(filling));
    } else if ('kind' in filling) line.push(filling);
    else addAll(line, filling);
  }
  return line;
}
