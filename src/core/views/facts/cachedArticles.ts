import { codedStateOf } from '../../analysis/records/codedArticles';
import type { Directed } from '../../intercoder/adjudication/directedArticles';
import { assignedTo } from '../../intercoder/assignment/assignedTo';
import { compareText } from '../../util/order';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import type { ArticlePath, CoderId } from '../../model/ids';
import { firstFrom } from '../../util/lists';
import { sortTask } from '../../util/sortTask';
import { forEachTask, type Task } from '../../util/task';
import { append } from './grouping';
import type { Localizer } from '../words/localizer';

/** `not-assigned`: untouched, and not the coder's to code. `waiting` … `decided`: see
 * `DirectedState`, for who directs the study. In the order in which they are listed. */
export const QUEUE_STATES = [
  'waiting',
  'single',
  'begun',
  'decided',
  'to-code',
  'in-progress',
  'done',
  'not-relevant',
  'not-assigned',
] as const;

export type QueueState = (typeof QUEUE_STATES)[number];

/** Who codes which article, as the codebook has it. Without any, all coders code all. */
export type Assignment = ReadonlyMap<ArticlePath, readonly CoderId[]>;

export interface ArticleArrangement {
  /** The coder whose queue it is; undefined: the most advanced state of all coders counts. */
  readonly coder: CoderId | undefined;
  readonly assigned?: Assignment | undefined;
  /** Of who directs the study. */
  readonly directed?: Directed | undefined;
  readonly sort: 'path' | 'title' | 'date';
  readonly group: 'state' | 'folder' | 'none';
}

/** All articles in the arrangement of a view. Immutable. */
export interface ArticleLists {
  readonly counts: ReadonlyMap<QueueState, number>;
  /** By state or folder, in order; one group of the empty name where they are not grouped. */
  readonly groups: ReadonlyMap<string, readonly ArticleRow[]>;
}

/** Caches the arranged articles of a changing corpus: each version costs what has changed, a look
 * at each article, and a copy of the lists that change. */
export class CachedArticles {
  #rows: readonly ArticleRow[] = [];
  #lists: ArticleLists = EMPTY;
  #arranged: ArticleArrangement | undefined;
  #localizer: Localizer | undefined;

  /** The lists of this version, as a task, since sorting a hundred thousand titles is slow. A task
   * that is not finished changes nothing. */
  *update(
    reader: CorpusReader,
    arrangement: ArticleArrangement,
    localizer: Localizer,
  ): Task<ArticleLists> {
    const isSameOrder = isSame(arrangement, this.#arranged) && localizer === this.#localizer;
    // Read once: between two steps, another task may finish.
    const before = isSameOrder ? this.#rows : [];
    let lists = isSameOrder ? this.#lists : EMPTY;
    const rows = reader.articles();
    const removed: ArticleRow[] = [];
    const added: ArticleRow[] = [];
    yield* compareRows(before, (row) => row, rows, {
      kept: () => undefined,
      removed: (row) => removed.push(row),
      added: (row) => added.push(row),
    });
    if (removed.length + added.length > 0) {
      lists = yield* changedLists(lists, removed, added, arrangement, localizer);
    }
    this.#rows = rows;
    this.#arranged = arrangement;
    this.#localizer = localizer;
    return (this.#lists = lists);
  }
}

const EMPTY: ArticleLists = { counts: new Map(), groups: new Map() };

/** The state of an article as `codedStateOf` has it. For a coder it is done where adjudicated:
 * coders complete it first. For who directs the study, what coders have made of it comes before. */
export function queueState(
  row: ArticleRow,
  {
    coder,
    assigned = UNASSIGNED,
    directed,
  }: Pick<ArticleArrangement, 'coder' | 'assigned' | 'directed'>,
): QueueState {
  const state = progressOf(row, coder);
  const ofCoders = directed?.get(row.path)?.state;
  const isEnded = state === 'done' || state === 'not-relevant';
  if (ofCoders !== undefined && (ofCoders === 'waiting' || !isEnded)) return ofCoders;
  const isOthers =
    assigned.size > 0 &&
    coder !== undefined &&
    assignedTo(assigned, row.path)?.includes(coder) !== true;
  return isOthers && state === 'to-code' ? 'not-assigned' : state;
}

const UNASSIGNED: Assignment = new Map();

function progressOf(row: ArticleRow, coder: CoderId | undefined): QueueState {
  const isMarked = coder === undefined || row.coded.has(coder);
  return row.decided && !isMarked ? 'done' : QUEUED[codedStateOf(row, coder)];
}

const QUEUED = {
  complete: 'done',
  notRelevant: 'not-relevant',
  inProgress: 'in-progress',
  untouched: 'to-code',
} as const satisfies Record<ReturnType<typeof codedStateOf>, QueueState>;

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function* changedLists(
  { counts, groups }: ArticleLists,
  removed: readonly ArticleRow[],
  added: readonly ArticleRow[],
  arrangement: ArticleArrangement,
  localizer: Localizer,
): Task<ArticleLists> {
  const compare = orderOf(arrangement, localizer);
  const counted = new Map(counts);
  const removedOf = yield* grouped(removed, arrangement, counted, -1);
  const addedOf = yield* grouped(added, arrangement, counted, 1);
  const changed = new Map(groups);
  let looked = 0;
  for (const name of new Set([...removedOf.keys(), ...addedOf.keys()])) {
    const own = { removed: removedOf.get(name) ?? [], added: addedOf.get(name) ?? [] };
    const list = yield* changedList(groups.get(name) ?? [], own, compare);
    if (list.length > 0) changed.set(name, list);
    else changed.delete(name);
    if (++looked % GROUPS_PER_STEP === 0) yield undefined;
  }
  return { counts: counted, groups: yield* inOrder(changed, arrangement, compare) };
}

/** Rows for each step: their coding may have to be read first. */
const ROWS_PER_STEP = 32;
const GROUPS_PER_STEP = 200;

/** States in their own order, folders in that of their first articles. */
function* inOrder(
  groups: ReadonlyMap<string, readonly ArticleRow[]>,
  { group }: ArticleArrangement,
  compare: RowOrder,
): Task<ReadonlyMap<string, readonly ArticleRow[]>> {
  type Entry = readonly [string, readonly ArticleRow[]];
  const order =
    group === 'state'
      ? ([a]: Entry, [b]: Entry) =>
          QUEUE_STATES.indexOf(a as QueueState) - QUEUE_STATES.indexOf(b as QueueState)
      : ([, [a]]: Entry, [, [b]]: Entry) => (a && b ? compare(a, b) : 0);
  return new Map(yield* sortTask([...groups], order));
}

/** The rows by group; `counted` counts each row's state by one more (or less). */
function* grouped(
  rows: readonly ArticleRow[],
  arrangement: ArticleArrangement,
  counted: Map<QueueState, number>,
  by: 1 | -1,
): Task<ReadonlyMap<string, ArticleRow[]>> {
  const { group } = arrangement;
  const groups = new Map<string, ArticleRow[]>();
  for (const [index, row] of rows.entries()) {
    const state = queueState(row, arrangement);
    counted.set(state, (counted.get(state) ?? 0) + by);
    const name = group === 'state' ? state : group === 'folder' ? folderOf(row.path) : '';
    append(groups, name, row);
    if (index % ROWS_PER_STEP === ROWS_PER_STEP - 1) yield undefined;
  }
  return groups;
}

type RowOrder = (a: ArticleRow, b: ArticleRow) => number;

function orderOf({ sort }: ArticleArrangement, localizer: Localizer): RowOrder {
  const byPath: RowOrder = (a, b) => compareText(a.path, b.path);
  if (sort === 'path') return byPath;
  if (sort === 'date') {
    return (a, b) => compareText(b.metadata.date ?? '', a.metadata.date ?? '') || byPath(a, b);
  }
  return (a, b) =>
    localizer.compare(a.metadata.title ?? a.path, b.metadata.title ?? b.path) || byPath(a, b);
}

/** Many changes are sorted again, few are searched and inserted. */
function* changedList(
  before: readonly ArticleRow[],
  {
    removed,
    added,
  }: { readonly removed: readonly ArticleRow[]; readonly added: readonly ArticleRow[] },
  compare: RowOrder,
): Task<readonly ArticleRow[]> {
  if (removed.length + added.length > FEW) {
    const without = new Set<ArticleRow>();
    const stays: ArticleRow[] = [];
    yield* forEachTask(removed, (row) => without.add(row));
    yield* forEachTask(before, (row) => {
      if (!without.has(row)) stays.push(row);
    });
    return yield* sortTask([...stays, ...added], compare);
  }
  const list = [...before];
  for (const row of removed) list.splice(placeIn(list, row, compare), 1);
  for (const row of added) list.splice(placeIn(list, row, compare), 0, row);
  return list;
}

const FEW = 100;

/** The place of a row, or where it belongs. */
function placeIn(list: readonly ArticleRow[], row: ArticleRow, compare: RowOrder): number {
  return firstFrom(list, 0, (other) => compare(other, row) >= 0);
}

function isSame(one: ArticleArrangement, other: ArticleArrangement | undefined): boolean {
  return (
    one.coder === other?.coder &&
    one.assigned === other?.assigned &&
    one.directed === other?.directed &&
    one.sort === other?.sort &&
    one.group === other.group
  );
}

/** Reports which articles were added, removed or changed (removed and added) between two lists in
 * the order of paths, and which were not, in that order. An article is unchanged where its row is
 * the same object. Neither list may change between two steps. */
function* compareRows<Known>(
  before: readonly Known[],
  rowOf: (known: Known) => ArticleRow,
  after: readonly ArticleRow[],
  report: {
    readonly kept: (known: Known) => void;
    readonly removed: (known: Known) => void;
    readonly added: (row: ArticleRow) => void;
  },
): Task<void> {
  let next = 0;
  yield* forEachTask(after, (row) => {
    let known = before[next];
    while (known !== undefined && rowOf(known) !== row) {
      if (compareText(rowOf(known).path, row.path) > 0) break;
      report.removed(known);
      known = before[++next];
    }
    if (known !== undefined && rowOf(known) === row) {
      report.kept(known);
      next++;
    } else report.added(row);
  });
  for (; next < before.length; next++) report.removed(before[next] as Known);
}
