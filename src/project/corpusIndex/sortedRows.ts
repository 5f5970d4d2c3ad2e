import { firstFrom } from '../../core';

/** Values by path, in the order of the paths' code units. Paths that are added in that order, as
 * nearly all are, cost a place in two lists each and are found by binary search. Others wait in a
 * map until the lists are needed, and are merged in together. */
export class SortedRows<Value extends object> {
  #paths: string[] = [];
  /** The value of each path; undefined for one that was removed. */
  #values: (Value | undefined)[] = [];
  #removed = 0;
  readonly #waiting = new Map<string, Value>();
  /** The place behind the path that was looked for or added last: usually that of the next one. */
  #next = 0;

  get size(): number {
    return this.#paths.length - this.#removed + this.#waiting.size;
  }

  /** To be read at once, or copied: the list grows, and its end is cut off where a row is added
   * before it. */
  get paths(): readonly string[] {
    this.#settle();
    return this.#paths;
  }

  /** The values at this moment, in the order of the paths. */
  values(): readonly Value[] {
    this.#settle();
    return this.#values.slice() as Value[];
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  get(path: string): Value | undefined {
    const at = this.#placeOf(path);
    return this.#paths[at] === path ? this.#values[at] : this.#waiting.get(path);
  }

  set(path: string, value: Value): void {
    const last = this.#paths.at(-1);
    if (last !== undefined && path <= last) this.#insert(path, value);
    else this.#append(path, value);
  }

  /** Removes a path; true if it was there. */
  delete(path: string): boolean {
    const at = this.#placeOf(path);
    if (this.#paths[at] !== path) return this.#waiting.delete(path);
    if (this.#values[at] === undefined) return false;
    this.#values[at] = undefined;
    this.#removed++;
    return true;
  }

  #insert(path: string, value: Value): void {
    const at = this.#placeOf(path);
    if (this.#paths[at] === path) {
      if (this.#values[at] === undefined) this.#removed--;
      this.#values[at] = value;
      return;
    }
    if (this.#paths.length - at > FEW) {
      this.#waiting.set(path, value);
      return;
    }
    // The articles that are open at a start come first, and must not make all before them wait.
    for (const [order, later] of this.#paths.splice(at).entries()) {
      const moved = this.#values[at + order];
      if (moved) this.#waiting.set(later, moved);
      else this.#removed--;
    }
    this.#values.length = at;
    this.#append(path, value);
  }

  #append(path: string, value: Value): void {
    if (this.#waiting.size > 0) this.#waiting.delete(path);
    this.#next = this.#paths.push(path);
    this.#values.push(value);
  }

  /** Where the path is, or would be. */
  #placeOf(path: string): number {
    const before = this.#paths[this.#next - 1];
    const at = placeIn(this.#paths, path, before !== undefined && before < path ? this.#next : 0);
    this.#next = at + 1;
    return at;
  }

  #settle(): void {
    if (this.#waiting.size + this.#removed === 0) return;
    const paths: string[] = [];
    const values: Value[] = [];
    let from = 0;
    const copyTo = (end: number): void => {
      for (; from < end; from++) {
        const value = this.#values[from];
        if (value === undefined) continue;
        paths.push(this.#paths[from] ?? '');
        values.push(value);
      }
    };
    for (const [path, value] of [...this.#waiting].sort(([a], [b]) => (a < b ? -1 : 1))) {
      copyTo(placeIn(this.#paths, path, from));
      paths.push(path);
      values.push(value);
    }
    copyTo(this.#paths.length);
    this.#paths = paths;
    this.#values = values;
    this.#removed = 0;
    this.#waiting.clear();
  }
}

/** At most so many places are moved for a path that comes before them. */
const FEW = 64;

/** The first place from `from` on whose path is not before the given one. */
function placeIn(paths: readonly string[], path: string, from: number): number {
  return firstFrom(paths, from, (one) => one >= path);
}
