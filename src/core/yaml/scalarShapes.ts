import { dateRange } from '../model/date';
import { isId } from '../model/ids';
import type { ProblemCode } from '../problems/table';
import type { YamlNode, YamlScalar } from './node';
import { isAbsent } from './shape';
import type { Form, Named, Reading, Shape } from './shape';

/** Free text, as it stands: `no` and `2024` are text too. */
export function text(): Shape<string> {
  return scalar({ kind: 'text' }, (node) => node.value);
}

/** The id of the record itself. */
export function ownId(): Shape<string> {
  return scalar({ kind: 'ownId' }, (node, reading) => {
    if (isId(node.value)) return node.value;
    reading.report('bad-id', node.span, node.value);
    return undefined;
  });
}

/** The id of something that the codebook defines; kept as it is when it does not. */
export function reference(to: Named, code: ProblemCode = UNKNOWN[to]): Shape<string> {
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
  return scalar<V[number]>({ kind: 'choice', values }, (node, reading, key) => {
    const found = values.find((value) => value === node.value);
    if (found === undefined) reading.report(code, node.span, node.value, key, values.join(', '));
    return found;
  });
}

/** A whole number, quoted or not; both limits are included. */
export function integer(least?: number, most?: number): Shape<number> {
  const allowed = describeLimits(least, most);
  return scalar({ kind: 'integer', least, most }, (node, reading, key) => {
    const value = toInteger(node.value);
    const isAllowed = value !== undefined && value >= (least ?? value) && value <= (most ?? value);
    return isAllowed ? value : badValue(node, reading, key, allowed);
  });
}

export function integers<const V extends readonly number[]>(values: V): Shape<V[number]> {
  return scalar<V[number]>({ kind: 'integers', values }, (node, reading, key) => {
    const read = toInteger(node.value);
    return (
      values.find((value) => value === read) ?? badValue(node, reading, key, values.join(', '))
    );
  });
}

export function boolean(): Shape<boolean> {
  return scalar({ kind: 'boolean' }, (node, reading, key) => {
    return toBoolean(node.value) ?? badValue(node, reading, key, 'true, false');
  });
}

/** A day, month or year as written; with `range`, also two of them joined by `/`. */
export function date({ range }: { readonly range: boolean }): Shape<string> {
  return scalar({ kind: 'date', range }, (node, reading) => {
    if (dateRange(node.value) && (range || !node.value.includes('/'))) return node.value;
    reading.report('bad-date', node.span, node.value);
    return undefined;
  });
}

/** `#rgb` or `#rrggbb`. */
export function color(): Shape<string> {
  return scalar({ kind: 'color' }, (node, reading, key) => {
    const isColor = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(node.value);
    return isColor ? node.value : badValue(node, reading, key, '"#0072B2"');
  });
}

/** One character that a key of the keyboard gives. */
export function letter(): Shape<string> {
  return scalar({ kind: 'letter' }, (node, reading, key) => {
    const isLetter = /^[\p{L}\p{N}]$/u.test(node.value);
    return isLetter ? node.value : badValue(node, reading, key, 'a … z, 0 … 9');
  });
}

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

export function toBoolean(value: string): boolean | undefined {
  if (/^true$/i.test(value)) return true;
  return /^false$/i.test(value) ? false : undefined;
}

const UNKNOWN: Readonly<Record<Named, ProblemCode>> = {
  actor: 'unknown-actor',
  issue: 'unknown-issue',
  stance: 'unknown-stance',
  act: 'unknown-act',
  coder: 'unknown-coder',
  type: 'unknown-type',
};

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

function badValue(node: YamlScalar, reading: Reading, key: string, allowed: string): undefined {
  reading.report('bad-value', node.span, node.value, key, allowed);
  return undefined;
}

function describeLimits(least: number | undefined, most: number | undefined): string {
  if (least === undefined && most === undefined) return '… -1, 0, 1 …';
  return `${least ?? ''} … ${most ?? ''}`.trim();
}
