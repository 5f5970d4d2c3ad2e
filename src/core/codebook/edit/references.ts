import type { Layer } from '../../model/mention';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import { listValue, plainValue } from '../../yaml/write/write';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { isAbsent } from './editKeys';

/** The scalars by which an entry of the codebook names other entries of its layer: of an actor
 * `part-of`, `member-of` and the `of` of its roles; of an issue `part-of`. */
export function referencesOf(entry: YamlMap, layer: Layer | 'stance'): readonly YamlScalar[] {
  if (layer === 'stance') return [];
  const parent = childOf(entry, 'part-of');
  if (layer === 'issue') {
    return scalars(parent?.kind === 'map' ? childOf(parent, 'issue') : parent);
  }
  const roles = childOf(entry, 'roles');
  const held = roles?.kind === 'list' ? roles.items : roles ? [roles] : [];
  return [parent, childOf(entry, 'member-of'), ...held.map((role) => childOf(role, 'of'))].flatMap(
    scalars,
  );
}

function scalars(node: YamlNode | undefined): readonly YamlScalar[] {
  if (node?.kind === 'list') return node.items.flatMap(scalars);
  return node?.kind === 'scalar' ? [node] : [];
}

/** How an entry names another: as its parent, by a link with a sign, as a group or in a role. */
export type ReferenceKey = 'part-of' | 'signed part-of' | 'member-of' | 'of';

/** The entry with other ids in these places; undefined removes the reference, and the role that is
 * held there. The same object where nothing changes. */
export function withReferences(
  entry: WrittenMap,
  layer: Layer,
  change: (id: string, key: ReferenceKey) => string | undefined,
): WrittenMap {
  const changed = (key: ReferenceKey): ChangeValue => {
    return (value) => {
      if (value.kind !== 'scalar' || isAbsent(value)) return value;
      const after = change(value.value, key);
      return after === value.value ? value : after === undefined ? undefined : plainValue(after);
    };
  };
  const parent: ChangeValue = (value) => {
    if (value.kind !== 'map') return changed('part-of')(value);
    return withValue(value, 'issue', changed('signed part-of'), true);
  };
  const lifted = withValue(entry, 'part-of', parent);
  if (layer === 'issue') return lifted;
  const role: ChangeValue = (value) =>
    value.kind === 'map' ? withValue(value, 'of', changed('of'), true) : value;
  const grouped = withValue(lifted, 'member-of', eachOf(changed('member-of'), true));
  return withValue(grouped, 'roles', eachOf(role));
}

type ChangeValue = (value: Written) => Written | undefined;

/** `isUnique`: a scalar that was changed into one that the list has is removed. */
function eachOf(change: ChangeValue, isUnique = false): ChangeValue {
  return (value) => {
    if (value.kind !== 'list') return change(value);
    const changed = value.items.map(change);
    if (changed.every((item, index) => item === value.items[index])) return value;
    const items = changed.flatMap((item) => item ?? []);
    const distinct = isUnique ? items.filter((item, i) => indexOf(items, item) === i) : items;
    return distinct.length === 0 ? undefined : listValue(distinct);
  };
}

function indexOf(items: readonly Written[], item: Written): number {
  return items.findIndex(
    (other) =>
      other === item ||
      (other.kind === 'scalar' && item.kind === 'scalar' && other.value === item.value),
  );
}

function withValue(map: WrittenMap, key: string, change: ChangeValue): WrittenMap;
function withValue(
  map: WrittenMap,
  key: string,
  change: ChangeValue,
  isNeeded: true,
): WrittenMap | undefined;
/** `isNeeded`: undefined where the key's value is removed. */
function withValue(
  map: WrittenMap,
  key: string,
  change: ChangeValue,
  isNeeded = false,
): WrittenMap | undefined {
  const index = map.entries.findIndex((entry) => entry.key === key);
  const value = map.entries[index]?.value;
  if (!value) return map;
  const after = change(value);
  if (after === value) return map;
  if (!after && isNeeded) return undefined;
  const entries = map.entries.toSpliced(index, 1, ...(after ? [{ key, value: after }] : []));
  return { ...map, entries };
}
