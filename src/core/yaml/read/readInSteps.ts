import type { Task } from '../../util/task';
import type { ReadRecord, RecordShape } from '../shape/groupShapes';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../node';
import type { Reading, Shape } from '../shape/shape';

/** The value that `shape` reads, as a task with steps of some entries of each long map in it. The
 * reported problems are the same, but not their order. */
export function* readCooperatively<K extends Readonly<Record<string, Shape<unknown>>>>(
  shape: RecordShape<K>,
  node: YamlNode,
  reading: Reading,
  name: string,
): Task<ReadRecord<K> | undefined> {
  if (node.kind !== 'map') return shape.read(node, reading, name);
  const long: Record<string, unknown> = {};
  const others: YamlEntry[] = [];
  for (const entry of node.entries) {
    const key = entry.key.value;
    const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
    if (known?.about.kind !== 'map' || !isLong(entry.value)) others.push(entry);
    else {
      long[key] = yield* readMap(known, entry.value, reading, key);
      // Without its value, so that the key still counts as present.
      others.push({ key: entry.key, value: nothingAfter(entry.key) });
    }
  }
  const read = shape.read({ ...node, entries: others }, reading, name);
  return read && { ...read, ...long };
}

function nothingAfter({ span: { end } }: YamlScalar): YamlScalar {
  return { kind: 'scalar', value: '', span: { start: end, end } };
}

/** Entries per step. */
const ENTRIES_AT_ONCE = 64;

function isLong(node: YamlNode): node is YamlMap {
  return node.kind === 'map' && node.entries.length > ENTRIES_AT_ONCE;
}

function* readMap(
  shape: Shape<unknown>,
  node: YamlMap,
  reading: Reading,
  name: string,
): Task<ReadonlyMap<unknown, unknown>> {
  const values = new Map<unknown, unknown>();
  for (let from = 0; from < node.entries.length; from += ENTRIES_AT_ONCE) {
    const entries = node.entries.slice(from, from + ENTRIES_AT_ONCE);
    const read = shape.read({ ...node, entries }, reading, name);
    if (read instanceof Map) for (const [id, value] of read) values.set(id, value);
    yield undefined;
  }
  return values;
}
