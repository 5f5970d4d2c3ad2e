import { DEFAULT_FILTER, type Codebook, type Filter, type Scope } from '../../core';
import type { Options } from './options';

/** The filter of the options, in a scope. A coder's id selects the records of that coder where all
 * share a file; where each coder has files of their own, those are read. */
export function filterOf(
  scope: Scope,
  { coding, dates, rollUp, netting, unknown, range, listsRows }: Options,
  codebook: Codebook,
): Filter {
  const isCoder = coding !== undefined && coding !== 'shared' && coding !== 'adjudicated';
  const coder = isCoder && codebook.annotationFiles === 'shared' ? coding : undefined;
  const window = listsRows ? undefined : range;
  const counted = { window, netting, unknown: unknown === 'count' };
  return { ...DEFAULT_FILTER, scope, coder, dates, rollUp, ...counted };
}

/** The scope of a whole corpus, or of a folder in it. */
export function folderScope(within: string): Scope {
  return within === '' ? { kind: 'corpus' } : { kind: 'folder', path: within };
}
