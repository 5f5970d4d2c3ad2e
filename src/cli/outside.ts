import { createInterface } from 'node:readline';

/** What the command line sees of the process it runs in; tests give their own. */
export interface Outside {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Width of the terminal in columns. */
  readonly columns: number;
  /** Standard error is a terminal: progress may be drawn there. */
  readonly interactive: boolean;
  /** Standard input, line by line, without line ends. */
  lines(): AsyncIterable<string>;
  /** To standard output; resolves when more may be written. */
  write(text: string): Promise<void>;
  /** To standard error. */
  report(text: string): void;
}

/** Wide enough for a table where there is no terminal to ask. */
const DEFAULT_COLUMNS = 120;

export function realOutside(): Outside {
  const { stdout, stderr, env } = process;
  return {
    folder: process.cwd(),
    columns: stdout.isTTY ? stdout.columns : Number(env['COLUMNS']) || DEFAULT_COLUMNS,
    interactive: stderr.isTTY,
    lines: () => createInterface({ input: process.stdin, crlfDelay: Infinity }),
    write: (text) =>
      new Promise((resolve) => {
        stdout.write(text, () => {
          resolve();
        });
      }),
    report: (text) => stderr.write(text),
  };
}
