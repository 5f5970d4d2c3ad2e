import { placeWords } from '../../../src/core/anchoring/placeWords';
import { suggestPlaces } from '../../../src/core/anchoring/search/suggest';
import { readWords } from '../../../src/core/anchoring/search/textWords';
import { indexWords } from '../../../src/core/anchoring/search/wordIndex';
import { isRight } from './measure';
import type { Task } from './task';

/** First suggestions, right and wrong, by tenths of their score. */
export function suggestionCurve(): { add(task: Task): void; table(): string } {
  const right = new Array<number>(11).fill(0);
  const wrong = new Array<number>(11).fill(0);
  return {
    add({ newText, quotes }) {
      const index = indexWords(readWords(newText));
      for (const { part, truth } of quotes) {
        if (placeWords(newText, part).kind !== 'orphaned') continue;
        const [best] = suggestPlaces(index, part, 0);
        if (!best) continue;
        const counts = isRight(best.span, truth) ? right : wrong;
        const tenth = Math.floor(best.score * 10);
        counts[tenth] = (counts[tenth] ?? 0) + 1;
      }
    },
    table() {
      const above = (counts: readonly number[], tenth: number): number =>
        counts.slice(tenth).reduce((sum, count) => sum + count, 0);
      const lines = right.slice(0, 10).map((_, tenth) => {
        const from = (tenth / 10).toFixed(1);
        return `score ≥ ${from}: right ${above(right, tenth)}, wrong ${above(wrong, tenth)}; from ${from} to the next: right ${right[tenth]}, wrong ${wrong[tenth]}`;
      });
      return lines.join('\n');
    },
  };
}
