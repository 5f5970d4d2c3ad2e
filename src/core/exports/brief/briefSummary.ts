import { isCountedContradiction, type Contradiction } from '../../analysis/contradictions';
import { countDisagreementsOn } from '../../analysis/disagreements/findRows';
import { kindCounts } from '../../analysis/disagreements/kindCounts';
import {
  COUNTED_KINDS,
  isCountedKind,
  KINDS_IN_COUNTS,
  type DisagreementKind,
  type TwoSidedKind,
} from '../../analysis/disagreements/kinds';
import { exceptionsAt, isMixedAt } from '../../analysis/disagreements/rowSides';
import { exceptionsOf } from '../../analysis/exceptions';
import { areAsSharp, compareSharpness } from '../../analysis/disagreements/sharpestRows';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { NetStance } from '../../analysis/netStances';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { sideOf, type Side } from '../../analysis/sides';
import type { Counted } from '../../counted/counted';
import type { ActorId, IssueId } from '../../model/ids';
import { sum } from '../../util/lists';
import { compareText } from '../../util/order';
import { perObject } from '../../util/perObject';
import type { BriefContext, OpeningContext, SharpestPairs } from './issues/briefIssue';
import { MOST_FIRST } from './briefLimits';
import {
  bold,
  heading,
  italic,
  member,
  paragraph,
  runsBetween,
  runsOf,
  type Block,
  type Run,
} from '../document/blocks';
import { shiftsOn, turnsInShort } from '../turnTexts';
import type { PhraseKey, Wording } from '../wording/wording';
import {
  issueText,
  nameOfActor,
  namedOf,
  sideText,
  statementBelow,
  statementOf,
} from './briefWords';
import { WrittenConditions } from './writtenConditions';

// Who takes which side on what, and how much there is. The full brief has this after its sentences.

const MOST_ISSUES = 8;
const MOST_ACTORS = 6;

export function* briefSummary(context: BriefContext): Generator<Block> {
  yield paragraph(countsLine(context));
  yield* whoStandsWhere(context);
}

/** "8 positions in 2 articles (3 of them outside the chosen dates) · 2 disagreements (1 on balance,
 * 1 at times) · 1 within one side". */
function countsLine({ analysis, contradictions, count, wording }: BriefContext): Run[] {
  const { text, runs } = wording;
  const counts = kindCounts(analysis);
  const moved = contradictions.filter(isCountedContradiction);
  const shifts = moved.filter(({ kind }) => kind === 'shift').length;
  const articles = new Set(analysis.records.map(({ article }) => article.path)).size;
  const ofKind = (kind: DisagreementKind): Run[] =>
    runsOf(count(counts[kind], { of: 'pairs', which: kind }), ` ${text(`kind ${kind}`)}`);
  const counted = (number: number, key: PhraseKey, what: Counted): readonly Run[] =>
    runs(key, number, count(number, what));
  const all = sum(COUNTED_KINDS.map((kind) => counts[kind]));
  const outside = analysis.excluded.get('outside window') ?? 0;
  const ofThem =
    outside > 0
      ? runs('outside dates', count(outside, { of: 'positions', which: 'outside window' }))
      : [];
  const others = KINDS_IN_COUNTS.filter((kind) => !isCountedKind(kind) && counts[kind] > 0);
  const recorded = counted(analysis.records.length, 'linked positions', {
    of: 'positions',
    which: 'recorded',
  });
  const inArticles = counted(articles, 'linked articles', {
    of: 'articles',
    which: 'with positions',
  });
  const disagreements = counted(all, 'linked disagreements', {
    of: 'pairs',
    which: 'disagreements',
  });
  return runsBetween(' · ', [
    runsOf(
      runs('positions in articles', recorded, inArticles),
      ofThem.length > 0 ? runsOf(' ', ofThem) : [],
    ),
    runsOf(disagreements, ' (', runsBetween(', ', COUNTED_KINDS.map(ofKind)), ')'),
    ...others.map(ofKind),
    counted(moved.length - shifts, 'linked contradictions', {
      of: 'contradictions',
      which: 'contradiction',
    }),
    counted(shifts, 'linked shifts', { of: 'contradictions', which: 'shift' }),
  ]);
}

/** The issues with most disagreements, then those with most claims, with the actors on each side,
 * as on the board: as a table where there are pages. */
function* whoStandsWhere(context: BriefContext): Generator<Block> {
  const { isPaged, sections, wording } = context;
  const { text } = wording;
  const issues = issuesWithSides(context);
  if (issues.length === 0) return;
  const listed = issues.slice(0, MOST_ISSUES).map((on) => standingOf(on, wording));
  yield heading(2, text('heading in short'));
  const linkOf = (issue: IssueId | undefined): string => `#${sections.get(issue) ?? ''}`;
  if (isPaged) yield standingTable(listed, wording, linkOf);
  else for (const one of listed) yield member(0, issueLine(one, wording, linkOf(one.issue)));
  const more = issues.length - listed.length;
  if (more === 0) return;
  const rest = text('and more below', text('more issues', more));
  yield isPaged ? paragraph(rest) : member(0, rest);
}

/** Who stands where, an issue a row. `linkOf`: the address of an issue's section. */
export function standingTable(
  listed: readonly Standing[],
  wording: Wording,
  linkOf: (issue: IssueId | undefined) => string | undefined,
): Extract<Block, { kind: 'table' }> {
  const { text } = wording;
  const rows = listed.map(({ issue, sides }) => {
    const cell = (...words: SideWords[]): Run[] =>
      runsBetween(
        ' ',
        words.flatMap((one) => {
          const actors = sides.get(one);
          if (actors === undefined) return [];
          const isNamed = one !== 'for' && one !== 'against';
          return [isNamed ? [italic(`${text(one)}:`), { text: ` ${actors}` }] : actors];
        }),
      );
    return [
      [{ text: issueText(wording, issue), link: linkOf(issue) }, ...statementBelow(wording, issue)],
      cell('for'),
      cell('against'),
      cell('on both sides', 'on neither side', 'coded differently'),
    ];
  });
  const head = (['head issue', 'head for', 'head against', 'head otherwise'] as const).map(
    (key) => [{ text: text(key) }],
  );
  return { kind: 'table', head, rows, widths: [0.28, 0.26, 0.26, 0.2] };
}

/** The issue with the sharpest pair first, of equally sharp ones that with most disagreements. */
export const issuesWithSides = perObject(
  ({ analysis, pairs }: OpeningContext): readonly IssueAnalysis[] => {
    const sharpest = new Map(
      [...pairs].map(([issue, on]) => [issue, rowsOf(COUNTED_KINDS, on).sort(compareSharpness)[0]]),
    );
    const isBefore = (a: IssueAnalysis, b: IssueAnalysis): number => {
      const [one, other] = [sharpest.get(a.issue), sharpest.get(b.issue)];
      if (!one || !other) return Number(!one) - Number(!other);
      return compareOnlySharpness(one, other);
    };
    return [...analysis.issues.values()]
      .filter(({ stances }) => stances.size > 0)
      .sort(
        (a, b) =>
          isBefore(a, b) ||
          countDisagreementsOn(b) - countDisagreementsOn(a) ||
          b.records.length - a.records.length ||
          compareText(a.issue ?? '', b.issue ?? ''),
      );
  },
);

function issueLine({ issue, sides }: Standing, wording: Wording, link: string): Run[] {
  const statement = statementOf(wording, issue);
  const about = statement === undefined ? ': ' : ` (${statement}) – `;
  const listed = [...sides].map(([words, actors]) => `${wording.text(words)}: ${actors}`);
  return runsOf({ ...bold(issueText(wording, issue)), link }, about + listed.join('; '));
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

/** An issue with the actors on each side. */
export interface Standing {
  readonly issue: IssueId | undefined;
  readonly sides: ReadonlyMap<SideWords, string>;
}

/** Who takes which side, for all issues, the most disputed first. */
export function standingsOf(context: OpeningContext): Standing[] {
  return issuesWithSides(context).map((on) => standingOf(on, context.wording));
}

function standingOf(on: IssueAnalysis, wording: Wording): Standing {
  const { issue, stances } = on;
  const shifts = shiftsOn(on);
  const sides = sidesOf(stances).map(
    ({ words, actors }) => [words, firstActors(wording, actors, shifts)] as const,
  );
  return { issue, sides: new Map(sides) };
}

/** Whether it has claims on which the coders agree. */
function hasCounted(stance: NetStance): boolean {
  return claimCount(stance) > 0;
}

function claimCount({ plus, zero, minus }: NetStance): number {
  return plus + zero + minus;
}

/** "Brazil, China (with 2 exceptions), Japan (under a condition) and 3 more". */
function firstActors(
  wording: Wording,
  actors: readonly NetStance[],
  shifts: ReadonlyMap<ActorId, Contradiction>,
): string {
  const { text } = wording;
  const listed = namedOf(actors, MOST_ACTORS);
  const more = actors.length - listed.length;
  const conditions = new WrittenConditions();
  const turnsOf = ({ actor }: NetStance): string | undefined => {
    const shift = shifts.get(actor);
    return shift && turnsInShort(shift, wording);
  };
  const named = listed
    .map((stance) => {
      const exceptions = exceptionsOf(stance);
      const but =
        exceptions > 0
          ? text('with exceptions', exceptions)
          : stance.mixed
            ? turnsOf(stance)
            : conditions.textOf(stance, wording);
      return `${nameOfActor(wording, stance.actor)}${but === undefined ? '' : ` (${but})`}`;
    })
    .join(', ');
  return more > 0 ? text('and last', named, text('more actors named', more)) : named;
}

/** "for", "mostly for", "for, with 2 exceptions", "for, under the condition “if asked”". */
export function sideOfPair(
  row: Disagreement,
  at: 0 | 1,
  wording: Wording,
  conditions: WrittenConditions,
): string {
  const { text } = wording;
  const stance = row.stances[at];
  const side = sideText(wording, stance?.sign ?? 0);
  const exceptions = exceptionsAt(row, at);
  if (exceptions > 0) return `${side}, ${text('with exceptions', exceptions)}`;
  if (!isMixedAt(row, at)) {
    const condition = stance && conditions.textOf(stance, wording);
    return condition === undefined ? side : `${side}, ${condition}`;
  }
  // On one date, an actor may be on both sides equally often.
  const isMostly =
    row.kind === 'derived' || (row.kind === 'internal' && stance?.plus !== stance?.minus);
  return isMostly
    ? text('mostly', side)
    : text('also', side, sideText(wording, -(stance?.sign ?? 0)));
}

/** The sharpest pairs of all issues; of equally sharp ones those of the issue that comes first. */
export function sharpestRows(
  context: OpeningContext,
  kinds: readonly TwoSidedKind[] = COUNTED_KINDS,
): readonly Disagreement[] {
  return issuesWithSides(context)
    .flatMap(({ issue }) => rowsOf(kinds, context.pairs.get(issue)).sort(compareSharpness))
    .sort(compareOnlySharpness)
    .slice(0, MOST_FIRST);
}

function rowsOf(kinds: readonly TwoSidedKind[], on: SharpestPairs | undefined): Disagreement[] {
  return kinds.flatMap((kind) => on?.[kind] ?? []);
}

/** Leaves equally sharp ones in their order. */
function compareOnlySharpness(a: Disagreement, b: Disagreement): number {
  return areAsSharp(a, b) ? 0 : compareSharpness(a, b);
}
