import type { FieldScalar, FieldValue } from '../../model/annotation';
import type { FieldDefinition, FieldType } from '../../model/codebook';
import { dateRange } from '../../model/date';
import type { YamlEntry, YamlNode, YamlScalar } from '../../yaml/node';
import { nearestId, nearestWord } from '../../util/nearestWord';
import { nearestBoolean, toBoolean, toInteger, toNumber } from '../../yaml/shape/scalarShapes';
import { isAbsent } from '../../yaml/shape/shape';
import type { Reading } from '../../yaml/shape/shape';

/** The values of a study's own fields, typed by the codebook. An unknown field is kept as text; a
 * value that its type does not allow counts as absent. Both are reported. Without definitions
 * everything is text. */
export function readFields(
  entries: readonly YamlEntry[],
  definitions: ReadonlyMap<string, FieldDefinition> | undefined,
  reading: Reading,
): ReadonlyMap<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  for (const { key, value: node } of entries) {
    if (isAbsent(node)) {
      reading.absent(key.span.end);
      continue;
    }
    const definition = definitions?.get(key.value);
    if (definitions && !definition) {
      const near = nearestId(key.value, [...definitions.keys()].slice(0, MOST_COMPARED));
      reading.report('unknown-field', key.span, key.value, ...(near === undefined ? [] : [near]));
    }
    const value = readField(node, key.value, definition, reading);
    if (value !== undefined) fields.set(key.value, value);
  }
  return fields;
}

function readField(
  node: YamlNode,
  key: string,
  definition: FieldDefinition | undefined,
  reading: Reading,
): FieldValue | undefined {
  if (node.kind === 'map') {
    reading.report('expected-text', node.span, key);
    return undefined;
  }
  // A list of one is its item: a field may have taken several before.
  if (node.kind === 'list' && definition?.list === false && node.items.length !== 1) {
    reading.report('bad-value', node.span, '[…]', key, ALLOWED[definition.type]);
    return undefined;
  }
  const values: FieldScalar[] = [];
  for (const item of node.kind === 'list' ? node.items : [node]) {
    if (item.kind !== 'scalar') {
      reading.report('expected-text', item.span, key);
    } else if (!isAbsent(item)) {
      const value = definition ? readTyped(item, definition, reading) : item.value;
      if (value !== undefined) values.push(value);
    }
  }
  const isList = definition ? definition.list : node.kind === 'list';
  return isList ? values : values[0];
}

function readTyped(
  node: YamlScalar,
  definition: FieldDefinition,
  reading: Reading,
): FieldScalar | undefined {
  const { type, values, id } = definition;
  if (type === 'actor' || type === 'issue') {
    reading.refer(
      type === 'actor' ? 'unknown-actor' : 'unknown-issue',
      type,
      node.value,
      node.span,
    );
    return node.value;
  }
  if (type === 'date') {
    if (dateRange(node.value)) return node.value;
    reading.report('bad-date', node.span, node.value);
    return undefined;
  }
  const value = CONVERT[type](node.value, values);
  if (value === undefined) {
    const allowed = type === 'choice' ? choiceOf(values).text : ALLOWED[type];
    const near =
      type === 'choice'
        ? nearestWord(node.value, values.slice(0, MOST_COMPARED))
        : type === 'boolean'
          ? nearestBoolean(node.value)
          : undefined;
    const meant = near === undefined ? [] : [near];
    reading.report('bad-value', node.span, node.value, id, allowed, ...meant);
  }
  return value;
}

/** A file may have ten thousand wrong words; comparing each with more would take long. */
const MOST_COMPARED = 100;

type PlainType = Exclude<FieldType, 'actor' | 'issue' | 'date'>;

const CONVERT: Readonly<
  Record<PlainType, (value: string, values: readonly string[]) => FieldScalar | undefined>
> = {
  text: (value) => value,
  integer: toInteger,
  number: toNumber,
  boolean: toBoolean,
  // A choice without values was reported in the codebook; any value is accepted.
  choice: (value, values) =>
    values.length === 0 || choiceOf(values).values.has(value) ? value : undefined,
};

interface Choice {
  readonly values: ReadonlySet<string>;
  readonly text: string;
}

/** Made once for each list of the codebook: a file may have ten thousand values, all wrong. */
function choiceOf(values: readonly string[]): Choice {
  let choice = CHOICES.get(values);
  if (!choice) {
    CHOICES.set(values, (choice = { values: new Set(values), text: values.join(', ') }));
  }
  return choice;
}

const CHOICES = new WeakMap<readonly string[], Choice>();

/** Shown as the possible values, so they contain no words that would need translation. */
const ALLOWED: Readonly<Record<FieldType, string>> = {
  text: '"…"',
  integer: '… -1, 0, 1 …',
  number: '0.5, 1, 2 …',
  boolean: 'true, false',
  date: '"2024-04-26"',
  choice: '"…"',
  actor: '"…"',
  issue: '"…"',
};
