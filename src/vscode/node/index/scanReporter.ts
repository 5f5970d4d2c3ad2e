import type { EncodedRow } from '../../../project/corpusIndex/scannedRow';
import type { ScanListener } from './folderRequest';
import { isAlone, type StoredRow } from './indexFile';
import type { KeyTable } from './keyTable';

/** So many articles, or UTF-16 units of their rows, are reported together: the host takes them in a few
 * milliseconds, in slices, and each message costs both threads some tenths of a millisecond. */
const ROWS_TOGETHER = 1000;
const UNITS_TOGETHER = 400_000;

interface Needs {
  readonly listener: ScanListener;
  /** So many articles there may be. */
  readonly total: number;
  readonly keys: KeyTable;
}

/** Reports what a scan finds in chunks. */
export class ScanReporter {
  readonly #needs: Needs;
  #rows: EncodedRow[] = [];
  #alone: string[] = [];
  #found: string[] = [];
  #units = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Annotation files, before the articles that they belong to. */
  found(paths: readonly string[]): void {
    for (const path of paths) this.#found.push(path);
  }

  /** `done`: so many articles were looked at. */
  report(row: StoredRow, done: number): void {
    const { path, json, text } = row;
    if (isAlone(row)) this.#alone.push(path);
    else this.#rows.push({ path, json, text });
    this.#units += json.length + text.length;
    const isEnough =
      this.#rows.length + this.#alone.length >= ROWS_TOGETHER || this.#units >= UNITS_TOGETHER;
    if (isEnough) this.#flush(done, Math.max(done, this.#needs.total));
  }

  /** Reports the rest, and how many there are. */
  end(total: number): void {
    this.#flush(total, total);
  }

  #flush(done: number, total: number): void {
    const { keys, listener } = this.#needs;
    listener.chunk({
      rows: this.#rows,
      keys: keys.unreported(),
      alone: this.#alone,
      found: this.#found,
      removed: [],
      done,
      total,
    });
    this.#rows = [];
    this.#alone = [];
    this.#found = [];
    this.#units = 0;
  }
}
