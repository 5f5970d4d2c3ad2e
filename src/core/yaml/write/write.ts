import { hasLoneSurrogate, keyScalar, plainScalar, quotedScalar } from './writeScalar';

/** A value as files hold it, before it has a place and an indentation. */
export type Written = WrittenScalar | WrittenList | WrittenMap;

/** `value` is what a reader gets, `source` the text in the file. */
export interface WrittenScalar {
  readonly kind: 'scalar';
  readonly value: string;
  readonly source: string;
}

export interface WrittenList {
  readonly kind: 'list';
  readonly items: readonly Written[];
}

/** Entries are in the order in which they are written. */
export interface WrittenMap {
  readonly kind: 'map';
  readonly entries: readonly WrittenEntry[];
  /** The canonical order of all keys that such a map can have, if there is one. */
  readonly order: readonly string[] | undefined;
}

export interface WrittenEntry {
  readonly key: string;
  readonly value: Written;
}

/** Free text and dates: always quoted. */
export function textValue(text: string): WrittenScalar {
  return new QuotedText(text);
}

/** Quoted lazily: most values of an existing file are not written again. */
class QuotedText implements WrittenScalar {
  readonly kind = 'scalar';
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  get source(): string {
    return quotedScalar(this.value);
  }
}

/** Ids, numbers, booleans and the format's own words. */
export function plainValue(value: string | number | boolean): WrittenScalar {
  const text = String(value);
  return {
    kind: 'scalar',
    value: text,
    source: typeof value === 'string' ? plainScalar(value) : text,
  };
}

export function listValue(items: readonly Written[]): WrittenList {
  return { kind: 'list', items };
}

/** Omits the keys whose value is undefined, and sorts the others. */
export function mapValue(
  entries: readonly (readonly [string, Written | undefined])[],
  order?: readonly string[],
): WrittenMap {
  const present: WrittenEntry[] = [];
  for (const [key, value] of entries) if (value) present.push({ key, value });
  if (order) present.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return { kind: 'map', entries: present, order };
}

/** The value of a key of a written map. */
export function writtenAt(map: WrittenMap, key: string): Written | undefined {
  return map.entries.find((entry) => entry.key === key)?.value;
}

/** Whether a reader gets the same from both. The order of keys has no meaning. */
export function sameWritten(a: Written, b: Written): boolean {
  if (a === b) return true;
  if (a.kind === 'scalar') return b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'list') {
    if (b.kind !== 'list' || a.items.length !== b.items.length) return false;
    return a.items.every((item, index) => {
      const other = b.items[index];
      return other !== undefined && sameWritten(item, other);
    });
  }
  if (b.kind !== 'map' || a.entries.length !== b.entries.length) return false;
  return a.entries.every((entry, index) => {
    const beside = b.entries[index];
    const other = beside?.key === entry.key ? beside.value : writtenAt(b, entry.key);
    return other !== undefined && sameWritten(entry.value, other);
  });
}

/** Whether all texts of the value can be written at all. */
export function isWritable(value: Written): boolean {
  if (value.kind === 'scalar') return !hasLoneSurrogate(value.value);
  if (value.kind === 'list') return value.items.every(isWritable);
  return value.entries.every((entry) => !hasLoneSurrogate(entry.key) && isWritable(entry.value));
}

/** A value in block style: its lines, without line endings, each indented by `column` spaces. */
export function blockLines(value: Written, column: number): readonly string[] {
  const inline = inlineSource(value);
  if (inline !== undefined) return [' '.repeat(column) + inline];
  if (value.kind === 'map') {
    return value.entries.flatMap((entry) => entryLines(entry.key, entry.value, column));
  }
  return value.kind === 'list' ? value.items.flatMap((item) => itemLines(item, column)) : [];
}

/** One key of a block map. */
export function entryLines(key: string, value: Written, column: number): readonly string[] {
  const head = `${' '.repeat(column)}${keyScalar(key)}:`;
  const inline = inlineSource(value);
  return inline === undefined ? [head, ...blockLines(value, column + 2)] : [`${head} ${inline}`];
}

/** One item of a block list, with its `- ` at `column`. */
export function itemLines(item: Written, column: number): readonly string[] {
  const [first = '', ...rest] = blockLines(item, column + 2);
  return [`${' '.repeat(column)}- ${first.slice(column + 2)}`, ...rest];
}

/** What fits behind a key: a scalar, or an empty list or map. */
export function inlineSource(value: Written): string | undefined {
  if (value.kind === 'scalar') return value.source;
  if (value.kind === 'list') return value.items.length === 0 ? '[]' : undefined;
  return value.entries.length === 0 ? '{}' : undefined;
}

/** A value in flow style, for a place inside `[…]` or `{…}`. */
export function flowSource(value: Written): string {
  if (value.kind === 'scalar') return value.source;
  if (value.kind === 'list') return `[${value.items.map(flowSource).join(', ')}]`;
  return `{${value.entries.map((entry) => flowEntry(entry.key, entry.value)).join(', ')}}`;
}

export function flowEntry(key: string, value: Written): string {
  return `${keyScalar(key)}: ${flowSource(value)}`;
}
