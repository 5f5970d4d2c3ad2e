import { didYouMean, VERSION } from '../core';
import { COMMANDS } from './commands/allCommands';
import { bundledLicenses } from './commands/licenses';
import type { Command, ExitCode } from './options/command';
import { commandHelp, generalHelp } from './options/help';
import { readWords } from './options/readWords';
import { WrongUse } from './options/wrongUse';
import { printing, type Outside } from './output/outside';

/** Runs the command line: words to exit code. All its output passes through `printing(host)`. */
export async function run(words: readonly string[], host: Outside): Promise<ExitCode> {
  const outside = printing(host);
  const [name = '', ...rest] = words;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    return command
      ? await runCommand(name, command, rest, outside)
      : await runWithout(words, outside);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    for (const line of [`policy-annotator: ${error.message}`, ...error.below]) outside.report(line);
    return command?.wrongUse ?? 2;
  }
}

async function runCommand(
  name: string,
  command: Command,
  words: readonly string[],
  outside: Outside,
): Promise<ExitCode> {
  const asked = readWords(command, words, COMMANDS);
  if (asked) return command.run(asked, outside);
  await outside.write(commandHelp(name, command));
  return 0;
}

/** Words that begin with no command. */
async function runWithout([word]: readonly string[], outside: Outside): Promise<ExitCode> {
  const general = generalHelp(COMMANDS);
  if (word === undefined) throw new WrongUse('No command was given.', ['', ...general.split('\n')]);
  if (word === '--help' || word === '-h' || word === 'help') await outside.write(general);
  else if (word === '--version') await outside.write(`${VERSION}\n`);
  else if (word === '--licenses') await outside.write(bundledLicenses());
  else {
    const known = Object.keys(COMMANDS);
    throw new WrongUse(
      `There is no command “${word}”.${didYouMean(word, known)} Available: ${known.join(', ')}.`,
    );
  }
  return 0;
}
