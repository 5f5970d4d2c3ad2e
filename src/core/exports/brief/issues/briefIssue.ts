import type { Analysis } from '../../../analysis/analyse';
import { contradictionsOn, type Contradiction } from '../../../analysis/contradictions';
import type { Remaining } from '../../../analysis/disagreements/kindCounts';
import {
  ALL_KINDS,
  byKind,
  TWO_SIDED_KINDS,
  type DisagreementKind,
  type TwoSidedKind,
} from '../../../analysis/disagreements/kinds';
import { sharpestRowsOn } from '../../../analysis/disagreements/sharpestRows';
import {
  oneSidedRow,
  pairsOfKind,
  type Disagreement,
} from '../../../analysis/disagreements/whoDisagrees';
import type { IssueAnalysis } from '../../../analysis/issueAnalysis';
import type { ExclusionReason } from '../../../analysis/records/exclusion';
import { comparePairs, pairsOf, type Pair } from '../../../analysis/records/pairMap';
import type { PositionRecord } from '../../../analysis/records/positionRecords';
import type { PairsStated, RelationRecord } from '../../../analysis/records/statedRelations';
import type { IssueId } from '../../../model/ids';
import type { Task } from '../../../util/task';
import { listingCommand, moreLine, MOST_QUOTES, MOST_ROWS } from '../briefLimits';
import { movedLine, oneSidedLine, pairLine } from './briefPairs';
import { notCountedLines, positionLines } from './briefPositions';
import { actorText, issueText } from '../briefWords';
import type { CountText } from '../briefCounts';
import type { Cite, Point } from './briefQuotes';
import type { SectionAddress } from '../briefSections';
import type { Wording } from '../../wording/wording';
import { markdownText } from '../markdownText';

/** What a brief and a report begin with. */
export interface OpeningContext {
  readonly wording: Wording;
  readonly analysis: Analysis;
  readonly contradictions: readonly Contradiction[];
  /** The sharpest pairs of each issue that has any. */
  readonly pairs: ReadonlyMap<IssueId | undefined, SharpestPairs>;
  /** See `leavesOneSide`. */
  readonly isOneSided: boolean;
}

export interface BriefContext extends OpeningContext {
  /** Counted records by the issues in force; under undefined those without an issue. */
  readonly counted: ReadonlyMap<IssueId | undefined, readonly PositionRecord[]>;
  readonly notCounted: ReadonlyMap<IssueId | undefined, readonly NotCounted[]>;
  readonly cite: Cite;
  /** Writes the first words of a quote, and their place. */
  readonly point: Point;
  readonly sections: ReadonlyMap<IssueId | undefined, SectionAddress>;
  readonly count: CountText;
  /** How many pairs remain under stricter rules; only the full brief lists them. */
  readonly remaining: readonly Remaining[];
}

export interface NotCounted {
  readonly record: PositionRecord;
  readonly reason: ExclusionReason;
}

export type SharpestPairs = Readonly<Record<TwoSidedKind, readonly Disagreement[]>>;

/** The listed pairs, for each issue the sharpest. A task, since there may be very many. */
export function* sharpestPairs({ issues }: Analysis): Task<BriefContext['pairs']> {
  const found = new Map<IssueId | undefined, SharpestPairs>();
  for (const [issue, on] of issues) {
    const rows: Partial<Record<TwoSidedKind, readonly Disagreement[]>> = {};
    for (const kind of TWO_SIDED_KINDS) rows[kind] = yield* sharpestRowsOn(on, kind, MOST_ROWS);
    found.set(
      issue,
      byKind(TWO_SIDED_KINDS, (kind) => rows[kind] ?? []),
    );
    yield undefined;
  }
  return found;
}

/** One issue: who disagrees with whom, then each actor's quotes. */
export async function* briefIssue(
  issue: IssueId | undefined,
  context: BriefContext,
): AsyncGenerator<string> {
  const { analysis, wording } = context;
  const { codebook } = wording;
  const entry = issue === undefined ? undefined : codebook.issues.get(issue);
  const section = context.sections.get(issue);
  if (section?.isWritten === true) yield `\n<a id="${section.id}"></a>\n`;
  yield `\n## ${issueText(wording, issue)}\n`;
  if (entry?.statement !== undefined) yield `\n*${markdownText(entry.statement)}*\n`;
  const on = analysis.on(issue);
  const command = listingCommand('disagreements', analysis, issue);
  for (const kind of ALL_KINDS) yield* linesOfKind(on, kind, command, context);
  yield* statedLines(
    wording.text('heading stated agreement'),
    on.agreements.pairs,
    'policy-annotator export --format json',
    context,
  );
  const moved = contradictionsOn(on);
  yield* list(
    wording.text('heading contradictions'),
    moved.slice(0, MOST_ROWS).map((row) => movedLine(row, context)),
    moved.length,
    listingCommand('contradictions', analysis, issue),
    wording,
    'more actors',
  );
  yield* positionLines(issue, context);
  yield* notCountedLines(issue, context);
}

async function* linesOfKind(
  on: IssueAnalysis,
  kind: DisagreementKind,
  command: string,
  context: BriefContext,
): AsyncGenerator<string> {
  const { wording } = context;
  const heading = wording.text(`heading ${kind}`);
  switch (kind) {
    case 'stated':
      yield* statedLines(heading, on.disagreements.pairs, command, context);
      return;
    case 'one-sided': {
      const lines = on.oneSided
        .toSorted((a, b) => b.records.length - a.records.length)
        .slice(0, MOST_ROWS)
        .map((row) => oneSidedLine(oneSidedRow(on, row), context));
      yield* list(heading, lines, on.oneSided.length, command, wording);
      return;
    }
    default: {
      const rows = context.pairs.get(on.issue)?.[kind] ?? [];
      const lines = rows.map((row) => pairLine(row, context));
      yield* list(heading, lines, pairsOfKind(on, kind)[kind].count, command, wording);
    }
  }
}

/** The first lines of a list, then how many more there are. */
function* list(
  title: string,
  lines: readonly string[],
  count: number,
  command: string,
  wording: Wording,
  what: 'more actors' | 'more pairs' = 'more pairs',
): Generator<string> {
  if (lines.length === 0) return;
  yield `\n### ${title}\n\n`;
  for (const line of lines) yield `- ${line}\n`;
  yield* moreLine(wording, count - lines.length, what, command);
}

/** The pairs that texts mention most often. */
function firstStated(stated: PairsStated): readonly (readonly [Pair, readonly RelationRecord[]])[] {
  return [...pairsOf(stated)]
    .sort(([a, one], [b, other]) => other.length - one.length || comparePairs(a, b))
    .slice(0, MOST_ROWS);
}

async function* statedLines(
  title: string,
  stated: PairsStated,
  command: string,
  { cite, wording }: BriefContext,
): AsyncGenerator<string> {
  const count = [...stated.values()].reduce((sum, { size }) => sum + size, 0);
  if (count === 0) return;
  yield `\n### ${title}\n\n`;
  const listed = firstStated(stated);
  for (const [[one, other], records] of listed) {
    yield `- **${actorText(wording, one)}** – **${actorText(wording, other)}**\n`;
    for (const { placed, article, date } of records.slice(0, MOST_QUOTES)) {
      yield `  - ${await cite(placed, article, date)}\n`;
    }
    yield* moreLine(wording, records.length - MOST_QUOTES, 'more quotes', command, '  ');
  }
  yield* moreLine(wording, count - listed.length, 'more pairs', command);
}
