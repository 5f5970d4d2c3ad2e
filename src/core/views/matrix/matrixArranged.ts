import type { ViewContext } from '../facts/facts';
import type { CountedLink } from '../words/countedText';
import { similarOrder } from './matrixOrder';
import { nextMatrixSort, sortedHeads, type Direction, type MatrixSort } from './matrixSort';
import { phrase, phrases, type Phrase } from '../../util/phrase';

export interface MatrixHead {
  readonly id: string;
  readonly name: string;
  /** Claims in the row or column: the sum of its cells, whether they are shown or not. */
  readonly count: number;
  readonly opens: CountedLink | undefined;
  /** The direction if the other axis is sorted by this head; else undefined. */
  readonly sorted: Direction | undefined;
  /** The state after choosing this head, as `matrixSort` has it. */
  readonly sorts: string;
}

const SORTED = {
  issue: phrases({
    descending: 'Sorted by {0}: actors for it first.',
    ascending: 'Sorted by {0}: actors against it first.',
  }),
  actor: phrases({
    descending: 'Sorted by {0}: issues it is for first.',
    ascending: 'Sorted by {0}: issues it is against first.',
  }),
};

export const MATRIX_ORDERS: readonly { readonly id: MatrixOrder; readonly name: Phrase }[] = [
  { id: 'count', name: phrase('Claims') },
  { id: 'similar', name: phrase('Similarity') },
  { id: 'name', name: phrase('Name') },
];

export type MatrixOrder = 'count' | 'similar' | 'name';

/** Places at which another camp begins. */
export interface Camps {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

interface Arranged {
  readonly rows: readonly MatrixHead[];
  readonly columns: readonly MatrixHead[];
  readonly camps: Camps;
  readonly spoken: readonly string[];
}

/** Applies the order, and then the sort by a chosen row or column. */
export function arranged(
  context: ViewContext,
  order: MatrixOrder,
  sort: MatrixSort | undefined,
  actors: readonly MatrixHead[],
  issues: readonly MatrixHead[],
): Arranged {
  const { localizer } = context;
  const given = inOrder(context, order, actors, issues);
  const by = sort && (sort.layer === 'issue' ? issues : actors).find(({ id }) => id === sort.id);
  const withSort = (layer: MatrixSort['layer'], heads: readonly MatrixHead[]): MatrixHead[] =>
    heads.map((head) => ({
      ...head,
      sorted: by && sort.layer === layer && sort.id === head.id ? sort.direction : undefined,
      sorts: nextMatrixSort(by && sort, layer, head.id),
    }));
  const { stances } = context.facts.analysis;
  const isByIssue = by && sort.layer === 'issue';
  const rows = isByIssue
    ? sortedHeads(given.rows, sort.direction, (actor) => stances.get(sort.id)?.get(actor))
    : given.rows;
  const columns =
    by && !isByIssue
      ? sortedHeads(given.columns, sort.direction, (issue) => stances.get(issue)?.get(sort.id))
      : given.columns;
  // Camps of an axis that is sorted otherwise are no longer together.
  const camps = {
    rows: isByIssue ? [] : given.camps.rows,
    columns: by && !isByIssue ? [] : given.camps.columns,
  };
  return {
    rows: withSort('actor', rows),
    columns: withSort('issue', columns),
    camps,
    spoken: [
      ...(by ? [localizer.text(SORTED[sort.layer][sort.direction], by.name)] : []),
      ...(camps.rows.length + camps.columns.length > 0
        ? [
            localizer.text(
              'Thick lines separate the camps: one side of the division that explains most, those near its middle, and the other side.',
            ),
          ]
        : []),
    ],
  };
}

function inOrder(
  { facts, localizer }: ViewContext,
  order: MatrixOrder,
  actors: readonly MatrixHead[],
  issues: readonly MatrixHead[],
): Omit<Arranged, 'spoken'> {
  const camps = { rows: [], columns: [] };
  if (order === 'count') return { rows: actors, columns: issues, camps };
  const byName = (a: MatrixHead, b: MatrixHead): number => localizer.compare(a.name, b.name);
  const [rows, columns] = [[...actors].sort(byName), [...issues].sort(byName)];
  if (order === 'name') return { rows, columns, camps };
  const cells = rows.flatMap(({ id: actor }, row) =>
    columns.flatMap(({ id: issue }, column) => {
      const stance = facts.analysis.stances.get(issue)?.get(actor);
      const { plus = 0, zero = 0, minus = 0 } = stance ?? {};
      const all = plus + zero + minus;
      return all === 0 ? [] : [{ row, column, value: (plus - minus) / all }];
    }),
  );
  const places = similarOrder(rows.length, columns.length, cells);
  const picked = (heads: readonly MatrixHead[], order: readonly number[]): MatrixHead[] =>
    order.flatMap((at) => heads[at] ?? []);
  return {
    rows: picked(rows, places.rows),
    columns: picked(columns, places.columns),
    camps: { rows: places.rowCamps, columns: places.columnCamps },
  };
}
