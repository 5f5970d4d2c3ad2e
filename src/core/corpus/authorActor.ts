import type { Codebook } from '../model/codebook';
import type { ActorId } from '../model/ids';
import { spellingOf } from '../text/folding/spelling';

/** Returns the actor whose name or strong alias is exactly the given one, in any case; undefined
 * where none or several have it. Indexed once per codebook. */
export function actorCalled(name: string, codebook: Codebook): ActorId | undefined {
  let calls = known.get(codebook);
  if (!calls) known.set(codebook, (calls = callsOf(codebook)));
  return calls.get(spellingOf(name, false)?.folded ?? '');
}

const known = new WeakMap<Codebook, ReadonlyMap<string, ActorId | undefined>>();

function callsOf({ actors }: Codebook): ReadonlyMap<string, ActorId | undefined> {
  const calls = new Map<string, ActorId | undefined>();
  for (const { id, name, aliases } of actors.values()) {
    const strong = aliases.filter(({ weak }) => !weak).map(({ text }) => text);
    for (const text of [name, ...strong]) {
      const folded = spellingOf(text, false)?.folded;
      if (folded === undefined) continue;
      calls.set(folded, !calls.has(folded) || calls.get(folded) === id ? id : undefined);
    }
  }
  return calls;
}
