import type { TreeRow, TreeView } from './tree';

/** What an editor shows of a tree. */
export interface ShownRows {
  /** The rows it asked for, by the key of the row above them; undefined for the first ones. */
  readonly rows: ReadonlyMap<string | undefined, readonly TreeRow[]>;
  /** Keys of the rows whose tooltip it asked for, too. */
  readonly hovered: ReadonlySet<string>;
}

export interface RowChanges {
  /** Keys of the rows that it has to ask for again, each with all below it; undefined: everything. */
  readonly changed: readonly string[] | undefined;
  /** What it would get for all that it need not ask for again. */
  readonly rows: ReadonlyMap<string | undefined, readonly TreeRow[]>;
}

/** More than this is asked for quicker in one piece. */
const MOST_CHANGED = 20;

/** Compares what is shown with the tree as it is now, so that nothing is drawn anew that looks the same:
 * a list that is drawn anew flickers under the mouse, and the editor keeps a little for each row that it
 * was ever given. `mostOf`: how many children a row shows. */
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
      if (!isSame || (below && children && !haveSameKeys(below, children))) changed.push(row.key);
      else if (below && children) compare(row.key, below, children);
    }
  };
  const before = shown.rows.get(undefined) ?? [];
  const after = now.roots(mostOf(undefined));
  if (haveSameKeys(before, after)) compare(undefined, before, after);
  else return { changed: undefined, rows: new Map() };
  return changed.length > MOST_CHANGED
    ? { changed: undefined, rows: new Map() }
    : { changed, rows };
}

function haveSameKeys(before: readonly TreeRow[], after: readonly TreeRow[]): boolean {
  return before.length === after.length && before.every(({ key }, at) => key === after[at]?.key);
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
    before.state === after.state &&
    before.contextValue === after.contextValue &&
    before.target?.kind === after.target?.kind &&
    before.spoken() === after.spoken() &&
    (!hovered.has(after.key) ||
      JSON.stringify(before.tooltip()) === JSON.stringify(after.tooltip()))
  );
}
