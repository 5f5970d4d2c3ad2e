import { compareRows } from '../analysis/changedRows';
import { compareText } from '../analysis/order';
import type { ArticleRow, CorpusReader } from '../model/corpus';
import type { CoderId } from '../model/ids';
import { append } from './grouping';
import type { Voice } from './voice';

export type QueueState = 'to-code' | 'in-progress' | 'done' | 'not-relevant';

export interface ArticleArrangement {
  /** Whose queue it is; undefined: an article is as far as the furthest of its coders. */
  readonly coder: CoderId | undefined;
  readonly sort: 'path' | 'title' | 'date';
  readonly group: 'state' | 'folder' | 'none';
}

/** All articles as a view arranges them. Immutable. */
export interface ArticleLists {
  readonly counts: ReadonlyMap<QueueState, number>;
  /** By state or folder, in order; one group of the empty name where they are not grouped. */
  readonly groups: ReadonlyMap<string, readonly ArticleRow[]>;
}

/** Keeps the articles of a corpus that changes as a view arranges them: each version costs what has
 * changed, a glance at each article, and a copy of the lists that change. */
export class KeptArticles {
  #rows: readonly ArticleRow[] = [];
  #lists: ArticleLists = EMPTY;
  #arranged: ArticleArrangement | undefined;
  #voice: Voice | undefined;

  update(reader: CorpusReader, arrangement: ArticleArrangement, voice: Voice): ArticleLists {
    if (!isSame(arrangement, this.#arranged) || voice !== this.#voice) {
      this.#rows = [];
      this.#lists = EMPTY;
    }
    this.#arranged = arrangement;
    this.#voice = voice;
    const rows = [...reader.articles()];
    const gone: ArticleRow[] = [];
    const come: ArticleRow[] = [];
    compareRows(this.#rows, (row) => row, rows, {
      kept: () => undefined,
      gone: (row) => gone.push(row),
      came: (row) => come.push(row),
    });
    this.#rows = rows;
    if (gone.length + come.length > 0) {
      this.#lists = changedLists(this.#lists, gone, come, arrangement, voice);
    }
    return this.#lists;
  }
}

const EMPTY: ArticleLists = { counts: new Map(), groups: new Map() };

const STATES: readonly QueueState[] = ['to-code', 'in-progress', 'done', 'not-relevant'];

export function queueState(
  { coded }: Pick<ArticleRow, 'coded'>,
  coder: CoderId | undefined,
): QueueState {
  let furthest: QueueState = 'to-code';
  for (const [own, { state }] of coded) {
    if (coder !== undefined && own !== coder) continue;
    if (state === 'complete') return 'done';
    if (state === 'not-relevant') furthest = 'not-relevant';
    else if (furthest === 'to-code') furthest = 'in-progress';
  }
  return furthest;
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function changedLists(
  { counts, groups }: ArticleLists,
  gone: readonly ArticleRow[],
  come: readonly ArticleRow[],
  arrangement: ArticleArrangement,
  voice: Voice,
): ArticleLists {
  const compare = orderOf(arrangement, voice);
  const counted = new Map(counts);
  const count = (row: ArticleRow, by: 1 | -1): void => {
    const state = queueState(row, arrangement.coder);
    counted.set(state, (counted.get(state) ?? 0) + by);
  };
  for (const row of gone) count(row, -1);
  for (const row of come) count(row, 1);
  const goneOf = grouped(gone, arrangement);
  const comeOf = grouped(come, arrangement);
  const changed = new Map(groups);
  for (const name of new Set([...goneOf.keys(), ...comeOf.keys()])) {
    const own = { gone: goneOf.get(name) ?? [], come: comeOf.get(name) ?? [] };
    const list = changedList(groups.get(name) ?? [], own, compare);
    if (list.length > 0) changed.set(name, list);
    else changed.delete(name);
  }
  return { counts: counted, groups: inOrder(changed, arrangement, compare) };
}

/** States in their own order, folders in that of their first articles. */
function inOrder(
  groups: ReadonlyMap<string, readonly ArticleRow[]>,
  { group }: ArticleArrangement,
  compare: RowOrder,
): ReadonlyMap<string, readonly ArticleRow[]> {
  const order: Parameters<(typeof entries)['sort']>[0] =
    group === 'state'
      ? ([a], [b]) => STATES.indexOf(a as QueueState) - STATES.indexOf(b as QueueState)
      : ([, [a]], [, [b]]) => (a && b ? compare(a, b) : 0);
  const entries = [...groups];
  return new Map(entries.sort(order));
}

function grouped(
  rows: readonly ArticleRow[],
  { group, coder }: ArticleArrangement,
): ReadonlyMap<string, ArticleRow[]> {
  const groups = new Map<string, ArticleRow[]>();
  for (const row of rows) {
    const name =
      group === 'state' ? queueState(row, coder) : group === 'folder' ? folderOf(row.path) : '';
    append(groups, name, row);
  }
  return groups;
}

type RowOrder = (a: ArticleRow, b: ArticleRow) => number;

function orderOf({ sort }: ArticleArrangement, voice: Voice): RowOrder {
  const byPath: RowOrder = (a, b) => compareText(a.path, b.path);
  if (sort === 'path') return byPath;
  if (sort === 'date') {
    return (a, b) => compareText(b.metadata.date ?? '', a.metadata.date ?? '') || byPath(a, b);
  }
  return (a, b) =>
    voice.compare(a.metadata.title ?? a.path, b.metadata.title ?? b.path) || byPath(a, b);
}

/** Many changes are sorted anew, few are looked up and put in their places. */
function changedList(
  before: readonly ArticleRow[],
  { gone, come }: { readonly gone: readonly ArticleRow[]; readonly come: readonly ArticleRow[] },
  compare: RowOrder,
): readonly ArticleRow[] {
  if (gone.length + come.length > FEW) {
    const without = new Set(gone);
    // What was in order stays so, which sorting makes use of.
    return [...before.filter((row) => !without.has(row)), ...come].sort(compare);
  }
  const list = [...before];
  for (const row of gone) list.splice(placeIn(list, row, compare), 1);
  for (const row of come) list.splice(placeIn(list, row, compare), 0, row);
  return list;
}

const FEW = 100;

/** The place of a row, or the one that it should have. */
function placeIn(list: readonly ArticleRow[], row: ArticleRow, compare: RowOrder): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other && compare(other, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSame(one: ArticleArrangement, other: ArticleArrangement | undefined): boolean {
  return one.coder === other?.coder && one.sort === other?.sort && one.group === other.group;
}
