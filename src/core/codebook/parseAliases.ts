import { eachInSteps, type Steps } from '../model/steps';
import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';
import type { YamlNode, YamlScalar } from '../yaml/node';
import { childOf } from '../yaml/shape';

/** Reports words that stand for two entries of one layer, at the later one. Weak words are no
 * mentions, so they make nothing ambiguous. `key` is `aliases` or `keywords`. */
export function* checkAliases(
  layer: YamlNode | undefined,
  key: 'aliases' | 'keywords',
  problems: KnownProblem[],
): Steps<void> {
  if (layer?.kind !== 'map') return;
  const owners = new Map<string, string>();
  yield* eachInSteps(layer.entries, ({ key: id, value }) => {
    eachWord(value, key, (word) => {
      const folded = word.value.normalize('NFC').toLowerCase();
      const owner = owners.get(folded);
      if (owner === undefined) owners.set(folded, id.value);
      else if (owner !== id.value) {
        problems.push(problem('ambiguous-alias', word.span, word.value, owner));
      }
    });
  });
}

/** The name is always an alias. */
function eachWord(entry: YamlNode, key: string, take: (word: YamlScalar) => void): void {
  const name = childOf(entry, 'name');
  if (name?.kind === 'scalar') take(name);
  const list = childOf(entry, key);
  if (!list) return;
  for (const alias of list.kind === 'list' ? list.items : [list]) {
    const weak = childOf(alias, 'weak');
    if (weak?.kind === 'scalar' && /^true$/i.test(weak.value)) continue;
    const word = alias.kind === 'map' ? childOf(alias, 'text') : alias;
    if (word?.kind === 'scalar' && word.value !== '') take(word);
  }
}
