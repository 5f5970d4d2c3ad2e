import { parseArgs, type ParseArgsConfig } from 'node:util';
import { WrongUse } from './wrongUse';

type OptionTable = NonNullable<ParseArgsConfig['options']>;

/** The words after a command that has options of its own. Throws `WrongUse` for those that are not
 * understood. */
export function parsedWords<const Options extends OptionTable>(
  words: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}
