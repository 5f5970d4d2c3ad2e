import type { Codebook } from '../../model/codebook';
import type { CorpusReader } from '../../model/corpus';
import type { Netting } from '../../model/netting';
import { anchorState } from '../../model/place';
import { sum } from '../../util/lists';
import type { Task } from '../../util/task';
import { isWithoutDate } from '../claims/stanceInTime';
import { analyse, type Analysis } from '../analyse';
import type { IssueAnalysis } from '../issueAnalysis';
import { exclusionReason } from '../records/exclusion';
import type { Filter } from '../records/filter';
import { statedAloneOn } from './findRows';
import { byKind, KINDS_IN_COUNTS, type DisagreementKind } from './kinds';
import { pairsOfKind, rowsOfKind, type Disagreement } from './whoDisagrees';

/** The number of pairs of each kind; of stated ones those that only a text states. Each pair of an
 * issue is in one of those with claims at most, except that it may also be within one side; one
 * that only a text states may be within one side or at different times. One-sided criticism is
 * counted separately. */
export type KindCounts = Readonly<Record<DisagreementKind, number>>;

export function kindCountsOn(on: IssueAnalysis): KindCounts {
  return byKind(KINDS_IN_COUNTS, (kind) => {
    switch (kind) {
      case 'stated':
        return statedAloneOn(on).length;
      case 'one-sided':
        return on.oneSided.length;
      default:
        return pairsOfKind(on, kind)[kind].count;
    }
  });
}

/** The rows that the count of a kind counts. */
export function countedRowsOn(on: IssueAnalysis, kind: DisagreementKind): Iterable<Disagreement> {
  return kind === 'stated' ? statedAloneOn(on) : rowsOfKind(on, kind);
}

/** The counts over all issues. */
export function kindCounts(analysis: Analysis): KindCounts {
  return sumOfCounts([...analysis.issues.values()].map(kindCountsOn));
}

/** The counts over all issues as they would be under another codebook. */
export function* countsUnder(
  reader: CorpusReader,
  codebook: Codebook,
  filter: Filter,
): Task<KindCounts> {
  const changed: CorpusReader = {
    version: reader.version,
    codebook,
    filesOf: reader.filesOf,
    articles: () => reader.articles(),
    article: (path) => reader.article(path),
  };
  return kindCounts(yield* analyse(changed, filter));
}

export function sumOfCounts(all: Iterable<KindCounts>): KindCounts {
  const counts = [...all];
  return byKind(KINDS_IN_COUNTS, (kind) => sum(counts.map((one) => one[kind])));
}

/** Rules that exclude records or net them differently, to show what the list depends on. */
export const STRICTER_RULES = [
  'as listed',
  'without drafts',
  'without possible',
  'without conditional',
  'without joint',
  'without uncertain',
  'without window',
] as const;

export type StricterRule = (typeof STRICTER_RULES)[number];

/** The disagreements that remain under a rule. */
export interface Remaining {
  readonly rule: StricterRule;
  readonly counts: KindCounts;
  /** Number of positions that count in the list but not under the rule. */
  readonly excluded: number;
  readonly unlisted: Unlisted;
}

/** Counts of what no row of a list shows. */
export interface Unlisted {
  /** Claims that are in no stretch of time: without a date, or with one that is longer. 0 where all
   * dates are netted together, which includes a corpus whose dates all fit into one stretch. */
  readonly withoutDate: number;
  /** Pairs of an actor and an issue where the claims net to zero over all dates. */
  readonly onNoSide: number;
}

/** The counts over all issues. Linear in the claims. */
export function countUnlisted({ stances, context }: Analysis): Unlisted {
  let withoutDate = 0;
  let onNoSide = 0;
  for (const ofIssue of stances.values()) {
    for (const { claims, sign, plus, zero, minus } of ofIssue.values()) {
      if (sign === 0 && plus + zero + minus > 0) onNoSide++;
      for (const claim of claims) {
        const counts = claim.polarity !== undefined;
        if (counts && isWithoutDate(claim, context.netting)) withoutDate += claim.count;
      }
    }
  }
  return { withoutDate, onNoSide };
}

/** The number of pairs of each kind that remain under each rule alone; each rule that changes
 * anything needs a new analysis. */
export function* sensitivity(analysis: Analysis): Task<readonly Remaining[]> {
  const { reader, context } = analysis;
  const rows: Remaining[] = [];
  for (const rule of STRICTER_RULES) {
    const filter = filterUnder(rule, context.filter);
    const isSame = filter.netting === context.filter.netting && excludesNone(filter, analysis);
    const under = isSame ? analysis : yield* analyse(reader, filter);
    rows.push({
      rule,
      counts: kindCounts(under),
      excluded: analysis.survivingCount - under.survivingCount,
      unlisted: countUnlisted(under),
    });
    yield undefined;
  }
  return rows;
}

/** Whether a stricter filter leaves everything that survives. */
function excludesNone(filter: Filter, { surviving, disagreements, agreements }: Analysis): boolean {
  return (
    surviving.every((record) => exclusionReason(record, record.position, filter) === undefined) &&
    [...disagreements.records, ...agreements.records].every((record) => {
      const { between, placed, relation } = record;
      const details = { actors: between.flat(), anchor: anchorState(placed), unknown: false };
      return exclusionReason({ ...record, ...details }, relation, filter) === undefined;
    })
  );
}

/** The filter changed by a rule; the same object where nothing changes. */
export function filterUnder(rule: StricterRule, filter: Filter): Filter {
  const change = CHANGES[rule];
  return change ? { ...filter, ...change } : filter;
}

const WHOLE: Netting = { kind: 'none' };

/** Uncertain records are those whose place is uncertain, and those whose words are lost. */
const CHANGES: Readonly<Record<StricterRule, Partial<Filter> | undefined>> = {
  'as listed': undefined,
  'without drafts': { drafts: false },
  'without possible': { possible: false },
  'without conditional': { conditional: false },
  'without joint': { joint: false },
  'without uncertain': { uncertain: false, orphaned: false },
  'without window': { netting: WHOLE },
};
