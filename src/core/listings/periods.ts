import type { Analysis } from '../analysis/analyse';
import type { Period } from '../analysis/disagreements/pairs';
import type { Disagreement } from '../analysis/disagreements/whoDisagrees';
import { actorName, issueName } from '../codebook/lookUp';
import { LIST_SEPARATOR } from '../tables/csv';
import { disagreementsIn } from './disagreements';
import { tableOf, type ListingColumn } from './listing';
import { quoting, rollUpColumns, SOURCES } from './quoting';

/** One row for each period of each row, with the quotes of both sides. */
export function periodsTable(analysis: Analysis): ReturnType<typeof tableOf> {
  return tableOf({ columns: periodColumns(analysis), rows: periodsIn(analysis) });
}

/** A period of a row; `sides`: of the actor who is for, then of the one who is against. */
interface ListedPeriod {
  readonly row: Disagreement;
  readonly period: Period;
  readonly sides: readonly [Period['sides'][0], Period['sides'][1]];
}

function periodsIn(analysis: Analysis): Iterable<ListedPeriod> {
  return {
    *[Symbol.iterator]() {
      for (const row of disagreementsIn(analysis)) {
        for (const period of row.periods) {
          const [a, b] = period.sides;
          yield { row, period, sides: period.sign > 0 ? [a, b] : [b, a] };
        }
      }
    },
  };
}

function periodColumns(analysis: Analysis): readonly ListingColumn<ListedPeriod>[] {
  const { codebook } = analysis.context;
  const { quotes, sources } = quoting((name) => analysis.recordOf.get(name));
  return [
    { name: 'issue', description: 'id in the codebook', cell: ({ row }) => row.issue },
    {
      name: 'actors',
      description: 'their ids, as in the table of disagreements',
      cell: ({ row }) => row.actors.join(LIST_SEPARATOR),
    },
    {
      name: 'kind',
      description: 'the kind of the disagreement that has the period',
      cell: ({ row }) => row.kind,
    },
    {
      name: 'from',
      description: 'the first date of its claims, as written; empty for claims without date',
      cell: ({ period }) => period.firstDate,
      kind: 'day',
    },
    {
      name: 'to',
      description: 'the last date of its claims, as written',
      cell: ({ period }) => period.lastDate,
      kind: 'day',
    },
    {
      name: 'for',
      description: 'id of the actor who is for',
      cell: ({ sides }) => sides[0].actor,
    },
    {
      name: 'against',
      description: 'id of the actor who is against',
      cell: ({ sides }) => sides[1].actor,
    },
    {
      name: 'claims_for',
      description: 'how many claims are for',
      cell: ({ sides }) => sides[0].ownClaims,
    },
    {
      name: 'claims_against',
      description: 'how many claims are against',
      cell: ({ sides }) => sides[1].ownClaims,
    },
    {
      name: 'positions_for',
      description: 'ids of the positions for',
      cell: ({ sides }) => sides[0].positions.join(LIST_SEPARATOR),
    },
    {
      name: 'positions_against',
      description: 'ids of the positions against',
      cell: ({ sides }) => sides[1].positions.join(LIST_SEPARATOR),
    },
    {
      name: 'issue_name',
      description: 'its name in the codebook',
      cell: ({ row: { issue } }) => (issue === undefined ? undefined : issueName(codebook, issue)),
    },
    {
      name: 'for_name',
      description: 'the name of the actor who is for',
      cell: ({ sides }) => actorName(codebook, sides[0].actor),
    },
    {
      name: 'against_name',
      description: 'the name of the actor who is against',
      cell: ({ sides }) => actorName(codebook, sides[1].actor),
    },
    {
      name: 'quotes_for',
      description: 'the words of the positions for',
      cell: ({ sides }) => quotes(sides[0].positions),
      kind: 'wrapped',
    },
    {
      name: 'sources_for',
      description: SOURCES,
      cell: ({ sides }) => sources(sides[0].positions),
      kind: 'wrapped',
    },
    {
      name: 'quotes_against',
      description: 'the words of the positions against',
      cell: ({ sides }) => quotes(sides[1].positions),
      kind: 'wrapped',
    },
    {
      name: 'sources_against',
      description: SOURCES,
      cell: ({ sides }) => sources(sides[1].positions),
      kind: 'wrapped',
    },
    ...rollUpColumns(analysis),
  ];
}
