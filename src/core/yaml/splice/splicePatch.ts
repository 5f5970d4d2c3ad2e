import { forEachTask, runSync, type Task } from '../../util/task';
import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../node';
import { isAbsent } from '../shape/shape';
import { insertKeys, insertItems, insertLines, newKey, removeParts } from './spliceParts';
import type { KeyPart, NewKey, Part, SpliceContext } from './spliceParts';
import {
  columnOf,
  dashesOf,
  entryEnd,
  isEmpty,
  lineStart,
  nextLine,
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
} from '../write/write';
import type { Written, WrittenMap } from '../write/write';

/** The place of a value. `start` is directly behind the colon or dash, `column` that of the key or
 * dash. */
export interface Slot {
  readonly node: YamlNode;
  readonly start: number;
  readonly column: number;
  readonly flow: boolean;
  /** The text needed between `start` and a value that was absent. */
  readonly gap: string;
}

/** Changes only the differences between `from`, the present content of the file, and `to`. Keys of
 * the file that neither of them has are kept, and so is the style of unchanged values. Linear in
 * the keys. A task, for maps of tens of thousands of keys. */
export function* patchMap(
  splice: SpliceContext,
  map: YamlMap,
  from: WrittenMap,
  to: WrittenMap,
): Task<void> {
  const entries = new Map<string, YamlEntry>();
  yield* forEachTask(map.entries, (entry) => entries.set(entry.key.value, entry));
  const before = yield* valuesOf(from);
  const after = yield* valuesOf(to);
  const parts: KeyPart[] = [];
  yield* forEachTask(map.entries, (entry) => parts.push(entryPart(splice, entry, before, after)));
  const order = to.order ?? to.entries.map((entry) => entry.key);
  const added: NewKey[] = [];
  const changed: [YamlEntry, Written][] = [];
  yield* forEachTask(to.entries, ({ key, value }) => {
    const entry = entries.get(key);
    if (!entry) added.push(newKey(key, value));
    else if (before.get(key) !== value) changed.push([entry, value]);
  });
  for (const [entry, value] of changed) {
    yield* patchValue(splice, entrySlot(splice, map, entry), before.get(entry.key.value), value);
  }
  yield* forEachTask(from.entries, ({ key, value }) => {
    const node = after.has(key) ? undefined : entries.get(key)?.value;
    // A map with unknown keys loses only the known ones.
    if (node?.kind === 'map' && value.kind === 'map' && runSync(keepsKeys(node, value, NOTHING))) {
      runSync(patchMap(splice, node, value, NOTHING));
    }
  });
  yield* insertKeys(splice, map, parts, added, order);
  removeParts(splice, parts, map.flow);
}

/** Whether keys of the file would be left after the change, so that its map can be patched. */
export function* keepsKeys(map: YamlMap, from: WrittenMap, to: WrittenMap): Task<boolean> {
  const before = yield* valuesOf(from);
  const after = yield* valuesOf(to);
  return map.entries.some(({ key }) => after.has(key.value) || !before.has(key.value));
}

/** Changes the value at a place to `to`, where it was `from` (undefined: unreadable). */
export function* patchValue(
  splice: SpliceContext,
  slot: Slot,
  from: Written | undefined,
  to: Written,
): Task<void> {
  if (from && sameWritten(from, to)) return;
  const { node } = slot;
  if (to.kind === 'scalar' && node.kind === 'scalar' && !isAbsent(node)) {
    // An equal value keeps its style, even if `from` did not have it.
    if (node.value === to.value) return;
  }
  if (node.kind === 'list' && node.items.length === 1 && to.kind !== 'list') {
    // A single value that is written as a list of one stays a list.
    runSync(
      patchValue(
        splice,
        slot,
        from && from.kind !== 'list' ? listValue([from]) : from,
        listValue([to]),
      ),
    );
    return;
  }
  if (node.kind === 'map' && to.kind === 'map' && !isEmpty(node)) {
    const before = from?.kind === 'map' ? from : NOTHING;
    if (yield* keepsKeys(node, before, to)) {
      yield* patchMap(splice, node, before, to);
      return;
    }
  }
  if (node.kind === 'list' && to.kind === 'list' && to.items.length > 0 && !isEmpty(node)) {
    const before = from?.kind === 'list' ? from.items : from ? [from] : [];
    if (before.length === node.items.length) {
      patchList(splice, node, slot.start, before, to.items);
      return;
    }
  }
  replaceValue(splice, slot, to);
}

/** Writes a value anew, replacing any other. */
function replaceValue(splice: SpliceContext, slot: Slot, to: Written): void {
  const { node, start, gap } = slot;
  const end = nodeEnd(splice.text, node, start);
  const inline = slot.flow ? flowSource(to) : inlineSource(to);
  const sameLine = lineStart(splice.text, end) === lineStart(splice.text, start);
  if (inline !== undefined) {
    // A value beside its key is replaced without changing the space between them.
    if (!isAbsent(node) && (slot.flow || startsBeside(splice.text, node, start))) {
      splice.edits.push({ start: node.span.start, end, text: inline });
    } else splice.edits.push({ start, end, text: gap + inline });
    return;
  }
  const lines = blockLines(to, slot.column + 2);
  const source = lines.join(splice.lineEnding);
  if (splice.text[start - 1] === '-') {
    splice.edits.push({ start, end, text: ` ${source.slice(slot.column + 2)}` });
  } else if (isCommentBehind(splice.text, end) && sameLine) {
    // The comment is kept beside its key.
    if (end > start) splice.edits.push({ start, end, text: '' });
    insertLines(splice, nextLine(splice.text, end), lines);
  } else splice.edits.push({ start, end, text: splice.lineEnding + source });
}

function startsBeside(text: string, node: YamlNode, start: number): boolean {
  return lineStart(text, node.span.start) === lineStart(text, start);
}

function isCommentBehind(text: string, end: number): boolean {
  return /^[ \t]+#/.test(text.slice(end, nextLine(text, end)));
}

export function entrySlot(splice: SpliceContext, map: YamlMap, entry: YamlEntry): Slot {
  const start = valueStart(splice.text, entry);
  return {
    node: entry.value,
    start: start ?? entry.key.span.end,
    column: columnOf(splice.text, entry.key.span.start),
    flow: map.flow,
    gap: start === undefined ? ': ' : ' ',
  };
}

/** The places of a list's items; `start` is directly behind the colon or dash that the list belongs
 * to. */
export function itemSlots(text: string, list: YamlList, start: number): readonly Slot[] {
  const dashes = list.flow ? [] : dashesOf(text, list, start);
  return list.items.map((node, index) => {
    const dash = dashes[index];
    if (dash === undefined) {
      return { node, start: node.span.start, column: 0, flow: true, gap: '' };
    }
    return { node, start: dash + 1, column: columnOf(text, dash), flow: false, gap: ' ' };
  });
}

const NOTHING: WrittenMap = mapValue([]);

/** The common items at both ends are kept; those between are patched pairwise, added or removed. */
function patchList(
  splice: SpliceContext,
  list: YamlList,
  start: number,
  from: readonly Written[],
  to: readonly Written[],
): void {
  const slots = itemSlots(splice.text, list, start);
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
    if (slot && value) runSync(patchValue(splice, slot, from[index], value));
  }
  const parts = slots.map((slot, index) =>
    itemPart(splice, slot, index >= paired && index < oldEnd),
  );
  insertItems(splice, list, parts, paired, to.slice(paired, newEnd));
  removeParts(splice, parts, list.flow);
}

function same(a: Written | undefined, b: Written | undefined): boolean {
  return a !== undefined && b !== undefined && sameWritten(a, b);
}

function itemPart(splice: SpliceContext, slot: Slot, removed: boolean): Part {
  return {
    start: slot.flow ? slot.start : slot.start - 1,
    end: nodeEnd(splice.text, slot.node, slot.start),
    node: slot.node,
    removed,
  };
}

function* valuesOf(map: WrittenMap): Task<ReadonlyMap<string, Written>> {
  const values = new Map<string, Written>();
  yield* forEachTask(map.entries, ({ key, value }) => values.set(key, value));
  return values;
}

function entryPart(
  splice: SpliceContext,
  entry: YamlEntry,
  from: ReadonlyMap<string, Written>,
  to: ReadonlyMap<string, Written>,
): KeyPart {
  const key = entry.key.value;
  const before = to.has(key) ? undefined : from.get(key);
  const keeps =
    before?.kind === 'map' &&
    entry.value.kind === 'map' &&
    runSync(keepsKeys(entry.value, before, NOTHING));
  return new EntryPart(splice, entry, before !== undefined && !keeps);
}

/** Computes the end lazily, which is needed for few of many parts. */
class EntryPart implements KeyPart {
  readonly removed: boolean;
  readonly #splice: SpliceContext;
  readonly #entry: YamlEntry;

  constructor(splice: SpliceContext, entry: YamlEntry, removed: boolean) {
    this.#splice = splice;
    this.#entry = entry;
    this.removed = removed;
  }

  get key(): string {
    return this.#entry.key.value;
  }

  get start(): number {
    return this.#entry.key.span.start;
  }

  get end(): number {
    return entryEnd(this.#splice.text, this.#entry);
  }

  get node(): YamlNode {
    return this.#entry.value;
  }
}
