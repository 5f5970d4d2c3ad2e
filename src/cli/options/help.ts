import type { Command } from './command';
import type { Option, OptionTable } from './option';
import { COMMON } from './shared';

type Commands = Readonly<Record<string, Command>>;

/** An introduction, with an example of each command. */
export function generalHelp(commands: Commands): string {
  const all = Object.entries(commands);
  return `policy-annotator: who holds which position on what, in which words, and where actors disagree.

Usage: policy-annotator <command> [folder] [options]

A corpus is a folder with a codebook.yaml; it contains the articles and their annotation files.
[folder] is a corpus or a folder in one (default: the current folder).

Commands
${all.map(([name, { summary }]) => `  ${name.padEnd(NAMES)}${summary}`).join('\n')}

Options of most commands
${optionLines(COMMON)}
${EXIT_CODES}
Examples
${all.map(([, { example }]) => `  ${example}`).join('\n')}

More about one command: policy-annotator <command> --help
Version of this program, to cite it: policy-annotator --version
Licenses of the packages in this program: policy-annotator --licenses
`;
}

/** The help of one command, with its own options first. */
export function commandHelp(
  name: string,
  { usage = '[folder]', summary, details, example, options }: Command,
): string {
  const isCommon = ([option, { help }]: readonly [string, Option<unknown>]): boolean =>
    Object.hasOwn(COMMON, option) && COMMON[option as keyof typeof COMMON].help === help;
  const all = Object.entries(options);
  const common = Object.fromEntries(all.filter(isCommon));
  const own = Object.fromEntries(all.filter((entry) => !isCommon(entry)));
  return `policy-annotator ${[name, usage, '[options]'].filter((word) => word !== '').join(' ')}

${summary}
${details
  .split('\n')
  .map((line) => wrapped(line))
  .join('\n')}

Example
  ${example}

${section('Options of this command', own)}${section('Options', common)}${EXIT_CODES}`;
}

function section(title: string, options: OptionTable): string {
  return Object.keys(options).length === 0 ? '' : `${title}\n${optionLines(options)}\n`;
}

/** A line for each option, or more: what it means begins in one column. */
function optionLines(options: OptionTable): string {
  return Object.entries(options)
    .map(([name, { value, help, isMany }]) => {
      const typed = `  --${name}${value === undefined ? '' : ` ${value}`}`;
      const lines = wrapped(isMany === true ? `${help}; can be repeated` : help, WIDTH - MEANING);
      const rest = lines.split('\n').map((line) => ' '.repeat(MEANING) + line);
      const fits = typed.length <= MEANING - 2;
      return fits
        ? [typed.padEnd(MEANING) + (rest[0] ?? '').trimStart(), ...rest.slice(1)]
        : [typed, ...rest];
    })
    .flat()
    .map((line) => `${line}\n`)
    .join('');
}

/** In lines of a terminal's width. */
function wrapped(words: string, width = WIDTH): string {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && line.length <= width) lines.splice(-1, 1, line);
    else lines.push(word);
  }
  return lines.join('\n');
}

const WIDTH = 105;
/** Columns before what commands and options mean. */
const NAMES = 16;
const MEANING = 28;

const EXIT_CODES = `Exit code: 0 success; 1 something was skipped (check: any error or warning); 2 incorrect use.
Problems go to standard error as file:line:column severity code message.
`;
