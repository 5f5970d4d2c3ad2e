import { DEFAULT_FILTER, type Codebook, type CoderId, type Filter, type Scope } from '../../core';
import type { Options } from './options';

/** The filter of the options, in a scope. A coder's id selects the records of that coder where all
 * share a file; where each coder has files of their own, those are read. */
export function filterOf(
  scope: Scope,
  { coding, dates, rollUp, netting, unknown, range, listsRows }: Options,
  codebook: Codebook,
): Filter {
  const coder = coderOf(coding, codebook);
  const window = listsRows ? undefined : range;
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
