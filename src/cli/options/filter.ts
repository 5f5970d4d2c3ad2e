import { DEFAULT_FILTER, type Codebook, type Filter, type Scope } from '../../core';
import type { Options } from './options';

/** What the options let count, in a scope. A coder's id keeps to the records of that coder where all share a file; where each has
 * files of their own, those are read. */
export function filterOf(
  scope: Scope,
  { source, dates, rollUp, netting, unknown }: Options,
  codebook: Codebook,
): Filter {
  const isCoder = source !== undefined && source !== 'shared' && source !== 'adjudicated';
  const coder = isCoder && codebook.annotationFiles === 'shared' ? source : undefined;
  const counted = { netting, unknown: unknown === 'count' };
  return { ...DEFAULT_FILTER, scope, coder, dates, rollUp, ...counted };
}

/** All of a corpus, or what lies in a folder of it. */
export function folderScope(within: string): Scope {
  return within === '' ? { kind: 'corpus' } : { kind: 'folder', path: within };
}
