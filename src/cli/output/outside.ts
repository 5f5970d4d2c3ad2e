import type { FormatModule } from '../../formats/catalog';
import { loadFormat } from '../../node/formats/loadFormat';
import { inputLines, type InputLine } from '../streams/inputLines';
import { printableLines, printedLine } from './printable';

/** The process as the command line sees it; tests provide their own. */
export interface Outside {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Width of the terminal in columns; Infinity where standard output is a file or a pipe, which
   * gets values uncut. */
  readonly columns: number;
  /** Whether standard output is a terminal, where control characters are replaced. */
  readonly terminal: boolean;
  /** Whether standard error is a terminal, where progress may be drawn. */
  readonly interactive: boolean;
  /** Standard input, line by line, without line ends. */
  lines(): AsyncIterable<InputLine>;
  /** Writes to standard output; resolves when more may be written. */
  write(text: string): Promise<void>;
  /** Writes a line to standard error, with or without its line break. */
  report(line: string): void;
  /** Calls `work` instead of ending the program when the user interrupts it, until the returned
   * function is called. */
  readonly onInterrupt: (work: () => void) => () => void;
  /** Loads the module of a format of other programs. Rejects where it is not beside the program. */
  readonly loadFormat: (id: string) => Promise<FormatModule>;
  /** Writes unchanged text to standard error; only for progress, which redraws its line. */
  progress(text: string): void;
}

/** An outside whose output is printable: no text from files, paths or options reaches a terminal
 * raw. */
export function printing(outside: Outside): Outside {
  return {
    ...outside,
    lines: () => outside.lines(),
    // A file or a pipe gets the data exactly; a terminal would interpret control characters.
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
    onInterrupt: (work) => {
      process.on('SIGINT', work);
      return () => process.off('SIGINT', work);
    },
    loadFormat,
    progress: (text) => stderr.write(text),
  };
}
