import { runSync } from '../../util/task';
import { readYaml } from '../../yaml/read/readYaml';
import { dashColumn, linesOf, movedLines } from '../../yaml/splice/spliceList';
import { flowSource, itemLines } from '../../yaml/write/write';
import type { Written } from '../../yaml/write/write';
import { writtenNode } from '../../yaml/write/writeNode';
import type { DeletedPlace } from './editTypes';

/** An entry on its way into a section. */
export interface NewEntry {
  /** Its smallest stored start. */
  readonly start: number | undefined;
  readonly lines: (column: number) => readonly string[];
  readonly flow: () => string;
  /** Where it stood before: goes before what `start` says. */
  readonly place?: DeletedPlace | undefined;
  /** For lines cut from a file, which bring their own blank lines: the column of their dash. */
  readonly column?: number | undefined;
  /** For what was cut from a list in brackets. */
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

/** Lines of a deleted entry, or its source where it stood in flow style. */
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

/** Block lines for a place in flow style. Comments cannot come along. */
function flowOf(block: string): string {
  const { root } = runSync(readYaml(block));
  const item = root?.kind === 'list' ? root.items[0] : undefined;
  return item ? flowSource(writtenNode(block, item)) : '';
}
