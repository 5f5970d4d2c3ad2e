import { compareTextNullLast } from './order';

/** A map in the order of its keys, undefined last, of which a version with other values costs a copy of an
 * array: versions of the same keys share all else. Immutable. */
export class SortedMap<Key extends string | undefined, Value> implements ReadonlyMap<Key, Value> {
  readonly #keys: SortedKeys<Key>;
  readonly #values: readonly Value[];

  constructor(keys: SortedKeys<Key> = new SortedKeys<Key>([]), values: readonly Value[] = []) {
    this.#keys = keys;
    this.#values = values;
  }

  /** Of keys that are in order already, each with the value at its place. */
  static inOrder<Key extends string | undefined, Value>(
    keys: readonly Key[],
    values: readonly Value[],
  ): SortedMap<Key, Value> {
    return new SortedMap(new SortedKeys(keys), values);
  }

  /** With some other values, each key once; undefined for keys that it has no more. A look at each key where some
   * come or go. */
  changed(changes: Iterable<readonly [Key, Value | undefined]>): SortedMap<Key, Value> {
    const values: (Value | undefined)[] = this.#values.slice();
    const added: (readonly [Key, Value])[] = [];
    let removes = false;
    for (const [key, value] of changes) {
      const place = this.#keys.placeOf(key);
      if (place !== undefined) {
        values[place] = value;
        if (value === undefined) removes = true;
      } else if (value !== undefined) added.push([key, value]);
    }
    // No place is without a value then.
    if (!removes && added.length === 0) return new SortedMap(this.#keys, values as Value[]);
    return this.#merged(values, added);
  }

  #merged(
    values: readonly (Value | undefined)[],
    added: (readonly [Key, Value])[],
  ): SortedMap<Key, Value> {
    added.sort(([a], [b]) => compareTextNullLast(a, b));
    const keys: Key[] = [];
    const merged: Value[] = [];
    const put = (key: Key, value: Value | undefined): void => {
      if (value === undefined) return;
      keys.push(key);
      merged.push(value);
    };
    let next = 0;
    for (const [place, key] of this.#keys.list.entries()) {
      for (
        let one = added[next];
        one && compareTextNullLast(one[0], key) < 0;
        one = added[++next]
      ) {
        put(one[0], one[1]);
      }
      put(key, values[place]);
    }
    for (const [key, value] of added.slice(next)) put(key, value);
    return new SortedMap(new SortedKeys(keys), merged);
  }

  get size(): number {
    return this.#values.length;
  }

  get(key: Key): Value | undefined {
    const place = this.#keys.placeOf(key);
    return place === undefined ? undefined : this.#values[place];
  }

  has(key: Key): boolean {
    return this.#keys.placeOf(key) !== undefined;
  }

  keys(): MapIterator<Key> {
    return this.#keys.list.values();
  }

  values(): MapIterator<Value> {
    return this.#values.values();
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const [place, key] of this.#keys.list.entries()) yield [key, this.#values[place] as Value];
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }

  forEach(see: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) see(value, key, this);
  }
}

/** Where each key stands, found out when it is first asked for. */
class SortedKeys<Key> {
  readonly list: readonly Key[];
  #places: ReadonlyMap<Key, number> | undefined;

  constructor(list: readonly Key[]) {
    this.list = list;
  }

  placeOf(key: Key): number | undefined {
    this.#places ??= new Map(this.list.map((one, place) => [one, place]));
    return this.#places.get(key);
  }
}
