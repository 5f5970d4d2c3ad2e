import type { AnnotationId } from '../../model/ids';
import { sameWritten } from '../../yaml/write/write';
import type { Written, WrittenEntry, WrittenMap } from '../../yaml/write/write';
import { KEY_ORDER } from '../definition';

/** One value in the three versions of a file; undefined where it is absent. */
export interface ThreeValues {
  readonly base: Written | undefined;
  readonly ours: Written | undefined;
  readonly theirs: Written | undefined;
}

/** A value that both sides changed differently, or that one changed and the other deleted. */
export interface MergeConflict extends ThreeValues {
  /** The annotation's id; undefined for a value in the head of the file. */
  readonly id: AnnotationId | undefined;
  /** The keys that lead to the value: `stance`, `fields` `frame`, `article` `title`, `coded` `lea`.
   * Empty for the annotation as a whole. */
  readonly path: readonly string[];
}

export type MergeSide = keyof ThreeValues;

/** Decides which of two conflicting versions is used. */
export type Take = (conflict: MergeConflict) => MergeSide;

/** Three-way merge of one value: what only one side changed is that side's. The groups named below
 * merge key by key, tags and comments one by one; everything else is one value, a quote too, since
 * its words and its context belong together. An unknown base is one in which everything is absent:
 * then nothing counts as deleted. */
export function mergeValues(
  values: ThreeValues,
  id: AnnotationId | undefined,
  path: readonly string[],
  take: Take,
): Written | undefined {
  const { base, ours, theirs } = values;
  if (sameValues(ours, theirs) || sameValues(theirs, base)) return ours;
  if (isGroup(id, path) && [ours, theirs].every((side) => !side || side.kind === 'map')) {
    return mergeGroup(values, id, path, take);
  }
  if (sameValues(ours, base)) return theirs;
  if (isCollection(id, path)) return mergeItems(values);
  return values[take({ ...values, id, path })];
}

/** Whether readers get the same from both; a single value and a list of only that value are the
 * same. */
export function sameValues(a: Written | undefined, b: Written | undefined): boolean {
  if (!a || !b) return a === b;
  return a === b || sameWritten(singled(a), singled(b));
}

function singled(value: Written): Written {
  if (value.kind === 'scalar') return value;
  if (value.kind === 'map') {
    const entries = value.entries.map((entry) => ({ ...entry, value: singled(entry.value) }));
    return { ...value, entries };
  }
  const [only, ...more] = value.items;
  if (only && more.length === 0) return singled(only);
  return { kind: 'list', items: value.items.map(singled) };
}

function isGroup(id: AnnotationId | undefined, path: readonly string[]): boolean {
  const [first, ...rest] = path;
  if (first === undefined) return true;
  if (id !== undefined) return first === 'fields' && rest.length === 0;
  // A coder's progress is one value: state, date and version belong together. So is a decision.
  if (first === 'coded' || first === 'decided') return rest.length === 0;
  return first === 'article' && (rest.length === 0 || rest.join() === 'attributes');
}

function mergeGroup(
  values: ThreeValues,
  id: AnnotationId | undefined,
  path: readonly string[],
  take: Take,
): WrittenMap | undefined {
  const [base, ours, theirs] = [keysOf(values.base), keysOf(values.ours), keysOf(values.theirs)];
  const entries: WrittenEntry[] = [];
  for (const key of new Set([...ours.keys(), ...theirs.keys(), ...base.keys()])) {
    const three = { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
    const value = mergeValues(three, id, [...path, key], take);
    if (value) entries.push({ key, value });
  }
  if (entries.length === 0 && path.length > 0) return undefined;
  return { kind: 'map', entries, order: orderOf(values, path) };
}

function keysOf(value: Written | undefined): ReadonlyMap<string, Written> {
  if (value?.kind !== 'map') return new Map();
  return new Map(value.entries.map((entry) => [entry.key, entry.value]));
}

function orderOf({ ours, theirs }: ThreeValues, path: readonly string[]) {
  if (path.join() === 'article') return KEY_ORDER.article;
  const known = ours ?? theirs;
  return known?.kind === 'map' ? known.order : undefined;
}

function isCollection(id: AnnotationId | undefined, path: readonly string[]): boolean {
  return id !== undefined && path.length === 1 && (path[0] === 'tags' || path[0] === 'comments');
}

/** Ours without what they removed, with what they added; an item that both added is included once.
 * A comment that both reworded is kept in both wordings. */
function mergeItems({ base, ours, theirs }: ThreeValues): Written | undefined {
  const [before, mine, other] = [itemsOf(base), itemsOf(ours), itemsOf(theirs)];
  const items: Written[] = [];
  for (const item of [...mine, ...other]) {
    const wanted = mergedCount(countOf(before, item), countOf(mine, item), countOf(other, item));
    if (countOf(items, item) < wanted) items.push(item);
  }
  return items.length > 0 ? { kind: 'list', items } : undefined;
}

/** The same comment may occur twice. */
function mergedCount(before: number, mine: number, other: number): number {
  if (mine >= before && other >= before) return Math.max(mine, other);
  if (mine <= before && other <= before) return Math.min(mine, other);
  return Math.max(0, mine + other - before);
}

function itemsOf(value: Written | undefined): readonly Written[] {
  if (!value) return [];
  return value.kind === 'list' ? value.items : [value];
}

function countOf(items: readonly Written[], item: Written): number {
  return items.filter((other) => sameWritten(other, item)).length;
}
