import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { perObject } from '../../util/perObject';
import type { Task } from '../../util/task';
import { sameInitials } from './initials';
import { ALL_NEAR_KINDS, type NearPair } from './pair';
import { personNames } from './personNames';
import { sharedAliases } from './sharedAliases';
import { similarNames } from './similarNames';
import { spelledOf } from './spelled';
import { swallowedKeywords } from './swallowedKeywords';

/** The near-duplicates of a codebook, by kind, then in its order; two entries are listed once, for
 * the first reason. A task, linear in the words of the codebook. Made once for each codebook. */
export function* nearDuplicates(codebook: Codebook): Task<readonly NearPair[]> {
  const memory = known(codebook);
  return (memory.pairs ??= yield* made(codebook));
}

const known = perObject<Codebook, { pairs?: readonly NearPair[] }>(() => ({}));

function* made(codebook: Codebook): Task<readonly NearPair[]> {
  const found: NearPair[] = [];
  for (const layer of ['actor', 'issue'] satisfies Layer[]) {
    const spelled = yield* spelledOf(codebook, layer);
    const first = new Set<string>();
    const lists = [
      yield* sharedAliases(layer, spelled),
      yield* similarNames(codebook, layer, spelled),
      layer === 'actor' ? yield* personNames(codebook, spelled) : [],
      yield* sameInitials(codebook, layer, spelled),
      layer === 'issue' ? yield* swallowedKeywords(codebook, spelled) : [],
    ];
    for (const pair of lists.flat()) {
      const key = pairKey(pair);
      if (first.has(key)) continue;
      first.add(key);
      found.push(pair);
    }
  }
  return found.sort((a, b) => ALL_NEAR_KINDS.indexOf(a.kind) - ALL_NEAR_KINDS.indexOf(b.kind));
}

/** Names two entries, in any order: what was said about them stays true for other words. */
export function pairKey({ layer, ids }: Pick<NearPair, 'layer' | 'ids'>): string {
  return [layer, ...[...ids].sort()].join('\n');
}
