import type { TreeRow, TreeView } from './tree';

/** The rows of a tree that an editor shows. */
export interface ShownRows {
  /** The requested rows, by the key of the row above them; undefined for the first ones. */
  readonly rows: ReadonlyMap<string | undefined, readonly TreeRow[]>;
  /** Keys of the rows whose tooltip was requested, too. */
  readonly hovered: ReadonlySet<string>;
}

export interface RowChanges {
  /** Keys of the rows to be requested again, each with all below it; undefined: everything. */
  readonly changed: readonly string[] | undefined;
  /** The current rows for everything that need not be requested again. */
  readonly rows: ReadonlyMap<string | undefined, readonly TreeRow[]>;
}

/** More changed rows are faster to request all at once. */
const MOST_CHANGED = 20;

/** Compares what is shown with the current tree, so that only changed rows are drawn again: drawing
 * a list again flickers under the mouse, and the editor keeps a little memory for each row that it
 * ever got. `mostOf`: number of children that a row shows. */
export function rowChanges(
  shown: ShownRows,
  now: TreeView,
  mostOf: (key: string | undefined) => number,
): RowChanges {
  const rows = new Map<string | undefined, readonly TreeRow[]>();
  const changed: string[] = [];
  const compare = (
    parent: string | undefined,
    before: readonly TreeRow[],
    after: readonly TreeRow[],
  ): void => {
    rows.set(parent, after);
    for (const [at, row] of after.entries()) {
      const below = shown.rows.get(row.key);
      const children = below && row.children(mostOf(row.key));
      const isSame = looksTheSame(before[at], row, shown.hovered);
      if (!isSame || (below && children && !areInPlace(below, children))) changed.push(row.key);
      else if (below && children) compare(row.key, below, children);
    }
  };
  const before = shown.rows.get(undefined) ?? [];
  const after = now.roots(mostOf(undefined));
  if (areInPlace(before, after)) compare(undefined, before, after);
  else return { changed: undefined, rows: new Map() };
  return changed.length > MOST_CHANGED
    ? { changed: undefined, rows: new Map() }
    : { changed, rows };
}

/** Whether the same rows are in the same places. VS Code draws the icons of leaves further to the
 * left where all rows beside them are leaves, too, and decides it when it draws a row. */
function areInPlace(before: readonly TreeRow[], after: readonly TreeRow[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ key }, at) => key === after[at]?.key) &&
    before.every(isLeaf) === after.every(isLeaf)
  );
}

function isLeaf({ state }: TreeRow): boolean {
  return state === 'leaf';
}

function looksTheSame(
  before: TreeRow | undefined,
  after: TreeRow,
  hovered: ReadonlySet<string>,
): boolean {
  return (
    before?.label === after.label &&
    before.description === after.description &&
    before.icon === after.icon &&
    before.iconColor === after.iconColor &&
    before.state === after.state &&
    before.contextValue === after.contextValue &&
    before.target?.kind === after.target?.kind &&
    before.spoken() === after.spoken() &&
    (!hovered.has(after.key) ||
      JSON.stringify(before.tooltip()) === JSON.stringify(after.tooltip()))
  );
}
