import { constants, promises as fs, type Stats } from 'node:fs';
import * as path from 'node:path';
import type { FileContent, NoteInPlace, Turn, WriteOutcome } from '../../project/ports';
import { codeOf, unless, whenFree, type Disk } from './disk';
import { removeLeftOvers, temporaryName } from './leftOvers';
import { refuseOutside } from './inside';
import { lockFile } from './lock';
import { readRegular } from './readFile';
import { realTarget } from './realTarget';
import { lockFolder } from './stateFolder';
import { LeftTorn, writeInPlace } from './writeInPlace';

interface TurnOptions {
  readonly locks?: string;
  readonly disk?: Disk;
  /** The folder that the bytes must be in, which may itself be a link. Nothing is written through
   * links that lead out of it, also where they lead to no file yet. */
  readonly within?: string | undefined;
  /** Milliseconds to wait for other processes. */
  readonly patience?: number | undefined;
}

export interface ReplaceOptions extends TurnOptions {
  /** Notes in the journal that the file is about to be written in place, where it cannot be
   * replaced. Without it, or where nothing can be noted, such a file is not written. */
  readonly noteInPlace?: NoteInPlace | undefined;
}

/** Replaces a file's text completely or not at all. In turn with every other window and the command
 * line: the file is compared with what was expected (undefined: there is none), the text written to
 * a file beside it, forced to the disk, and renamed over it. `workspace.fs.writeFile` truncates
 * first and leaves an empty or short file when it is interrupted.
 *
 * Mode, owner and symbolic links are kept. Hard links too, as vim and VS Code keep them: such a
 * file is written in place, since a rename would part the two names without a word. So is a file
 * whose folder forbids new files, whose owner cannot be given to a new one, or that is mounted by
 * itself.
 *
 * `failed` has the system's code as its reason, or which right is missing (`not-permitted`,
 * `folder-not-permitted`); EBUSY also when another window does not finish, and
 * ENOJOURNAL when only writing in place would do but the journal does not hold both texts. `torn`
 * where writing in place failed and the old text could not be put back: the next call with the same
 * `expected` takes the file for the old text as long as it holds just what was left. */
export async function replaceFile(
  file: string,
  expected: FileContent | undefined,
  next: FileContent,
  options: ReplaceOptions = {},
): Promise<WriteOutcome> {
  const { noteInPlace } = options;
  try {
    const done = await inQueue(file, (turn) => turn.replace(expected, next, noteInPlace), options);
    return done === 'busy' ? { kind: 'failed', reason: 'EBUSY' } : done;
  } catch (error) {
    return failure(error);
  }
}

/** Removes a file that holds what was expected, in turn with others. `conflict` where it holds
 * something else, or has another name: of a link only the link would be removed, and a hard link
 * would keep the text. */
export async function removeFile(
  file: string,
  expected: FileContent,
  { disk = fs, ...options }: TurnOptions = {},
): Promise<WriteOutcome> {
  try {
    const done = await inQueue(file, () => removeInTurn(file, expected, disk), {
      disk,
      ...options,
    });
    return done === 'busy' ? { kind: 'failed', reason: 'EBUSY' } : done;
  } catch (error) {
    return failure(error);
  }
}

async function removeInTurn(
  file: string,
  expected: FileContent,
  disk: Disk,
): Promise<WriteOutcome> {
  const before = await unless(disk.lstat(file), 'ENOENT');
  if (!before?.isFile() || before.nlink > 1) return { kind: 'conflict' };
  if (!isExpected(await readRegular(file, disk), expected)) return { kind: 'conflict' };
  await refuseReadOnly(file, before, disk);
  await whenFree(disk, () => disk.rm(file));
  await syncFolder(path.dirname(file), disk);
  return { kind: 'saved' };
}

/** Runs something while no other window and no command line writes the file. `busy` after
 * `patience` milliseconds of waiting for it. Rejects with the system's error where the file's
 * folder cannot be reached. */
export async function inQueue<T>(
  file: string,
  work: (turn: Turn) => Promise<T>,
  { disk = fs, locks = lockFolder(), patience, within }: TurnOptions = {},
): Promise<T | 'busy'> {
  const target = await realTarget(file, disk);
  if (within !== undefined) await refuseOutside(target, within, disk);
  const lock = await lockFile(target, locks, patience);
  if (lock === 'busy') return 'busy';
  try {
    return await work({
      replace: async (expected, next, noteInPlace) => {
        const job = { target, expected, next, noteInPlace, disk };
        const outcome = await replaceInTurn(job).catch(failure);
        if (outcome.kind === 'saved') torn.delete(target);
        return outcome;
      },
      date: (changed) => disk.utimes(target, changed, changed).catch(() => undefined),
    });
  } finally {
    await lock.release();
  }
}

function failure(error: unknown): WriteOutcome {
  return { kind: 'failed', reason: codeOf(error) ?? String(error) };
}

interface Replacing {
  readonly target: string;
  readonly expected: FileContent | undefined;
  readonly next: FileContent;
  readonly noteInPlace: NoteInPlace | undefined;
  readonly disk: Disk;
}

/** The file may be written, but not by this user. */
const NOT_PERMITTED = 'not-permitted';
/** This user may create no file in its folder. */
const FOLDER_NOT_PERMITTED = 'folder-not-permitted';
/** This user may give no file to its owner. */
const NO_OWNER = 'owner-not-permitted';

/** Errors after which a file cannot be replaced, but may be writable in place. */
const IRREPLACEABLE = new Set([
  ...['EACCES', 'EPERM', 'EBUSY', 'EXDEV'],
  ...[FOLDER_NOT_PERMITTED, NO_OWNER],
]);

/** Files that this process has left torn, by their real path: their earlier content, and their
 * present one. */
const torn = new Map<string, { readonly old: Buffer; readonly left: Buffer }>();

async function replaceInTurn(job: Replacing): Promise<WriteOutcome> {
  const { target, expected, disk } = job;
  // Bytes, not texts: different undecodable bytes would be equal as text.
  const next = Buffer.from(job.next);
  const found = await readRegular(target, disk);
  // An earlier try whose result was lost: a folder that could not be forced to the disk, a kill.
  if (found?.equals(next)) return { kind: 'saved' };
  const ours = torn.get(target);
  const current = ours && found?.equals(ours.left) === true ? ours.old : found;
  if (!isExpected(current, expected)) return { kind: 'conflict' };
  const before = await unless(disk.stat(target), 'ENOENT');
  if (before) await refuseReadOnly(target, before, disk);
  if (before && current && before.nlink > 1) return inPlace(job, current, next, before.size);
  try {
    return await replaceByRename(job, next, before, found);
  } catch (error) {
    if (!before || !current || !IRREPLACEABLE.has(codeOf(error) ?? '')) throw error;
    const outcome = await inPlace(job, current, next, before.size);
    // Without a journal, the error that prevents the replacement is more useful.
    const isUnnoted = outcome.kind === 'failed' && outcome.reason === NO_JOURNAL;
    if (isUnnoted && codeOf(error) !== NO_OWNER) throw error;
    return outcome;
  }
}

const NO_JOURNAL = 'ENOJOURNAL';

async function inPlace(
  { target, noteInPlace, disk }: Replacing,
  old: Buffer,
  next: Buffer,
  size: number,
): Promise<WriteOutcome> {
  if ((await noteInPlace?.()) !== true) return { kind: 'failed', reason: NO_JOURNAL };
  try {
    await writeInPlace(target, { old, next, size }, disk);
    return { kind: 'saved' };
  } catch (error) {
    if (!(error instanceof LeftTorn)) throw error;
    if (error.left) torn.set(target, { old, left: error.left });
    return { kind: 'failed', reason: codeOf(error.cause) ?? String(error.cause), torn: true };
  }
}

/** The rename would silently replace a file that the user made read-only. That includes the
 * superuser, whom no mode stops, since the mode was set on purpose. */
async function refuseReadOnly(target: string, { mode }: Stats, disk: Disk): Promise<void> {
  if ((mode & 0o222) === 0) throw coded('EACCES');
  await renamed(disk.access(target, constants.W_OK), NOT_PERMITTED);
}

/** Says which right is missing, where one is. */
async function renamed<T>(call: Promise<T>, code: string, from = ['EACCES']): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw from.includes(codeOf(error) ?? '') ? coded(code) : error;
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** `found`: the file's content when it was compared. */
async function replaceByRename(
  { target, disk }: Replacing,
  next: Buffer,
  before: Stats | undefined,
  found: Buffer | undefined,
): Promise<WriteOutcome> {
  const folder = path.dirname(target);
  const temporary = path.join(folder, temporaryName());
  try {
    await writeBeside(temporary, next, before, disk);
    // Compared again: programs without these locks (git, another editor) may have written, or the
    // lock was broken because this machine slept. From here to the rename are microseconds.
    if (!isExpected(await readRegular(target, disk), found)) {
      await disk.rm(temporary, { force: true });
      return { kind: 'conflict' };
    }
    await whenFree(disk, () => disk.rename(temporary, target));
  } catch (error) {
    await disk.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder, disk);
  await removeLeftOvers(folder, disk);
  return { kind: 'saved' };
}

function isExpected(current: Buffer | undefined, expected: FileContent | undefined): boolean {
  if (current === undefined || expected === undefined) return current === expected;
  return current.equals(Buffer.from(expected));
}

async function writeBeside(
  temporary: string,
  next: Buffer,
  before: Stats | undefined,
  disk: Disk,
): Promise<void> {
  const handle = await renamed(disk.open(temporary, 'wx', before?.mode), FOLDER_NOT_PERMITTED);
  try {
    await handle.writeFile(next);
    const made = await handle.stat();
    // Some network drives report a full disk only by a shorter file.
    if (made.size !== next.length) throw coded('EIO');
    if (before && process.platform !== 'win32') {
      // Rejects with EPERM where only the superuser may change a file's owner.
      if (before.uid !== made.uid || before.gid !== made.gid) {
        await renamed(handle.chown(before.uid, before.gid), NO_OWNER, ['EPERM']);
      }
      // Opening has applied the umask, and a change of owner clears more bits.
      await handle.chmod(before.mode & 0o7777);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the rename survive a power cut. Windows cannot open folders, and some file systems
 * refuse. */
async function syncFolder(folder: string, disk: Disk): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await unless(disk.open(folder, 'r'), 'EACCES', 'EPERM', 'EISDIR');
  if (!handle) return;
  try {
    await unless(handle.sync(), 'EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF');
  } finally {
    await handle.close();
  }
}
