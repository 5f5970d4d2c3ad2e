import { runSync } from '../../util/task';
import type { YamlEntry, YamlList, YamlMap } from '../../yaml/node';
import {
  columnOf,
  entryEnd,
  entryOf,
  isBlank,
  isComment,
  isEmpty,
  nextLine,
  nodeEnd,
} from '../../yaml/splice/spliceLayout';
import { blankLinesOf, itemLinesOf } from '../../yaml/splice/spliceList';
import type { ItemLines } from '../../yaml/splice/spliceList';
import { insertKeys, insertLines } from '../../yaml/splice/spliceParts';
import type { SpliceContext } from '../../yaml/splice/spliceParts';
import { keyScalar } from '../../yaml/write/writeScalar';
import { KEY_ORDER } from '../definition';
import { idAt, idOf, rootParts, startOf, storedStart } from './editFind';
import type { NewEntry } from './editNewEntry';
import type { Section } from './editTypes';

/** Inserts each new entry before the first one of its section with a greater stored start, else at
 * the end; a missing section is added. Existing entries are not moved. */
export function insertEntries(
  splice: SpliceContext,
  root: YamlMap,
  section: Section,
  entries: readonly NewEntry[],
): void {
  if (entries.length === 0) return;
  const found = entryOf(root, section);
  const sorted = entries.toSorted((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || 0);
  if (!found) {
    addSection(splice, root, section, sorted);
    return;
  }
  const list = found.value;
  if (root.flow || list.kind !== 'list' || list.flow) {
    if (isEmpty(list)) fillSection(splice, root, found, sorted);
    else if (list.kind === 'list') insertInFlow(splice, list, sorted);
    return;
  }
  const regions = itemLinesOf(splice.text, list, startOf(splice.text, found));
  const [first] = regions ?? [];
  if (!regions || !first) return;
  const column = columnOf(splice.text, first.dash);
  const starts = list.items.map(storedStart);
  for (const entry of sorted) {
    const index = placeOf(list, starts, entry);
    const blanks = entry.column === undefined ? spacing(splice.text, regions, index) : 0;
    const lines = [...Array<string>(blanks).fill(''), ...entry.lines(column)];
    const border = regions[index - 1]?.end ?? nextLine(splice.text, startOf(splice.text, found));
    const at = behindGap(
      splice.text,
      border,
      isWhereItWas(list, entry) ? entry.place?.gap : undefined,
    );
    insertLines(splice, at ?? regions[index]?.start ?? border, lines);
  }
}

/** The index of the item before which an entry goes; the list's length for its end. */
function placeOf(list: YamlList, starts: readonly (number | undefined)[], entry: NewEntry): number {
  const { start, place } = entry;
  if (place) {
    if (isWhereItWas(list, entry)) return place.index;
    const indexOf = (id: string | undefined): number =>
      id === undefined ? -1 : list.items.findIndex((item) => idOf(item) === id);
    const before = indexOf(place.before);
    if (before >= 0) return before;
    const after = indexOf(place.after);
    if (after >= 0) return after + 1;
  }
  const next = start === undefined ? -1 : starts.findIndex((other) => (other ?? -1) > start);
  return next < 0 ? list.items.length : next;
}

/** Whether the entries around a deleted one's place are still the same. */
function isWhereItWas(list: YamlList, { place }: NewEntry): boolean {
  return (
    place !== undefined &&
    place.index <= list.items.length &&
    idAt(list, place.index - 1) === place.after &&
    idAt(list, place.index) === place.before
  );
}

/** The offset behind that many lines, if all of them are blank or comments. */
function behindGap(text: string, border: number, gap: number | undefined): number | undefined {
  if (gap === undefined) return undefined;
  let at = border;
  for (let line = 0; line < gap; line++) {
    if (!isBlank(text, at) && !isComment(text, at, 0, Infinity)) return undefined;
    at = nextLine(text, at);
  }
  return at;
}

/** Where a file separates entries by blank lines, new ones are separated too. */
function spacing(text: string, regions: readonly ItemLines[], index: number): number {
  const neighbour = regions[index] ?? (regions.length > 1 ? regions.at(-1) : undefined);
  return neighbour ? blankLinesOf(text, neighbour) : 0;
}

function addSection(
  splice: SpliceContext,
  root: YamlMap,
  section: Section,
  entries: readonly NewEntry[],
): void {
  const added = {
    key: section,
    lines: (column: number) => [
      `${' '.repeat(column)}${keyScalar(section)}:`,
      ...entries.flatMap((entry) => entry.lines(columnIn(entry, column))),
    ],
    flow: () => `${keyScalar(section)}: [${entries.map((entry) => entry.flow()).join(', ')}]`,
  };
  runSync(insertKeys(splice, root, rootParts(splice.text, root), [added], KEY_ORDER.file));
}

/** Adds entries to a section that exists and is empty: `positions:` or `positions: []`. */
function fillSection(
  splice: SpliceContext,
  root: YamlMap,
  found: YamlEntry,
  entries: readonly NewEntry[],
): void {
  const { text } = splice;
  const start = startOf(text, found);
  const end = entryEnd(text, found);
  if (root.flow) {
    const source = `[${entries.map((entry) => entry.flow()).join(', ')}]`;
    splice.edits.push({ start, end, text: text[start - 1] === ':' ? ` ${source}` : `: ${source}` });
    return;
  }
  if (found.value.kind === 'list' && entries.every((entry) => entry.isFlow)) {
    const source = `[${entries.map((entry) => entry.flow()).join(', ')}]`;
    splice.edits.push({ ...found.value.span, text: source });
    return;
  }
  if (end > start) splice.edits.push({ start, end, text: '' });
  const column = columnOf(text, found.key.span.start);
  const lines = entries.flatMap((entry) => entry.lines(columnIn(entry, column)));
  const border = nextLine(text, end);
  insertLines(splice, behindGap(text, border, entries[0]?.place?.gap) ?? border, lines);
}

/** The column of the first dash of a section; a restored entry keeps its own. */
function columnIn(entry: NewEntry, key: number): number {
  return entry.column !== undefined && entry.column >= key ? entry.column : key + 2;
}

function insertInFlow(splice: SpliceContext, list: YamlList, entries: readonly NewEntry[]): void {
  const starts = list.items.map(storedStart);
  for (const entry of entries) {
    const next = list.items[placeOf(list, starts, entry)];
    const last = list.items.at(-1);
    if (next) {
      const at = next.span.start;
      splice.edits.push({ start: at, end: at, text: `${entry.flow()}, ` });
    } else if (last) {
      const at = nodeEnd(splice.text, last, last.span.start);
      splice.edits.push({ start: at, end: at, text: `, ${entry.flow()}` });
    }
  }
}
