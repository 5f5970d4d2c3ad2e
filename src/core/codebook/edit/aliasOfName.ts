import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { spellingOf } from '../../text/folding/spelling';
import { entriesOf } from '../lookUp';
import type { AliasEdit, NewAlias } from './editTypes';

/** Whether an alias says nothing beside the name of its entry, which is always one: compared as
 * texts are matched, the name is found wherever the alias is. */
export function isInName(name: string, { text, exactCase = false }: NewAlias): boolean {
  const [own, alias] = [spellingOf(name, false), spellingOf(text, exactCase)];
  if (!own || !alias) return text === name;
  return own.exact === undefined ? own.folded === alias.folded : own.exact === alias.exact;
}

/** Removes the aliases or keywords that say nothing once an entry has a name. */
export function withoutAliasesLike(
  codebook: Codebook,
  { layer, id }: { readonly layer: Layer; readonly id: string },
  name: string,
): readonly AliasEdit[] {
  const entry = entriesOf(codebook, layer).get(id);
  const words = !entry ? [] : 'aliases' in entry ? entry.aliases : entry.keywords;
  return words
    .filter((alias) => isInName(name, alias))
    .map((from) => ({ kind: 'alias', layer, id, from }));
}
