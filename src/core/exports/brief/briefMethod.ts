import { countCodedDifferently } from '../../analysis/claims/codedTwice';
import type { Analysis } from '../../analysis/analyse';
import { codedArticles } from '../../analysis/records/codedArticles';
import { KINDS_IN_COUNTS } from '../../analysis/disagreements/kinds';
import { countUnlisted } from '../../analysis/disagreements/kindCounts';
import type { Filter } from '../../analysis/records/filter';
import { EXCLUSION_REASONS } from '../../analysis/records/exclusion';
import { nettingText, windowOf, type Netting } from '../../model/netting';
import type { CorpusReader } from '../../model/corpus';
import type { DateRange } from '../../model/date';
import { FIRST_DAY, LAST_DAY } from '../../networks/windows/calendar';
import { HOW_TO_CITE } from '../../model/program';
import { sum } from '../../util/lists';
import type { Wording } from '../wording/wording';
import {
  actorTexts,
  chosenActorLines,
  cautions,
  claimsOnSides,
  issueText,
  onIssues,
  positionText,
} from './briefWords';
import { unreadArticles } from './issues/briefRecords';
import type { BriefContext } from './issues/briefIssue';
import { moreLine, MOST_UNCERTAIN } from './briefLimits';
import {
  bold,
  heading,
  italic,
  member,
  paragraph,
  runsBetween,
  runsOf,
  type Block,
  type Words,
} from '../document/blocks';

/** How everything was counted; of a full brief, what stricter rules would leave. */
export function* methodBlocks(context: BriefContext): Generator<Block> {
  yield heading(2, context.wording.text('heading method'));
  for (const line of methodLines(context, context.analysis.reader)) yield member(0, line);
  if (context.remaining.length > 0) yield* sensitivityTable(context);
}

/** How much the list of disagreements depends on records that a stricter rule would exclude. */
function* sensitivityTable({
  analysis,
  remaining,
  count,
  wording: { text },
}: BriefContext): Generator<Block> {
  if (analysis.issues.size === 0) return;
  yield paragraph(text('other rules'));
  const kinds = KINDS_IN_COUNTS;
  const head = [
    text('head rule'),
    text('head excluded'),
    ...kinds.map((kind) => text(`kind ${kind}`)),
  ];
  const rows = remaining.map(({ rule, counts, excluded }) => [
    runsOf(text(`rule ${rule}`)),
    [count(excluded, { of: 'left out', rule })],
    ...kinds.map((which) => [count(counts[which], { of: 'pairs', which, rule })]),
  ]);
  yield { kind: 'table', head: head.map((one) => runsOf(one)), rows, isOfNumbers: true };
}

/** What to read with care. */
export async function* uncertainBlocks({
  analysis,
  point,
  wording,
}: BriefContext): AsyncGenerator<Block> {
  const { text } = wording;
  const careful = analysis.surviving.filter((record) => cautions(record).length > 0);
  const unread = unreadArticles(analysis);
  if (careful.length + unread.length === 0) return;
  yield heading(2, text('heading uncertain'));
  for (const record of careful.slice(0, MOST_UNCERTAIN)) {
    const who = bold(actorTexts(wording, record.actors));
    const issues = record.position.issues.map((issue) => issueText(wording, issue));
    const what = `: ${positionText(wording, record, record.polarity)}: `;
    const words = await point(record.placed, record.article);
    const why = cautions(record).map((reason) => text(reason));
    yield member(
      0,
      onIssues(wording, who, issues),
      what,
      words,
      ' ',
      italic(`(${why.join(', ')})`),
    );
  }
  const left = careful.length - MOST_UNCERTAIN;
  yield* moreLine(wording, left, 'more positions', 'policy-annotator positions --json');
  for (const { path } of unread.slice(0, MOST_UNCERTAIN))
    yield member(0, text('unread file', path));
  const more = unread.length - MOST_UNCERTAIN;
  yield* moreLine(wording, more, 'more files', 'policy-annotator check');
}

const CODED_STATES = ['complete', 'notRelevant', 'inProgress', 'untouched'] as const;

/** What was counted and how, a sentence each. */
export function* methodLines(
  { analysis, count, wording }: Pick<BriefContext, 'analysis' | 'count' | 'wording'>,
  reader: CorpusReader,
): Generator<Words> {
  const { codebook } = reader;
  const { text, runs } = wording;
  const { filter } = analysis.context;
  const title = codebook.title ?? text('untitled');
  yield codebook.version === undefined
    ? text('method codebook', title)
    : text('method codebook version', title, codebook.version);
  const coded = codedArticles(reader, filter);
  const articles = CODED_STATES.filter((which) => coded[which] > 0).map((which) =>
    runs(`articles ${which}`, count(coded[which], { of: 'articles', which })),
  );
  if (articles.length > 0) yield runs('method articles', runsBetween(', ', articles));
  const excluded = EXCLUSION_REASONS.flatMap((reason) => {
    const left = analysis.excluded.get(reason);
    if (left === undefined) return [];
    const shown = count(left, { of: 'positions', which: reason });
    return [runsOf(`${text(`excluded ${reason}`)} (`, shown, ')')];
  });
  const recorded = count(analysis.records.length, { of: 'positions', which: 'recorded' });
  yield excluded.length > 0
    ? runs('method positions, not counted', recorded, runsBetween(', ', excluded))
    : runs('method positions', recorded);
  const claims = sum(claimsOnSides(analysis).map(({ count: times }) => times));
  if (claims > 0) yield text('method claims', claims);
  if (isCodedTwice(analysis)) yield text('method several coders');
  const differently = countCodedDifferently(analysis.stances);
  if (differently > 0) yield text('method differently', differently);
  yield* unlistedLines(analysis, wording);
  for (const line of filterLines(filter, wording)) yield line;
  if (filter.rollUp !== 'none') {
    yield text('method roll-up', filter.rollUp);
    const { notLifted } = analysis;
    if (notLifted > 0) {
      const shown = count(notLifted, { of: 'positions', which: 'not lifted' });
      yield runs('method not rolled up', notLifted, shown);
    }
  }
  yield text('method on balance', nettingWords(windowOf(filter, codebook), wording));
  yield text('method numbers');
  yield text('method cite', HOW_TO_CITE);
}

/** Records that are in no list. */
function* unlistedLines(analysis: Analysis, { text }: Wording): Generator<string> {
  const { withoutDate, onNoSide } = countUnlisted(analysis);
  if (withoutDate > 0) yield text('method without date', withoutDate);
  if (onNoSide > 0) yield text('method no side', onNoSide);
}

/** Whether a claim has the readings of several coders. */
function isCodedTwice({ stances }: Analysis): boolean {
  for (const on of stances.values()) {
    for (const { claims } of on.values()) {
      if (claims.some(({ evidence, count }) => evidence.length > count)) return true;
    }
  }
  return false;
}

/** "in the same 12 calendar months; option within-months:12". */
function nettingWords(netting: Netting, { text }: Wording): string {
  const words =
    netting.kind === 'none'
      ? text('window none')
      : text(
          netting.kind === 'within' ? `window within ${netting.unit}` : `window ${netting.unit}`,
          netting.size,
        );
  return text('window option', words, netting.kind === 'none' ? 'none' : nettingText(netting));
}

function windowText({ first, last }: DateRange, { text, date }: Wording): string {
  if (last === LAST_DAY) return text('method since', date(first));
  if (first === FIRST_DAY) return text('method until', date(last));
  return text('method window', date(first), date(last));
}

function* filterLines(filter: Filter, wording: Wording): Generator<string> {
  const { text } = wording;
  const { scope, coder, window } = filter;
  if (scope.kind === 'folder' && scope.path !== '') yield text('method folder', scope.path);
  if (scope.kind === 'articles') yield text('method chosen articles', scope.paths.size);
  if (coder !== undefined) yield text('method coder', coder);
  yield* chosenActorLines(filter, wording);
  if (filter.query) yield text('method search', filter.query.text);
  if (filter.dates === 'article') yield text('method article dates');
  if (window) yield windowText(window, wording);
  const letIn = [
    ...(filter.ascribed ? [text('also ascribed')] : []),
    ...(filter.unattributed ? [text('also unattributed')] : []),
    ...(filter.unknown ? [text('also unknown')] : []),
    ...(filter.reprints ? [text('also reprints')] : []),
    ...(filter.withoutPolarity ? [text('also without polarity')] : []),
  ];
  if (letIn.length > 0) yield text('method also counted', letIn.join(', '));
}
