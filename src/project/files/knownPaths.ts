/** What a corpus has rows of. */
interface Rows {
  has(path: string): boolean;
  /** In the order of their code units. */
  readonly paths: readonly string[];
  pathsBelow(folder: string): readonly string[];
}

/** The files of a corpus that are there, as far as that is known: articles and annotation files. An article
 * that has a row is not kept once more: of a hundred thousand, that would cost a tenth of a start. */
export class KnownPaths {
  readonly #rows: Rows;
  /** All without a row; some may have got one since. */
  readonly #others = new Set<string>();
  /** Those with a row though they are gone: an open article whose file was removed. */
  readonly #gone = new Set<string>();

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  has(path: string): boolean {
    return this.#others.has(path) || (this.#rows.has(path) && !this.#gone.has(path));
  }

  add(path: string): void {
    this.#gone.delete(path);
    if (!this.#rows.has(path)) this.#others.add(path);
  }

  delete(path: string): void {
    this.#others.delete(path);
    if (this.#rows.has(path)) this.#gone.add(path);
  }

  /** The article is there, and has a row in a moment. Costs nothing. */
  filled(path: string): void {
    if (this.#gone.size > 0) this.#gone.delete(path);
  }

  /** These are there, and nothing else. */
  replace(paths: Iterable<string>): void {
    this.#others.clear();
    for (const path of paths) this.#others.add(path);
    this.#gone.clear();
    for (const path of this.#rows.paths) if (!this.#others.has(path)) this.#gone.add(path);
  }

  /** In the order of their code units; what has a row is in that order already. */
  all(): readonly string[] {
    const others = [...this.#others].sort();
    const all: string[] = [];
    let next = 0;
    for (const path of this.#rows.paths) {
      for (; next < others.length && (others[next] ?? '') < path; next++)
        all.push(others[next] ?? '');
      if (others[next] === path) next++;
      else if (this.#gone.has(path)) continue;
      all.push(path);
    }
    return all.concat(others.slice(next));
  }

  /** Of those, what begins with a text: the paths of a folder with `/` at its end. */
  below(folder: string): readonly string[] {
    const found = [...this.#others].filter((path) => path.startsWith(folder));
    for (const path of this.#rows.pathsBelow(folder)) {
      if (!this.#others.has(path) && !this.#gone.has(path)) found.push(path);
    }
    return found.sort();
  }

  /** In any order. Whoever takes them may wait between two: what has gone by then is not given. */
  *each(): Generator<string, void> {
    const rows = this.#rows.paths.slice();
    for (const path of [...this.#others]) if (this.has(path)) yield path;
    for (const path of rows) if (this.has(path) && !this.#others.has(path)) yield path;
  }

  /** All annotation files, and perhaps some articles. */
  withoutRow(): Iterable<string> {
    return this.#others;
  }
}
