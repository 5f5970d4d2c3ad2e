import { COUNTS } from '../words/shared';
import { kindCountsOn } from '../../analysis/disagreements/kindCounts';
import { isCountedKind, TWO_SIDED_KINDS } from '../../analysis/disagreements/kinds';
import type { Counted } from '../../counted/counted';
import type { IssueId } from '../../model/ids';
import {
  divisivenessDefinition,
  divisivenessOn,
  salienceSortDefinition,
  salienceOn,
  type Measured,
} from './boardMeasures';
import type { ViewContext } from '../facts/facts';
import { countedLink, figure } from '../counted/countedLink';
import { countedLine, joinedCounts, type CountedText } from '../words/countedText';
import { KIND_WORDS } from '../words/kindWords';
import { issueLabel } from '../words/nameLabels';
import { phrase, type Phrase } from '../../util/phrase';

/** The sorts of the board's list of issues. A further measure is a further entry of this list. */
export const BOARD_SORTS: readonly BoardSort[] = [
  {
    id: 'disagreements',
    name: phrase('Disagreements'),
    measure: (context, issue) => {
      const pairs = context.facts.pairCounts.get(issue) ?? 0;
      const spoken = context.localizer.text(COUNTS.disagreements, pairs);
      const counted: Counted = { of: 'pairs', which: 'disagreements', issue };
      const opens = countedLink(context, counted, pairs);
      return { value: pairs, of: pairs, spoken, opens, beside: notCounted(context, issue) };
    },
    definition: ({ localizer }) =>
      localizer.text(
        'Pairs of actors that are on opposite sides of the issue on balance or at times. Each pair counts once.',
      ),
  },
  {
    id: 'divisiveness',
    name: phrase('Divisiveness'),
    measure: divisivenessOn,
    definition: divisivenessDefinition,
  },
  {
    id: 'salience',
    name: phrase('Salience'),
    measure: salienceOn,
    definition: salienceSortDefinition,
  },
  {
    id: 'articles',
    name: phrase('Articles'),
    measure: (context, issue) => {
      const { size } = articlesOn(context, issue);
      const counted: Counted = { of: 'articles', which: 'taking sides', issue };
      const spoken = context.localizer.text(COUNTS.articles, size);
      return { value: size, of: size, spoken, opens: countedLink(context, counted, size) };
    },
    definition: ({ localizer }) =>
      localizer.text('Articles with a position on the issue that takes a side or is neutral.'),
  },
  { id: 'name', name: phrase('Name'), measure: undefined, definition: undefined },
];

export interface BoardSort {
  /** The id in the state. */
  readonly id: string;
  readonly name: Phrase;
  /** The measure, largest first, issues without a figure last; undefined: sorted by name. */
  readonly measure: ((context: ViewContext, issue: IssueId) => Measured) | undefined;
  /** The definition of the measure, in words. */
  readonly definition: ((context: ViewContext) => string) | undefined;
}

export interface SortedIssue {
  readonly issue: IssueId;
  readonly name: string;
  /** The text of the sort; empty where it is sorted by name. */
  readonly measure: CountedText;
}

/** The sort with the id; for an unknown one the first. */
export function boardSort(id: string): BoardSort | undefined {
  return BOARD_SORTS.find((sort) => sort.id === id) ?? BOARD_SORTS[0];
}

/** Issues in the order of a sort, equal ones by name. */
export function sortedIssues(
  context: ViewContext,
  issues: Iterable<IssueId>,
  sort: BoardSort | undefined,
): readonly SortedIssue[] {
  const { localizer } = context;
  const rows = [...issues].map((issue) => ({
    issue,
    name: issueLabel(context, issue),
    ...(sort?.measure?.(context, issue) ?? UNMEASURED),
  }));
  rows.sort(
    (a, b) => (b.value ?? -1) - (a.value ?? -1) || b.of - a.of || localizer.compare(a.name, b.name),
  );
  return rows.map(({ issue, name, spoken, opens, beside = [] }) => ({
    issue,
    name,
    measure: joinedCounts([spoken === '' ? [] : [{ text: spoken, opens }], beside], ' · '),
  }));
}

/** "6 at different times": the pairs on opposite sides that are no disagreements, without which the
 * numbers of actors for and against seem to promise more of them. */
function notCounted(context: ViewContext, issue: IssueId): CountedText {
  const { localizer, facts } = context;
  const counts = kindCountsOn(facts.analysis.on(issue));
  return joinedCounts(
    TWO_SIDED_KINDS.filter((kind) => !isCountedKind(kind) && counts[kind] > 0).map((kind) =>
      countedLine(
        localizer,
        KIND_WORDS[kind].among,
        figure(context, { of: 'pairs', which: kind, issue }, counts[kind]),
      ),
    ),
    ' · ',
  );
}

const UNMEASURED: Measured = { value: 0, of: 0, spoken: '', opens: undefined };

function articlesOn({ facts }: ViewContext, issue: IssueId): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { evidence } of facts.analysis.stances.get(issue)?.values() ?? []) {
    for (const { record } of evidence) paths.add(record.article.path);
  }
  return paths;
}
