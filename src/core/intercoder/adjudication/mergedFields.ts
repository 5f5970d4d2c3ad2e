import type { Position } from '../../model/annotation';
import { ALL_FIELDS, isOfReading, type FieldKey } from '../../model/fields';
import { sameValue } from '../../annotation-file/merge/merge';
import { sharedQuote, type Result } from './decide';
import type { ReadPosition } from './passages';

/** The keys of a position that coders may have filled in differently, in the order of the file.
 * `quote`: the words. */
const MERGED_KEYS: readonly (FieldKey | 'quote')[] = [
  ...ALL_FIELDS.filter(isOfReading).map(({ key }) => key),
  'quote',
];

/** A key of the model, or `fields.NAME` for a study's own variable. */
export type MergedKey = FieldKey | 'quote' | `fields.${string}`;

/** The keys in which some positions differ. */
export function differingKeys(positions: readonly ReadPosition[]): readonly MergedKey[] {
  const names = new Set(positions.flatMap(({ placed }) => [...placed.annotation.fields.keys()]));
  const keys: readonly MergedKey[] = [
    ...MERGED_KEYS,
    ...[...names].map((name) => `fields.${name}` as const),
  ];
  return keys.filter((key) => {
    const [first, ...others] = positions.map(({ placed }) => comparedAt(placed.annotation, key));
    return others.some((other) => !sameValue(other, first));
  });
}

/** One position with fields of several: each key of `taken` from that one, all else from the first.
 * Where no words were chosen, they are those of most positions. */
export function mergedResult(
  positions: readonly [ReadPosition, ...ReadPosition[]],
  taken: ReadonlyMap<MergedKey, ReadPosition>,
): Result {
  let position: Position = { ...positions[0].placed.annotation, quote: sharedQuote(positions) };
  for (const [key, from] of taken) position = withKeyOf(position, from.placed.annotation, key);
  const tags = [...new Set(positions.flatMap(({ placed }) => placed.annotation.tags))];
  return { position: { ...position, tags }, from: positions };
}

function withKeyOf(position: Position, from: Position, key: MergedKey): Position {
  if (!isVariable(key)) return { ...position, [key]: from[key] };
  const name = key.slice(VARIABLE.length);
  const fields = new Map(position.fields);
  const value = from.fields.get(name);
  if (value === undefined) fields.delete(name);
  else fields.set(name, value);
  return { ...position, fields };
}

function comparedAt(position: Position, key: MergedKey): unknown {
  if (isVariable(key)) return position.fields.get(key.slice(VARIABLE.length));
  if (key === 'quote') return position.quote.map(({ exact }) => exact);
  const value = position[key];
  return typeof value === 'object' ? value.toSorted() : value;
}

const VARIABLE = 'fields.';

function isVariable(key: MergedKey): key is `fields.${string}` {
  return key.startsWith(VARIABLE);
}
