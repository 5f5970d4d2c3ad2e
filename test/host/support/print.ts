import Mocha from 'mocha';

/** Prints a line among the results: in an extension host `console.log` is not shown there. */
export function print(line: string): void {
  Mocha.reporters.Base.consoleLog(line);
}
