import {
  createLocalizer,
  foundAgain,
  foundAgainRemarks,
  foundByOne,
  fragilityOf,
  fragilityOfContradiction,
  fragilityOfPeriod,
  runSync,
  type Analysis,
  type CodersCorpus,
  type Contradiction,
  type Disagreement,
  type FoundAgain,
  type Fragility,
  SHARE_COLUMNS,
  SHARE_DESCRIPTIONS,
  shareCells,
  shareImage,
  type Share,
  LIST_SEPARATOR,
  type ListingColumn,
  WHAT_FINDINGS_STAND_ON,
} from '../../core';
import { shownShare } from './shares';
import type { CommonValues, FindingsValues } from '../options/shared';
import { resamplingOf } from '../commands/measures';

/** What can be said of each finding in a list, beside what it is: how often it is found again, and
 * on how many articles it stands. */
export interface FindingColumns {
  readonly ofDisagreements: readonly ListingColumn<Disagreement>[];
  readonly ofContradictions: readonly ListingColumn<Contradiction>[];
  readonly remarks: readonly string[];
  /** For JSON. */
  imageOfDisagreement(row: Disagreement): Image;
  /** Of each period of a row. */
  imagesOfPeriods(row: Disagreement): readonly Image[];
  imageOfContradiction(row: Contradiction): Image;
}

type Image = Readonly<Record<string, unknown>>;

/** The columns that the options ask for; none where they ask for none. `progress` gets the part of
 * the recodings that is done, 0 to 1. */
export function findingColumns(
  analysis: Analysis,
  coders: CodersCorpus | undefined,
  options: Pick<FindingsValues, 'found-again' | 'seed' | 'fragility'> & Pick<CommonValues, 'json'>,
  progress: (part: number) => void,
): FindingColumns {
  const localizer = createLocalizer();
  const { seed } = resamplingOf(options);
  const found =
    options['found-again'] && coders
      ? runSync(foundAgain(analysis, coders, seed, progress, options.json ? 1 : undefined))
      : undefined;
  const byOne = found && coders ? runSync(foundByOne(analysis, coders)) : undefined;
  const { fragility } = options;
  const shares: FoundAgain | undefined = found?.kind === 'found-again' ? found : undefined;
  const columnsOf = <Row>({ share, stands }: Looks<Row>): readonly ListingColumn<Row>[] => [
    ...(found ? shareColumns(share, found.articles) : []),
    ...(fragility ? fragilityColumns(stands) : []),
  ];
  const imageOf = <Row>({ share, stands }: Looks<Row>, row: Row): Image => ({
    ...(found ? { ...shareImage(share(row)), codedTwice: found.articles } : {}),
    ...(fragility ? fragilityImage(stands(row)) : {}),
  });
  const disagreement: Looks<Disagreement> = {
    share: (row) => shares?.ofDisagreement(row),
    stands: ofLast((row) => fragilityOf(analysis.on(row.issue), row)),
  };
  const contradiction: Looks<Contradiction> = {
    share: (row) => shares?.ofContradiction(row),
    stands: ofLast(fragilityOfContradiction),
  };
  return {
    ofDisagreements: columnsOf(disagreement),
    ofContradictions: columnsOf(contradiction),
    remarks: [
      ...(found && byOne
        ? foundAgainRemarks(localizer, found, byOne, analysis.reader.codebook)
        : []),
      ...(shares ? [`Seed: ${String(seed)}.`] : []),
      ...(fragility ? [localizer.text(WHAT_FINDINGS_STAND_ON)] : []),
    ],
    imageOfDisagreement: (row) => imageOf(disagreement, row),
    imagesOfPeriods: (row) => {
      const ofShares = shares?.ofPeriods(row);
      return row.periods.map((period, at) => ({
        ...(found ? shareImage(ofShares?.[at]) : {}),
        ...(fragility
          ? fragilityImage(fragilityOfPeriod(analysis.on(row.issue), row, period))
          : {}),
      }));
    },
    imageOfContradiction: (row) => imageOf(contradiction, row),
  };
}

/** Where the values of a row are looked up. */
interface Looks<Row> {
  readonly share: (row: Row) => Share | undefined;
  readonly stands: (row: Row) => Fragility | undefined;
}

/** Several columns ask for the same value, row by row. */
function ofLast<Row, Value>(of: (row: Row) => Value): (row: Row) => Value {
  let last: { readonly row: Row; readonly value: Value } | undefined;
  return (row) => {
    if (last?.row !== row) last = { row, value: of(row) };
    return last.value;
  };
}

function shareColumns<Row>(
  share: Looks<Row>['share'],
  articles: number,
): readonly ListingColumn<Row>[] {
  return [
    ...SHARE_COLUMNS.map(([name]): ListingColumn<Row> => ({
      name,
      cell: (row) => shareCells(share(row))[name],
      ...(name === 'foundAgain'
        ? {
            description:
              'share of new coders, each like one of these, who find it too: the mean of 200 draws of the truth and the rates of error, each with 50 recodings; empty for fewer than 10 articles coded twice, where it is open, and for findings that are not counted (docs/reference/found-again.md)',
            head: 'FOUND AGAIN',
            text: (row: Row) => shownShare(share(row)),
          }
        : { description: SHARE_DESCRIPTIONS[name] }),
    })),
    {
      name: 'codedTwice',
      description: 'number of articles that two or more coders completed',
      cell: () => articles,
    },
  ];
}

function fragilityColumns<Row>(stands: Looks<Row>['stands']): readonly ListingColumn<Row>[] {
  return [
    {
      name: 'fragility',
      description:
        'the fewest articles that must have been read the other way round for the finding to be none (docs/reference/found-again.md)',
      cell: (row) => stands(row)?.count,
      head: 'STANDS ON',
      text: (row) => {
        const found = stands(row);
        return found ? `${found.isAtLeast ? '≥ ' : ''}${String(found.count)}` : '–';
      },
    },
    {
      name: 'fragilityAtLeast',
      description:
        'whether more may be needed, because the finding is in several stretches of time',
      cell: (row) => stands(row)?.isAtLeast,
    },
    {
      name: 'fragileArticles',
      description: 'these articles; of both sides, where either would do',
      cell: (row) => fragileArticles(stands(row)).join(LIST_SEPARATOR),
    },
  ];
}

function fragilityImage(stands: Fragility | undefined): Image {
  return {
    fragility: stands?.count ?? null,
    fragilityAtLeast: stands?.isAtLeast ?? null,
    fragileArticles: fragileArticles(stands),
  };
}

function fragileArticles(stands: Fragility | undefined): readonly string[] {
  return [...new Set(stands?.sides.flatMap((side) => side.articles))];
}
