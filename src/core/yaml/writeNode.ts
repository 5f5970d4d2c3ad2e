import { eachInSteps, type Steps } from '../model/steps';
import type { YamlNode, YamlScalar } from './node';
import { listValue, mapValue, textValue, writtenAt } from './write';
import type { Written, WrittenMap } from './write';

/** A value that a file already holds, to be written anew at another place. A scalar that stood plain
 * on one line stays plain: it may be a number to other readers. */
export function writtenNode(text: string, node: YamlNode): Written {
  if (node.kind === 'list') return listValue(node.items.map((item) => writtenNode(text, item)));
  if (node.kind === 'scalar') return writtenScalar(text, node);
  return mapValue(
    node.entries.map((entry) => [entry.key.value, writtenNode(text, entry.value)] as const),
  );
}

/** Whether a reader gets from a node what a value says. The order of keys says nothing. */
export function isWritten(value: Written, node: YamlNode): boolean {
  if (value.kind === 'scalar') return node.kind === 'scalar' && node.value === value.value;
  if (value.kind === 'list') {
    if (node.kind !== 'list' || node.items.length !== value.items.length) return false;
    return node.items.every((item, index) => {
      const own = value.items[index];
      return own !== undefined && isWritten(own, item);
    });
  }
  if (node.kind !== 'map' || node.entries.length !== value.entries.length) return false;
  return node.entries.every(({ key, value: inNode }, index) => {
    const own = ownOf(value, key.value, index);
    return own !== undefined && isWritten(own, inNode);
  });
}

/** The same in steps, of a map of maps: a few hundred of their keys in each. */
export function* isWrittenSteps(value: Written, node: YamlNode): Steps<boolean> {
  if (value.kind !== 'map' || node.kind !== 'map') return isWritten(value, node);
  if (node.entries.length !== value.entries.length) return false;
  let isSame = true;
  for (const [at, { key, value: inNode }] of node.entries.entries()) {
    const own = ownOf(value, key.value, at);
    if (own?.kind !== 'map' || inNode.kind !== 'map') {
      isSame &&= own !== undefined && isWritten(own, inNode);
      continue;
    }
    if (own.entries.length !== inNode.entries.length) return false;
    yield* eachInSteps(inNode.entries, (entry, index) => {
      const beside = ownOf(own, entry.key.value, index);
      isSame &&= beside !== undefined && isWritten(beside, entry.value);
    });
  }
  return isSame;
}

/** Mostly keys come in the same order. */
function ownOf(map: WrittenMap, key: string, at: number): Written | undefined {
  const beside = map.entries[at];
  return beside?.key === key ? beside.value : writtenAt(map, key);
}

function writtenScalar(text: string, node: YamlScalar): Written {
  const source = text.slice(node.span.start, node.span.end);
  // Brackets, braces and commas would end a plain scalar inside a flow collection.
  const staysPlain = source === node.value && !/[[\]{},"']/.test(source) && source !== '';
  return staysPlain ? { kind: 'scalar', value: source, source } : textValue(node.value);
}
