import type { Refused } from '../../core';

/** Wrong use, or a named file or folder that cannot be read: ends a command with exit code 2. The
 * message is one line that says what happened and what to do; `below` are lines under it. Thrown
 * inside src/cli only. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
  readonly below: readonly string[];

  constructor(message: string, below: readonly string[] = []) {
    super(message);
    this.below = below;
  }
}

/** Throws `WrongUse` for what is refused. */
export function accepted<T extends { readonly kind: string }>(asked: T | Refused): T {
  if (isRefused(asked)) throw new WrongUse(asked.reason);
  return asked;
}

function isRefused(asked: { readonly kind: string } | Refused): asked is Refused {
  return asked.kind === 'refused';
}
