import {
  actorNames,
  DEFAULT_RESAMPLING,
  drawnDivisiveness,
  drawnPolarisation,
  drawnSalience,
  filterOfStatements,
  filterOverPairs,
  FEW_ACTORS,
  FEW_ARTICLES,
  issueName,
  LIST_SEPARATOR,
  measureDefinition,
  countedText,
  reasonText,
  salienceOf,
  timelineOf,
  type Codebook,
  type DateRange,
  type DrawnClaims,
  type Filter,
  type Excluded,
  type Interval,
  type ListingColumn,
  type MeasureDefinition,
  type Moment,
  type Resampling,
  type SalienceRow,
  type SampledFigure,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { onAskedCorpora, rendered } from '../corpus/askedCorpus';
import { askedDraws, drawnLines, inDraws, withDrawn } from '../findings/drawn';
import { command } from '../options/command';
import { CALENDAR_WINDOW } from '../options/networkOptions';
import { COMMON, COUNTED, CSV, DRAWN, RESAMPLING } from '../options/shared';
import type { Values } from '../options/option';
import type { Outside } from '../output/outside';
import { listed, type Listing } from '../output/printing';
import { accepted, WrongUse } from '../options/wrongUse';
import { intervalText } from '../output/intervalText';

const OPTIONS = {
  ...COUNTED,
  window: CALENDAR_WINDOW,
  ...RESAMPLING,
  ...DRAWN,
  ...CSV,
  ...COMMON,
};

export const SALIENCE = command({
  summary: 'How many articles speak of each issue, also over time.',
  details:
    'Counts articles that the coder marked complete or not relevant; both numbers are shown. No share is given for fewer than 10 articles. See docs/reference/measures.md for what is counted.',
  example: 'policy-annotator salience articles --window months',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(operands, options, outside, async ({ corpus, filter }) =>
      rendered(await listSalience(corpus, filter, options, outside), options, outside),
    ),
});

export const TIMELINE = command({
  summary: 'Who is for and against each issue, and how divided actors are, also over time.',
  details:
    'Van der Eijk’s agreement, divisiveness and entropy over actors, polarisation over issues; no values are given for fewer than 5 actors. See docs/reference/measures.md for what is counted.',
  example: 'policy-annotator timeline articles --window years --json',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(operands, options, outside, async ({ corpus, filter }) =>
      rendered(await listTimeline(corpus, filter, options, outside), options, outside),
    ),
});

type Options = Values<typeof OPTIONS>;

async function listSalience(
  corpus: LoadedCorpus,
  filter: Filter,
  options: Options,
  outside: Outside,
): Promise<Listing> {
  const { reader } = corpus;
  const resampling = resamplingOf(options);
  const asked = salienceOf(reader, filter, options.window, resampling);
  const { rows, excluded, excludedPositions } = accepted(asked);
  const out = Object.entries(excluded).filter(([, count]) => count > 0);
  const drawn = await askedDraws(corpus, filterOfStatements(filter), options, outside);
  const definition = withDrawn(
    measureDefinition('salience', filter, resampling, excludedPositions, { ...excluded }),
    drawn,
  );
  const own = inDraws(drawn, (row: SalienceRow, claims) => drawnSalience(claims, row));
  return listed({
    columns: described(definition, [...salienceColumns(reader.codebook), ...own.columns]),
    rows,
    image: (row) => ({
      ...salienceRow(row, issueName(reader.codebook, row.issue)),
      ...own.image(row),
      definition,
    }),
    note: definition,
    remarks: [
      `Share: articles with a position on the issue, among those marked complete or not relevant; n too small (–) with fewer than ${String(FEW_ARTICLES)} articles.`,
      ...out.map(
        ([reason, count]) =>
          `Articles excluded: ${String(count)}, ${REASONS.get(reason) ?? reason}.`,
      ),
      ...excludedTexts(excludedPositions),
      ...rollUpText(filter),
      ...drawnLines(drawn, reader.codebook),
    ],
  });
}

function salienceColumns(codebook: Codebook): readonly ListingColumn<SalienceRow>[] {
  return [
    ...windowColumns(({ window }: SalienceRow) => window),
    { name: 'issue', cell: ({ issue }) => issue },
    { name: 'name', cell: ({ issue }) => issueName(codebook, issue), head: 'ISSUE' },
    { name: 'articles', cell: ({ articles }) => articles, head: 'ARTICLES' },
    { name: 'read', cell: ({ read }) => read, head: 'OF READ' },
    { name: 'complete', cell: ({ complete }) => complete },
    { name: 'not_relevant', cell: ({ notRelevant }) => notRelevant },
    {
      name: 'share',
      cell: ({ share }) => share,
      head: 'SHARE',
      text: ({ share }) => (share === undefined ? '–' : shown(share)),
    },
    ...intervalColumns(({ interval }: SalienceRow) => interval),
  ];
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['unfinished', 'to code or in progress'],
  ['reprints', 'reprints'],
  ['undated', 'without a date'],
  ['imprecise', 'with a date longer than the window'],
  ['outsideRange', 'outside the range'],
]);

async function listTimeline(
  corpus: LoadedCorpus,
  filter: Filter,
  options: Options,
  outside: Outside,
): Promise<Listing> {
  const { reader } = corpus;
  const { window } = options;
  if (options.draws && window?.unit === 'events') {
    throw new WrongUse(
      'Draws have no windows of events. For --draws, use windows of the calendar, such as months:3.',
    );
  }
  const resampling = resamplingOf(options);
  const asked = timelineOf(reader, filter, window, resampling);
  const { moments, excluded, positions, used } = accepted(asked);
  const drawn = await askedDraws(corpus, filterOverPairs(filter), options, outside);
  const definition = withDrawn(measureDefinition('timeline', filter, resampling, excluded), drawn);
  const own = inDraws(drawn, ({ moment, one }: TimelineRow, claims) =>
    one ? divisivenessInDraws(one, moment, claims) : drawnPolarisation(claims, moment),
  );
  return listed({
    columns: described(definition, [...timelineColumns(reader.codebook), ...own.columns]),
    rows: moments.flatMap((moment) => [
      ...moment.issues.map((one) => ({ moment, one })),
      { moment, one: undefined },
    ]),
    headsFirst: ['WINDOW', 'ISSUE', 'DIVIDED', '95 %', 'IN DRAWS'],
    image: (row) => ({ ...timelineRow(row), ...own.image(row), definition }),
    note: definition,
    remarks: [
      `Divided: each actor counts once, by the sum of its positions; 0 means that all come out on one side, 1 half against half; mixed actors have positions on both sides; n too small with fewer than ${String(FEW_ACTORS)} actors. Positions included: ${String(used)} of ${String(positions)}.`,
      ...excludedTexts(excluded),
      ...rollUpText(filter),
      ...drawnLines(drawn, reader.codebook),
    ],
  });
}

/** None where there is none as it was coded. */
function divisivenessInDraws(
  one: Moment['issues'][number],
  { window }: Moment,
  drawn: DrawnClaims,
): SampledFigure | undefined {
  return one.divisiveness === undefined ? undefined : drawnDivisiveness(drawn, one, window);
}

/** An issue in a window, or all issues of it. */
interface TimelineRow {
  readonly moment: Moment;
  readonly one: Moment['issues'][number] | undefined;
}

const SIDES = ['for', 'against', 'mixed', 'neutral'] as const;

function timelineColumns(codebook: Codebook): readonly ListingColumn<TimelineRow>[] {
  return [
    ...windowColumns(({ moment }: TimelineRow) => moment.window),
    {
      name: 'issue',
      cell: ({ one }) => one?.issue,
      head: 'ISSUE',
      text: ({ one }) => (one ? issueName(codebook, one.issue) : '(all: polarisation)'),
    },
    { name: 'statements', cell: ({ moment, one }) => (one ?? moment).statements },
    { name: 'articles', cell: ({ moment, one }) => (one ?? moment).articles },
    { name: 'actors', cell: ({ moment, one }) => (one ?? moment).actors, head: 'ACTORS' },
    ...SIDES.map((side): ListingColumn<TimelineRow> => {
      const actorsOn = (one: NonNullable<TimelineRow['one']>): readonly string[] =>
        one.sides.flatMap((own) => (own.side === side ? [own.actor] : []));
      return {
        name: side,
        cell: ({ one }) => one && actorsOn(one).join(LIST_SEPARATOR),
        head: side.toUpperCase(),
        text: ({ one }) => (one ? actorNames(codebook, actorsOn(one)) : ''),
      };
    }),
    { name: 'agreement', cell: ({ one }) => one?.agreement },
    {
      name: 'divisiveness',
      cell: ({ one }) => one?.divisiveness,
      head: 'DIVIDED',
      text: ({ moment, one }) =>
        one ? figureText(one.divisiveness) + mixedText(one) : figureText(moment.polarisation),
    },
    { name: 'entropy', cell: ({ one }) => one?.entropy },
    { name: 'polarisation', cell: ({ moment, one }) => (one ? undefined : moment.polarisation) },
    ...intervalColumns(({ moment, one }: TimelineRow) => (one ?? moment).interval),
  ];
}

function windowColumns<Row>(
  of: (row: Row) => DateRange | undefined,
): readonly ListingColumn<Row>[] {
  return [
    { head: 'WINDOW', text: (row) => windowText(of(row)) },
    { name: 'window_first', cell: (row) => of(row)?.first },
    { name: 'window_last', cell: (row) => of(row)?.last },
  ];
}

function intervalColumns<Row>(
  of: (row: Row) => Interval | undefined,
): readonly ListingColumn<Row>[] {
  return [
    { name: 'interval_low', cell: (row) => of(row)?.low },
    { name: 'interval_high', cell: (row) => of(row)?.high },
    { head: '95 %', text: (row) => intervalText(of(row)) },
  ];
}

/** Columns with the definitions of their figures. */
export function described<Row>(
  { figures }: MeasureDefinition,
  columns: readonly ListingColumn<Row>[],
): readonly ListingColumn<Row>[] {
  const figureOf = (name: string): string =>
    ['interval', 'drawn'].find((figure) => name.startsWith(figure)) ??
    (SIDES.some((side) => side === name) ? 'sides' : name.replace('coalition_', ''));
  return columns.map((column) => ({
    ...column,
    description: figures[figureOf(column.name ?? '')],
  }));
}

function salienceRow(row: SalienceRow, name: string) {
  const { window, issue, articles, read, complete, notRelevant, share, interval } = row;
  return {
    window: window ?? null,
    issue,
    name,
    articles,
    read,
    complete,
    notRelevant,
    share: share ?? null,
    interval: interval ?? null,
    tooFew: share === undefined,
  };
}

/** Of all issues with `issue: null`. */
function timelineRow({ moment, one }: TimelineRow) {
  const { statements, articles, actors, interval } = one ?? moment;
  const polarisation = one ? undefined : moment.polarisation;
  return {
    window: moment.window ?? null,
    issue: one?.issue ?? null,
    statements,
    articles,
    actors,
    sides: one?.sides ?? [],
    agreement: one?.agreement ?? null,
    divisiveness: one?.divisiveness ?? null,
    entropy: one?.entropy ?? null,
    polarisation: polarisation ?? null,
    interval: interval ?? null,
    tooFew: (one ? one.divisiveness : polarisation) === undefined,
  };
}

export function resamplingOf({
  seed = DEFAULT_RESAMPLING.seed,
  resamples = DEFAULT_RESAMPLING.times,
}: {
  readonly seed?: number | undefined;
  readonly resamples?: number | undefined;
}): Resampling {
  return { seed, times: resamples };
}

function excludedTexts(excluded: readonly Excluded[]): string[] {
  const variables = { rows: 'actor', columns: 'issue', qualifier: 'stance' };
  return excluded.map(
    (one) => `Excluded: ${countedText(one)}: ${reasonText(one.reason, variables)}.`,
  );
}

function rollUpText({ rollUp }: Filter): string[] {
  return rollUp === 'none' ? [] : [`Roll-up is on: ${rollUp}.`];
}

function windowText(window: DateRange | undefined): string {
  return window ? `${window.first} … ${window.last}` : 'all';
}

/** A division of 0 does not say that nobody ever took the other side. */
function mixedText({ sides, divisiveness }: Moment['issues'][number]): string {
  const mixed = sides.filter(({ side }) => side === 'mixed').length;
  return mixed === 0 || divisiveness === undefined ? '' : ` (${String(mixed)} mixed)`;
}

function figureText(figure: number | undefined): string {
  return figure === undefined ? 'n too small' : shown(figure);
}

function shown(figure: number): string {
  return figure.toFixed(2);
}
