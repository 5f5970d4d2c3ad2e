import type { ArticlePath } from '../../core';
import { readSaid, SAYS_NOTHING, type SaidOfArticle } from '../../project/saidOfArticle';
import type { ScannedBlock } from '../../project/scannedBlock';
import { readLate, type LateBytes } from './lateBytes';
import { listOf, textOf, type ToldColumns } from './storedColumns';

/** Columns as the host looks into them. `keyOf`: what the counts of a key are of. `late`: what must be read
 * before the texts are looked into. */
export class ColumnsBlock implements ScannedBlock {
  readonly #columns: ToldColumns;
  readonly #keyOf: (key: number) => string | undefined;
  readonly #late: LateBytes | undefined;
  /** In one text; empty where its places are not those of the bytes. */
  #allPaths: string | undefined;

  constructor(columns: ToldColumns, keyOf: (key: number) => string | undefined, late?: LateBytes) {
    this.#columns = columns;
    this.#keyOf = keyOf;
    this.#late = late;
  }

  paths(from: number, to: number): readonly ArticlePath[] {
    const { paths, pathsAt } = this.#columns;
    // Pieces of one long text: that stays where it is when the collector of garbage comes by.
    const all = (this.#allPaths ??= plainTextOf(paths));
    if (all === '' || from === to) return listOf(paths, pathsAt[from], pathsAt[to]);
    return all.slice(pathsAt[from], (pathsAt[to] ?? 0) - 1).split('\0');
  }

  known(at: number): number {
    return this.#columns.known[at] ?? 0;
  }

  counts(at: number): ReadonlyMap<string, number> {
    const { counts, countsAt } = this.#columns;
    const found = new Map<string, number>();
    const end = countsAt[at + 1] ?? 0;
    for (let next = countsAt[at] ?? 0; next < end; next += 2) {
      const key = this.#keyOf(counts[next] ?? -1);
      if (key !== undefined) found.set(key, counts[next + 1] ?? 0);
    }
    return found;
  }

  annotations(at: number): string | undefined {
    if (this.#late && !readLate(this.#late)) return undefined;
    const { texts, textsAt } = this.#columns;
    return textOf(texts, textsAt[at], textsAt[at + 1]);
  }

  isSilent(at: number): boolean {
    const { saidAt } = this.#columns;
    return saidAt[at] === saidAt[at + 1];
  }

  said(at: number): SaidOfArticle {
    if (this.isSilent(at)) return SAYS_NOTHING;
    const { said, saidAt } = this.#columns;
    const start = saidAt[at] ?? 0;
    const end = saidAt[at + 1] ?? 0;
    const lineEnd = said.indexOf(LINE_FEED, start);
    return readSaid(textOf(said, start, lineEnd), () => textOf(said, lineEnd + 1, end));
  }
}

const LINE_FEED = 10;

/** Empty where a character takes more than a byte: such a text would be kept for nothing. */
function plainTextOf(bytes: Uint8Array): string {
  const text = textOf(bytes);
  return text.length === bytes.length ? text : '';
}
