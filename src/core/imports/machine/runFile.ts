import type { CoderId } from '../../model/ids';
import { greatest } from '../../util/lists';
import { keysOf } from '../../util/unknownObject';
import { rowError, type PositionProblem } from '../positions/positionProblems';

// A run of a machine as JSON Lines: what made the readings, then a line for each answer. The file
// that is imported is kept as it is in the corpus, below a line that says what was taken in.

/** The folder of a corpus that keeps all runs, each in a file: `m1-2.jsonl` is the second of m1. */
export const RUNS_FOLDER = 'machine-runs';

/** What made the readings of a run. */
export interface RunSource {
  readonly model: string;
  readonly version: string | undefined;
  /** What the machine was told, or a digest of it. */
  readonly instructions: string | undefined;
  /** Further keys, such as a temperature, as they are. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A reading of one place, as the machine wrote it. */
export interface MachineAnswer {
  /** The line of the file, from 1. */
  readonly line: number;
  readonly article: string | undefined;
  /** Undefined in a line that only says that the article was read. */
  readonly quote: string | undefined;
  readonly actor: string | undefined;
  readonly issue: string | undefined;
  readonly stance: string | undefined;
  readonly why: string | undefined;
}

export interface MachineRun {
  /** Undefined where no line says which model it was. */
  readonly source: RunSource | undefined;
  readonly answers: readonly MachineAnswer[];
  /** Lines that are no JSON objects. */
  readonly problems: readonly PositionProblem[];
}

/** What was taken in of a run: the first line of its file in the corpus. */
export interface KeptRun extends RunSource {
  readonly format: typeof RUN_FORMAT;
  readonly machine: CoderId;
  /** From 1, in the order of imports. */
  readonly run: number;
  /** When it was imported last: an ISO time in UTC. The readings of a machine are those of the run
   * that was imported last. */
  readonly imported: string;
  /** Digests in SHA-256: of the codebook at that time, and of the lines below. */
  readonly codebook: string;
  readonly answers: string;
  /** Answers in the file, and those that were taken in. */
  readonly count: number;
  readonly taken: number;
}

export const RUN_FORMAT = 'policy-machine-run/1';

/** Reads a file of readings. A line with `model` and without an article says what made them. Never
 * throws. */
export function readRun(text: string): MachineRun {
  let source: RunSource | undefined;
  const answers: MachineAnswer[] = [];
  const problems: PositionProblem[] = [];
  for (const [at, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue;
    const keys = objectOf(written);
    const line = at + 1;
    if (!keys) problems.push(rowError(line, 'not-json'));
    else if (!keys.has('article') && typeof keys.get('model') === 'string')
      source ??= sourceOf(keys);
    else answers.push(answerOf(keys, line));
  }
  return { source, answers, problems };
}

function sourceOf(keys: Keys): RunSource {
  const { model, version, instructions, ...settings } = Object.fromEntries(keys);
  return {
    model: String(model),
    version: wordOf(version),
    instructions: wordOf(instructions),
    settings,
  };
}

function answerOf(keys: Keys, line: number): MachineAnswer {
  const of = (key: string): string | undefined => wordOf(keys.get(key));
  const [article, actor, issue, stance, why] = [
    of('article'),
    of('actor'),
    of('issue'),
    of('stance'),
    of('why'),
  ];
  return { line, article, quote: of('quote'), actor, issue, stance, why };
}

type Keys = ReadonlyMap<string, unknown>;

function objectOf(line: string): Keys | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Array.isArray(value) ? undefined : keysOf(value);
  } catch {
    return undefined;
  }
}

/** Numbers are words, too; what is empty is absent. */
function wordOf(value: unknown): string | undefined {
  const word = typeof value === 'number' ? String(value) : value;
  return typeof word === 'string' && word.trim() !== '' ? word : undefined;
}

/** The machine and the number of a run by the path of its file in the corpus; undefined for other
 * files. */
export function runOfFile(path: string): { machine: CoderId; run: number } | undefined {
  const found = /^machine-runs\/([^/]+)-([1-9]\d{0,5})\.jsonl$/.exec(path);
  return found ? { machine: found[1] ?? '', run: Number(found[2]) } : undefined;
}

/** A run that the corpus keeps. */
export interface FoundRun {
  readonly machine: CoderId;
  readonly run: number;
  /** The digest of what was imported; undefined of a file that cannot be read. */
  readonly answers: string | undefined;
}

/** The run that a file of `RUNS_FOLDER` keeps, by its path in the corpus; undefined for other
 * files. `text`: '' where it cannot be read. */
export function foundRun(path: string, text: string): FoundRun | undefined {
  const found = runOfFile(path);
  return found && { ...found, answers: readKeptRun(text)?.kept.answers };
}

/** The numbers of runs that must have been: all up to the last one, and the first where the machine
 * has readings. */
export function missingRuns(kept: readonly number[], hasReadings: boolean): readonly number[] {
  const last = Math.max(hasReadings ? 1 : 0, greatest(kept));
  return Array.from({ length: last }, (_, at) => at + 1).filter((run) => !kept.includes(run));
}

export function runFileOf(machine: CoderId, run: number): string {
  return `${RUNS_FOLDER}/${machine}-${String(run)}.jsonl`;
}

/** The file of a run in the corpus: what was taken in, then the imported lines as they are. */
export function runFileText(kept: KeptRun, imported: string): string {
  return `${JSON.stringify(kept)}\n${imported}`;
}

/** The first line of such a file, and the lines below. Undefined where it is none. */
export function readKeptRun(text: string): { kept: KeptRun; imported: string } | undefined {
  const end = text.indexOf('\n');
  const keys = end < 0 ? undefined : objectOf(text.slice(0, end));
  if (keys?.get('format') !== RUN_FORMAT) return undefined;
  const isWhole =
    WORDS.every((key) => typeof keys.get(key) === 'string') &&
    NUMBERS.every((key) => Number.isSafeInteger(keys.get(key)));
  if (!isWhole) return undefined;
  return { kept: Object.fromEntries(keys) as unknown as KeptRun, imported: text.slice(end + 1) };
}

const WORDS: readonly string[] = ['machine', 'imported', 'codebook', 'answers', 'model'];
const NUMBERS: readonly string[] = ['run', 'count', 'taken'];
