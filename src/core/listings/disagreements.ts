import type { Analysis } from '../analysis/analyse';
import { ascribedToTarget } from '../analysis/ascribed';
import { KINDS, KINDS_IN_COUNTS } from '../analysis/disagreements/kinds';
import { haveChangedSides } from '../analysis/disagreements/pairs';
import { isBothWays, orientationsOf, sideAt } from '../analysis/disagreements/rowSides';
import { disagreementsOn, type Disagreement } from '../analysis/disagreements/whoDisagrees';
import { actorName, issueName } from '../codebook/lookUp';
import { LIST_SEPARATOR } from '../tables/csv';
import { mixedRowText } from '../views/words/mixedText';
import { createLocalizer } from '../views/words/localizer';
import { tableOf, type ListingColumn } from './listing';
import { actorNames, issueNames } from './positions';
import { quoting, rollUpColumns, SOURCES } from './quoting';

/** One row for each issue, pair of actors and kind, with both quotes. */
export function disagreementsTable(analysis: Analysis): ReturnType<typeof tableOf> {
  return tableOf({ columns: disagreementColumns(analysis), rows: disagreementsIn(analysis) });
}

/** All rows, made as they are read. */
export function disagreementsIn(analysis: Analysis): Iterable<Disagreement> {
  return {
    *[Symbol.iterator]() {
      for (const on of analysis.issues.values()) yield* disagreementsOn(on);
    },
  };
}

/** The heads of disagreements in a terminal. */
export const DISAGREEMENT_HEADS = ['ISSUE', 'KIND', 'ACTORS', 'CLAIMS', 'DATES'];

/** The columns of disagreements. A column states a roll-up: the actors or issues are then not the
 * coded ones. `more` are the last ones for programs, and before the remarks in a terminal. */
export function disagreementColumns(
  analysis: Analysis,
  more: readonly ListingColumn<Disagreement>[] = [],
): readonly ListingColumn<Disagreement>[] {
  const { codebook } = analysis.context;
  const { quotes, sources } = quoting((name) => analysis.recordOf.get(name));
  const stated = quoting((name) => analysis.relationOf.get(name));
  const actor = (at: 0 | 1): readonly ListingColumn<Disagreement>[] => {
    const letter = at === 0 ? 'a' : 'b';
    const which = at === 0 ? 'first' : 'second';
    return [
      {
        name: `actor_${letter}`,
        description: `id of the ${which} actor`,
        cell: ({ actors }) => actors[at],
      },
      {
        name: `actor_${letter}_name`,
        description: 'its name in the codebook',
        cell: ({ actors }) => actorName(codebook, actors[at]),
      },
    ];
  };
  return [
    {
      name: 'issue',
      description: 'id in the codebook; empty where a stated disagreement names no issue',
      cell: ({ issue }) => issue,
      head: 'ISSUE',
      text: ({ issue }) => (issue === undefined ? '–' : issueNames(codebook, [issue])),
    },
    {
      name: 'actors',
      description: 'their ids, sorted; in a one-sided row, the criticizing actor comes first',
      cell: ({ actors }) => actors.join(LIST_SEPARATOR),
      head: 'ACTORS',
      text: ({ actors, stances, kind }) =>
        actors
          .map((id, index) => actorNames(codebook, [id]) + signOf(stances[index]?.sign))
          .join(kind === 'one-sided' ? ' → ' : ' – '),
    },
    {
      name: 'kind',
      description: KINDS_IN_COUNTS.map((kind) => `${kind}: ${KINDS[kind].meaning}`).join('; '),
      cell: ({ kind }) => kind,
      head: 'KIND',
      text: ({ kind }) => (kind === 'stated' ? kind : KINDS[kind].words),
    },
    {
      name: 'stated',
      description: 'whether a text states it, in any row of this pair and issue',
      cell: (row) => row.stated,
    },
    {
      name: 'mixed',
      description: 'one of the two has claims of both signs in a period',
      cell: ({ mixed }) => mixed,
    },
    {
      name: 'positions_a',
      description: 'ids of the positions of the first actor',
      cell: ({ positions }) => positions[0].join(LIST_SEPARATOR),
    },
    {
      name: 'positions_b',
      description: 'ids of the positions of the second actor',
      cell: ({ positions }) => positions[1].join(LIST_SEPARATOR),
    },
    {
      name: 'records',
      description: 'ids of the stated disagreements',
      cell: ({ records }) => records.join(LIST_SEPARATOR),
    },
    {
      name: 'firstDate',
      description: 'the earliest date of the claims of the row, as written',
      cell: ({ firstDate }) => firstDate,
      kind: 'day',
    },
    {
      name: 'lastDate',
      description: 'the latest date of the claims of the row, as written',
      cell: ({ lastDate }) => lastDate,
      kind: 'day',
    },
    {
      name: 'claims_a',
      description:
        'how many claims of the first actor are on its side; on both, where it has changed sides',
      cell: ({ claims }) => claims[0],
    },
    {
      name: 'claims_b',
      description:
        'how many claims of the second actor are on its side; on both, where it has changed sides',
      cell: ({ claims }) => claims[1],
    },
    {
      head: 'CLAIMS',
      text: ({ kind, records, claims }) =>
        kind === 'stated' ? String(records.length) : `${String(claims[0])} : ${String(claims[1])}`,
    },
    { head: 'DATES', text: whenText },
    {
      name: 'side_a',
      description:
        'the side of the first actor: for, against, or changed where the table of periods has both; empty in stated and one-sided rows',
      cell: (row) => sideAt(row, 0),
    },
    {
      name: 'side_b',
      description: 'the side of the second actor',
      cell: (row) => sideAt(row, 1),
    },
    {
      name: 'issue_name',
      description: 'its name in the codebook',
      cell: ({ issue }) => (issue === undefined ? undefined : issueName(codebook, issue)),
    },
    ...actor(0),
    ...actor(1),
    {
      name: 'quotes_a',
      description: 'the words of the positions of the first actor',
      cell: ({ positions }) => quotes(positions[0]),
      kind: 'wrapped',
    },
    {
      name: 'sources_a',
      description: SOURCES,
      cell: ({ positions }) => sources(positions[0]),
      kind: 'wrapped',
    },
    {
      name: 'quotes_b',
      description: 'the words of the positions of the second actor',
      cell: ({ positions }) => quotes(positions[1]),
      kind: 'wrapped',
    },
    {
      name: 'sources_b',
      description: SOURCES,
      cell: ({ positions }) => sources(positions[1]),
      kind: 'wrapped',
    },
    {
      name: 'quotes_stated',
      description: 'the words that state the disagreement',
      cell: ({ records }) => stated.quotes(records),
      kind: 'wrapped',
    },
    {
      name: 'sources_stated',
      description: 'author, newspaper, date and article of each',
      cell: ({ records }) => stated.sources(records),
      kind: 'wrapped',
    },
    {
      name: 'ascribedBy',
      description:
        'in a one-sided row, ids of the actors who ascribe a position on the issue to the second actor, which has only ascribed positions',
      cell: (row) => ascribedToTarget(analysis, row).join(LIST_SEPARATOR),
    },
    ...rollUpColumns(analysis),
    ...more,
    { head: 'REMARKS', text: (row) => remarksText(row, analysis) },
  ];
}

function remarksText(row: Disagreement, analysis: Analysis): string {
  const ascribing = ascribedToTarget(analysis, row);
  return [
    ...(row.stated && row.kind !== 'stated' ? ['also stated'] : []),
    ...(row.mixed ? [mixedRowText(createLocalizer(), row) ?? ''] : []),
    ...(haveChangedSides(row) ? [isBothWays(row) ? 'both ways' : 'changed sides'] : []),
    ...(ascribing.length > 0
      ? [`only ascribed, by ${actorNames(analysis.context.codebook, ascribing)}`]
      : []),
  ].join(', ');
}

type Dated = Pick<Disagreement, 'firstDate' | 'lastDate'>;

/** "2008 … 2009, 2012"; for two who have changed sides "⊕ – ⊖ 2008; the other way round 2012"; for
 * two at different times the dates of each: "2008 | 2012". */
function whenText(row: Disagreement): string {
  const dates = (all: readonly Dated[]): string =>
    all
      .map(({ firstDate, lastDate }) => datesOf(firstDate, lastDate))
      .map((text) => text || (all.length > 1 ? 'undated' : ''))
      .join(', ');
  const [first, second] = orientationsOf(row);
  if (first && second) {
    const signs = [first.sign, -first.sign].map((sign) => signOf(sign).trim()).join(' – ');
    return `${signs} ${dates(first.periods)}; the other way round ${dates(second.periods)}`;
  }
  if (KINDS[row.kind].isAtOneTime) return dates(first?.periods ?? [row]);
  return row.stances
    .map((stance) => {
      const { firstDate, lastDate } = stance?.ownDates ?? row;
      return datesOf(firstDate, lastDate) || 'undated';
    })
    .join(' | ');
}

function signOf(sign: number | undefined): string {
  return sign === undefined || sign === 0 ? '' : sign > 0 ? ' ⊕' : ' ⊖';
}

function datesOf(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} … ${last}`;
}
