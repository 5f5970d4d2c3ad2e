import { runSync } from '../../util/task';
import { readYaml } from '../../yaml/read/readYaml';
import { dashColumn, linesOf, movedLines } from '../../yaml/splice/spliceList';
import { flowSource, itemLines } from '../../yaml/write/write';
import type { Written } from '../../yaml/write/write';
import { writtenNode } from '../../yaml/write/writeNode';
import type { DeletedPlace } from './editTypes';

/** An entry to be added to a section. */
export interface NewEntry {
  /** Its smallest stored start. */
  readonly start: number | undefined;
  readonly lines: (column: number) => readonly string[];
  readonly flow: () => string;
  /** Its former place, which takes precedence over `start`. */
  readonly place?: DeletedPlace | undefined;
  /** For lines cut from a file, which have their own blank lines: the column of their dash. */
  readonly column?: number | undefined;
  /** For an entry cut from a list in brackets. */
  readonly isFlow?: boolean;
}

/** A written annotation. */
export function newEntry(value: Written, start: number | undefined): NewEntry {
  return {
    start,
    lines: (column) => itemLines(value, column),
    flow: () => flowSource(value),
  };
}

/** Lines of a deleted entry, or its source if it was in flow style. */
export function restoredEntry(
  block: string,
  start: number | undefined,
  place: DeletedPlace | undefined,
): NewEntry {
  const lines = linesOf(block);
  const isFlow = block.startsWith('{');
  return {
    start,
    place,
    isFlow,
    column: isFlow ? undefined : dashColumn(lines),
    lines: (column) => (isFlow ? [`${' '.repeat(column)}- ${block}`] : movedLines(lines, column)),
    flow: () => (isFlow ? block : flowOf(block)),
  };
}

/** Converts block lines for a place in flow style. Comments are lost. */
function flowOf(block: string): string {
  const { root } = runSync(readYaml(block));
  const item = root?.kind === 'list' ? root.items[0] : undefined;
  return item ? flowSource(writtenNode(block, item)) : '';
}
