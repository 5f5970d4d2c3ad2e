import type { AliasEdit } from '../../codebook/edit/editTypes';
import type { Alias, Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { spellingOf } from '../../text/folding/spelling';

/** The edits that take some words away from entries, as matching compares them, weak aliases too.
 * An entry that is called so keeps its name: see `isCalled`. */
export function withoutAlias(
  codebook: Codebook,
  layer: Layer,
  ids: readonly string[],
  words: string,
): readonly AliasEdit[] {
  const wanted = foldedOf(words);
  return ids.flatMap((id) =>
    aliasesOf(codebook, layer, id)
      .filter(({ text }) => wanted !== undefined && foldedOf(text) === wanted)
      .map(({ text, weak, exactCase }): AliasEdit => {
        return { kind: 'alias', layer, id, from: { text, weak, exactCase } };
      }),
  );
}

/** True if the name of an entry is these words: they cannot be taken away from it. */
export function isCalled(codebook: Codebook, layer: Layer, id: string, words: string): boolean {
  const entry = layer === 'actor' ? codebook.actors.get(id) : codebook.issues.get(id);
  return entry !== undefined && foldedOf(entry.name) === foldedOf(words);
}

function aliasesOf({ actors, issues }: Codebook, layer: Layer, id: string): readonly Alias[] {
  return (layer === 'actor' ? actors.get(id)?.aliases : issues.get(id)?.keywords) ?? [];
}

function foldedOf(text: string): string | undefined {
  return spellingOf(text, false)?.folded;
}
