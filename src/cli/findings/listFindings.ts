import {
  contradictionColumns,
  contradictionRow,
  contradictions,
  countsText,
  createLocalizer,
  DISAGREEMENT_HEADS,
  disagreementColumns,
  disagreementRow,
  disagreementsIn,
  isCountedContradiction,
  kindCounts,
  nettingText,
  windowOf,
  type Analysis,
  type CorpusReader,
  type Disagreement,
} from '../../core';
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
import { listed, type Listing } from '../output/printing';
import type { FindingColumns } from './findingColumns';

/** Who disagrees; with the columns that the options ask for. */
export function listDisagreements(
  { codebook }: CorpusReader,
  analysis: Analysis,
  more: FindingColumns,
): Listing {
  const { filter } = analysis.context;
  const listing = {
    columns: disagreementColumns(analysis, more.ofDisagreements),
    rows: disagreementsIn(analysis),
    headsFirst: DISAGREEMENT_HEADS,
    image: (row: Disagreement) => {
      const image = disagreementRow(row, analysis);
      const ofPeriods = more.imagesOfPeriods(row);
      const periods = image.periods.map((period, at) => ({ ...period, ...ofPeriods[at] }));
      return { ...image, periods, ...more.imageOfDisagreement(row) };
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
    note: { remarks: more.remarks },
  };
  return listed(listing, LONGEST_TABLE);
}

/** There may be millions of disagreements. */
const LONGEST_TABLE = 200_000;

/** Who is on both sides; with the columns that the options ask for. */
export function listContradictions(
  { codebook }: CorpusReader,
  analysis: Analysis,
  more: FindingColumns,
): Listing {
  const { filter } = analysis.context;
  const found = contradictions(analysis);
  return listed({
    columns: contradictionColumns(codebook, more.ofContradictions),
    rows: found,
    image: (row) => ({ ...contradictionRow(row), ...more.imageOfContradiction(row) }),
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
    note: { remarks: more.remarks },
  });
}
