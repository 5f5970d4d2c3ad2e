import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import type { Environment } from '../../project/ports';
import { codeOf } from './disk';

/** This process, as others of the machine can look for it. */
export function thisProcess(): NonNullable<Environment['process']> {
  return { machine: machineName(), id: process.pid, isRunning };
}

/** Tells machines apart without their names, which are not stored. */
export function machineName(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

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
