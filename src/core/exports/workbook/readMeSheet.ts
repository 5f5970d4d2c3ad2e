import type { Analysis } from '../../analysis/analyse';
import type { DescribedColumn } from '../../tables/dataPackage';
import { countWriter } from '../brief/briefCounts';
import { methodLines } from '../brief/briefMethod';
import type { Wording } from '../wording/wording';
import { runsOf, textOf } from '../document/blocks';
import { MOST_LETTERS, type SheetLosses } from './sheetCells';
import type { Sheet } from './workbook';

/** What a workbook is, how it was counted, what is excluded, and what its columns mean.
 * `isOneSided`: see `leavesOneSide`. `described`: the columns of sheets, by their names. */
export function readMeSheet(
  corpusName: string,
  analysis: Analysis,
  isOneSided: boolean,
  described: Readonly<Record<string, readonly DescribedColumn[]>>,
  { losses, wording }: { readonly losses: SheetLosses; readonly wording: Wording },
): Sheet {
  const count = countWriter({}, wording);
  const method = [
    ...(isOneSided ? [wording.text('one side left out')] : []),
    ...methodLines({ analysis, count, wording }, analysis.reader),
  ].map((line) => textOf(runsOf(line)));
  const rows: readonly (readonly [string, string])[] = [
    ['Corpus', corpusName],
    ...SHEETS,
    ...method.map((line, at) => [at === 0 ? wording.text('heading method') : '', line] as const),
    ...lossSentences(losses).map((line) => ['Not included', line] as const),
    ...partialDates(losses),
    ...Object.entries(described).flatMap(([sheet, columns]) =>
      columns.map(({ name, description = '' }) => [`${sheet}: ${name}`, description] as const),
    ),
  ];
  return {
    name: 'read me',
    columns: [
      { name: 'what', width: 30, isWrapped: true },
      { name: 'words', width: 100, isWrapped: true },
    ],
    rows,
    isTable: true,
  };
}

const SHEETS: readonly (readonly [string, string])[] = [
  ['Sheet positions', 'One row for each recorded position, whether it counts or not.'],
  [
    'Sheet disagreements',
    'One row for each issue, pair of actors and kind of disagreement, with the quotes of both sides and their sources. Computed from the positions that count.',
  ],
  [
    'Sheet periods',
    'One row for each time in which the two actors of a disagreement were opposed, with the side of each.',
  ],
  ['Sheets actors, issues', 'The entries of the codebook, and ids that occur only in positions.'],
  ['Sheets articles, coders', 'The articles, and the progress of each coder.'],
  [
    'Columns “positions”',
    'How many of the positions in this workbook have this actor, issue, article or coder.',
  ],
  [
    'Lists in a cell',
    'Items of a list are separated by “; ”, parts of a quote by “[…]”. No cell is a formula.',
  ],
];

/** Reports the texts and rows that did not fit, a sentence each. */
export function lossSentences({ cutTexts, excludedRows }: SheetLosses): string[] {
  const most = MOST_LETTERS.toLocaleString('en-GB');
  const number = (count: number): string => count.toLocaleString('en-GB');
  return [
    ...(cutTexts > 0
      ? [
          `${number(cutTexts)} ${cutTexts === 1 ? 'text is' : 'texts are'} cut: a cell holds at most ${most} characters.`,
        ]
      : []),
    ...(excludedRows > 0
      ? [
          `${number(excludedRows)} ${excludedRows === 1 ? 'row is' : 'rows are'} not included: a sheet holds at most 1,048,576 rows.`,
        ]
      : []),
  ];
}

/** Nothing is lost: such dates are kept as written. */
function partialDates({ daysAsText }: SheetLosses): (readonly [string, string])[] {
  if (daysAsText === 0) return [];
  const dates = `${daysAsText.toLocaleString('en-GB')} ${daysAsText === 1 ? 'date is not a whole day' : 'dates are not whole days'}`;
  return [
    [
      'Dates that are text',
      `${dates} since March 1900, such as “2024-05”. Spreadsheets store only whole days, so such dates are kept as text.`,
    ],
  ];
}
