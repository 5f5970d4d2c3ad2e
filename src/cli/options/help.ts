import { COMMANDS, type CommandName } from './commandNames';

/** An introduction, with an example of each command. */
export function generalHelp(): string {
  const commands = Object.entries(COMMANDS).map(
    ([name, { summary }]) => `  ${name.padEnd(WIDTH)}${summary}`,
  );
  const examples = Object.values(COMMANDS).map(({ example }) => `  ${example}`);
  return `policy-annotator: who holds which position on what, in which words, and where actors disagree.

Usage: policy-annotator <command> [folder] [options]

A corpus is a folder with a codebook.yaml; it contains the articles and their annotation files.
[folder] is a corpus or a folder in one (default: the current folder).

Commands
${commands.join('\n')}

${COMMON_OPTIONS}
Examples
${examples.join('\n')}

More about one command: policy-annotator <command> --help
Version of this program, to cite it: policy-annotator --version
Licenses of the packages in this program: policy-annotator --licenses
`;
}

export function commandHelp(name: CommandName): string {
  const command = COMMANDS[name];
  const { summary, details, example, options } = command;
  const takesFolder = !('usage' in command);
  return `policy-annotator ${takesFolder ? `${name} [folder]` : command.usage} [options]

${summary}
${details}

Example
  ${example}

${options === '' ? '' : `Options of this command\n${options}\n`}${takesFolder ? COMMON_OPTIONS : ''}`;
}

const WIDTH = 16;

const COMMON_OPTIONS = `Options
  --json                    JSON instead of a table
  --scope folder|article:PATH
                            the folder (default), or one article, by its path from the corpus folder
  --articles folder|list|jsonl
                            articles of the folder (default), or from standard input: their paths, one per
                            line, or {"path", "text", "annotations"}, one per line
  --coding shared|adjudicated|CODER
                            whose annotations (default: the plain annotation files)
  --roll-up none|actors|issues|both
                            count actors as their sides, issues as their linked issues (default: none)
  --date claim|article      which date counts (default: that of the position, else of the article)
  --out PATH [--force]      write to a file (--force: overwrite an existing one)
  --all                     run for every corpus below the folder; JSON: [{corpus, rows}]
  --quiet                   no problems and no progress on standard error
  --verbose                 list every place of a repeated problem (check: also unused issues)
  --help                    show this help

Exit code: 0 success; 1 something was skipped (check: any error or warning); 2 incorrect use.
Problems go to standard error as file:line:column severity code message.
`;
