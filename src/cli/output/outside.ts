import type { FormatModule } from '../../formats/catalog';
import { loadFormat } from '../../node/formats/loadFormat';
import { inputLines, type InputLine } from '../streams/inputLines';
import { printableLines, printedLine } from './printable';

/** What the command line sees of the process it runs in; tests give their own. */
export interface Outside {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Width of the terminal in columns; Infinity where standard output is none: a file or a pipe gets whole values. */
  readonly columns: number;
  /** Standard output is a terminal: what is written there is shown to a person. */
  readonly terminal: boolean;
  /** Standard error is a terminal: progress may be drawn there. */
  readonly interactive: boolean;
  /** Standard input, line by line, without line ends. */
  lines(): AsyncIterable<InputLine>;
  /** To standard output; resolves when more may be written. */
  write(text: string): Promise<void>;
  /** A line to standard error; its end may be left out. */
  report(line: string): void;
  /** The module of a format of other programs. Rejects where it is not beside the program. */
  readonly loadFormat: (id: string) => Promise<FormatModule>;
  /** Text of our own to standard error, as it is: the one that is drawn over itself. */
  progress(text: string): void;
}

/** The same for what prints: no text from files, paths or options reaches a terminal raw. */
export function printing(outside: Outside): Outside {
  return {
    ...outside,
    lines: () => outside.lines(),
    // A file or a pipe gets the data exactly; on a terminal it would be a program.
    write: (text) => outside.write(outside.terminal ? printableLines(text) : text),
    report: (line) => {
      outside.report(printedLine(line.replace(/\n$/, '')));
    },
    progress: (text) => {
      outside.progress(text);
    },
  };
}

export function realOutside(): Outside {
  const { stdout, stderr } = process;
  return {
    folder: process.cwd(),
    columns: stdout.isTTY ? stdout.columns : Infinity,
    terminal: stdout.isTTY,
    interactive: stderr.isTTY,
    lines: () => inputLines(process.stdin),
    write: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => {
          resolve();
        });
      }),
    report: (line) => stderr.write(line),
    loadFormat,
    progress: (text) => stderr.write(text),
  };
}
