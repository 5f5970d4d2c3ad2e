import { spellingOf } from '../../text/folding/spelling';
import { LONGEST_ALIAS, MOST_NAMED } from '../../model/codebook';
import { forEachTask, type Task } from '../../util/task';
import { problem } from '../../problems/report';
import type { KnownProblem } from '../../problems/table';
import type { YamlNode, YamlScalar } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';

/** Reports words that belong to two entries of one layer, at the later one, and those that are not
 * searched in texts: too long, or of too many entries. Weak words are not mentions, so they are
 * never ambiguous. `key` is `aliases` or `keywords`. */
export function* checkAliases(
  layer: YamlNode | undefined,
  key: 'aliases' | 'keywords',
  problems: KnownProblem[],
): Task<void> {
  if (layer?.kind !== 'map') return;
  const known = new Map<string, Owners>();
  const kind = KINDS[key];
  yield* forEachTask(layer.entries, ({ key: { value: id }, value }) => {
    eachWord(value, key, (word, isWeak) => {
      if (word.value.length > LONGEST_ALIAS) {
        problems.push(problem('long-alias', word.span, word.value, String(LONGEST_ALIAS)));
        return;
      }
      const folded = spellingOf(word.value, false)?.folded;
      if (folded === undefined) return;
      const key = isWeak ? `\n${folded}` : folded;
      const owners = known.get(key);
      if (!owners) known.set(key, { first: id, name: nameOf(value) ?? id, last: id, count: 1 });
      else if (owners.last !== id) {
        owners.last = id;
        owners.count += 1;
        if (owners.count === MOST_NAMED + 1) {
          problems.push(problem('too-ambiguous-alias', word.span, word.value, String(MOST_NAMED)));
        } else if (owners.count <= MOST_NAMED && !isWeak) {
          const about = [word.value, owners.name, kind, id, owners.first];
          problems.push(problem('ambiguous-alias', word.span, ...about));
        }
      }
    });
  });
}

const KINDS = { aliases: 'actor', keywords: 'issue' } as const;

/** The entries to which some words belong. Those of one entry follow each other. */
interface Owners {
  readonly first: string;
  /** Of the first. */
  readonly name: string;
  last: string;
  count: number;
}

function nameOf(entry: YamlNode): string | undefined {
  const name = childOf(entry, 'name');
  return name?.kind === 'scalar' && name.value !== '' ? name.value : undefined;
}

/** The name always counts as an alias. */
function eachWord(
  entry: YamlNode,
  key: string,
  take: (word: YamlScalar, isWeak: boolean) => void,
): void {
  const name = childOf(entry, 'name');
  if (name?.kind === 'scalar') take(name, false);
  const list = childOf(entry, key);
  if (!list) return;
  for (const alias of list.kind === 'list' ? list.items : [list]) {
    const weak = childOf(alias, 'weak');
    const isWeak = weak?.kind === 'scalar' && /^true$/i.test(weak.value);
    const word = alias.kind === 'map' ? childOf(alias, 'text') : alias;
    if (word?.kind === 'scalar' && word.value !== '') take(word, isWeak);
  }
}
