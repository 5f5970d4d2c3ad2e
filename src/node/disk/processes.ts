import { codeOf } from './disk';

/** True while a process of this machine has the number. Numbers are reused: a caller needs an age
 * after which it no longer assumes that it is the same process. */
export function isRunning(pid: number): boolean {
  try {
    // Signal 0 only checks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    return codeOf(error) === 'EPERM';
  }
}
