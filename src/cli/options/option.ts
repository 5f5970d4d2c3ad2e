import { oneOf } from './oneOf';
import { WrongUse } from './wrongUse';

/** An option of a command: what its help says, and how its words are read. It is declared once,
 * where the command or the group of options that has it is. */
export interface Option<Value> {
  /** What follows it, such as `PATH` or `claim|article`; undefined where nothing does. */
  readonly value?: string;
  readonly help: string;
  /** Whether it may be written several times. */
  readonly isMany?: boolean;
  /** The value of the words that were given; throws `WrongUse` for words that mean none. `name`:
   * as it is typed, such as `--roll-up`. */
  read(given: readonly string[], name: string): Value;
}

/** The options of a command, by their names without `--`. */
export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** What was asked, by the same names. */
export type Values<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Option<infer Value> ? Value : never;
};

/** An option without a value: true where it is given. */
export function flag(help: string): Option<boolean> {
  return { help, read: (given) => given.length > 0 };
}

/** Text, undefined where it is not given; `read` checks it. */
export function text(value: string, help: string): Option<string | undefined> {
  return { value, help, read: ([word]) => word };
}

/** Text that is read where it is given. `read` throws `WrongUse`. */
export function parsed<Value>(
  value: string,
  help: string,
  read: (word: string, name: string) => Value,
): Option<Value | undefined> {
  return {
    value,
    help,
    read: ([word], name) => (word === undefined ? undefined : read(word, name)),
  };
}

/** Texts of an option that may be repeated. */
export function texts(value: string, help: string): Option<readonly string[]> {
  return { value, help, isMany: true, read: (given) => given };
}

/** One of some words; `otherwise` where it is not given. */
export function choice<const Value extends string, Otherwise extends Value | undefined>(
  values: readonly Value[],
  otherwise: Otherwise,
  help: string,
): Option<Value | Otherwise> {
  return {
    value: values.join('|'),
    help: otherwise === undefined ? help : `${help} (default: ${otherwise})`,
    read: ([word], name) => (word === undefined ? otherwise : oneOf(name, word, values)),
  };
}

/** A whole number from 0 to `most`, undefined where it is not given. */
export function wholeNumber(most: number, help: string): Option<number | undefined> {
  return parsed('N', help, (word, name) => {
    const number = Number(word);
    if (/^\d+$/.test(word) && number <= most) return number;
    throw new WrongUse(`${name} must be a whole number from 0 to ${String(most)}, not “${word}”.`);
  });
}
