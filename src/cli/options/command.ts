import type { Outside } from '../output/outside';
import type { OptionTable, Values } from './option';

/** 0: success; 1: something was omitted, or `check` found an error or a warning; 2: wrong use, or a
 * named file cannot be read; 129: `merge` wrote nothing, for which git needs a number above 128. */
export type ExitCode = 0 | 1 | 2 | 129;

/** A command of the command line: everything about it except its name, which is its place in
 * `COMMANDS`. */
export interface Command<Table extends OptionTable = OptionTable> {
  /** What follows its name; `[folder]` where nothing is said. */
  readonly usage?: string;
  /** A line for the list of commands. */
  readonly summary: string;
  readonly details: string;
  readonly example: string;
  readonly options: Table;
  /** The exit code of wrong use, if it is not 2. */
  readonly wrongUse?: ExitCode;
  run(asked: Asked<Table>, outside: Outside): Promise<ExitCode>;
}

/** The words after the name of a command. */
export interface Asked<Table extends OptionTable> {
  readonly options: Values<Table>;
  /** The names of the options that were given. */
  readonly given: ReadonlySet<string>;
  readonly operands: readonly string[];
}

/** Declares a command, whose function then gets its own options with their types. */
export function command<const Table extends OptionTable>(declared: Command<Table>): Command<Table> {
  return declared;
}
