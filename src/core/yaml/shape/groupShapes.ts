import { isId } from '../../model/ids';
import type { Span } from '../../model/span';
import type { ProblemCode } from '../../problems/table';
import type { YamlEntry, YamlNode, YamlScalar } from '../node';
import { isAbsent, mayBePlain } from './shape';
import type { About, Named, Need, Read, Reading, Shape } from './shape';
import { toInteger } from './scalarShapes';
import { reportUnknownKeys } from './unknownKeys';

type Keys = Readonly<Record<string, Shape<unknown>>>;

/** A record with each key read, or undefined where it is absent. */
export type ReadRecord<K extends Keys> = { readonly [P in keyof K]: Read<K[P]> | undefined };

export interface RecordShape<K extends Keys> extends Shape<ReadRecord<K>> {
  readonly keys: K;
}

/** Adds the description of a key that users see in completions and in editors that use JSON
 * Schema. */
export function key<S extends Shape<unknown>>(description: string, shape: S): S {
  return { ...shape, about: { ...shape.about, description } };
}

/** A list; a single value is read as a list of one. Refused items are omitted. `least` is for the
 * JSON Schema: the caller handles fewer items. */
export function list<T>(item: Shape<T>, least = 0): Shape<readonly T[]> {
  const plainItems = mayBePlain(item.about);
  const read = (node: YamlNode, reading: Reading, name: string): readonly T[] => {
    const children = node.kind === 'list' ? node.items : [node];
    for (const child of plainItems ? children : [])
      if (isAbsent(child)) reading.absent(child.span.start);
    // Without spare capacity: an array that is pushed to has room for sixteen more, and a large
    // file keeps many thousand.
    const items = children.map((child) => item.read(child, reading, name));
    return items.every((value) => value !== undefined)
      ? items
      : items.filter((value) => value !== undefined);
  };
  return { about: { kind: 'list', item: item.about, single: least < 2, least }, read };
}

/** A list without duplicates: a repeated value is reported. */
export function distinct(inner: Shape<readonly string[]>): Shape<readonly string[]> {
  const read = (node: YamlNode, reading: Reading, name: string): readonly string[] | undefined => {
    if (node.kind === 'list' && node.items.length > 1) {
      const seen = new Set<string>();
      for (const item of node.items) {
        if (item.kind !== 'scalar' || item.value === '') continue;
        if (seen.has(item.value)) reading.report('repeated-value', item.span, item.value, name);
        seen.add(item.value);
      }
    }
    return inner.read(node, reading, name);
  };
  return { about: inner.about, read };
}

/** A list that cannot be written as a single value. */
export function section<T>(item: Shape<T>): Shape<readonly T[]> {
  const inner = list(item);
  const read = (node: YamlNode, reading: Reading, name: string): readonly T[] | undefined => {
    if (node.kind === 'list') return inner.read(node, reading, name);
    reading.report('expected-list', node.span, name);
    return undefined;
  };
  return { about: { kind: 'list', item: item.about, single: false, least: 0 }, read };
}

/** Two whole numbers from 1, the first not above the second: the n-th of a count. */
export function pair(): Shape<readonly [number, number]> {
  const read = (
    node: YamlNode,
    reading: Reading,
    name: string,
  ): readonly [number, number] | undefined => {
    if (node.kind !== 'list') {
      reading.report('expected-list', node.span, name);
      return undefined;
    }
    const [first, second, ...rest] = node.items.map((item) =>
      item.kind === 'scalar' ? toInteger(item.value) : undefined,
    );
    if (first && second && rest.length === 0 && first >= 1 && first <= second)
      return [first, second];
    const written = node.items
      .map((item) => (item.kind === 'scalar' ? item.value : '…'))
      .join(', ');
    reading.report('bad-value', node.span, written, name, '[1, 2]');
    return undefined;
  };
  return { about: { kind: 'pair' }, read };
}

/** Keys that the definition does not have are reported and ignored, except a study's own, which
 * begin with `x-`. A record that lacks a required key is refused; a `short` one may be written as
 * the plain value of that key. */
export function record<const K extends Keys>(
  keys: K,
  options: { readonly short?: keyof K & string; readonly needs?: readonly Need[] } = {},
): RecordShape<K> {
  const { short, needs = [] } = options;
  // With the definition's own strings as keys: storing by a substring of a file takes much longer.
  const shapes = new Map(Object.entries(keys).map(([name, shape]) => [name, { name, shape }]));
  const absent = Object.fromEntries(Object.keys(keys).map((name) => [name, undefined]));
  const about: About = {
    kind: 'record',
    keys: Object.fromEntries(Object.entries(keys).map(([name, shape]) => [name, shape.about])),
    short,
    needs,
  };

  const read = (node: YamlNode, reading: Reading, name: string): ReadRecord<K> | undefined => {
    const values: Record<string, unknown> = { ...absent };
    if (node.kind === 'map') {
      // Allocated only if needed.
      let unknown: YamlScalar[] | undefined;
      for (const { key: childKey, value: child } of node.entries) {
        const known = shapes.get(childKey.value);
        if (!known) (unknown ??= []).push(childKey);
        else if (!isAbsent(child))
          values[known.name] = known.shape.read(child, reading, known.name);
        else if (mayBePlain(known.shape.about)) reading.absent(childKey.span.end);
      }
      if (unknown) reportUnknownKeys(unknown, node, [...shapes.keys()], reading);
    } else if (node.kind === 'scalar' && short !== undefined) {
      values[short] = keys[short]?.read(node, reading, name);
    } else if (!isAbsent(node)) {
      reading.report('expected-map', node.span, name);
      return undefined;
    }
    let isRefused = false;
    for (const need of needs) {
      if (need.keys.some((needed) => hasValue(values[needed]))) continue;
      isRefused = true;
      // An id that is present and refused has been reported already.
      if (need.keys.some((needed) => isWrittenId(node, keys[needed], needed))) continue;
      reading.report(need.code, placeOf(node));
    }
    return isRefused ? undefined : (values as ReadRecord<K>);
  };
  return { about, read, keys };
}

/** A map keyed by ids, in the order of the file. `refer`: the keys are ids of other entries. */
export function mapOf<T>(
  value: Shape<T>,
  options: { readonly ids: boolean; readonly refer?: Named; readonly code?: ProblemCode },
): Shape<ReadonlyMap<string, T>> {
  const read = (
    node: YamlNode,
    reading: Reading,
    name: string,
  ): ReadonlyMap<string, T> | undefined => {
    if (node.kind !== 'map') {
      reading.report('expected-map', node.span, name);
      return undefined;
    }
    const values = new Map<string, T>();
    for (const entry of node.entries) {
      const id = entry.key.value;
      if (options.ids && !isId(id)) {
        reading.report('bad-id', entry.key.span, id);
        continue;
      }
      if (options.refer && options.code)
        reading.refer(options.code, options.refer, id, entry.key.span);
      if (isAbsent(entry.value) && mayBePlain(value.about)) reading.absent(entry.key.span.end);
      const read = value.read(entry.value, reading, id);
      if (read !== undefined) values.set(id, read);
    }
    return values;
  };
  const { ids, refer } = options;
  return { about: { kind: 'map', value: value.about, ids, refer }, read };
}

/** The values of a study's own fields, unchanged: the codebook gives their types. */
export function fields(): Shape<readonly YamlEntry[]> {
  const read = (
    node: YamlNode,
    reading: Reading,
    name: string,
  ): readonly YamlEntry[] | undefined => {
    if (node.kind === 'map') return node.entries;
    reading.report('expected-map', node.span, name);
    return undefined;
  };
  return { about: { kind: 'fields' }, read };
}

function hasValue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
}

function isWrittenId(node: YamlNode, shape: Shape<unknown> | undefined, name: string): boolean {
  if (node.kind !== 'map' || shape?.about.kind !== 'ownId') return false;
  return node.entries.some((entry) => entry.key.value === name && !isAbsent(entry.value));
}

/** The span to underline when something is missing: the id, else the first key, else the value. */
function placeOf(node: YamlNode): Span {
  if (node.kind !== 'map') return node.span;
  const id = node.entries.find((entry) => entry.key.value === 'id')?.value;
  if (id && !isAbsent(id)) return id.span;
  return node.entries[0]?.key.span ?? node.span;
}
