import {
  countDerivedOn,
  isDerived,
  underivedOn,
  type Disagreement,
  type DisagreementKind,
} from '../analysis/disagreements';
import { perIssue } from '../analysis/perIssue';
import { firstDerived, type DerivedRank } from '../analysis/rankedDerived';
import type { IssueId } from '../model/ids';
import {
  derivedByName,
  idOrders,
  nameOrder,
  rowOrder,
  sortedRows,
  type DisagreementSort,
} from './disagreementOrder';
import type { ViewContext } from './facts';
import { firstOfLists } from './firstOfLists';
import { append } from './grouping';
import { perVoice } from './perVoice';

/** Rows of one kind in the order of a sort: counted, and made as far as somebody looks. What is made for an issue
 * is kept as long as nothing changes on it. */
export interface DisagreementList {
  readonly count: number;
  /** The issues with such rows, in the order of their first rows. */
  readonly issues: readonly IssueRows[];
  readonly first: (most: number) => readonly Disagreement[];
}

export interface IssueRows {
  readonly issue: IssueId | undefined;
  readonly count: number;
  readonly first: (most: number) => readonly Disagreement[];
}

/** Of rows that are all made, and in order. */
export function listOfAll(rows: readonly Disagreement[]): DisagreementList {
  const issues = new Map<IssueId | undefined, Disagreement[]>();
  for (const row of rows) append(issues, row.issue, row);
  return {
    count: rows.length,
    issues: [...issues].map(([issue, own]) => ({
      issue,
      count: own.length,
      first: (most) => own.slice(0, most),
    })),
    first: (most) => rows.slice(0, most),
  };
}

export function derivedList(context: ViewContext, sort: DisagreementSort): DisagreementList {
  const { derivedCounts } = context.facts;
  let count = 0;
  for (const own of derivedCounts.values()) count += own;
  return sort === 'name'
    ? { count, ...derivedNamed(context) }
    : { count, ...derivedRanked(context, sort) };
}

type Rows = Omit<DisagreementList, 'count'>;

function derivedRanked(context: ViewContext, sort: DerivedRank): Rows {
  const { analysis, derivedCounts } = context.facts;
  const firstOf = (issues: Iterable<IssueId>, most: number): readonly Disagreement[] =>
    firstDerived(analysis, issues, most, sort, nameOrder(context));
  const leaderOn = LEADERS(context.voice)[sort];
  return {
    get issues() {
      const leaders = [...derivedCounts.keys()].flatMap((issue) => leaderOn(analysis, issue));
      return sortedRows(context, leaders, sort).map(({ issue = '' }) => ({
        issue,
        count: derivedCounts.get(issue) ?? 1,
        first: (most: number) => (most === 1 ? leaderOn(analysis, issue) : firstOf([issue], most)),
      }));
    },
    first: (most) => firstOf(derivedCounts.keys(), most),
  };
}

/** Makes what a list of derived rows under their issues begins with, in steps: little is left to make when
 * it is painted then. */
export function* leaderSteps(
  { facts, voice }: ViewContext,
  sort: DisagreementSort,
): Generator<undefined> {
  if (sort === 'name') return;
  for (const issue of facts.derivedCounts.keys()) {
    LEADERS(voice)[sort](facts.analysis, issue);
    yield undefined;
  }
}

/** The rows with most evidence that are not one-sided, and how many there are in all. */
export function weightiestRows(
  context: ViewContext,
  most: number,
): { readonly rows: readonly Disagreement[]; readonly all: number } {
  const derived = derivedList(context, 'evidence');
  const others = context.facts.underived.filter(({ kind }) => kind !== 'one-sided');
  const rows = sortedRows(context, [...derived.first(most), ...others], 'evidence').slice(0, most);
  return { rows, all: derived.count + others.length };
}

export interface PairRows {
  readonly count: number;
  readonly first: (most: number) => readonly (readonly Disagreement[])[];
}

/** The pairs of an issue that disagree, each with its rows, those with most evidence first. One-sided
 * rows are not among them. */
export function pairsOn(context: ViewContext, issue: IssueId): PairRows {
  const { analysis, derivedCounts } = context.facts;
  const others = underivedOn(analysis, issue).filter(({ kind }) => kind !== 'one-sided');
  const byPair = new Map<string, Disagreement[]>();
  for (const row of sortedRows(context, others, 'evidence')) append(byPair, keyOf(row), row);
  const alone = [...byPair.values()].filter(
    ([row]) => row && !isDerived(analysis, issue, row.actors),
  );
  const order = rowOrder(context, 'evidence');
  return {
    count: (derivedCounts.get(issue) ?? 0) + alone.length,
    first: (most) => {
      const derived = firstDerived(analysis, [issue], most, 'evidence', nameOrder(context));
      const leaders = [...derived, ...alone.flatMap((rows) => rows.slice(0, 1))];
      return leaders
        .sort(order)
        .slice(0, most)
        .map((row) => [...new Set([row, ...(byPair.get(keyOf(row)) ?? [])])]);
    },
  };
}

function keyOf({ actors }: Disagreement): string {
  return JSON.stringify(actors);
}

/** By name an issue stands where its own name does. */
function derivedNamed(context: ViewContext): Rows {
  const { derivedCounts } = context.facts;
  const issues = [...derivedCounts]
    .map(([issue, count]): IssueRows => ({
      issue,
      count,
      first: (most) => [...taken(derivedByName(context, issue), most)],
    }))
    .sort((a, b) => idOrders(context).issues(a.issue, b.issue));
  return {
    issues,
    first: (most) => {
      const rows: Disagreement[] = [];
      for (const one of issues) {
        if (rows.length >= most) break;
        rows.push(...one.first(most - rows.length));
      }
      return rows;
    },
  };
}

function* taken<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let count = 0;
  if (most === 0) return;
  for (const item of items) {
    yield item;
    if (++count >= most) return;
  }
}

/** The first derived row of each issue; none where it has none. */
const LEADERS = perVoice((voice) => {
  const leader = (sort: DerivedRank) =>
    perIssue((analysis, issue: IssueId): readonly Disagreement[] => {
      if (countDerivedOn(analysis, issue) === 0) return [];
      const { codebook } = analysis.context;
      return firstDerived(analysis, [issue], 1, sort, nameOrder({ facts: { codebook }, voice }));
    });
  return { evidence: leader('evidence'), articles: leader('articles'), recent: leader('recent') };
});

type Underived = Exclude<DisagreementKind, 'derived'>;

export function underivedList(
  context: ViewContext,
  kind: Underived,
  sort: DisagreementSort,
): DisagreementList {
  const { facts, voice } = context;
  const { analysis } = facts;
  const order = rowOrder(context, sort);
  const sorted = (issue: IssueId | undefined): readonly Disagreement[] =>
    SORTED(voice)[kind][sort](analysis, issue);
  const counts = [...analysis.issueKeys.keys()].flatMap((issue) => {
    const count = ofKindOn(analysis, issue)[kind].length;
    return count > 0 ? [{ issue, count }] : [];
  });
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    get issues() {
      const leaders = counts.flatMap(({ issue }) => sorted(issue).slice(0, 1));
      return leaders.sort(order).map(({ issue }) => ({
        issue,
        count: sorted(issue).length,
        first: (most: number) => sorted(issue).slice(0, most),
      }));
    },
    first: (most) =>
      firstOfLists(
        counts.map(({ issue }) => sorted(issue)),
        most,
        order,
      ),
  };
}

const ofKindOn = perIssue((analysis, issue: IssueId | undefined) => {
  const rows = underivedOn(analysis, issue);
  const ofKind = (kind: Underived) => rows.filter((row) => row.kind === kind);
  return {
    internal: ofKind('internal'),
    stated: ofKind('stated'),
    'one-sided': ofKind('one-sided'),
  };
});

const SORTED = perVoice((voice) => {
  const sortedBy = (kind: Underived, sort: DisagreementSort) =>
    perIssue((analysis, issue: IssueId | undefined): readonly Disagreement[] => {
      const { codebook } = analysis.context;
      const rows = ofKindOn(analysis, issue)[kind];
      return sortedRows({ facts: { analysis, codebook }, voice }, rows, sort);
    });
  const sorted = (kind: Underived) => ({
    evidence: sortedBy(kind, 'evidence'),
    articles: sortedBy(kind, 'articles'),
    recent: sortedBy(kind, 'recent'),
    name: sortedBy(kind, 'name'),
  });
  return {
    internal: sorted('internal'),
    stated: sorted('stated'),
    'one-sided': sorted('one-sided'),
  };
});
