import type { Codebook } from '../../model/codebook';
import type { ArticlePath } from '../../model/ids';
import type { Layer } from '../../model/mention';
import { ancestorsOf, entriesOf } from '../../codebook/lookUp';

export type NearKind = keyof typeof NEAR_KINDS;

/** The kinds of near-duplicates, in the order in which they are listed, with the reason that is
 * given: {0} and {1} are the names that were compared. */
export const NEAR_KINDS = {
  'shared-alias': '“{0}” stands for both.',
  'similar-names': '“{0}” and “{1}” differ in one letter, or in how they are written.',
  'part-of-name': '“{0}” is a part of “{1}”.',
  initials: '“{0}” are the initials of “{1}”.',
  'swallowed-keyword': 'Where a text has “{1}”, “{0}” is not counted.',
  'author-is-entry': 'The author “{0}” of articles is the actor “{1}”.',
} as const satisfies Readonly<Record<string, string>>;

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

/** A name, alias or keyword of an entry. */
export interface Spelled {
  readonly id: string;
  /** As written. */
  readonly text: string;
  /** Words without accents, case and marks. */
  readonly tokens: readonly string[];
  /** Index of the entry in the codebook. */
  readonly order: number;
  readonly isName: boolean;
  readonly exactCase: boolean;
}

/** True if one entry is above the other along `part-of`. */
export function areLinked(codebook: Codebook, layer: Layer, a: string, b: string): boolean {
  const entries = entriesOf(codebook, layer);
  return ancestorsOf(entries, a).includes(b) || ancestorsOf(entries, b).includes(a);
}
