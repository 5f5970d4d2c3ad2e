import type { QuoteCard } from '../../cards/quoteCard';
import { plainCounts, type CountedText } from '../../words/countedText';

/** A card as one line. */
export function cardLine({ quote, stance, source, date, doubt }: QuoteCard): string {
  return [quote, stance, source, date, doubt].filter(Boolean).join(' · ');
}

/** Two texts with numbers as one line. */
export function countLine(one: CountedText, other: CountedText): string {
  return [one, other].map(plainCounts).filter(Boolean).join(' · ');
}

/** The line, if there is one. */
export function some(line: string | undefined): readonly string[] {
  return line === undefined ? [] : [line];
}
