import { isSure, type ChangedBeside, type PlacedAnnotation } from '../../model/place';
import { perObject } from '../../util/perObject';
import { waitingFor } from '../words/waiting';

/** The annotations of an article to review, if at least two wait and all for one reason: the same
 * words beside or around their quotes became the same other ones. Then one decision is enough. The
 * list is looked at once, since the editor asks at each move of the cursor. */
export const waitingForOneReason: (
  placed: readonly PlacedAnnotation[],
) => readonly PlacedAnnotation[] = perObject((placed) => {
  const waiting = placed.filter((one) => waitingFor(one) !== undefined);
  const reasons = new Set(waiting.flatMap(reasonsOf));
  return waiting.length > 1 && reasons.size === 1 && !reasons.has(OTHER) ? waiting : [];
});

const OTHER = '';

function reasonsOf(placed: PlacedAnnotation): readonly string[] {
  if (isSure(placed)) return [OTHER];
  return placed.places.flatMap(({ state, span, beside }) => {
    if (state === 'anchored' || state === 'moved') return [];
    return span && beside ? reasonOf(beside) : OTHER;
  });
}

/** The words that differ: “Ms. Lund spoke” became “Ms. Roth spoke” because Lund became Roth. Where
 * only digests differ, nobody can tell what became what. */
function reasonOf({ was, now }: ChangedBeside): string {
  const [old, is] = [was.split(' '), now.split(' ')];
  while (old.length > 0 && old[0] === is[0]) [old, is].forEach((words) => words.shift());
  while (old.length > 0 && old.at(-1) === is.at(-1)) [old, is].forEach((words) => words.pop());
  return old.length + is.length === 0 ? OTHER : JSON.stringify([old, is]);
}
