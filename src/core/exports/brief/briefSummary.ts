import type { Analysis } from '../../analysis/analyse';
import type { Claim } from '../../analysis/claims/claims';
import { areConditional } from '../../analysis/claims/conditions';
import { isCountedContradiction } from '../../analysis/contradictions';
import { countDisagreementsOn } from '../../analysis/disagreements/findRows';
import { kindCounts } from '../../analysis/disagreements/kindCounts';
import {
  COUNTED_KINDS,
  isCountedKind,
  KINDS,
  KINDS_IN_COUNTS,
  type DisagreementKind,
} from '../../analysis/disagreements/kinds';
import { exceptionsAt, isMixedAt } from '../../analysis/disagreements/rowSides';
import { exceptionsOf } from '../../analysis/exceptions';
import { compareSharpness } from '../../analysis/disagreements/sharpestRows';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { NetStance } from '../../analysis/netStances';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { sideOf, type Side } from '../../analysis/sides';
import type { Counted, CountedPairs } from '../../counted/counted';
import type { Codebook } from '../../model/codebook';
import type { IssueId } from '../../model/ids';
import { sum } from '../../util/lists';
import { compareText } from '../../util/order';
import { createLocalizer } from '../../views/words/localizer';
import type { BriefContext, OpeningContext } from './issues/briefIssue';
import { pairText, whenText } from './issues/briefPairs';
import { MOST_UNCERTAIN } from './briefLimits';
import type { SectionAddress } from './briefSections';
import { markdownText } from './markdownText';
import {
  actorText,
  chosenActorLines,
  countedCautions,
  exceptionsText,
  issueText,
  plural,
  sideText,
} from './briefWords';
import { unreadArticles } from './issues/briefRecords';

// The first half page: how much there is, who takes which side on what, the sharpest disagreements,
// what is uncertain.

const MOST_ISSUES = 8;
const MOST_ACTORS = 6;
const MOST_PAIRS = 5;

export function* briefSummary(context: BriefContext): Generator<string> {
  yield `${countsLine(context)}\n`;
  for (const line of chosenActorLines(context.analysis.context.filter)) yield `\n${line}\n`;
  if (context.isOneSided) yield `\n${createLocalizer().text('one side left out')}\n`;
  yield* whoStandsWhere(context);
  yield* sharpest(context);
  yield* whatIsUncertain(context);
}

/** "8 positions in 2 articles (3 of them outside the chosen dates) · 2 disagreements (1 on balance,
 * 1 at times) · 1 within one side". */
function countsLine({ analysis, contradictions, count }: BriefContext): string {
  const counts = kindCounts(analysis);
  const moved = contradictions.filter(isCountedContradiction);
  const shifts = moved.filter(({ kind }) => kind === 'shift').length;
  const articles = new Set(analysis.records.map(({ article }) => article.path)).size;
  const pairs = (which: CountedPairs, number: number): string =>
    count(number, { of: 'pairs', which });
  const ofKind = (kind: DisagreementKind): string =>
    `${pairs(kind, counts[kind])} ${KINDS[kind].words}`;
  const counted = (number: number, one: string, what: Counted): string =>
    plural(number, one, undefined, count(number, what));
  const all = sum(COUNTED_KINDS.map((kind) => counts[kind]));
  const outside = analysis.excluded.get('outside window') ?? 0;
  const ofThem =
    outside > 0
      ? ` (${count(outside, { of: 'positions', which: 'outside window' })} of them outside the chosen dates)`
      : '';
  const others = KINDS_IN_COUNTS.filter((kind) => !isCountedKind(kind) && counts[kind] > 0);
  return [
    `${counted(analysis.records.length, 'position', { of: 'positions', which: 'recorded' })} in ${counted(articles, 'article', { of: 'articles', which: 'with positions' })}${ofThem}`,
    `${counted(all, 'disagreement', { of: 'pairs', which: 'disagreements' })} (${COUNTED_KINDS.map(ofKind).join(', ')})`,
    ...others.map(ofKind),
    counted(moved.length - shifts, 'contradiction', {
      of: 'contradictions',
      which: 'contradiction',
    }),
    counted(shifts, 'shift', { of: 'contradictions', which: 'shift' }),
  ].join(' · ');
}

/** The issues with most disagreements, then those with most claims, with the actors on each side,
 * as on the board. */
function* whoStandsWhere({ analysis, sections }: BriefContext): Generator<string> {
  const { codebook } = analysis.context;
  const issues = issuesWithSides(analysis);
  if (issues.length === 0) return;
  yield '\n## In short\n\n';
  for (const on of issues.slice(0, MOST_ISSUES))
    yield `- ${issueLine(on, codebook, sections.get(on.issue))}\n`;
  const more = issues.length - MOST_ISSUES;
  if (more > 0) yield `- and ${plural(more, 'more issue')} below\n`;
}

export function issuesWithSides(analysis: Analysis): IssueAnalysis[] {
  return [...analysis.issues.values()]
    .filter(({ stances }) => stances.size > 0)
    .sort(
      (a, b) =>
        countDisagreementsOn(b) - countDisagreementsOn(a) ||
        b.records.length - a.records.length ||
        compareText(a.issue ?? '', b.issue ?? ''),
    );
}

function issueLine(
  { issue, stances }: IssueAnalysis,
  codebook: Codebook,
  section: SectionAddress | undefined,
): string {
  const sides = sidesOf(stances).map(
    ({ words, actors }) => `${words}: ${firstActors(codebook, actors)}`,
  );
  const statement = issue === undefined ? undefined : codebook.issues.get(issue)?.statement;
  const about = statement === undefined ? '' : ` (${markdownText(statement)}) –`;
  const name = `**${issueText(codebook, issue)}**`;
  const linked = section ? `[${name}](#${section.id})` : name;
  return `${linked}${about || ':'} ${sides.join('; ')}`;
}

/** The actors on each side of an issue, those with most claims first; sides without actors are
 * omitted. */
export function sidesOf(
  stances: IssueAnalysis['stances'],
): { words: SideWords; actors: NetStance[] }[] {
  const all = [...stances.values()].sort(
    (a, b) => claimCount(b) - claimCount(a) || compareText(a.actor, b.actor),
  );
  return SIDE_WORDS.flatMap((words) => {
    const actors = all.filter((stance) => sideWords(stance) === words);
    return actors.length === 0 ? [] : [{ words, actors }];
  });
}

function sideWords(stance: NetStance): SideWords {
  if (!hasCounted(stance)) return 'coded differently';
  return WORDS_OF_SIDE[sideOf(stance)];
}

const WORDS_OF_SIDE = {
  for: 'for',
  against: 'against',
  mixed: 'on both sides',
  neutral: 'on neither side',
} as const satisfies Readonly<Record<Side, SideWords>>;

const SIDE_WORDS = [
  'for',
  'against',
  'on both sides',
  'on neither side',
  'coded differently',
] as const;
export type SideWords = (typeof SIDE_WORDS)[number];

/** An issue with the actors on each side, as Markdown. */
export interface Standing {
  readonly issue: IssueId | undefined;
  readonly sides: ReadonlyMap<SideWords, string>;
}

/** Who takes which side in the list “In short”: the first issues. */
export function standings({ analysis }: BriefContext): Standing[] {
  return standingsOf(analysis).slice(0, MOST_ISSUES);
}

/** Like `standings`, for all issues. */
export function standingsOf(analysis: Analysis): Standing[] {
  const { codebook } = analysis.context;
  return issuesWithSides(analysis).map(({ issue, stances }) => ({
    issue,
    sides: new Map(
      sidesOf(stances).map(({ words, actors }) => [words, firstActors(codebook, actors)]),
    ),
  }));
}

/** Whether it has claims on which the coders agree. */
function hasCounted(stance: NetStance): boolean {
  return claimCount(stance) > 0;
}

function claimCount({ plus, zero, minus }: NetStance): number {
  return plus + zero + minus;
}

export function sidedClaims({ claims, sign }: NetStance): readonly Claim[] {
  return sign === 0 ? [] : claims.filter(({ polarity = 0 }) => Math.sign(polarity) === sign);
}

/** "Brazil, China (with 2 exceptions), Japan (under a condition) and 3 more". */
function firstActors(codebook: Codebook, actors: readonly NetStance[]): string {
  const more = actors.length - MOST_ACTORS;
  const named = actors
    .slice(0, MOST_ACTORS)
    .map((stance) => {
      const exceptions = exceptionsOf(stance);
      const but =
        exceptions > 0
          ? ` (${exceptionsText(exceptions)})`
          : !stance.mixed && areConditional(sidedClaims(stance))
            ? ' (under a condition)'
            : '';
      return `${actorText(codebook, stance.actor)}${but}`;
    })
    .join(', ');
  return more > 0 ? `${named} and ${String(more)} more` : named;
}

function* sharpest(context: BriefContext): Generator<string> {
  const rows = sharpestRows(context);
  if (rows.length === 0) return;
  const { codebook } = context.analysis.context;
  yield '\nThe sharpest disagreements, with the number of claims on each side:\n\n';
  for (const row of rows) {
    const pair = pairText(row, codebook, (at) => sideOfPair(row, at));
    const kind = row.kind === 'derived' ? '' : `, ${KINDS[row.kind].words}`;
    yield `- ${pair} on ${issueText(codebook, row.issue)}: ${whenText(row, codebook)}${kind}\n`;
  }
}

/** "for", "mostly for", "for, with 2 exceptions", "for, under a condition". */
export function sideOfPair(row: Disagreement, at: 0 | 1): string {
  const side = sideText(row.stances[at]?.sign ?? 0);
  const exceptions = exceptionsAt(row, at);
  if (exceptions > 0) return `${side}, ${exceptionsText(exceptions)}`;
  if (!isMixedAt(row, at)) {
    const isConditional = areConditional(row.stances[at]?.claims ?? []);
    return isConditional ? `${side}, under a condition` : side;
  }
  // On one date, an actor may be on both sides equally often.
  const other = sideText(-(row.stances[at]?.sign ?? 0));
  return row.kind === 'derived' ? `mostly ${side}` : `${side}, also ${other}`;
}

/** The pairs of all issues with most claims on the weaker side. */
export function sharpestRows({ pairs }: OpeningContext): readonly Disagreement[] {
  return [...pairs.values()]
    .flatMap((on) => COUNTED_KINDS.flatMap((kind) => on[kind]))
    .sort(compareSharpness)
    .slice(0, MOST_PAIRS);
}

/** "To read with care: 2 of 8 positions that are not excluded (draft: 1, quote lost: 1); …" */
function* whatIsUncertain({ analysis }: BriefContext): Generator<string> {
  const unread = unreadArticles(analysis).length;
  if (unread > 0) {
    yield `\n**${plural(unread, 'annotation file')} cannot be read**: the numbers above do not include ${unread === 1 ? 'it' : 'them'}.\n`;
  }
  const { positions, reasons } = countedCautions(analysis.surviving);
  if (positions === 0) return;
  const listed = positions > MOST_UNCERTAIN ? `the first ${String(MOST_UNCERTAIN)}` : 'them';
  const all = plural(analysis.survivingCount, 'position');
  yield `\nTo read with care: ${String(positions)} of ${all} that are not excluded (${reasons.join(', ')}); “What is uncertain” lists ${listed}.\n`;
}
