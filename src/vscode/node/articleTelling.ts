import type { ColumnsBuilder } from './columnsBuilder';
import type { FolderTold } from './folderRequest';
import { joinToldColumns } from './joinColumns';
import type { KeyTable } from './keyTable';
import { KNOWN } from '../../project/scannedBlock';
import { ALONE } from './storedColumns';
import { SOURCE, Stretches, type Source } from './stretches';
import type { ToldBefore } from './toldParts';

/** So many articles that were read, or bytes of their annotation files, are told together: the host takes
 * them in a few milliseconds. Of those that it finds in the index before, it takes more, and each message
 * costs both threads some tenths of a millisecond. */
const TOGETHER = 500;
const STORED_TOGETHER = 2000;
const BYTES_TOGETHER = 400_000;

interface Needs {
  readonly told: FolderTold;
  /** So many articles there may be. */
  readonly total: number;
  readonly before: ToldBefore | undefined;
  /** Called before texts of the index before are told of. */
  readonly needLate: () => void;
  readonly builder: ColumnsBuilder;
  readonly keys: KeyTable;
}

/** Tells articles in parts: those of the index before by where they stand in it, others as a copy. */
export class ArticleTelling {
  readonly #needs: Needs;
  #waiting = new Stretches();
  /** As they stand in the copy. */
  #stretches = new Stretches();
  #copied = 0;
  #alone: string[] = [];
  #found: string[] = [];
  #bytes = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.told.before(needs.before);
  }

  /** Annotation files, before the articles that they belong to. */
  found(paths: readonly string[]): void {
    for (const path of paths) this.#found.push(path);
  }

  /** `done`: so many articles were looked at. */
  tell(path: string, source: Source, index: number, done: number): void {
    const { builder, needLate } = this.#needs;
    const before = this.#needs.before?.columns;
    const isMade = source === SOURCE.made;
    const known = isMade ? builder.knownOf(index) : (before?.known[index] ?? 0);
    if ((known & ALONE) !== 0) this.#alone.push(path);
    else if (isMade) {
      this.#waiting.add(source, index);
      this.#stretches.add(source, this.#copied++);
      this.#bytes += builder.bytesOf(index);
    } else {
      // The host reads the files that have problems, to tell of these.
      if ((known & (KNOWN.annotations | KNOWN.faultless)) === KNOWN.annotations) needLate();
      this.#stretches.add(source, index);
      this.#bytes += (before?.textsAt[index + 1] ?? 0) - (before?.textsAt[index] ?? 0);
    }
    const isEnough =
      this.#copied + this.#alone.length >= TOGETHER ||
      this.#stretches.size >= STORED_TOGETHER ||
      this.#bytes >= BYTES_TOGETHER;
    if (!isEnough) return;
    this.#flush(done, Math.max(done, this.#needs.total));
  }

  /** Tells the rest, and how many there are. */
  end(total: number): void {
    this.#flush(total, total);
  }

  #flush(done: number, total: number): void {
    const { builder, keys, told } = this.#needs;
    const made = builder.view();
    told.part({
      stretches: this.#stretches.numbers(),
      made:
        this.#copied === 0
          ? undefined
          : joinToldColumns(this.#waiting.numbers(), {
              [SOURCE.before]: made,
              [SOURCE.made]: made,
            }),
      keys: keys.untold(),
      ...{ alone: this.#alone, found: this.#found, gone: [], done, total },
    });
    this.#waiting = new Stretches();
    this.#stretches = new Stretches();
    this.#copied = 0;
    this.#alone = [];
    this.#found = [];
    this.#bytes = 0;
  }
}
