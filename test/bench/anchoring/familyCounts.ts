import type { QuotePart } from '../../../src/core/model/annotation';
import type { Span } from '../../../src/core/model/span';
import { namesAround } from '../../../src/core/anchoring/context/around';
import { describeSpan } from '../../../src/core/anchoring/describe';
import { generator } from '../generated';
import { ALTERNATIVES, type Alternative, type Answer } from './alternatives';
import type { Family, FamilyCase } from './families';
import { isRight } from './measure';

/** The results for the quotes of a family's cases. A place that is accepted silently is wrong where
 * the words have another speaker now, wherever it is, and where it is not the right one. */
export interface FamilyCounts {
  readonly silentRight: number;
  /** Wrong, though the paragraph of the quote differs from the stored context. */
  readonly wrong: number;
  /** Wrong; of the stored context, only the neighbouring paragraphs differ, as for any moved
   * paragraph. */
  readonly wrongNeighbours: number;
  /** Wrong, with all of the stored context present. */
  readonly wrongUnseen: number;
  /** Asked about, with an acceptable place first. */
  readonly proposed: number;
  readonly elsewhere: number;
  readonly lost: number;
}

export const NO_CASES: FamilyCounts = {
  silentRight: 0,
  wrong: 0,
  wrongNeighbours: 0,
  wrongUnseen: 0,
  proposed: 0,
  elsewhere: 0,
  lost: 0,
};

/** With the old text known, and without. */
export const OURS: readonly Alternative[] = ALTERNATIVES.filter(({ name }) =>
  name.includes('ours'),
);

/** One list of counts for each of `OURS`. `withNames`: the names around the quotes are stored,
 * too. */
export function countFamily(
  { make }: Family,
  cases: number,
  seed: number,
  withNames = false,
): readonly FamilyCounts[] {
  const next = generator(seed);
  const counts = OURS.map(() => ({ ...NO_CASES }));
  for (let made = 0; made < cases; made++) {
    const one = make(next);
    const { oldText, newText, span, truth } = one;
    const plain = describeSpan(oldText, span);
    const part = withNames ? { ...plain, around: namesAround(oldText)(span) } : plain;
    const task = { mix: '', oldText, newText, quotes: [{ part, span, truth }] };
    OURS.forEach(({ prepare }, i) => {
      const [answer] = prepare(task)();
      const own = counts[i];
      if (answer && own) own[outcomeOf(one, part, answer)]++;
    });
  }
  return counts;
}

/** Cases that a coder would not be asked about. */
export function silentlyWrong({ wrong, wrongNeighbours, wrongUnseen }: FamilyCounts): number {
  return wrong + wrongNeighbours + wrongUnseen;
}

export function sumOfFamilies(counts: readonly FamilyCounts[]): FamilyCounts {
  const sum = { ...NO_CASES };
  for (const one of counts) {
    for (const key of Object.keys(sum) as (keyof FamilyCounts)[]) sum[key] += one[key];
  }
  return sum;
}

function outcomeOf(one: FamilyCase, part: QuotePart, { span, silent }: Answer): keyof FamilyCounts {
  const { expected, truth, acceptable } = one;
  if (!span) return 'lost';
  if (!silent) return isRight(span, acceptable ?? truth) ? 'proposed' : 'elsewhere';
  if (expected === 'may-be-silent' && isRight(span, truth)) return 'silentRight';
  return wrongAs(one.newText, part, span);
}

function wrongAs(
  text: string,
  { prefix = '', suffix = '' }: QuotePart,
  { start, end }: Span,
): 'wrong' | 'wrongNeighbours' | 'wrongUnseen' {
  const stands = (before: string, after: string): boolean =>
    text.slice(0, start).endsWith(before) && text.startsWith(after, end);
  if (stands(prefix, suffix)) return 'wrongUnseen';
  const [after = ''] = suffix.split('\n');
  return stands(prefix.slice(prefix.lastIndexOf('\n') + 1), after) ? 'wrongNeighbours' : 'wrong';
}
