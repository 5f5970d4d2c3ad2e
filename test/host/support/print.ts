import Mocha from 'mocha';

/** A line among the results: in an extension host `console.log` goes elsewhere. */
export function print(line: string): void {
  Mocha.reporters.Base.consoleLog(line);
}
