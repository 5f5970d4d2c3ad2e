import { createHash, randomBytes } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { hostname } from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf, unless } from './disk';
import { isRunning } from './processes';

/** A save holds its lock for milliseconds; after this wait its holder must be hanging. */
const PATIENCE_MS = 5_000;

/** Age at which a lock is broken although its owner may live: it is on another machine, which
 * cannot be asked, or its number was given to another process. An owner that only slept (a closed
 * laptop) notices by the comparison right before the rename. */
const STALE_MS = 60_000;

/** Age at which a lock without content is broken: its owner died between two calls. */
const EMPTY_MS = 2_000;

export interface Lock {
  release(): Promise<void>;
}

/** Waits for its turn at a file, which is given by its real path. `busy` after `patience`
 * milliseconds. Where the folder of locks cannot be made or written, there is no lock, and only the
 * comparison protects the file: refusing to save would cost more than a race of microseconds. */
export async function lockFile(
  target: string,
  folder: string,
  patience = PATIENCE_MS,
): Promise<Lock | 'busy'> {
  const name = createHash('sha256').update(target).digest('hex').slice(0, 32);
  const file = path.join(folder, `${name}.lock`);
  try {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    return await waitFor(file, patience);
  } catch {
    return { release: () => Promise.resolve() };
  }
}

async function waitFor(file: string, patience: number): Promise<Lock | 'busy'> {
  const end = performance.now() + patience;
  for (let pause = 1; performance.now() < end; pause = Math.min(2 * pause, 40)) {
    const lock = await take(file);
    if (lock) return lock;
    if (await breakStale(file)) continue;
    // Random, so that waiting processes do not retry at the same moment.
    await delay(pause * (0.5 + Math.random()));
  }
  return 'busy';
}

/** Takes the lock if it is free. Every file system creates a file exclusively in one step. */
async function take(file: string): Promise<Lock | undefined> {
  const token = randomBytes(8).toString('hex');
  try {
    const handle = await fs.open(file, 'wx', 0o600);
    try {
      const moment = new Date().toISOString();
      await handle.writeFile(`${token} ${process.pid} ${moment} ${hostname()}\n`);
    } catch (error) {
      await fs.rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  }
  return { release: () => removeIf(file, token).catch(() => undefined) };
}

/** On Windows a file that is just being deleted cannot be created. */
function isTaken(error: unknown): boolean {
  const code = codeOf(error);
  if (code === 'EEXIST') return true;
  return process.platform === 'win32' && (code === 'EPERM' || code === 'EBUSY');
}

/** Removes a lock whose owner is dead; true if it is gone. Of two processes that find it dead, the
 * slower one must not remove the new lock of the faster one. So a process that breaks a lock first
 * takes the right to break this very one, named by its token, and looks again. That right is a lock
 * itself: if its owner dies, it is broken in the same way. */
async function breakStale(file: string): Promise<boolean> {
  const owner = await readOwner(file);
  if (!owner) return true;
  if (!isStale(owner)) return false;
  const name = `${file}.${owner.token}`;
  const right = await take(name);
  if (!right) {
    await breakStale(name);
    return false;
  }
  try {
    await removeIf(file, owner.token);
  } finally {
    await right.release();
  }
  return true;
}

async function removeIf(file: string, token: string): Promise<void> {
  if ((await readOwner(file))?.token === token) await fs.rm(file, { force: true });
}

interface Owner {
  readonly token: string;
  /** Undefined when the content cannot be read: then only the age counts. */
  readonly process: { readonly pid: number; readonly host: string } | undefined;
  /** Milliseconds since 1970. */
  readonly since: number;
}

function isStale({ process: owner, since }: Owner): boolean {
  // A clock that was set back must not make a lock permanent.
  const age = Math.abs(Date.now() - since);
  if (!owner) return age > EMPTY_MS;
  return age > STALE_MS || (owner.host === hostname() && !isRunning(owner.pid));
}

async function readOwner(file: string): Promise<Owner | undefined> {
  const handle = await unless(fs.open(file, 'r'), 'ENOENT');
  if (!handle) return undefined;
  try {
    const { mtimeMs } = await handle.stat();
    const text = await handle.readFile('utf8');
    return parseOwner(text) ?? { token: `at${mtimeMs}`, process: undefined, since: mtimeMs };
  } finally {
    await handle.close();
  }
}

/** Undefined as long as the line is not completely written. */
function parseOwner(text: string): Owner | undefined {
  const [, token, pid, moment, host] = /^([0-9a-f]{16}) (\d{1,10}) (\S+) (.*)\n$/.exec(text) ?? [];
  const since = Date.parse(moment ?? '');
  if (token === undefined || host === undefined || Number.isNaN(since)) return undefined;
  return { token, process: { pid: Number(pid), host }, since };
}
