import type { Analysis } from '../analysis/analyse';
import { ascribedToTarget } from '../analysis/ascribed';
import { KINDS, KINDS_IN_COUNTS } from '../analysis/disagreements/kinds';
import { haveChangedSides, type Period } from '../analysis/disagreements/pairs';
import { isBothWays, orientationsOf, sideAt } from '../analysis/disagreements/rowSides';
import { disagreementsOn, type Disagreement } from '../analysis/disagreements/whoDisagrees';
import { actorName, issueName } from '../codebook/lookUp';
import type { Annotation } from '../model/annotation';
import type { ArticleRow } from '../model/corpus';
import type { PlacedAnnotation } from '../model/place';
import { LIST_SEPARATOR, quoteCell } from '../tables/csv';
import { mixedRowText } from '../views/words/mixedText';
import { createLocalizer } from '../views/words/localizer';
import { tableOf, type ListingColumn } from './listing';
import { actorNames, issueNames } from './positions';

/** One row for each issue, pair of actors and kind, with both quotes. */
export function disagreementsTable(analysis: Analysis): ReturnType<typeof tableOf> {
  return tableOf({ columns: disagreementColumns(analysis), rows: disagreementsIn(analysis) });
}

/** One row for each period of each row, with the quotes of both sides. */
export function periodsTable(analysis: Analysis): ReturnType<typeof tableOf> {
  return tableOf({ columns: periodColumns(analysis), rows: periodsIn(analysis) });
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

function rollUpColumns({ context }: Analysis): readonly ListingColumn<unknown>[] {
  const { rollUp } = context.filter;
  return rollUp === 'none'
    ? []
    : [
        {
          name: 'rollUp',
          description:
            'what was rolled up before the comparison: actors to their side, issues along signed links',
          cell: () => rollUp,
        },
      ];
}

interface Quoting {
  readonly placed: PlacedAnnotation;
  readonly article: ArticleRow;
  readonly date: string | undefined;
}

/** The quotes of some records, and as many sources in the same order: author, newspaper, date and
 * article. */
function quoting(recordOf: (name: string) => Quoting | undefined) {
  const all = (names: readonly string[], of: (record: Quoting) => string): string =>
    names
      .flatMap((name) => recordOf(name) ?? [])
      .map(of)
      .join(LIST_SEPARATOR);
  return {
    quotes: (names: readonly string[]) =>
      all(names, ({ placed }) => quoteCell(placed.annotation.quote)),
    sources: (names: readonly string[]) =>
      all(names, ({ article: { metadata, path }, placed: { annotation }, date }) =>
        [metadata.author, metadata.source, date, path, ...conditionOf(annotation)]
          .filter((part) => part !== undefined)
          .join(', '),
      ),
  };
}

function conditionOf(annotation: Annotation): readonly string[] {
  if (annotation.kind !== 'position' || annotation.condition === undefined) return [];
  return [`under the condition “${annotation.condition}”`];
}

const SOURCES = 'author, newspaper, date, article and condition of each, in that order';

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
