import type { CoderId } from '../../model/ids';
import type { CodersCorpus, ReadingState } from '../readings';

/** How far a coder is. */
export interface CoderProgress {
  readonly coder: CoderId;
  /** The articles that are theirs to code; undefined where the codebook assigns none. */
  readonly assigned: number | undefined;
  /** Articles by the state of the coder's reading; `unfinished`: begun. */
  readonly readings: Readonly<Record<ReadingState, number>>;
}

/** The progress of these coders, in their order. */
export function coderProgress(
  { codebook, articles }: CodersCorpus,
  coders: readonly CoderId[],
): readonly CoderProgress[] {
  const { assigned } = codebook.coding;
  return coders.map((coder) => {
    const readings = { complete: 0, changed: 0, unfinished: 0 };
    for (const article of articles) {
      const reading = article.readings.get(coder);
      if (reading) readings[reading.state] += 1;
    }
    const own = [...assigned.values()].filter((some) => some.includes(coder)).length;
    return { coder, assigned: assigned.size === 0 ? undefined : own, readings };
  });
}
