import type { Analysis } from '../../analysis/analyse';
import { KINDS, KINDS_IN_COUNTS } from '../../analysis/disagreements/kinds';
import { sideAt } from '../../analysis/disagreements/rowSides';
import { disagreementsOn, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { ascribedToTarget } from '../../analysis/ascribed';
import type { RollUp } from '../../analysis/records/filter';
import { actorName, issueName } from '../../codebook/lookUp';
import type { Annotation } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { PlacedAnnotation } from '../../model/place';
import { LIST_SEPARATOR, quoteCell, type Cell } from '../../tables/csv';
import type { DescribedColumn, DescribedTable } from '../../tables/dataPackage';

/** Further columns of the table. */
export interface MoreColumns {
  readonly columns: readonly DescribedColumn[];
  cellsOf(row: Disagreement): readonly Cell[];
}

/** One row for each issue, pair of actors and kind, with both quotes. A column states a roll-up:
 * the actors or issues are then not the coded ones. Further columns are the last ones. */
export function disagreementsTable(
  analysis: Analysis,
  more: MoreColumns = NO_MORE,
): Pick<DescribedTable, 'columns' | 'rows'> {
  const { rollUp } = analysis.context.filter;
  return {
    columns: [...COLUMNS, ...(rollUp === 'none' ? [] : [ROLL_UP]), ...more.columns],
    rows: rowsOf(rollUp, analysis, more),
  };
}

const NO_MORE: MoreColumns = { columns: [], cellsOf: () => [] };

function* rowsOf(
  rollUp: RollUp,
  analysis: Analysis,
  more: MoreColumns,
): Generator<readonly Cell[]> {
  const { codebook } = analysis.context;
  const actorCells = (ids: readonly [string, string], at: 0 | 1): readonly Cell[] => [
    ids[at],
    actorName(codebook, ids[at]),
  ];
  const positionCells = quoteCells((name) => analysis.recordOf.get(name));
  const statedCells = quoteCells((name) => analysis.relationOf.get(name));
  for (const on of analysis.issues.values()) {
    for (const row of disagreementsOn(on)) {
      yield [
        row.issue,
        row.actors.join(LIST_SEPARATOR),
        row.kind,
        row.stated,
        row.mixed,
        row.positions[0].join(LIST_SEPARATOR),
        row.positions[1].join(LIST_SEPARATOR),
        row.records.join(LIST_SEPARATOR),
        row.firstDate,
        row.lastDate,
        row.claims[0],
        row.claims[1],
        sideAt(row, 0),
        sideAt(row, 1),
        row.issue === undefined ? undefined : issueName(codebook, row.issue),
        ...actorCells(row.actors, 0),
        ...actorCells(row.actors, 1),
        ...positionCells(row.positions[0]),
        ...positionCells(row.positions[1]),
        ...statedCells(row.records),
        ascribedToTarget(analysis, row).join(LIST_SEPARATOR),
        ...(rollUp === 'none' ? [] : [rollUp]),
        ...more.cellsOf(row),
      ];
    }
  }
}

/** One row for each period of each row, with the quotes of both sides. */
export function periodsTable(analysis: Analysis): Pick<DescribedTable, 'columns' | 'rows'> {
  const { rollUp } = analysis.context.filter;
  return {
    columns: [...PERIOD_COLUMNS, ...(rollUp === 'none' ? [] : [ROLL_UP])],
    rows: periodRows(rollUp, analysis),
  };
}

function* periodRows(rollUp: RollUp, analysis: Analysis): Generator<readonly Cell[]> {
  const { codebook } = analysis.context;
  const positionCells = quoteCells((name) => analysis.recordOf.get(name));
  for (const on of analysis.issues.values()) {
    for (const row of disagreementsOn(on)) {
      for (const { sign, sides, firstDate, lastDate } of row.periods) {
        const [a, b] = sides;
        const both = sign > 0 ? [a, b] : [b, a];
        yield [
          row.issue,
          row.actors.join(LIST_SEPARATOR),
          row.kind,
          firstDate,
          lastDate,
          ...both.map(({ actor }) => actor),
          ...both.map(({ ownClaims }) => ownClaims),
          ...both.map(({ positions }) => positions.join(LIST_SEPARATOR)),
          row.issue === undefined ? undefined : issueName(codebook, row.issue),
          ...both.map(({ actor }) => actorName(codebook, actor)),
          ...both.flatMap(({ positions }) => positionCells(positions)),
          ...(rollUp === 'none' ? [] : [rollUp]),
        ];
      }
    }
  }
}

interface Quoting {
  readonly placed: PlacedAnnotation;
  readonly article: ArticleRow;
  readonly date: string | undefined;
}

/** The quotes of some records, and as many sources in the same order: author, newspaper, date and
 * article. */
function quoteCells(
  recordOf: (name: string) => Quoting | undefined,
): (names: readonly string[]) => readonly [Cell, Cell] {
  return (names) => {
    const records = names.flatMap((name) => recordOf(name) ?? []);
    const quotes = records.map(({ placed }) => quoteCell(placed.annotation.quote));
    const sources = records.map(({ article: { metadata, path }, placed: { annotation }, date }) =>
      [metadata.author, metadata.source, date, path, ...conditionOf(annotation)]
        .filter((part) => part !== undefined)
        .join(', '),
    );
    return [quotes.join(LIST_SEPARATOR), sources.join(LIST_SEPARATOR)];
  };
}

function conditionOf(annotation: Annotation): readonly string[] {
  if (annotation.kind !== 'position' || annotation.condition === undefined) return [];
  return [`under the condition “${annotation.condition}”`];
}

const SOURCES = 'author, newspaper, date, article and condition of each, in that order';

const COLUMNS: readonly DescribedColumn[] = [
  {
    name: 'issue',
    description: 'id in the codebook; empty where a stated disagreement names no issue',
  },
  {
    name: 'actors',
    description: 'their ids, sorted; in a one-sided row, the criticizing actor comes first',
  },
  {
    name: 'kind',
    description: KINDS_IN_COUNTS.map((kind) => `${kind}: ${KINDS[kind].meaning}`).join('; '),
  },
  { name: 'stated', description: 'whether a text states it, in any row of this pair and issue' },
  { name: 'mixed', description: 'one of the two has claims of both signs in a period' },
  { name: 'positions_a', description: 'ids of the positions of the first actor' },
  { name: 'positions_b', description: 'ids of the positions of the second actor' },
  { name: 'records', description: 'ids of the stated disagreements' },
  {
    name: 'firstDate',
    description: 'the earliest date of the claims of the row, as written',
  },
  { name: 'lastDate', description: 'the latest date of the claims of the row, as written' },
  {
    name: 'claims_a',
    description:
      'how many claims of the first actor are on its side; on both, where it has changed sides',
  },
  {
    name: 'claims_b',
    description:
      'how many claims of the second actor are on its side; on both, where it has changed sides',
  },
  {
    name: 'side_a',
    description:
      'the side of the first actor: for, against, or changed where the table of periods has both; empty in stated and one-sided rows',
  },
  { name: 'side_b', description: 'the side of the second actor' },
  { name: 'issue_name', description: 'its name in the codebook' },
  { name: 'actor_a', description: 'id of the first actor' },
  { name: 'actor_a_name', description: 'its name in the codebook' },
  { name: 'actor_b', description: 'id of the second actor' },
  { name: 'actor_b_name', description: 'its name in the codebook' },
  { name: 'quotes_a', description: 'the words of the positions of the first actor' },
  { name: 'sources_a', description: SOURCES },
  { name: 'quotes_b', description: 'the words of the positions of the second actor' },
  { name: 'sources_b', description: SOURCES },
  { name: 'quotes_stated', description: 'the words that state the disagreement' },
  { name: 'sources_stated', description: 'author, newspaper, date and article of each' },
  {
    name: 'ascribedBy',
    description:
      'in a one-sided row, ids of the actors who ascribe a position on the issue to the second actor, which has only ascribed positions',
  },
];

const PERIOD_COLUMNS: readonly DescribedColumn[] = [
  { name: 'issue', description: 'id in the codebook' },
  { name: 'actors', description: 'their ids, as in the table of disagreements' },
  { name: 'kind', description: 'the kind of the disagreement that has the period' },
  {
    name: 'from',
    description: 'the first date of its claims, as written; empty for claims without date',
  },
  { name: 'to', description: 'the last date of its claims, as written' },
  { name: 'for', description: 'id of the actor who is for' },
  { name: 'against', description: 'id of the actor who is against' },
  { name: 'claims_for', description: 'how many claims are for' },
  { name: 'claims_against', description: 'how many claims are against' },
  { name: 'positions_for', description: 'ids of the positions for' },
  { name: 'positions_against', description: 'ids of the positions against' },
  { name: 'issue_name', description: 'its name in the codebook' },
  { name: 'for_name', description: 'the name of the actor who is for' },
  { name: 'against_name', description: 'the name of the actor who is against' },
  { name: 'quotes_for', description: 'the words of the positions for' },
  { name: 'sources_for', description: SOURCES },
  { name: 'quotes_against', description: 'the words of the positions against' },
  { name: 'sources_against', description: SOURCES },
];

const ROLL_UP: DescribedColumn = {
  name: 'rollUp',
  description:
    'what was rolled up before the comparison: actors to their side, issues along signed links',
};
