import type { Analysis } from '../../../analysis/analyse';
import { contradictionsOn, type Contradiction } from '../../../analysis/contradictions';
import type { Remaining } from '../../../analysis/disagreements/kindCounts';
import {
  ALL_KINDS,
  byKind,
  COUNTED_KINDS,
  KINDS,
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
import { addAll } from '../../../util/lists';
import type { Task } from '../../../util/task';
import {
  bold,
  heading,
  italic,
  member,
  paragraph,
  runsBetween,
  type Block,
} from '../../document/blocks';
import { listingCommand, moreLine, MOST_FIRST, MOST_QUOTES, MOST_ROWS } from '../briefLimits';
import { movedLine, oneSidedLine, pairLine } from './briefPairs';
import { notCountedBlocks, positionBlocks } from './briefPositions';
import { pairSides } from './briefSides';
import { issueText, nameOfActor } from '../briefWords';
import type { CountRun } from '../briefCounts';
import type { Cite, Point } from './briefQuotes';
import type { Wording } from '../../wording/wording';

/** What a brief and a report begin with. */
export interface OpeningContext {
  readonly wording: Wording;
  readonly analysis: Analysis;
  readonly contradictions: readonly Contradiction[];
  /** See `sharpestPairs`. */
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
  /** The anchors of the sections. */
  readonly sections: ReadonlyMap<IssueId | undefined, string>;
  /** Laid out for pages, where the quotes of a pair stand next to each other. */
  readonly isPaged: boolean;
  readonly count: CountRun;
  /** How many pairs remain under stricter rules; only the full brief lists them. */
  readonly remaining: readonly Remaining[];
}

export interface NotCounted {
  readonly record: PositionRecord;
  readonly reason: ExclusionReason;
}

export type SharpestPairs = Readonly<Record<TwoSidedKind, readonly Disagreement[]>>;

/** The listed pairs, for each issue the sharpest: those that the full brief lists, or the first
 * ones that are counted or within one side. A task, since there may be very many. */
export function* sharpestPairs({ issues }: Analysis, isFull: boolean): Task<BriefContext['pairs']> {
  const kinds = isFull ? TWO_SIDED_KINDS : ([...COUNTED_KINDS, 'internal'] as const);
  const most = isFull ? MOST_ROWS : MOST_FIRST;
  const found = new Map<IssueId | undefined, SharpestPairs>();
  for (const [issue, on] of issues) {
    const rows: Partial<Record<TwoSidedKind, readonly Disagreement[]>> = {};
    for (const kind of kinds) rows[kind] = yield* sharpestRowsOn(on, kind, most);
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
): AsyncGenerator<Block> {
  const { analysis, wording } = context;
  const { codebook } = wording;
  const entry = issue === undefined ? undefined : codebook.issues.get(issue);
  yield heading(2, issueText(wording, issue), context.sections.get(issue));
  if (entry?.statement !== undefined) yield paragraph(italic(entry.statement));
  const on = analysis.on(issue);
  const command = listingCommand('disagreements', analysis, issue);
  for (const kind of ALL_KINDS) yield* blocksOfKind(on, kind, command, context);
  yield* statedBlocks(
    wording.text('heading stated agreement'),
    on.agreements.pairs,
    'policy-annotator export --format json',
    context,
  );
  const moved = contradictionsOn(on);
  yield* list(
    wording.text('heading contradictions'),
    moved.slice(0, MOST_ROWS).map((row) => member(0, movedLine(row, context))),
    moreLine(
      wording,
      moved.length - MOST_ROWS,
      'more actors',
      listingCommand('contradictions', analysis, issue),
    ),
  );
  yield* positionBlocks(issue, context);
  yield* notCountedBlocks(issue, context);
}

async function* blocksOfKind(
  on: IssueAnalysis,
  kind: DisagreementKind,
  command: string,
  context: BriefContext,
): AsyncGenerator<Block> {
  const { isPaged, wording } = context;
  const title = wording.text(`heading ${kind}`);
  switch (kind) {
    case 'stated':
      yield* statedBlocks(title, on.disagreements.pairs, command, context);
      return;
    case 'one-sided': {
      const rows = on.oneSided
        .toSorted((a, b) => b.records.length - a.records.length)
        .slice(0, MOST_ROWS)
        .map((row) => member(0, oneSidedLine(oneSidedRow(on, row), context)));
      yield* list(title, rows, morePairs(on.oneSided.length - rows.length));
      return;
    }
    default: {
      const rows = context.pairs.get(on.issue)?.[kind] ?? [];
      const blocks: Block[] = [];
      for (const row of rows) {
        const line = pairLine(row, context);
        if (isPaged && KINDS[kind].isAtOneTime) addAll(blocks, await pairSides(line, row, context));
        else blocks.push(member(0, line));
      }
      yield* list(title, blocks, morePairs(pairsOfKind(on, kind)[kind].count - rows.length));
    }
  }

  function morePairs(count: number): Iterable<Block> {
    return moreLine(wording, count, 'more pairs', command);
  }
}

/** The first entries of a list, then how many more there are. */
function* list(title: string, entries: readonly Block[], more: Iterable<Block>): Generator<Block> {
  if (entries.length === 0) return;
  yield heading(3, title);
  yield* entries;
  yield* more;
}

/** The pairs that texts mention most often. */
function firstStated(stated: PairsStated): readonly (readonly [Pair, readonly RelationRecord[]])[] {
  return [...pairsOf(stated)]
    .sort(([a, one], [b, other]) => other.length - one.length || comparePairs(a, b))
    .slice(0, MOST_ROWS);
}

async function* statedBlocks(
  title: string,
  stated: PairsStated,
  command: string,
  { cite, wording }: BriefContext,
): AsyncGenerator<Block> {
  const count = [...stated.values()].reduce((sum, { size }) => sum + size, 0);
  if (count === 0) return;
  yield heading(3, title);
  const listed = firstStated(stated);
  for (const [pair, records] of listed) {
    const names = pair.map((actor) => bold(nameOfActor(wording, actor)));
    yield member(0, runsBetween(' – ', names));
    for (const { placed, article, date } of records.slice(0, MOST_QUOTES))
      yield member(1, await cite(placed, article, date));
    yield* moreLine(wording, records.length - MOST_QUOTES, 'more quotes', command, 1);
  }
  yield* moreLine(wording, count - listed.length, 'more pairs', command);
}
