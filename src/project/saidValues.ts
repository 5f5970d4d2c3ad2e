/** Values of JSON without keys, in an order that those who write and read them agree on; null, or nothing
 * behind the last, for what is absent. */
export type Values = readonly unknown[];

/** Without what is absent at the end: most records have few of their values, and those first. */
export function cut(values: unknown[]): Values {
  while (values.length > 0 && isAbsent(values.at(-1))) values.pop();
  return values;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : NONE;
}

/** As `textsIn`, and the same list for all that have only the same text: most have one actor, one issue. */
export function listIn(value: unknown): readonly string[] {
  const texts = textsIn(value);
  const [only] = texts;
  if (only === undefined || texts.length > 1) return texts.length === 0 ? NONE : texts;
  const known = LISTS.get(only);
  if (known) return known;
  LISTS.set(only, Object.freeze(texts));
  return texts;
}

const LISTS = new Map<string, readonly string[]>();

export function valuesIn(value: unknown): readonly Values[] {
  return Array.isArray(value) ? (value as readonly Values[]) : NONE;
}

const NONE: readonly never[] = [];
