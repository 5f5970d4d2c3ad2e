import type { Codebook } from '../../model/codebook';
import type { ArticlePath } from '../../model/ids';
import type { Layer } from '../../model/mention';
import { addAll } from '../../util/lists';
import { perObject } from '../../util/perObject';
import type { Task } from '../../util/task';
import { sharedAliases, swallowedKeywords } from './sharedWords';
import { personNames, sameInitials, similarNames } from './similarNames';
import { spelledOf, type Spelled } from './spelled';

/** A reason for which two entries may be one. */
interface NearSort {
  /** {0} and {1} are the names that were compared. */
  readonly reason: string;
  /** The layers of the codebook in which it is looked for. */
  readonly layers: readonly Layer[];
  /** Undefined where the codebook does not show it. */
  readonly find:
    | ((codebook: Codebook, layer: Layer, spelled: readonly Spelled[]) => Task<NearPair[]>)
    | undefined;
}

/** The kinds of near-duplicates, in the order in which they are listed and looked for. */
export const NEAR_KINDS = {
  'shared-alias': {
    reason: '“{0}” stands for both.',
    layers: ['actor', 'issue'],
    find: sharedAliases,
  },
  'similar-names': {
    reason: '“{0}” and “{1}” differ in one letter, or in how they are written.',
    layers: ['actor', 'issue'],
    find: similarNames,
  },
  'part-of-name': {
    reason: '“{0}” is a part of “{1}”.',
    layers: ['actor'],
    find: personNames,
  },
  initials: {
    reason: '“{0}” are the initials of “{1}”.',
    layers: ['actor', 'issue'],
    find: sameInitials,
  },
  'swallowed-keyword': {
    reason: 'Where a text has “{1}”, “{0}” is not counted.',
    layers: ['issue'],
    find: swallowedKeywords,
  },
  'author-is-entry': {
    reason: 'The author “{0}” of articles is the actor “{1}”.',
    layers: [],
    find: undefined,
  },
} as const satisfies Readonly<Record<string, NearSort>>;

export type NearKind = keyof typeof NEAR_KINDS;

export const ALL_NEAR_KINDS = Object.keys(NEAR_KINDS) as readonly NearKind[];

/** Two entries of the codebook that may be one, or that claim the same words. */
export interface NearPair {
  readonly kind: Exclude<NearKind, 'author-is-entry'>;
  readonly layer: Layer;
  /** In the order of the codebook, except for keywords: the one whose words are swallowed first. */
  readonly ids: readonly [string, string];
  /** The words of each that were compared. */
  readonly words: readonly [string, string];
}

/** An author of articles who is an actor, with positions that are coded as the author's. */
export interface AuthorPair {
  readonly kind: 'author-is-entry';
  readonly author: string;
  readonly actor: string;
  readonly articles: readonly ArticlePath[];
  /** Positions whose actor or speaker is `author`. */
  readonly positions: number;
}

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
    const pairs: NearPair[] = [];
    for (const { layers, find } of Object.values<NearSort>(NEAR_KINDS))
      if (find && layers.includes(layer)) addAll(pairs, yield* find(codebook, layer, spelled));
    for (const pair of pairs) {
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
