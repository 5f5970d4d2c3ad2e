import {
  DEFAULT_RESAMPLING,
  FEW_ACTORS,
  FEW_ARTICLES,
  issueName,
  measureDefinition,
  countedText,
  reasonText,
  salienceOf,
  timelineOf,
  type DateRange,
  type Filter,
  type Excluded,
  type Moment,
  type Refused,
  type Resampling,
  type SalienceRow,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { onAskedCorpora, rendered } from '../corpus/askedCorpus';
import { command } from '../options/command';
import { CALENDAR_WINDOW } from '../options/networkOptions';
import { COMMON, COUNTED, CSV, RESAMPLING } from '../options/shared';
import type { Values } from '../options/option';
import type { Listing } from '../output/printing';
import { salienceTable, timelineTable } from './measureTables';
import { WrongUse } from '../options/wrongUse';
import { intervalText } from '../output/intervalText';

const OPTIONS = { ...COUNTED, window: CALENDAR_WINDOW, ...RESAMPLING, ...CSV, ...COMMON };

export const SALIENCE = command({
  summary: 'How many articles speak of each issue, also over time.',
  details:
    'Counts articles that the coder marked complete or not relevant; both numbers are shown. No share is given for fewer than 10 articles. See docs/reference/measures.md for what is counted.',
  example: 'policy-annotator salience articles --window months',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(operands, options, outside, ({ corpus, filter }) =>
      rendered(listSalience(corpus, filter, options), options, outside),
    ),
});

export const TIMELINE = command({
  summary: 'Who is for and against each issue, and how divided actors are, also over time.',
  details:
    'Van der Eijk’s agreement, divisiveness and entropy over actors, polarisation over issues; no values are given for fewer than 5 actors. See docs/reference/measures.md for what is counted.',
  example: 'policy-annotator timeline articles --window years --json',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(operands, options, outside, ({ corpus, filter }) =>
      rendered(listTimeline(corpus, filter, options), options, outside),
    ),
});

type Options = Values<typeof OPTIONS>;

function listSalience({ reader }: LoadedCorpus, filter: Filter, options: Options): Listing {
  const resampling = resamplingOf(options);
  const asked = salienceOf(reader, filter, options.window, resampling);
  const { rows, excluded, excludedPositions } = accepted(asked);
  const definition = measureDefinition('salience', filter, resampling, excludedPositions, {
    ...excluded,
  });
  const nameOf = (issue: string): string => issueName(reader.codebook, issue);
  const out = Object.entries(excluded).filter(([, count]) => count > 0);
  return {
    rows: rows.map((row) => ({ ...salienceRow(row, nameOf(row.issue)), definition })),
    csv: salienceTable(rows, nameOf, definition),
    table: [
      ['WINDOW', 'ISSUE', 'ARTICLES', 'OF READ', 'SHARE', '95 %'],
      ...rows.map(({ window, issue, articles, read, share, interval }) => [
        windowText(window),
        nameOf(issue),
        String(articles),
        String(read),
        share === undefined ? '–' : shown(share),
        intervalText(interval),
      ]),
    ],
    remarks: [
      `Share: articles with a position on the issue, among those marked complete or not relevant; n too small (–) with fewer than ${String(FEW_ARTICLES)} articles.`,
      ...out.map(
        ([reason, count]) =>
          `Articles excluded: ${String(count)}, ${REASONS.get(reason) ?? reason}.`,
      ),
      ...excludedTexts(excludedPositions),
      ...rollUpText(filter),
    ],
  };
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['unfinished', 'to code or in progress'],
  ['reprints', 'reprints'],
  ['undated', 'without a date'],
  ['imprecise', 'with a date longer than the window'],
  ['outsideRange', 'outside the range'],
]);

function listTimeline({ reader }: LoadedCorpus, filter: Filter, options: Options): Listing {
  const resampling = resamplingOf(options);
  const asked = timelineOf(reader, filter, options.window, resampling);
  const { moments, excluded, positions, used } = accepted(asked);
  const definition = measureDefinition('timeline', filter, resampling, excluded);
  const { codebook } = reader;
  const names = (moment: Moment['issues'][number], side: string): string =>
    moment.sides
      .filter((one) => one.side === side)
      .map(({ actor }) => codebook.actors.get(actor)?.name ?? actor)
      .join(', ');
  return {
    rows: moments.flatMap((moment) => timelineRows(moment).map((row) => ({ ...row, definition }))),
    csv: timelineTable(moments, definition),
    table: [
      ['WINDOW', 'ISSUE', 'DIVIDED', '95 %', 'ACTORS', 'FOR', 'AGAINST', 'MIXED', 'NEUTRAL'],
      ...moments.flatMap((moment) => [
        ...moment.issues.map((one) => [
          windowText(moment.window),
          issueName(codebook, one.issue),
          figureText(one.divisiveness) + mixedText(one),
          intervalText(one.interval),
          String(one.actors),
          ...['for', 'against', 'mixed', 'neutral'].map((side) => names(one, side)),
        ]),
        [
          windowText(moment.window),
          '(all: polarisation)',
          figureText(moment.polarisation),
          intervalText(moment.interval),
          String(moment.actors),
        ],
      ]),
    ],
    remarks: [
      `Divided: each actor counts once, by the sum of its positions; 0 means that all come out on one side, 1 half against half; mixed actors have positions on both sides; n too small with fewer than ${String(FEW_ACTORS)} actors. Positions included: ${String(used)} of ${String(positions)}.`,
      ...excludedTexts(excluded),
      ...rollUpText(filter),
    ],
  };
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

/** A row for each issue, then one for all of them with `issue: null`. */
function timelineRows({
  window,
  issues,
  statements,
  articles,
  actors,
  polarisation,
  interval,
}: Moment) {
  return [
    ...issues.map((one) => ({
      window: window ?? null,
      issue: one.issue,
      statements: one.statements,
      articles: one.articles,
      actors: one.actors,
      sides: one.sides,
      agreement: one.agreement ?? null,
      divisiveness: one.divisiveness ?? null,
      entropy: one.entropy ?? null,
      polarisation: null as number | null,
      interval: one.interval ?? null,
      tooFew: one.divisiveness === undefined,
    })),
    {
      window: window ?? null,
      issue: null,
      statements,
      articles,
      actors,
      sides: [],
      agreement: null,
      divisiveness: null,
      entropy: null,
      polarisation: polarisation ?? null,
      interval: interval ?? null,
      tooFew: polarisation === undefined,
    },
  ];
}

function accepted<T extends { readonly kind: string }>(asked: T | Refused): T {
  if (isRefused(asked)) throw new WrongUse(asked.reason);
  return asked;
}

function isRefused(asked: { readonly kind: string } | Refused): asked is Refused {
  return asked.kind === 'refused';
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
