import type { CoderId } from '../../model/ids';
import type { CodersCorpus, ReadingState } from '../readings';
import { assignedTo } from './assignedTo';

/** How far a coder is. */
export interface CoderProgress {
  readonly coder: CoderId;
  /** The articles that are theirs to code; undefined where the codebook assigns none. */
  readonly assigned: number | undefined;
  /** Articles by the state of the coder's reading; `unfinished`: begun. Where articles are
   * assigned, those that are theirs. */
  readonly readings: Readonly<Record<ReadingState, number>>;
  /** Articles that they have completed without being asked to. */
  readonly besides: number;
}

/** The progress of these coders, in their order. */
export function coderProgress(
  { codebook, articles }: CodersCorpus,
  coders: readonly CoderId[],
): readonly CoderProgress[] {
  const { assigned } = codebook.coding;
  return coders.map((coder) => {
    const readings = { complete: 0, changed: 0, unfinished: 0 };
    let besides = 0;
    for (const { path, readings: all } of articles) {
      const state = all.get(coder)?.state;
      if (state === undefined) continue;
      const isAsked = assigned.size === 0 || assignedTo(assigned, path)?.includes(coder) === true;
      if (isAsked) readings[state] += 1;
      else if (state !== 'unfinished') besides += 1;
    }
    const own = [...assigned.values()].filter((some) => some.includes(coder)).length;
    return { coder, assigned: assigned.size === 0 ? undefined : own, readings, besides };
  });
}
