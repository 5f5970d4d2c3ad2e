import {
  CODEBOOK_FILE,
  parseAnnotationFile,
  parseCodebook,
  parseSearches,
  runSync,
  SEARCHES_FILE,
  utf8Bytes,
} from '../../core';
import { restore, type Restored } from '../history/restore';
import type {
  FileContent,
  FileText,
  NoteInPlace,
  PendingChange,
  PlannedFile,
  WriteOutcome,
} from '../ports';
import type { FilePlan } from './planFile';

/** Replaces what a file holds; undefined: there is no file yet. An empty text removes it. */
export type Exchange = (
  path: string,
  from: FileContent | undefined,
  to: string,
  noteInPlace?: NoteInPlace,
) => Promise<WriteOutcome>;

/** A file of a plan that was interrupted. */
export interface InterruptedFile {
  readonly path: string;
  /** What the file holds now; undefined: there is none. */
  readonly now: FileText | undefined;
  /** What has to be done so that the file contains the plan's change. */
  readonly completed: Restored;
  /** What has to be done to remove the plan's change again. Other changes in the file stay. */
  readonly takenBack: Restored;
}

/** Whether an interrupted plan is carried out to its end, or as if it had never begun. */
export type Ending = 'completed' | 'takenBack';

/** The state of each file of a plan, for the choice to complete all or take all back. */
export async function interruptedFiles(
  { files }: Pick<FilePlan, 'files'>,
  read: (path: string) => Promise<FileText | undefined>,
): Promise<readonly InterruptedFile[]> {
  const found: InterruptedFile[] = [];
  for (const file of files) {
    const { path } = file;
    try {
      found.push(interruptedFile(file, await read(path)));
    } catch {
      // It cannot be read, or is a link that leads out of the corpus.
      found.push({ path, now: undefined, completed: BY_HAND, takenBack: BY_HAND });
    }
  }
  return found;
}

function interruptedFile(file: PlannedFile, now: FileText | undefined): InterruptedFile {
  const { path, base = '', wanted } = file;
  // A plan may come from anyone, and through a link a path may be that of any file.
  if (![base, wanted].every((text) => isOfKind(path, text)))
    return { path, now, completed: BY_HAND, takenBack: BY_HAND };
  const contrary = { path, base: wanted === '' ? undefined : wanted, wanted: base };
  if (now && isMixture(bytesOf(now), base, wanted)) {
    const [completed, takenBack] = [wanted, base].map((text): Restored =>
      now.clean && now.text === text ? { kind: 'nothing' } : { kind: 'text', text, asked: 0 },
    );
    if (completed && takenBack) return { path, now, completed, takenBack };
  }
  if (now?.clean === false) return { path, now, completed: BY_HAND, takenBack: BY_HAND };
  return {
    path,
    now,
    completed: restore(file, now?.text),
    takenBack: restore(contrary, now?.text),
  };
}

const BY_HAND = { kind: 'by-hand' } as const;

/** True for a text that a file of this name may have; '' where there is none. */
function isOfKind(path: string, text: string): boolean {
  if (text === '') return true;
  if (path === CODEBOOK_FILE) return runSync(parseCodebook(text)).kind === 'codebook';
  if (path === SEARCHES_FILE) return parseSearches(text).kind === 'searches';
  return parseAnnotationFile(text, undefined).kind === 'annotations';
}

function bytesOf({ text, bytes }: FileText): Uint8Array {
  return bytes ?? utf8Bytes(text);
}

/** True for a file that has only bytes of two texts, each in its place: one of them, or what a
 * process leaves that is killed while it overwrites one with the other. */
function isMixture(now: Uint8Array, before: string, after: string): boolean {
  const [a, b] = [utf8Bytes(before), utf8Bytes(after)];
  if (a.length === 0 || b.length === 0) return false;
  if (now.length < Math.min(a.length, b.length) || now.length > Math.max(a.length, b.length))
    return false;
  return now.every((byte, at) => byte === a[at] || byte === b[at]);
}

/** Ends the plan of these files; the paths of those that are left as they are, since they were
 * changed meanwhile or cannot be written. */
export async function restoreFiles(
  files: readonly InterruptedFile[],
  ending: Ending,
  exchange: Exchange,
  noteInPlace: NoteInPlace,
): Promise<readonly string[]> {
  const left: string[] = [];
  // A codebook is first in a plan: annotations name its entries.
  for (const { path, now, [ending]: restored } of ending === 'completed'
    ? files
    : files.toReversed()) {
    if (restored.kind === 'nothing') continue;
    const isDone =
      restored.kind === 'text' &&
      isSafe(restored) &&
      isWritten(await exchange(path, now && (now.bytes ?? now.text), restored.text, noteInPlace));
    if (!isDone) left.push(path);
  }
  return left;
}

/** True where nothing has to be decided by a person. */
export function isSafe(restored: Restored): boolean {
  return restored.kind === 'nothing' || (restored.kind === 'text' && restored.asked === 0);
}

export function isWritten({ kind }: WriteOutcome): boolean {
  return kind === 'saved' || kind === 'pending';
}

/** The part of a noted change of one file that goes beyond a plan; undefined where it is only a
 * part of the plan. A change that was made on top of the plan begins where the plan ends. A file
 * that may be torn is asked about separately. */
export function besidePlan(
  { files }: Pick<FilePlan, 'files'>,
  change: PendingChange,
): PendingChange | undefined {
  const planned = files.find(({ path }) => path === change.path);
  if (!planned || change.mayBeTorn === true) return change;
  if (change.wanted === planned.wanted) return undefined;
  const isOnTop =
    change.base === planned.base && restore(planned, change.wanted).kind === 'nothing';
  return isOnTop ? { ...change, base: planned.wanted } : change;
}
