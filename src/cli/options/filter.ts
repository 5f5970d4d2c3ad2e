import {
  DEFAULT_FILTER,
  type Codebook,
  type CoderId,
  type Filter,
  type Netting,
  type Scope,
} from '../../core';
import { dateWindow } from './dateOptions';
import type { CommonValues, CountedValues } from './shared';

/** Options that choose what is read and what counts; a command has the first, and some others. */
export type FilterValues = Pick<CommonValues, 'coding' | 'date' | 'roll-up'> &
  Partial<CountedValues>;

/** The filter of the options, in a scope. A coder's id selects the records of that coder where all
 * share a file; where each coder has files of their own, those are read. `listsRows`: positions are
 * listed one by one, so that the range of dates decides what is found, and not what counts. */
export function filterOf(
  scope: Scope,
  options: FilterValues,
  codebook: Codebook,
  { listsRows, netting }: { readonly listsRows: boolean; readonly netting?: Netting | undefined },
): Filter {
  const { coding, date: dates, 'roll-up': rollUp, unknown, since, until } = options;
  const coder = coderOf(coding, codebook);
  const window = listsRows ? undefined : dateWindow(since, until);
  const counted = { window, netting, unknown: unknown === 'count' };
  return { ...DEFAULT_FILTER, scope, coder, dates, rollUp, ...counted };
}

/** The coder whose records alone count, where all share a file. */
export function coderOf(coding: string | undefined, codebook: Codebook): CoderId | undefined {
  const isCoder = coding !== undefined && coding !== 'shared' && coding !== 'adjudicated';
  return isCoder && codebook.annotationFiles === 'shared' ? coding : undefined;
}

/** The scope of a whole corpus, or of a folder in it. */
export function folderScope(within: string): Scope {
  return within === '' ? { kind: 'corpus' } : { kind: 'folder', path: within };
}
