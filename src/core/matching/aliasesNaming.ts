import type { Alias, Codebook } from '../model/codebook';
import type { Layer } from '../model/mention';
import { spellingOf } from '../text/folding/spelling';

/** Why words of a text are a mention of an entry. */
export interface Naming {
  /** The name of the entry matches the words; a name always counts. */
  readonly byName: boolean;
  /** The aliases or keywords that match the words and are not weak. */
  readonly aliases: readonly Alias[];
}

/** The spellings of an entry that match words of a text as matching does. */
export function namingOf(codebook: Codebook, layer: Layer, id: string, words: string): Naming {
  // A soft hyphen within a word does not count.
  const found = spellingOf(words.replaceAll('\u00ad', ''), true);
  const matches = ({ text, exactCase }: Pick<Alias, 'text' | 'exactCase'>): boolean => {
    const spelling = spellingOf(text, exactCase);
    if (!found || spelling?.folded !== found.folded) return false;
    return spelling.exact === undefined || spelling.exact === found.exact;
  };
  const { name, aliases } = entryOf(codebook, layer, id);
  return {
    byName: name !== undefined && matches({ text: name, exactCase: false }),
    aliases: aliases.filter((alias) => !alias.weak && matches(alias)),
  };
}

function entryOf(
  { actors, issues }: Codebook,
  layer: Layer,
  id: string,
): { readonly name: string | undefined; readonly aliases: readonly Alias[] } {
  if (layer === 'actor') {
    const actor = actors.get(id);
    return { name: actor?.name, aliases: actor?.aliases ?? [] };
  }
  const issue = issues.get(id);
  return { name: issue?.name, aliases: issue?.keywords ?? [] };
}
