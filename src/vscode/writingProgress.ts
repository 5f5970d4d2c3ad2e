import { writtenSoFar, type WrittenPart, type WrittenSoFar } from '../core/exports';

/** What VS Code is told of work that lasts; increments are hundredths of all of it. */
export interface Told {
  readonly message: string;
  readonly increment?: number;
}

/** Tells how far a file is written, whose parts count by themselves. `words` gets undefined where nobody knows
 * of how much. */
export function writingProgress(
  parts: readonly WrittenPart[],
  words: (now: WrittenSoFar | undefined) => string,
  report: (told: Told) => void,
): () => void {
  let told = 0;
  return () => {
    const now = writtenSoFar(parts);
    const message = words(now);
    if (!now) {
      report({ message });
      return;
    }
    const increment = Math.floor(100 * now.share) - told;
    told += increment;
    report({ message, increment });
  };
}
