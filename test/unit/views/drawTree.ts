import type { TreeRow, TreeView } from '../../../src/core/views/trees/tree';

/** A view as text: one row a line, indented, `icon label | description`. */
export function drawTree(view: TreeView, depth = Infinity): string[] {
  return drawRows(view.roots(), depth, '');
}

export function drawRows(rows: readonly TreeRow[], depth: number, indent: string): string[] {
  return rows.flatMap((row) => {
    const description = row.description === '' ? '' : ` | ${row.description}`;
    const below = depth > 1 ? drawRows(row.children(), depth - 1, `${indent}  `) : [];
    return [`${indent}${row.icon} ${row.label}${description}`, ...below];
  });
}
