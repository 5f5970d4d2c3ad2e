import { codeOf } from './disk';

/** True while a process of this machine has the number. Numbers are given again: a caller needs an
 * age after which it no longer believes that it is the same process. */
export function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}
