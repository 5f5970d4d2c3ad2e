import { eachToken } from '../concordance/wordTokens';
import type { ArticleRow } from '../model/corpus';
import type { QualityFinding } from './finding';
import { atAnnotation, positionsIn } from './places';

/** Words that a quote may have. */
export const MOST_WORDS = 100;

/** Quotes of positions with more than `MOST_WORDS` words. In scripts that are written without
 * spaces, two characters count as a word. */
export function longQuotes({ path, annotations }: ArticleRow): readonly QualityFinding[] {
  return positionsIn(annotations).flatMap((placed): readonly QualityFinding[] => {
    const { id, quote } = placed.annotation;
    // Shorter texts cannot have that many words.
    if (quote.reduce((all, { exact }) => all + exact.length, 0) <= 2 * MOST_WORDS) return [];
    const count = quote.reduce((all, { exact }) => all + countWords(exact), 0);
    if (count <= MOST_WORDS) return [];
    return [
      {
        check: 'long-quote',
        place: atAnnotation(path, placed, 'quote'),
        args: [count, MOST_WORDS],
        fixes: [
          { kind: 'attach', article: path, id },
          { kind: 'edit', article: path, id },
        ],
      },
    ];
  });
}

function countWords(text: string): number {
  let halves = 0;
  eachToken(text, 0, text.length, ({ single }) => (halves += single ? 1 : 2));
  return Math.ceil(halves / 2);
}
