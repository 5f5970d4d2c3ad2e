/** Wrong use, or a named file or folder that cannot be read: ends a command with exit code 2. The
 * message says what happened and what to do. Thrown inside src/cli only. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
