import { tokensIn } from './side';

/** Words as two texts are compared by. */
export function comparable(words: string): string {
  return tokensIn(words).join(' ');
}
