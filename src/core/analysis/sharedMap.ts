import { eachInSteps } from '../model/steps';

/** A large map of which a version with changes costs what has changed: the two share the rest. Immutable. */
export class SharedMap<Value> {
  readonly #parts: readonly ReadonlyMap<string, Value>[];

  constructor(parts: readonly ReadonlyMap<string, Value>[] = NO_PARTS) {
    this.#parts = parts;
  }

  get(key: string): Value | undefined {
    return this.#parts[partOf(key)]?.get(key);
  }

  /** First all of `gone` are taken out, then `come` are put in, under their keys. In steps. */
  *changed(
    gone: readonly Value[],
    come: readonly Value[],
    keyOf: (value: Value) => string,
  ): Generator<undefined, SharedMap<Value>> {
    const parts = [...this.#parts];
    const copied = new Map<number, Map<string, Value>>();
    const copyOf = (part: number): Map<string, Value> => {
      let copy = copied.get(part);
      if (!copy) {
        copy = new Map(parts[part]);
        copied.set(part, copy);
        parts[part] = copy;
      }
      return copy;
    };
    yield* eachInSteps(gone, (value) => {
      const key = keyOf(value);
      copyOf(partOf(key)).delete(key);
    });
    yield* eachInSteps(come, (value) => {
      const key = keyOf(value);
      copyOf(partOf(key)).set(key, value);
    });
    return new SharedMap(parts);
  }
}

/** A part of a map of 50,000 has some fifty keys. */
const PARTS = 1024;
const NO_PARTS: readonly ReadonlyMap<string, never>[] = Array.from(
  { length: PARTS },
  () => new Map<string, never>(),
);

/** FNV-1a over code units. */
function partOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0) % PARTS;
}
