import type { Counted } from '../../counted/counted';
import type { Template } from '../../util/template';
import type { Args, Localizer } from './localizer';
import type { Phrase } from '../../util/phrase';

/** The list that a number opens. */
export interface CountedLink {
  readonly counted: Counted;
  /** Number of entries that it opens. */
  readonly count: number;
  /** "Show 12 positions · Exports", for a screen reader. */
  readonly label: string;
}

/** A number with its link; undefined where it has none. */
export interface Figure {
  readonly count: number;
  readonly opens: CountedLink | undefined;
}

/** Text with numbers that open what they count. All texts are safe labels. */
export type CountedText = readonly CountedPart[];

type CountedFilling = string | number | Figure | CountedText;

export interface CountedPart {
  readonly text: string;
  readonly opens: CountedLink | undefined;
}

/** Like `Localizer.text`, with links for the numbers among the arguments. */
export function countedLine(
  localizer: Localizer,
  key: Phrase,
  ...fillings: readonly CountedFilling[]
): CountedText;
export function countedLine<const T extends Template>(
  localizer: Localizer,
  text: T,
  ...fillings: Args<T, CountedFilling>
): CountedText;
export function countedLine(
  localizer: Localizer,
  text: Phrase,
  ...fillings: readonly CountedFilling[]
): CountedText {
  const args = fillings.map((one) => {
    if (typeof one !== 'object') return one;
    return 'count' in one ? one.count : plainCounts(one);
  });
  return localizer.pieces(text, ...args).flatMap(({ text: part, gap }): CountedText => {
    const filling = gap === undefined ? undefined : fillings[gap];
    if (typeof filling !== 'object') return [{ text: part, opens: undefined }];
    return 'count' in filling ? [{ text: part, opens: filling.opens }] : filling;
  });
}

export function plainText(text: string): CountedText {
  return [{ text, opens: undefined }];
}

/** Joins texts with words of the interface between them. */
export function joinedCounts(texts: readonly CountedText[], between: string): CountedText {
  const filled = texts.filter((text) => text.length > 0);
  return filled.flatMap((text, at) => (at === 0 ? text : [...plainText(between), ...text]));
}

export function plainCounts(text: CountedText): string {
  return text.map((part) => part.text).join('');
}
