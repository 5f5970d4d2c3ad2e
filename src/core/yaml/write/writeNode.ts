import type { Task } from '../../util/task';
import type { YamlNode, YamlScalar } from '../node';
import { listValue, mapValue, textValue, writtenAt } from './write';
import type { Written, WrittenMap } from './write';

/** A value of an existing file, to be written at another place. A plain scalar on one line stays
 * plain: it may be a number to other readers. */
export function writtenNode(text: string, node: YamlNode): Written {
  if (node.kind === 'list') return listValue(node.items.map((item) => writtenNode(text, item)));
  if (node.kind === 'scalar') return writtenScalar(text, node);
  return mapValue(
    node.entries.map((entry) => [entry.key.value, writtenNode(text, entry.value)] as const),
  );
}

/** Whether a reader gets the value from a node. The order of keys has no meaning. */
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

/** Like `isWritten`, as a task: some hundred keys per step, of a map and of the maps in it. */
export function* isWrittenSteps(value: Written, node: YamlNode, levels = 2): Task<boolean> {
  if (levels === 0 || value.kind !== 'map' || node.kind !== 'map') return isWritten(value, node);
  if (node.entries.length !== value.entries.length) return false;
  for (const [at, { key, value: inNode }] of node.entries.entries()) {
    if (at % KEYS_AT_ONCE === KEYS_AT_ONCE - 1) yield undefined;
    const own = ownOf(value, key.value, at);
    if (own === undefined || !(yield* isWrittenSteps(own, inNode, levels - 1))) return false;
  }
  return true;
}

const KEYS_AT_ONCE = 256;

/** Fast where keys are in the same order. */
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
