/** Paths in the order of their code units. Those that come in that order cost nothing; others wait until
 * somebody looks, and are sorted in together. */
export class SortedPaths {
  #all: string[] = [];
  readonly #added = new Set<string>();
  readonly #removed = new Set<string>();

  get all(): readonly string[] {
    if (this.#added.size > 0 || this.#removed.size > 0) this.#settle();
    return this.#all;
  }

  /** Of a path that is there. */
  indexOf(path: string): number {
    const { all } = this;
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] ?? '') < path) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Of a path that is not there. True if it comes behind all others. */
  add(path: string): boolean {
    if (this.#removed.size > 0 && this.#removed.delete(path)) return false;
    const last = this.#all.at(-1);
    const isLast = this.#added.size === 0 && (last === undefined || last < path);
    if (isLast) this.#all.push(path);
    else this.#added.add(path);
    return isLast;
  }

  /** Of a path that is there. */
  delete(path: string): void {
    if (!this.#added.delete(path)) this.#removed.add(path);
  }

  #settle(): void {
    const added = [...this.#added].sort();
    const merged: string[] = [];
    let next = 0;
    for (const path of this.#all) {
      for (; next < added.length && (added[next] ?? '') < path; next++)
        merged.push(added[next] ?? '');
      if (!this.#removed.has(path)) merged.push(path);
    }
    while (next < added.length) merged.push(added[next++] ?? '');
    this.#all = merged;
    this.#added.clear();
    this.#removed.clear();
  }
}
