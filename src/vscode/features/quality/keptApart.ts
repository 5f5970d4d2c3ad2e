import type { Memento } from 'vscode';
import { pairKey, type NearPair } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';

const KEY = 'keptApart';

/** Pairs of entries that the user has said are two: they are no longer listed, in this
 * workspace. */
export function keptApart(
  memory: Memento,
  loaded: LoadedCorpus,
): (pair: Pick<NearPair, 'layer' | 'ids'>) => boolean {
  const kept = new Set(memory.get<readonly string[]>(KEY, []));
  return (pair) => kept.has(keyOf(loaded, pair));
}

export async function keepApart(
  memory: Memento,
  loaded: LoadedCorpus,
  pair: Pick<NearPair, 'layer' | 'ids'>,
): Promise<void> {
  const kept = new Set(memory.get<readonly string[]>(KEY, []));
  await memory.update(KEY, [...kept.add(keyOf(loaded, pair))]);
}

function keyOf({ root }: LoadedCorpus, pair: Pick<NearPair, 'layer' | 'ids'>): string {
  return `${root.toString()}\n${pairKey(pair)}`;
}
