import {
  ascribedToTarget,
  conditionWords,
  contradictions,
  countsText,
  createLocalizer,
  disagreementsOn,
  haveChangedSides,
  isBothWays,
  isCountedContradiction,
  kindCounts,
  KINDS,
  lazily,
  mixedRowText,
  nettingText,
  orientationsOf,
  windowOf,
  type Analysis,
  type Codebook,
  type CorpusReader,
  type Disagreement,
  type PositionRecord,
  contradictionRow,
  disagreementRow,
  disagreementsTable,
  LIST_SEPARATOR,
  listCell,
  type DescribedColumn,
} from '../../core';
import { WrongUse } from '../options/wrongUse';
import type { FindingColumns } from './findingColumns';
import { actorNames, issueNames } from '../commands/listings';
import type { Listing } from '../output/printing';
import {
  codedDifferentlyRemarks,
  counted,
  exclusionRemarks,
  oneSideRemarks,
  pairRemarks,
  rollUpRemarks,
  unknownRemarks,
  unlistedRemarks,
} from '../commands/remarks';

/** Who disagrees; with the columns that the options ask for. */
export function listDisagreements(
  { codebook }: CorpusReader,
  analysis: Analysis,
  more: FindingColumns,
): Listing {
  const { filter } = analysis.context;
  function* found(): Generator<Disagreement> {
    for (const on of analysis.issues.values()) yield* disagreementsOn(on);
  }
  function* rows(): Generator {
    for (const row of found()) {
      const image = disagreementRow(row, analysis);
      const ofPeriods = more.ofPeriods(row);
      const periods = image.periods.map((period, at) => ({ ...period, ...ofPeriods[at] }));
      yield { ...image, periods, ...more.ofDisagreement(row).image };
    }
  }
  const listed = lazily(() => shortEnough(found()));
  return {
    // Made one by one while they are written, since there may be millions.
    rows: { [Symbol.iterator]: rows },
    get table() {
      return [
        ['ISSUE', 'KIND', 'ACTORS', 'CLAIMS', 'DATES', ...more.heads, 'REMARKS'],
        ...listed().map((row) => {
          const [remarks = '', ...cells] = disagreementCells(row, analysis).toReversed();
          return [...cells.toReversed(), ...more.ofDisagreement(row).cells, remarks];
        }),
      ];
    },
    get remarks() {
      return [
        countsText(createLocalizer(), kindCounts(analysis)),
        `Window: ${nettingText(windowOf(filter, codebook))}.`,
        ...unlistedRemarks(analysis),
        ...codedDifferentlyRemarks(analysis),
        ...pairRemarks(filter),
        ...oneSideRemarks(analysis),
        ...exclusionRemarks(analysis),
        ...unknownRemarks(analysis),
        ...rollUpRemarks(filter, analysis.notLifted),
        ...more.remarks,
      ];
    },
    csv: {
      ...disagreementsTable(analysis, {
        columns: more.columns,
        cellsOf: (row) => more.ofDisagreement(row).csv,
      }),
      note: { remarks: more.remarks },
    },
  };
}

/** The rows of a table to read, which is limited: more would not fit into memory. */
function shortEnough<Row>(rows: Iterable<Row>): readonly Row[] {
  const list: Row[] = [];
  for (const row of rows) {
    if (list.push(row) <= LONGEST_TABLE) continue;
    throw new WrongUse(
      `A table can have at most ${String(LONGEST_TABLE)} rows. Add --json, or narrow the rows down with --query.`,
    );
  }
  return list;
}

const LONGEST_TABLE = 200_000;

function disagreementCells(row: Disagreement, analysis: Analysis): readonly string[] {
  const { codebook } = analysis.context;
  const ascribing = ascribedToTarget(analysis, row);
  return [
    row.issue === undefined ? '–' : issueNames(codebook, [row.issue]),
    row.kind,
    row.actors
      .map((actor, index) => actorNames(codebook, [actor]) + signOf(row.stances[index]?.sign))
      .join(row.kind === 'one-sided' ? ' → ' : ' – '),
    row.kind === 'stated'
      ? String(row.records.length)
      : `${String(row.claims[0])} : ${String(row.claims[1])}`,
    whenText(row),
    [
      ...(row.stated && row.kind !== 'stated' ? ['also stated'] : []),
      ...(row.mixed ? [mixedRowText(createLocalizer(), row) ?? ''] : []),
      ...(haveChangedSides(row) ? [isBothWays(row) ? 'both ways' : 'changed sides'] : []),
      ...(ascribing.length > 0 ? [`only ascribed, by ${actorNames(codebook, ascribing)}`] : []),
    ].join(', '),
  ];
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

/** Who is on both sides; with the columns that the options ask for. */
export function listContradictions(
  { codebook }: CorpusReader,
  analysis: Analysis,
  more: FindingColumns,
): Listing {
  const { filter } = analysis.context;
  const found = contradictions(analysis);
  return {
    rows: found.map((row) => ({ ...contradictionRow(row), ...more.ofContradiction(row).image })),
    table: [
      ['ACTOR', 'ISSUE', 'KIND', ...more.heads, 'FOR', 'AGAINST'],
      ...found.map((row) => [
        actorNames(codebook, [row.actor]),
        issueNames(codebook, [row.issue]),
        row.kind + (row.conditional ? ', different conditions' : ''),
        ...more.ofContradiction(row).cells,
        ...row.records.map((records) => records.map((one) => datedId(one, codebook)).join(', ')),
      ]),
    ],
    remarks: [
      counted(
        found.filter(isCountedContradiction).length,
        'contradiction or shift',
        'contradictions and shifts',
      ),
      ...pairRemarks(filter),
      ...unknownRemarks(analysis),
      ...rollUpRemarks(filter, analysis.notLifted),
      ...more.remarks,
    ],
    csv: {
      columns: [...CONTRADICTION, ...more.columns],
      rows: found.map((row) => [
        row.actor,
        row.issue,
        row.kind,
        row.conditional,
        ...row.positions.map((ids) => ids.join(LIST_SEPARATOR)),
        ...row.records.map((records) => listCell(conditionWords(records))),
        ...more.ofContradiction(row).csv,
      ]),
      note: { remarks: more.remarks },
    },
  };
}

const CONTRADICTION: readonly DescribedColumn[] = [
  { name: 'actor', description: 'id in the codebook' },
  { name: 'issue', description: 'id in the codebook' },
  {
    name: 'kind',
    description:
      'contradiction: on one date, or in one article; shift: a move in order of time; order-unknown: a date is missing or imprecise',
  },
  {
    name: 'conditional',
    description:
      'whether no claims for and against hold under the same condition; such rows are not counted',
  },
  { name: 'positions_for', description: 'ids of the positions for' },
  { name: 'positions_against', description: 'ids of the positions against' },
  { name: 'conditions_for', description: 'the conditions of positions for' },
  { name: 'conditions_against', description: 'the conditions of positions against' },
];

/** Such as "p1 (2024-04-26, Antony Blinken, under the condition “if asked”)". */
function datedId(record: PositionRecord, codebook: Codebook): string {
  const { id, date, speaker, actors, position } = record;
  const { condition } = position;
  const remarks = [
    ...(date === undefined ? [] : [date]),
    ...(speaker === undefined || actors.includes(speaker) ? [] : [actorNames(codebook, [speaker])]),
    ...(condition === undefined ? [] : [`under the condition “${condition}”`]),
  ];
  return remarks.length === 0 ? id : `${id} (${remarks.join(', ')})`;
}

function signOf(sign: number | undefined): string {
  return sign === undefined || sign === 0 ? '' : sign > 0 ? ' ⊕' : ' ⊖';
}

function datesOf(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '';
  return first === last ? first : `${first} … ${last}`;
}
