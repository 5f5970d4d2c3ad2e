import { parseArgs } from 'node:util';
import { nearestWord } from '../../core';
import type { Asked, Command } from './command';
import type { OptionTable } from './option';
import { WrongUse } from './wrongUse';

/** Reads the words after a command's name; undefined where its help is asked for. `commands`: all
 * commands, for options that belong to others. Throws `WrongUse`. */
export function readWords(
  { options }: Command,
  words: readonly string[],
  commands: Readonly<Record<string, Command>>,
): Asked<OptionTable> | undefined {
  const { tokens } = parseArgs({
    args: negatedJoined(words),
    options: { ...configOf(options), help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  let isHelp = false;
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    isHelp ||= name === 'help';
    if (name === 'help') continue;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw new WrongUse(notOfCommand(name, rawName, commands));
    if (option.value !== undefined && (value === undefined || isOption(value, token.inlineValue)))
      throw new WrongUse(
        `${rawName} needs a value: ${option.value}. One that begins with “-” is written ${rawName}=-….`,
      );
    if (option.value === undefined && value !== undefined)
      throw new WrongUse(`${rawName} takes no value.`);
    if (option.value !== undefined && !option.isMany && given.has(name))
      throw new WrongUse(`--${name} is written twice. Write it once.`);
    given.set(name, [...(given.get(name) ?? []), value ?? '']);
  }
  if (isHelp) return undefined;
  const values = Object.entries(options).map(
    ([name, option]) => [name, option.read(given.get(name) ?? [], `--${name}`)] as const,
  );
  return { options: Object.fromEntries(values), given: new Set(given.keys()), operands };
}

/** Whether a value is the next option, in place of the value that was forgotten. */
function isOption(value: string, isInline: boolean | undefined): boolean {
  return isInline !== true && value.length > 1 && value.startsWith('-');
}

function configOf(options: OptionTable): Record<string, { type: 'string' | 'boolean' }> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
}

/** Why a command refuses an option: others have it, or none. */
function notOfCommand(
  name: string,
  typed: string,
  commands: Readonly<Record<string, Command>>,
): string {
  const owners = Object.entries(commands).flatMap(([owner, { options }]) =>
    Object.hasOwn(options, name) ? [owner] : [],
  );
  if (owners.length > 0)
    return `--${name} belongs to the command${owners.length === 1 ? '' : 's'} ${owners.join(', ')}.`;
  const known = Object.values(commands).flatMap(({ options }) => Object.keys(options));
  const nearest = nearestWord(name, [...new Set(known)]);
  const meant =
    nearest === undefined ? 'Use --help to list the options.' : `Did you mean --${nearest}?`;
  return `There is no option ${typed}. ${meant}`;
}

/** Joins a query, or the name of one, to its option, since it may begin with a minus sign. */
function negatedJoined(words: readonly string[]): string[] {
  const isAsked = (word = ''): boolean => word === '--query' || word === '--search';
  const isNegated = (query = ''): boolean => /^-[^-]/.test(query);
  return words.flatMap((word, index) => {
    if (isAsked(word) && isNegated(words[index + 1])) return [];
    const before = words[index - 1] ?? '';
    return isAsked(before) && isNegated(word) ? [`${before}=${word}`] : [word];
  });
}
