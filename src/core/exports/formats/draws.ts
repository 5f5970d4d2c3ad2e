import { analyse } from '../../analysis/analyse';
import { drawnRows } from '../../intercoder/recoding/drawnRows';
import { measureCoders } from '../../intercoder/recoding/measuredCoders';
import type { Task } from '../../util/task';
import { describedCsv } from '../../tables/dataPackage';
import { countedNote } from '../countedNote';
import { withoutRefused } from '../exportedRows';
import type { ExportInput, Rendered, TextFormat } from '../exportFormat';

export const drawsCsv = {
  kind: 'text',
  id: 'draws',
  label: 'Draws (CSV)',
  extension: 'csv',
  description:
    'A table of 200 draws of what is in the articles, as their coders read them: for estimates that carry how coders err.',
  isDescribed: true,
  needsReadings: true,
  render: rendered,
} as const satisfies TextFormat;

const COLUMNS = [
  ['draw', 'the draw, from 1 to 200'],
  ['article', 'path of the article'],
  ['position', 'id of a position of the claim; empty where all coders of the article missed it'],
  ['actor', 'who holds it'],
  ['issue', 'what it is about'],
  ['side', 'its side in this draw of what is in the articles: for, against, neither'],
  ['polarity', 'the polarity of that side'],
  ['read', 'the side that a new coder of this draw reads; empty where they read nothing'],
  ['weight', 'how often the claim counts'],
  ['date', 'its date, by the rule of the filter; empty where there is none'],
] as const;

function* rendered({ reader, filter, options, readings, seed = 1 }: ExportInput): Task<Rendered> {
  const analysis = yield* analyse(withoutRefused(reader), filter);
  const { codebook } = reader;
  const measured = yield* measureCoders(analysis, readings ?? { codebook, articles: [] }, seed);
  const isMeasured = measured.kind === 'measured';
  const cells = function* () {
    if (!isMeasured) return;
    for (const row of drawnRows(analysis, measured.draws)) {
      const { draw, article, position, actor, issue, polarity, read, weight, date } = row;
      yield [
        ...[draw, article, position, actor, issue, sideOf(polarity), polarity],
        ...[read === undefined ? undefined : sideOf(read), weight, date],
      ];
    }
  };
  const { articles } = measured;
  return {
    ...describedCsv(
      {
        columns: COLUMNS.map(([name, description]) => ({ name, description })),
        rows: cells(),
        note: { ...countedNote(analysis), seed, codedTwice: articles, method: METHOD },
      },
      options,
    ),
    losses: isMeasured
      ? []
      : [
          `Nothing was drawn: ${String(articles)} articles were completed by two or more coders, and ${String(measured.needed)} are needed.`,
        ],
  };
}

const METHOD =
  'docs/reference/found-again.md: each draw is a truth that fits the readings of the coders. Estimates over draws are pooled as those over multiple imputations (Rubin 1987).';

function sideOf(polarity: number): string {
  return polarity > 0 ? 'for' : polarity < 0 ? 'against' : 'neither';
}
