import type { EncodedRow } from '../../../project/corpusIndex/scannedRow';
import type { ScanListener } from './folderRequest';
import { isAlone, type StoredRow } from './indexFile';
import type { KeyTable } from './keyTable';

/** Articles, or UTF-16 units of their rows, in a chunk: few enough for the host to take without a
 * pause, many enough to keep messages few. */
const ROWS_TOGETHER = 1000;
const UNITS_TOGETHER = 400_000;

interface Needs {
  readonly listener: ScanListener;
  /** The expected number of articles. */
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

  /** Reports annotation files before the articles that they belong to. */
  found(paths: readonly string[]): void {
    for (const path of paths) this.#found.push(path);
  }

  /** Reports a row; `done`: the number of articles checked so far. */
  report(row: StoredRow, done: number): void {
    const { path, json, text } = row;
    if (isAlone(row)) this.#alone.push(path);
    else this.#rows.push({ path, json, text });
    this.#units += json.length + text.length;
    const isEnough =
      this.#rows.length + this.#alone.length >= ROWS_TOGETHER || this.#units >= UNITS_TOGETHER;
    if (isEnough) this.#flush(done, Math.max(done, this.#needs.total));
  }

  /** Reports the rest, and the number of articles. */
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
