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
import type { Wording } from '../wording/wording';
import {
  actorTexts,
  chosenActorLines,
  cautions,
  issueText,
  onIssues,
  positionText,
} from './briefWords';
import { unreadArticles } from './issues/briefRecords';
import type { BriefContext } from './issues/briefIssue';
import { moreLine, MOST_UNCERTAIN } from './briefLimits';
import { markdownText } from './markdownText';

/** What to read with care, then how everything was counted. */
export async function* briefMethod(
  context: BriefContext,
  reader: CorpusReader,
): AsyncGenerator<string> {
  yield* uncertainLines(context);
  yield `\n## ${context.wording.text('heading method')}\n\n`;
  for (const line of methodLines(context, reader)) yield `- ${line}\n`;
  yield* sensitivityTable(context);
}

/** How much the list of disagreements depends on records that a stricter rule would exclude. */
function* sensitivityTable({
  analysis,
  remaining,
  count,
  wording: { text },
}: BriefContext): Generator<string> {
  if (analysis.issues.size === 0) return;
  yield `\n${text('other rules')}\n\n`;
  const kinds = KINDS_IN_COUNTS;
  const heads = [
    text('head rule'),
    text('head excluded'),
    ...kinds.map((kind) => text(`kind ${kind}`)),
  ];
  yield `| ${heads.join(' | ')} |\n`;
  yield `| --- | --: | ${kinds.map(() => '--:').join(' | ')} |\n`;
  for (const { rule, counts, excluded } of remaining) {
    const numbers = kinds.map((which) => count(counts[which], { of: 'pairs', which, rule }));
    const without = count(excluded, { of: 'left out', rule });
    yield `| ${text(`rule ${rule}`)} | ${[without, ...numbers].join(' | ')} |\n`;
  }
}

async function* uncertainLines({ analysis, point, wording }: BriefContext): AsyncGenerator<string> {
  const { text } = wording;
  const careful = analysis.surviving.filter((record) => cautions(record).length > 0);
  const unread = unreadArticles(analysis);
  if (careful.length + unread.length === 0) return;
  yield `\n## ${text('heading uncertain')}\n\n`;
  for (const record of careful.slice(0, MOST_UNCERTAIN)) {
    const who = `**${actorTexts(wording, record.actors)}**`;
    const issues = record.position.issues.map((issue) => issueText(wording, issue));
    const what = positionText(wording, record, record.polarity);
    const words = await point(record.placed, record.article);
    const why = cautions(record).map((reason) => text(reason));
    yield `- ${onIssues(wording, who, issues)}: ${what}: ${words} *(${why.join(', ')})*\n`;
  }
  const left = careful.length - MOST_UNCERTAIN;
  yield* moreLine(wording, left, 'more positions', 'policy-annotator positions --json');
  for (const { path } of unread.slice(0, MOST_UNCERTAIN)) {
    yield `- ${text('unread file', markdownText(path))}\n`;
  }
  const more = unread.length - MOST_UNCERTAIN;
  yield* moreLine(wording, more, 'more files', 'policy-annotator check');
}

/** What was counted and how, a sentence each, as Markdown. */
export function* methodLines(
  { analysis, count, wording }: Pick<BriefContext, 'analysis' | 'count' | 'wording'>,
  reader: CorpusReader,
): Generator<string> {
  const { codebook } = reader;
  const { text } = wording;
  const { filter } = analysis.context;
  const title = codebook.title === undefined ? text('untitled') : markdownText(codebook.title);
  yield codebook.version === undefined
    ? text('method codebook', title)
    : text('method codebook version', title, markdownText(codebook.version));
  const coded = codedArticles(reader, filter);
  const articles = (which: 'complete' | 'notRelevant' | 'inProgress' | 'untouched'): string =>
    count(coded[which], { of: 'articles', which });
  yield text(
    'method articles',
    articles('complete'),
    articles('notRelevant'),
    articles('inProgress'),
    articles('untouched'),
  );
  const excluded = EXCLUSION_REASONS.flatMap((reason) => {
    const left = analysis.excluded.get(reason);
    if (left === undefined) return [];
    return [`${text(`excluded ${reason}`)} (${count(left, { of: 'positions', which: reason })})`];
  });
  const recorded = count(analysis.records.length, { of: 'positions', which: 'recorded' });
  yield excluded.length > 0
    ? text('method positions, not counted', recorded, excluded.join(', '))
    : text('method positions', recorded);
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
      yield text('method not rolled up', notLifted, shown);
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
  if (scope.kind === 'folder' && scope.path !== '')
    yield text('method folder', markdownText(scope.path));
  if (scope.kind === 'articles') yield text('method chosen articles', scope.paths.size);
  if (coder !== undefined) yield text('method coder', markdownText(coder));
  yield* chosenActorLines(filter, wording);
  if (filter.query) yield text('method search', markdownText(filter.query.text));
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
