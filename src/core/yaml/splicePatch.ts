import type { YamlEntry, YamlList, YamlMap, YamlNode } from './node';
import { isAbsent } from './shape';
import { insertEntry, insertItems, newKey, removeParts } from './spliceParts';
import type { Part, Pen } from './spliceParts';
import {
  columnOf,
  dashesOf,
  entryEnd,
  entryOf,
  isEmpty,
  lineStart,
  nodeEnd,
  valueStart,
} from './spliceLayout';
import {
  blockLines,
  flowSource,
  inlineSource,
  listValue,
  mapValue,
  sameWritten,
  writtenAt,
} from './write';
import type { Written, WrittenMap } from './write';

/** Where a value stands. `start` is just behind the colon or dash, `column` that of the key or dash. */
export interface Slot {
  readonly node: YamlNode;
  readonly start: number;
  readonly column: number;
  readonly flow: boolean;
  /** What must stand between `start` and a value that was absent. */
  readonly gap: string;
}

/** Changes only what differs between `from`, what the file says now, and `to`. Keys of the file that
 * neither of them has are kept, and so is the style of what stays. */
export function patchMap(pen: Pen, map: YamlMap, from: WrittenMap, to: WrittenMap): void {
  const parts = entryParts(pen, map, from, to);
  const order = to.order ?? to.entries.map((entry) => entry.key);
  for (const { key, value } of to.entries) {
    const entry = entryOf(map, key);
    if (entry) patchValue(pen, entrySlot(pen, map, entry), writtenAt(from, key), value);
    else insertEntry(pen, map, parts, newKey(key, value), order);
  }
  for (const { key, value } of from.entries) {
    const entry = entryOf(map, key);
    // A map of which keys remain that we do not know loses only those we know.
    if (entry && !writtenAt(to, key) && value.kind === 'map' && entry.value.kind === 'map') {
      if (keepsKeys(entry.value, value, NOTHING)) patchMap(pen, entry.value, value, NOTHING);
    }
  }
  removeParts(pen, parts, map.flow);
}

/** Whether keys of the file would be left after the change, so that its map can be patched. */
export function keepsKeys(map: YamlMap, from: WrittenMap, to: WrittenMap): boolean {
  return map.entries.some(({ key }) => writtenAt(to, key.value) || !writtenAt(from, key.value));
}

/** Makes the value at a place say `to`, where it said `from` (undefined: something we cannot read). */
export function patchValue(pen: Pen, slot: Slot, from: Written | undefined, to: Written): void {
  if (from && sameWritten(from, to)) return;
  const { node } = slot;
  if (to.kind === 'scalar' && node.kind === 'scalar' && !isAbsent(node)) {
    // What says the same keeps its style, though `from` did not know it.
    if (node.value === to.value) return;
  }
  if (node.kind === 'list' && node.items.length === 1 && to.kind !== 'list') {
    // A list of one that stands for a single value stays a list.
    patchValue(pen, slot, from && from.kind !== 'list' ? listValue([from]) : from, listValue([to]));
    return;
  }
  if (node.kind === 'map' && to.kind === 'map' && !isEmpty(node)) {
    const before = from?.kind === 'map' ? from : NOTHING;
    if (keepsKeys(node, before, to)) {
      patchMap(pen, node, before, to);
      return;
    }
  }
  if (node.kind === 'list' && to.kind === 'list' && to.items.length > 0 && !isEmpty(node)) {
    const before = from?.kind === 'list' ? from.items : from ? [from] : [];
    if (before.length === node.items.length) {
      patchList(pen, node, slot.start, before, to.items);
      return;
    }
  }
  replaceValue(pen, slot, to);
}

/** Writes a value anew, whatever stood there. */
function replaceValue(pen: Pen, slot: Slot, to: Written): void {
  const { node, start, gap } = slot;
  const end = nodeEnd(pen.text, node, start);
  const inline = slot.flow ? flowSource(to) : inlineSource(to);
  if (inline !== undefined) {
    const sameLine = lineStart(pen.text, node.span.start) === lineStart(pen.text, start);
    // In place of a value beside its key, the room between them stays as it is.
    if (!isAbsent(node) && (slot.flow || sameLine)) {
      pen.edits.push({ start: node.span.start, end, text: inline });
    } else pen.edits.push({ start, end, text: gap + inline });
    return;
  }
  const lines = blockLines(to, slot.column + 2);
  const isItem = pen.text[start - 1] === '-';
  const text = isItem
    ? ` ${lines.join(pen.lineEnding).slice(slot.column + 2)}`
    : pen.lineEnding + lines.join(pen.lineEnding);
  pen.edits.push({ start, end, text });
}

export function entrySlot(pen: Pen, map: YamlMap, entry: YamlEntry): Slot {
  const start = valueStart(pen.text, entry);
  return {
    node: entry.value,
    start: start ?? entry.key.span.end,
    column: columnOf(pen.text, entry.key.span.start),
    flow: map.flow,
    gap: start === undefined ? ': ' : ' ',
  };
}

/** The places of a list's items; `start` is just behind the colon or dash that the list belongs to. */
export function itemSlots(pen: Pen, list: YamlList, start: number): readonly Slot[] {
  const dashes = list.flow ? [] : dashesOf(pen.text, list, start);
  return list.items.map((node, index) => {
    const dash = dashes[index];
    if (dash === undefined) {
      return { node, start: node.span.start, column: 0, flow: true, gap: '' };
    }
    return { node, start: dash + 1, column: columnOf(pen.text, dash), flow: false, gap: ' ' };
  });
}

const NOTHING: WrittenMap = mapValue([]);

/** The common items at both ends stay; those between are patched pairwise, added or removed. */
function patchList(
  pen: Pen,
  list: YamlList,
  start: number,
  from: readonly Written[],
  to: readonly Written[],
): void {
  const slots = itemSlots(pen, list, start);
  let head = 0;
  while (head < Math.min(from.length, to.length) && same(from[head], to[head])) head++;
  let tail = 0;
  while (
    tail < Math.min(from.length, to.length) - head &&
    same(from[from.length - 1 - tail], to[to.length - 1 - tail])
  ) {
    tail++;
  }
  const oldEnd = from.length - tail;
  const newEnd = to.length - tail;
  const paired = Math.min(oldEnd, newEnd);
  for (let index = head; index < paired; index++) {
    const slot = slots[index];
    const value = to[index];
    if (slot && value) patchValue(pen, slot, from[index], value);
  }
  const parts = slots.map((slot, index) => itemPart(pen, slot, index >= paired && index < oldEnd));
  insertItems(pen, list, parts, paired, to.slice(paired, newEnd));
  removeParts(pen, parts, list.flow);
}

function same(a: Written | undefined, b: Written | undefined): boolean {
  return a !== undefined && b !== undefined && sameWritten(a, b);
}

function itemPart(pen: Pen, slot: Slot, removed: boolean): Part {
  return {
    start: slot.flow ? slot.start : slot.start - 1,
    end: nodeEnd(pen.text, slot.node, slot.start),
    node: slot.node,
    removed,
  };
}

function entryParts(
  pen: Pen,
  map: YamlMap,
  from: WrittenMap,
  to: WrittenMap,
): readonly (Part & { readonly key: string })[] {
  return map.entries.map((entry) => {
    const key = entry.key.value;
    const before = writtenAt(from, key);
    const isKnown = before !== undefined && !writtenAt(to, key);
    const keeps =
      before?.kind === 'map' &&
      entry.value.kind === 'map' &&
      keepsKeys(entry.value, before, NOTHING);
    return {
      key,
      start: entry.key.span.start,
      end: entryEnd(pen.text, entry),
      node: entry.value,
      removed: isKnown && !keeps,
    };
  });
}
