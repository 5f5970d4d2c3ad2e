import { countCodedDifferently } from '../../analysis/claims/codedTwice';
import type { Analysis } from '../../analysis/analyse';
import { codedArticles } from '../../analysis/records/codedArticles';
import { KINDS, KINDS_IN_COUNTS } from '../../analysis/disagreements/kinds';
import { countUnlisted, type StricterRule } from '../../analysis/disagreements/kindCounts';
import type { Filter } from '../../analysis/records/filter';
import { EXCLUSION_REASONS } from '../../analysis/records/exclusion';
import { nettingText, windowOf, type Netting } from '../../model/netting';
import type { CorpusReader } from '../../model/corpus';
import { HOW_TO_CITE } from '../../model/program';
import {
  actorTexts,
  chosenActorLines,
  cautions,
  issueTexts,
  EXCLUSION_WORDS,
  plural,
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
  yield* uncertainLines(context, reader);
  yield '\n## How this was made\n\n';
  for (const line of methodLines(context, reader)) yield `- ${line}\n`;
  yield* sensitivityTable(context);
}

/** How much the list of disagreements depends on records that a stricter rule would exclude. */
function* sensitivityTable({ analysis, remaining, count }: BriefContext): Generator<string> {
  if (analysis.issues.size === 0) return;
  yield '\nHow many disagreements remain under other rules, each applied on its own:\n\n';
  const kinds = KINDS_IN_COUNTS;
  yield `| rule | positions excluded | ${kinds.map((kind) => KINDS[kind].words).join(' | ')} |\n`;
  yield `| --- | --: | ${kinds.map(() => '--:').join(' | ')} |\n`;
  for (const { rule, counts, excluded } of remaining) {
    const numbers = kinds.map((which) => count(counts[which], { of: 'pairs', which, rule }));
    const without = count(excluded, { of: 'left out', rule });
    yield `| ${RULE_WORDS[rule] ?? rule} | ${[without, ...numbers].join(' | ')} |\n`;
  }
}

/** For rules whose name is not clear enough. */
const RULE_WORDS: Partial<Record<StricterRule, string>> = {
  'without possible': 'without positions marked possible',
  'without joint': 'without joint positions',
  'without uncertain': 'without uncertain places and lost quotes',
  'without window': 'all dates taken together',
};

async function* uncertainLines(
  { analysis, point }: BriefContext,
  reader: CorpusReader,
): AsyncGenerator<string> {
  const careful = analysis.surviving.filter((record) => cautions(record).length > 0);
  const unread = unreadArticles(analysis);
  if (careful.length + unread.length === 0) return;
  yield '\n## What is uncertain\n\n';
  for (const record of careful.slice(0, MOST_UNCERTAIN)) {
    const { codebook } = reader;
    const { issues } = record.position;
    const on = issues.length === 0 ? '' : ` on ${issueTexts(codebook, issues)}`;
    const what = positionText(record, record.polarity, codebook);
    const words = await point(record.placed, record.article);
    yield `- **${actorTexts(codebook, record.actors)}**${on}: ${what}: ${words} *(${cautions(record).join(', ')})*\n`;
  }
  const left = careful.length - MOST_UNCERTAIN;
  yield* moreLine(left, 'position', 'policy-annotator positions --json');
  for (const { path } of unread.slice(0, MOST_UNCERTAIN)) {
    yield `- ${markdownText(path)}: its annotation file cannot be read and is not included\n`;
  }
  yield* moreLine(unread.length - MOST_UNCERTAIN, 'file', 'policy-annotator check');
}

/** What was counted and how, a sentence each, as Markdown. */
export function* methodLines(
  { analysis, count }: Pick<BriefContext, 'analysis' | 'count'>,
  reader: CorpusReader,
): Generator<string> {
  const { codebook } = reader;
  const { filter } = analysis.context;
  const version =
    codebook.version === undefined ? '' : `, version ${markdownText(codebook.version)}`;
  yield `Codebook: ${markdownText(codebook.title ?? 'untitled')}${version}.`;
  const coded = codedArticles(reader, filter);
  const articles = (which: 'complete' | 'notRelevant' | 'inProgress' | 'untouched'): string =>
    count(coded[which], { of: 'articles', which });
  yield `Articles: ${articles('complete')} complete, ${articles('notRelevant')} not relevant, ${articles('inProgress')} in progress, ${articles('untouched')} to code.`;
  const excluded = EXCLUSION_REASONS.flatMap((reason) => {
    const left = analysis.excluded.get(reason);
    if (left === undefined) return [];
    return [`${EXCLUSION_WORDS[reason]} (${count(left, { of: 'positions', which: reason })})`];
  });
  const notCounted = excluded.length > 0 ? `; not counted: ${excluded.join(', ')}` : '';
  yield `Positions: ${count(analysis.records.length, { of: 'positions', which: 'recorded' })} recorded${notCounted}.`;
  if (isCodedTwice(analysis)) {
    yield 'Words coded by several coders are quoted once and count once, on the side that most of them chose. Where coders differ, each reading is shown.';
  }
  const differently = countCodedDifferently(analysis.stances);
  if (differently > 0) {
    const claims = plural(differently, 'claim is', 'claims are');
    yield `Coded differently: ${claims} without a majority of coders for one side, and counted for no side.`;
  }
  yield* unlistedLines(analysis);
  for (const line of filterLines(filter)) yield line;
  if (filter.rollUp !== 'none') {
    yield `Roll-up is on (${filter.rollUp}): actors or issues are counted as the side or issue above them. Quotes keep their own actors and issues.`;
    if (analysis.notLifted > 0) {
      const shown = count(analysis.notLifted, { of: 'positions', which: 'not lifted' });
      yield `Not rolled up: ${plural(analysis.notLifted, 'position', 'positions', shown)}, since the link to the issue above has no sign.`;
    }
  }
  yield `Two actors disagree on an issue on balance when their claims on it, those for minus those against, come out on opposite sides (${nettingWords(windowOf(filter, codebook))}), and at times when they took opposite sides in one article or on one date, but not on balance. A stated disagreement is one that a text reports.`;
  yield 'Numbers such as 2 : 1 are the numbers of claims that the two actors have on their sides. Pairs within one side belong to one side, such as two ministries of one state; pairs at different times are on opposite sides only if all dates are taken together.';
  yield `To cite the program: ${HOW_TO_CITE}`;
}

/** Records that are in no list. */
function* unlistedLines(analysis: Analysis): Generator<string> {
  const { withoutDate, onNoSide } = countUnlisted(analysis);
  if (withoutDate > 0) {
    const claims = plural(withoutDate, 'claim has', 'claims have');
    yield `Without date: ${claims} no date, or one longer than the window. Such claims are compared only with each other.`;
  }
  if (onNoSide > 0) {
    const actors = plural(onNoSide, 'actor is', 'actors are');
    yield `On no side: ${actors} on neither side of an issue, because the claims on it add up to zero. An actor counts once for each such issue.`;
  }
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
function nettingWords(netting: Netting): string {
  if (netting.kind === 'none') return 'all dates together; option none';
  const { kind, unit, size } = netting;
  const one = unit.slice(0, -1);
  const words =
    kind === 'within'
      ? `in the same ${plural(size, `calendar ${one}`)}`
      : `in windows of ${plural(size, one)}`;
  return `${words}; option ${nettingText(netting)}`;
}

function* filterLines(filter: Filter): Generator<string> {
  const { scope, coder, window } = filter;
  if (scope.kind === 'folder' && scope.path !== '') yield `Folder: ${markdownText(scope.path)}.`;
  if (scope.kind === 'articles') yield `Only ${plural(scope.paths.size, 'chosen article')}.`;
  if (coder !== undefined) yield `Coder: ${markdownText(coder)}.`;
  yield* chosenActorLines(filter);
  if (filter.query)
    yield `Only positions that this search finds, on both sides: ${markdownText(filter.query.text)}.`;
  if (filter.dates === 'article') yield 'Dates are those of the articles, not of the claims.';
  if (window) yield `Only positions dated on or between ${window.first} and ${window.last}.`;
  const letIn = [
    ...(filter.ascribed ? ['ascribed'] : []),
    ...(filter.unattributed ? ['unattributed'] : []),
    ...(filter.unknown ? ['unknown actors and issues'] : []),
    ...(filter.reprints ? ['reprints'] : []),
    ...(filter.withoutPolarity ? ['stances without polarity'] : []),
  ];
  if (letIn.length > 0) yield `Also counted: ${letIn.join(', ')}.`;
}
