import { tokensIn } from './side';

/** The form in which words of two texts are compared. */
export function comparable(words: string): string {
  return tokensIn(words).join(' ');
}
