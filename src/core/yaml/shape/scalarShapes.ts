import { dateRange } from '../../model/date';
import { isId } from '../../model/ids';
import type { ProblemCode } from '../../problems/table';
import { nearestWord } from '../../util/nearestWord';
import type { YamlNode, YamlScalar } from '../node';
import { isAbsent } from './shape';
import type { Form, Named, Reading, Shape, Suggested } from './shape';

/** Free text, unchanged: `no` and `2024` are text too. */
export function text(suggests?: Suggested): Shape<string> {
  return scalar({ kind: 'text', ...(suggests && { suggests }) }, (node) => node.value);
}

/** Words to be searched in texts: with a letter, a digit or a symbol, since others could not be
 * found. */
export function words(): Shape<string> {
  return scalar({ kind: 'text' }, (node) =>
    /[\p{L}\p{N}\p{S}]/u.test(node.value) ? node.value : undefined,
  );
}

/** When something was written: a day, usually with a time. Kept unchanged even if it is neither. */
export function time(): Shape<string> {
  return scalar({ kind: 'text' }, (node, reading) => {
    if (!isTime(node.value)) reading.report('bad-time', node.span, node.value);
    return node.value;
  });
}

/** The id of the record itself. */
export function ownId(): Shape<string> {
  return scalar({ kind: 'ownId' }, (node, reading) => {
    if (isId(node.value)) return node.value;
    reading.report('bad-id', node.span, node.value);
    return undefined;
  });
}

/** The id of something that the codebook defines; kept unchanged when it does not. */
export function reference(to: Named, code: ProblemCode = `unknown-${to}`): Shape<string> {
  return scalar({ kind: 'reference', to }, (node, reading) => {
    if (node.value === '') return undefined;
    reading.refer(code, to, node.value, node.span);
    return node.value;
  });
}

export function choice<const V extends readonly string[]>(
  values: V,
  code: ProblemCode = 'bad-value',
): Shape<V[number]> {
  const find = (written: string): V[number] | undefined =>
    values.find((value) => value === written);
  return checked<V[number]>({ kind: 'choice', values }, values.join(', '), find, {
    code,
    near: (written) => nearestWord(written, values),
  });
}

/** One of these words, or a word and an id, as `stance support`. */
export function choiceOrId(values: readonly string[], word: string): Shape<string> {
  const find = (written: string): string | undefined =>
    values.includes(written) ||
    (written.startsWith(`${word} `) && isId(written.slice(word.length + 1)))
      ? written
      : undefined;
  return checked<string>({ kind: 'text' }, [...values, `${word} …`].join(', '), find, {
    near: (written) => nearestWord(written, values),
  });
}

/** A whole number, quoted or not; both limits are included. */
export function integer(least?: number, most?: number): Shape<number> {
  return checked({ kind: 'integer', least, most }, describeLimits(least, most), (written) => {
    const value = toInteger(written);
    if (value === undefined || value < (least ?? value) || value > (most ?? value))
      return undefined;
    return value;
  });
}

export function integers<const V extends readonly number[]>(values: V): Shape<V[number]> {
  return checked<V[number]>({ kind: 'integers', values }, values.join(', '), (written) => {
    const number = toInteger(written);
    return values.find((value) => value === number);
  });
}

/** A number, such as 0.2; both limits are included. */
export function number(least: number, most: number): Shape<number> {
  return checked({ kind: 'number', least, most }, describeLimits(least, most), (written) => {
    const value = toNumber(written);
    return value === undefined || value < least || value > most ? undefined : value;
  });
}

export function boolean(): Shape<boolean> {
  return checked({ kind: 'boolean' }, 'true, false', toBoolean, { near: nearestBoolean });
}

/** `#rgb` or `#rrggbb`. */
export function color(): Shape<string> {
  return checked({ kind: 'color' }, '"#0072B2"', (written) =>
    isColor(written) ? written : undefined,
  );
}

/** One character of a key on the keyboard. */
export function letter(): Shape<string> {
  return checked({ kind: 'letter' }, 'a … z, 0 … 9', (written) =>
    /^[\p{L}\p{N}]$/u.test(written) ? written : undefined,
  );
}

/** A day, month or year as written; with `range`, also two of them joined by `/`. */
export function date({ range }: { readonly range: boolean }): Shape<string> {
  return scalar({ kind: 'date', range }, (node, reading) => {
    if (dateRange(node.value) && (range || !node.value.includes('/'))) return node.value;
    reading.report('bad-date', node.span, node.value);
    return undefined;
  });
}

/** ISO 8601 as programs write it: `2024-05-02T09:30:00Z`, `2024-05-02 09:30`, `2024-05-02`. */
function isTime(written: string): boolean {
  const [, day, rest] = /^(\d{4}-\d\d-\d\d)(?:[T ](.+))?$/.exec(written) ?? [];
  return day !== undefined && !!dateRange(day) && (rest === undefined || TIME_OF_DAY.test(rest));
}

const TIME_OF_DAY =
  /^(?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d+)?)?(?: ?Z| ?[-+]\d\d(?::?\d\d)?)?$/;

/** `2`, `-1`, `+3`; undefined for anything else, also for numbers too large to be exact. */
export function toInteger(value: string): number | undefined {
  if (!/^[-+]?\d{1,16}$/.test(value)) return undefined;
  const number = Number(value);
  // `-0` is written 0.
  return Number.isSafeInteger(number) ? number + 0 : undefined;
}

export function toNumber(value: string): number | undefined {
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(value)) return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number + 0 : undefined;
}

/** `#rgb` or `#rrggbb`. */
export function isColor(value: string): boolean {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value);
}

export function toBoolean(value: string): boolean | undefined {
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : undefined;
}

function scalar<T>(
  about: Form,
  convert: (node: YamlScalar, reading: Reading, key: string) => T | undefined,
): Shape<T> {
  const read = (node: YamlNode, reading: Reading, key: string): T | undefined => {
    if (node.kind === 'scalar') return isAbsent(node) ? undefined : convert(node, reading, key);
    reading.report('expected-text', node.span, key);
    return undefined;
  };
  return { about, read };
}

/** What was meant by the words that other programs take for true and false. */
export function nearestBoolean(written: string): string | undefined {
  if (/^(?:yes|y|on|1)$/i.test(written)) return 'true';
  if (/^(?:no|n|off|0)$/i.test(written)) return 'false';
  return nearestWord(written, ['true', 'false']);
}

/** A value that `convert` refuses is reported, with the allowed ones, and with the `near` one that
 * was probably meant. */
function checked<T>(
  about: Form,
  allowed: string,
  convert: (written: string) => T | undefined,
  {
    code = 'bad-value',
    near,
  }: {
    readonly code?: ProblemCode;
    readonly near?: (written: string) => string | undefined;
  } = {},
): Shape<T> {
  return scalar(about, (node, reading, key) => {
    const value = convert(node.value);
    if (value === undefined) {
      const meant = near?.(node.value) ?? [];
      reading.report(code, node.span, node.value, key, allowed, ...[meant].flat());
    }
    return value;
  });
}

function describeLimits(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return '… -1, 0, 1 …';
  return `${least ?? ''} … ${most ?? ''}`.trim();
}
