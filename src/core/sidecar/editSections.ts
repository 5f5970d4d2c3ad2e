import type { AnnotationId } from '../model/ids';
import type { YamlEntry, YamlList, YamlMap } from '../yaml/node';
import { readYaml } from '../yaml/readYaml';
import { entryEnd, entryOf, isEmpty, nodeEnd } from '../yaml/spliceLayout';
import { blankLinesOf, emptyList, itemLinesOf, linesOf, movedLines } from '../yaml/spliceList';
import type { ItemLines } from '../yaml/spliceList';
import { insertEntry, insertLines, removeParts } from '../yaml/spliceParts';
import type { Part, Pen } from '../yaml/spliceParts';
import { columnOf, nextLine } from '../yaml/spliceLayout';
import { flowSource, itemLines } from '../yaml/write';
import type { Written } from '../yaml/write';
import { keyScalar } from '../yaml/writeScalar';
import { writtenNode } from '../yaml/writeNode';
import { KEY_ORDER } from './definition';
import { idOf, rootParts, startOf, storedStart } from './editFind';
import type { FoundEntry } from './editFind';
import type { Section } from './editTypes';

/** An entry on its way into a section. */
export interface NewEntry {
  /** Its smallest stored start. */
  readonly start: number | undefined;
  readonly lines: (column: number) => readonly string[];
  readonly flow: () => string;
  /** Known places, before what `start` says. */
  readonly before?: AnnotationId | undefined;
  readonly after?: AnnotationId | undefined;
  /** True for lines cut from a file, which bring their own blank lines. */
  readonly verbatim: boolean;
}

/** A written annotation. */
export function newEntry(value: Written, start: number | undefined): NewEntry {
  return {
    start,
    lines: (column) => itemLines(value, column),
    flow: () => flowSource(value),
    verbatim: false,
  };
}

/** Lines of a deleted entry, or its source where it stood in flow style. */
export function restoredEntry(
  block: string,
  place: Pick<NewEntry, 'start' | 'before' | 'after'>,
): NewEntry {
  const isFlow = block.startsWith('{');
  return {
    ...place,
    lines: (column) =>
      isFlow ? [`${' '.repeat(column)}- ${block}`] : movedLines(linesOf(block), column),
    flow: () => (isFlow ? block : flowOf(block)),
    verbatim: true,
  };
}

/** Each new entry goes before the first one of its section with a greater stored start, else to the
 * end; a missing section is made. Existing entries stay where they are. */
export function insertEntries(
  pen: Pen,
  root: YamlMap,
  section: Section,
  entries: readonly NewEntry[],
): void {
  const found = entryOf(root, section);
  const sorted = entries.toSorted((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || 0);
  if (!found) {
    addSection(pen, root, section, sorted);
    return;
  }
  const list = found.value;
  if (root.flow || list.kind !== 'list' || list.flow) {
    if (isEmpty(list)) fillSection(pen, root, found, sorted);
    else if (list.kind === 'list') insertInFlow(pen, list, sorted);
    return;
  }
  const regions = itemLinesOf(pen.text, list, startOf(pen.text, found));
  const [first] = regions ?? [];
  if (!regions || !first) return;
  const column = columnOf(pen.text, first.dash);
  for (const entry of sorted) {
    const at = placeOf(list, entry);
    const region = regions[at];
    const blanks = entry.verbatim ? 0 : spacing(pen.text, regions, at);
    const lines = [...Array<string>(blanks).fill(''), ...entry.lines(column)];
    insertLines(pen, region?.start ?? regions.at(-1)?.end ?? 0, lines);
  }
}

export interface Deleted {
  readonly block: string;
  readonly start: number | undefined;
  readonly before: AnnotationId | undefined;
  readonly after: AnnotationId | undefined;
}

/** Takes an entry out, with the comments directly above it. The last one of a section leaves `[]`,
 * or takes the section along. */
export function deleteEntry(
  pen: Pen,
  root: YamlMap,
  found: FoundEntry,
  dropSection: boolean,
): Deleted {
  const { text } = pen;
  const { list, index, listStart, node } = found;
  const isLast = list.items.length === 1;
  const regions = list.flow ? undefined : itemLinesOf(text, list, listStart);
  const region = regions?.[index];
  const block = region ?? { start: node.span.start, end: nodeEnd(text, node, node.span.start) };
  if (isLast && dropSection && root.entries.length > 1) removeSection(pen, root, found, region);
  else if (isLast && region) emptyList(pen, listStart, region);
  else if (isLast) pen.edits.push({ ...list.span, text: '[]' });
  else if (region) pen.edits.push({ start: region.start, end: region.end, text: '' });
  else removeParts(pen, flowParts(text, list, index), true);
  const at = (other: number): AnnotationId | undefined => {
    const item = list.items[other];
    return item && idOf(item);
  };
  return {
    block: text.slice(block.start, block.end),
    start: storedStart(node),
    before: at(index + 1),
    after: index > 0 ? at(index - 1) : undefined,
  };
}

/** The index of the item before which an entry goes; the list's length for its end. */
function placeOf(list: YamlList, entry: NewEntry): number {
  const indexOf = (id: string | undefined): number =>
    id === undefined ? -1 : list.items.findIndex((item) => idOf(item) === id);
  const before = indexOf(entry.before);
  if (before >= 0) return before;
  const after = indexOf(entry.after);
  if (after >= 0) return after + 1;
  const { start } = entry;
  const next =
    start === undefined ? -1 : list.items.findIndex((item) => (storedStart(item) ?? -1) > start);
  return next < 0 ? list.items.length : next;
}

/** Where people part entries by blank lines, a new one is parted too. */
function spacing(text: string, regions: readonly ItemLines[], index: number): number {
  const neighbour = regions[index] ?? (regions.length > 1 ? regions.at(-1) : undefined);
  return neighbour ? blankLinesOf(text, neighbour) : 0;
}

function addSection(pen: Pen, root: YamlMap, section: Section, entries: readonly NewEntry[]): void {
  const added = {
    key: section,
    lines: (column: number) => [
      `${' '.repeat(column)}${keyScalar(section)}:`,
      ...entries.flatMap((entry) => entry.lines(column + 2)),
    ],
    flow: () => `${keyScalar(section)}: [${entries.map((entry) => entry.flow()).join(', ')}]`,
  };
  insertEntry(pen, root, rootParts(pen.text, root), added, KEY_ORDER.file);
}

/** Entries for a section that is there and holds none: `positions:` or `positions: []`. */
function fillSection(
  pen: Pen,
  root: YamlMap,
  found: YamlEntry,
  entries: readonly NewEntry[],
): void {
  const { text } = pen;
  const start = startOf(text, found);
  const end = entryEnd(text, found);
  if (root.flow) {
    const source = `[${entries.map((entry) => entry.flow()).join(', ')}]`;
    pen.edits.push({ start, end, text: text[start - 1] === ':' ? ` ${source}` : `: ${source}` });
    return;
  }
  if (end > start) pen.edits.push({ start, end, text: '' });
  const column = columnOf(text, found.key.span.start) + 2;
  const lines = entries.flatMap((entry) => entry.lines(column));
  insertLines(pen, nextLine(text, end), lines);
}

function insertInFlow(pen: Pen, list: YamlList, entries: readonly NewEntry[]): void {
  for (const entry of entries) {
    const next = list.items[placeOf(list, entry)];
    const last = list.items.at(-1);
    if (next) {
      const at = next.span.start;
      pen.edits.push({ start: at, end: at, text: `${entry.flow()}, ` });
    } else if (last) {
      const at = nodeEnd(pen.text, last, last.span.start);
      pen.edits.push({ start: at, end: at, text: `, ${entry.flow()}` });
    }
  }
}

function removeSection(
  pen: Pen,
  root: YamlMap,
  found: FoundEntry,
  region: ItemLines | undefined,
): void {
  const parts = rootParts(pen.text, root).map((part) => {
    return { ...part, removed: part.key === found.section };
  });
  const part = parts.find(({ removed }) => removed);
  if (!region || !part) {
    removeParts(pen, parts, root.flow);
    return;
  }
  const start = part.start - columnOf(pen.text, part.start);
  pen.edits.push({ start, end: region.end, text: '' });
}

function flowParts(text: string, list: YamlList, removed: number): readonly Part[] {
  return list.items.map((node, index) => ({
    start: node.span.start,
    end: nodeEnd(text, node, node.span.start),
    node,
    removed: index === removed,
  }));
}

/** Block lines for a place in flow style. Comments cannot come along. */
function flowOf(block: string): string {
  const { root } = readYaml(block);
  const item = root?.kind === 'list' ? root.items[0] : undefined;
  return item ? flowSource(writtenNode(block, item)) : '';
}
