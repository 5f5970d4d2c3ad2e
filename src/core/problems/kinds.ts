import type { Effect, ProblemKind, Severity } from '../model/problem';

/** Refuses the whole file, which the message states before the reason. */
export function file(reason: string): ProblemKind {
  return kind('error', 'file', `This file is not read: ${reason}`);
}

/** Refuses an entry; the other entries are read. */
export function entry(message: string): ProblemKind {
  return kind('error', 'entry', message);
}

/** The value is kept. `near`: the message where a similar correct word is known. */
export function warning(message: string, near?: string): ProblemKind {
  return { ...kind('warning', 'none', message), ...(near === undefined ? {} : { near }) };
}

export function info(message: string): ProblemKind {
  return kind('info', 'none', message);
}

function kind(severity: Severity, effect: Effect, message: string): ProblemKind {
  return { severity, effect, message };
}
