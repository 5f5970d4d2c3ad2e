import type { CorpusFiles, ScanChunk } from '../../../src/project';
import { directScan, type DiskFolder } from '../../support/diskFolder';

/** What takes time takes as long as the test says, by a clock that needs no waiting: the same times
 * give the same order of events. */
export class Gates {
  readonly log: string[] = [];
  readonly #times: readonly number[];
  readonly #waiting: { readonly due: number; readonly name: string; open(): void }[] = [];
  #now = 0;
  #passed = 0;

  /** How long each thing takes, in the order in which they begin; then again from the first. */
  constructor(times: readonly number[]) {
    this.#times = times;
  }

  pass(name: string): Promise<void> {
    const due = this.#now + (this.#times[this.#passed++ % this.#times.length] ?? 0);
    return new Promise((open) => this.#waiting.push({ due, name, open }));
  }

  note(name: string): void {
    this.log.push(`${this.#now}: ${name}`);
  }

  /** Resolves when nothing waits any more. */
  async openAll(): Promise<void> {
    for (;;) {
      // Everything that follows from the last has begun.
      await new Promise((resolve) => setImmediate(resolve));
      const due = Math.min(...this.#waiting.map((one) => one.due));
      const first = this.#waiting.findIndex((one) => one.due === due);
      const [next] = first < 0 ? [] : this.#waiting.splice(first, 1);
      if (!next) return;
      this.#now = due;
      this.note(next.name);
      next.open();
    }
  }
}

interface Around {
  /** Called while a scan looks at files, between two of them. */
  readonly meanwhile: () => void;
  /** The number of the thread that scans: another one knows nothing of what was told. */
  readonly thread: () => number;
  /** Where scans store their index. */
  readonly store: string | undefined;
}

/** The files of a folder, which take time to be read and written, and whose scan takes time to
 * begin and to tell what it found, in as many parts as possible. */
export function gatedFiles(
  folder: DiskFolder,
  gates: Gates,
  { meanwhile, thread, store }: Around,
): CorpusFiles {
  const gated = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await gates.pass(name);
    const done = await work();
    await gates.pass(`${name}, done`);
    return done;
  };
  // Dates of files written a moment ago are not believed.
  const settings = { ...(store === undefined ? {} : { store }), walked: meanwhile, now: Date.now };
  let running = -1;
  let scanOf: NonNullable<CorpusFiles['scan']> | undefined;
  return {
    list: () => gated('list', () => folder.list()),
    read: (file) => gated(`read ${file}`, () => folder.read(file)),
    write: (file, expected, next) =>
      gated(`write ${file}`, () => folder.write(file, expected, next)),
    removeFile: (file, expected) =>
      gated(`remove ${file}`, () => folder.removeFile(file, expected)),
    isArticle: (file) => folder.isArticle(file),
    openPaths: () => folder.openPaths(),
    scan: (asked) =>
      gated(asked.whole ? 'scan everything' : 'scan', async () => {
        const own = thread();
        if (own !== running && !asked.whole) return 'failed';
        if (own !== running || !scanOf) {
          scanOf = directScan(folder, settings);
        }
        running = own;
        const take = async (part: ScanChunk): Promise<void> => {
          for (const piece of piecesOf(part)) {
            if (own !== thread()) return;
            await gates.pass(`told of ${reportedBy(piece)}`);
            await asked.take(piece);
          }
        };
        const cancelled = (): boolean => {
          meanwhile();
          return asked.cancelled();
        };
        const outcome = await scanOf({ ...asked, take, cancelled });
        return own === thread() ? outcome : 'failed';
      }),
  };
}

/** A chunk as several. */
function* piecesOf({
  rows,
  keys,
  alone,
  found,
  removed,
  ...rest
}: ScanChunk): Generator<ScanChunk> {
  const nothing: ScanChunk = { ...rest, rows: [], keys: [], alone: [], found: [], removed: [] };
  if (found.length > 0) yield { ...nothing, found };
  for (const path of removed) yield { ...nothing, removed: [path] };
  for (const path of alone) yield { ...nothing, alone: [path] };
  for (const [at, row] of rows.entries()) {
    yield { ...nothing, rows: [row], keys: at === 0 ? keys : [] };
  }
}

function reportedBy({ rows, alone, found, removed }: ScanChunk): string {
  const reported = { articles: rows.map(({ path }) => path), alone, found, removed };
  return Object.entries(reported)
    .flatMap(([kind, paths]) => (paths.length > 0 ? [`${kind} ${paths.join(' ')}`] : []))
    .join(', ');
}
