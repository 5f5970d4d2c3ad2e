import assert from 'node:assert/strict';
import { figureValue, type Figure } from '../../../../src/core/intercoder/coefficients/figure';

/** A table of units and coders: a word for each unit, in it a value for each coder, `.` where a
 * coder gave none. */
export function tableOf(words: string): (string | undefined)[][] {
  return words
    .split(' ')
    .map((unit) => unit.split(/(?=.)/s).map((value) => (value === '.' ? undefined : value)));
}

/** The values of each unit, as numbers. */
export function numbersOf(words: string): number[][] {
  return unitsOf(words).map((unit) => unit.map(Number));
}

/** The values of each unit, as texts. */
export function unitsOf(words: string): string[][] {
  return tableOf(words).map((unit) => unit.filter((value) => value !== undefined));
}

/** The figure, or what it is computed from, to the digits that were published. */
export function isPrinted(found: Figure | number, printed: string): void {
  const value = typeof found === 'number' ? found : figureValue(found);
  const [, digits = ''] = printed.split('.');
  assert.ok(value !== undefined, `not defined: ${JSON.stringify(found)}`);
  const rounding = 0.5 * 10 ** -digits.length + 1e-12;
  assert.ok(Math.abs(value - Number(printed)) <= rounding, `${String(value)}, not ${printed}`);
}

export function isClose(found: Figure | number, expected: number): void {
  const value = typeof found === 'number' ? found : figureValue(found);
  assert.ok(value !== undefined, `not defined: ${JSON.stringify(found)}`);
  assert.ok(Math.abs(value - expected) <= 1e-9, `${String(value)}, not ${String(expected)}`);
}

/** Krippendorff 2004, p. 230 (2019, p. 290): four coders, twelve units. */
export const C_DATA = '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 .3..';

/** Hayes and Krippendorff 2007, p. 84: five coders, forty units. */
export const HAYES =
  '112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 ' +
  '111.1 212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 ' +
  '110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1';

/** Wikipedia's article on α: three coders, fifteen units. */
export const WIKIPEDIA = '.1. ... .22 .11 .33 334 444 13. 2.2 1.1 1.1 3.3 3.3 ... 3.4';

/** Fleiss 1971, p. 379: 30 patients, six diagnoses each. */
export const FLEISS =
  '444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 ' +
  '144444 224445 333335 111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 ' +
  '111155 224444 133333 555555';
