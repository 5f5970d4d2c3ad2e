import { entriesOf } from '../codebook/lookUp';
import type { NewActor, NewAlias, NewIssue } from '../codebook/edit/editTypes';
import type { Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';

/** The entry that is split from another one: of its type, and part of what that is part of. */
export function splitOff(
  codebook: Codebook,
  { layer, id }: { readonly layer: Layer; readonly id: string },
  added: {
    readonly id: string;
    readonly name: string;
    readonly words: readonly NewAlias[];
    /** Of an issue. */
    readonly statement?: string;
  },
): NewActor | NewIssue {
  const { words, statement, ...named } = added;
  const entry = entriesOf(codebook, layer).get(id);
  if (!entry) return named;
  const { partOf } = entry;
  return 'aliases' in entry
    ? { ...named, partOf, type: entry.type, aliases: words }
    : { ...named, ...(statement ? { statement } : {}), partOf, sign: entry.sign, keywords: words };
}
