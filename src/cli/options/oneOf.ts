import { didYouMean, nearestWord } from '../../core';
import { WrongUse } from './wrongUse';

/** The typed value, which must be one of a list; throws `WrongUse` for any other, with the nearest
 * one. */
export function oneOf<Value extends string>(
  option: string,
  text: string,
  values: readonly Value[],
): Value {
  const value = values.find((one) => one === text);
  if (value === undefined) {
    const nearest = didYouMean(text, values);
    throw new WrongUse(`${option} must be one of ${values.join(', ')}, not “${text}”.${nearest}`);
  }
  return value;
}

/** “ Did you mean “months:3”?” for a window such as `monhts:3`, or nothing. Where the length is
 * wrong, as in `days:0`, only the unit is proposed. `isWindow`: whether a text is a valid
 * window. */
export function windowMeant(
  text: string,
  words: readonly string[],
  isWindow: (text: string) => boolean,
): string {
  const [unit = '', ...length] = text.split(':');
  const nearest = nearestWord(unit, words);
  if (nearest === undefined) return '';
  const meant = [[nearest, ...length].join(':'), nearest].find(isWindow);
  return meant === undefined ? '' : ` Did you mean “${meant}”?`;
}
