import { COUNTS, ONE_SIDED } from '../words/shared';
import { oneSidedAct } from '../../analysis/oneSidedAct';
import { addAll } from '../../util/lists';
import {
  ALL_KINDS,
  isRankedKind,
  KINDS,
  type DisagreementKind,
  type OtherKind,
  type RankedKind,
} from '../../analysis/disagreements/kinds';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { IssueId } from '../../model/ids';
import { windowOf } from '../../model/netting';
import { lazily } from '../../util/lazily';
import { runSync, type Task } from '../../util/task';
import { contradictionSections } from './contradictionRows';
import {
  countedAll,
  pairRows,
  rowsByIssue,
  type Counted,
  type RowGroup,
} from '../facts/disagreementLists';
import { otherList, type OtherList } from '../facts/otherLists';
import type { DisagreementSort } from '../facts/disagreementOrder';
import { kindTotal, pairTotal, type ViewContext } from '../facts/facts';
import { actorName } from '../words/names';
import { otherRowsByPair, rowsByPair } from './pairGroups';
import { childKey, firstRows, inForceMessage, treeRow, type TreeRow, type TreeView } from './tree';
import { issueLabel, joinCounts, namesInRow } from '../words/nameLabels';
import { pairRow, pairInRow, signsOf } from './pairRow';
import { disagreementSign, sectionRow } from './treeRows';
import { mixedRowText } from '../words/mixedText';
import { changedSidesText, periodsText } from '../words/periodText';
import { windowText } from '../words/windowWords';
import { joinSpoken } from '../words/spoken';
import { safeFileText, words } from '../words/text';
import { phrase, type Phrase, phrases } from '../../util/phrase';
import { KIND_WORDS } from '../words/kindWords';

export interface DisagreementsTreeOptions {
  readonly group: 'issue' | 'pair' | 'none';
  readonly sort: DisagreementSort;
}

/** Disagreements on balance first, then a section for each of the other kinds. Rows are counted
 * first and made as far as they are shown. A task, after which the first page is made. */
export function* disagreementsTree(
  context: ViewContext,
  options: DisagreementsTreeOptions,
): Task<TreeView> {
  const { facts, localizer } = context;
  const derived = yield* pairRoots(context, 'derived', options, undefined);
  const sections: TreeRow[] = [];
  for (const kind of ALL_KINDS) {
    if (kind !== 'derived') addAll(sections, yield* section(context, kind, options));
  }
  addAll(sections, yield* contradictionSections(context));
  const total = pairTotal(facts);
  const isEmpty = kindTotal(facts, 'derived') + sections.length === 0;
  return {
    // The sections are reachable however many rows come before them.
    roots: (most) => [...derived(most), ...sections],
    description:
      total > 0
        ? joinCounts(
            localizer.text(COUNTS.disagreements, total),
            localizer.text(SORTED_BY[options.group === 'pair' ? 'pair' : 'issue'][options.sort]),
            windowText(localizer, windowOf(facts.analysis.context.filter, facts.codebook)),
          )
        : '',
    message: inForceMessage(context),
    empty: isEmpty ? 'no disagreements' : undefined,
  };
}

/** The sort of the rows, shown beside the title of the view. */
const SORTED_BY: Readonly<Record<'issue' | 'pair', Readonly<Record<DisagreementSort, Phrase>>>> =
  (() => {
    const common = phrases({
      evidence: 'most evidence first',
      articles: 'most articles first',
      recent: 'most recent first',
    });
    return {
      issue: { ...common, pairs: phrase('most pairs first'), name: phrase('by name of the issue') },
      pair: { ...common, pairs: phrase('most issues first'), name: phrase('by name') },
    };
  })();

function* pairRoots(
  context: ViewContext,
  kind: RankedKind,
  { group, sort }: DisagreementsTreeOptions,
  parentKey: string | undefined,
): Task<TreeRow['children']> {
  if (group === 'none') {
    return rowsFlat(context, parentKey, yield* pairRows(context, kind, sort));
  }
  const groupsBy = group === 'issue' ? rowsByIssue : rowsByPair;
  return rowsOfGroups(context, parentKey, yield* groupsBy(context, kind, sort), { group, kind });
}

function* section(
  context: ViewContext,
  kind: Exclude<DisagreementKind, 'derived'>,
  options: DisagreementsTreeOptions,
): Task<readonly TreeRow[]> {
  const { facts, localizer } = context;
  const key = childKey(undefined, 'section', kind);
  const { count, children } = isRankedKind(kind)
    ? {
        count: kindTotal(facts, kind),
        // Sorted when the section is opened.
        children: lazily(() => runSync(pairRoots(context, kind, options, key))),
      }
    : otherRows(context, kind, options, key, yield* otherList(context, kind, options.sort));
  if (count === 0) return [];
  const spoken = joinCounts(
    localizer.text(KINDS[kind].isCounted ? COUNTS.disagreements : COUNTS.pairs, count),
    // The rows have all stated pairs; the counts everywhere, those that no other kind has.
    kind === 'stated' ? localizer.text('{0} only stated', kindTotal(facts, kind)) : undefined,
  );
  return [sectionRow(context, key, KIND_WORDS[kind], spoken, (most) => children()(most))];
}

interface SectionRows {
  readonly count: number;
  readonly children: () => TreeRow['children'];
}

function otherRows(
  context: ViewContext,
  kind: OtherKind,
  { group, sort }: DisagreementsTreeOptions,
  key: string,
  list: OtherList,
): SectionRows {
  const { count } = list;
  if (KINDS[kind].basis === 'criticism') {
    const first = (most: number): readonly TreeRow[] =>
      list.first(most).map((row) => oneSidedRow(context, key, row));
    return { count, children: () => firstRows(key, context.localizer, count, first) };
  }
  if (group === 'none') return { count, children: () => rowsFlat(context, key, list) };
  const groups = lazily(() =>
    group === 'issue' ? countedAll(list.issues) : otherRowsByPair(context, list, sort),
  );
  return { count, children: () => rowsOfGroups(context, key, groups(), { group, kind }) };
}

function rowsFlat(
  context: ViewContext,
  parentKey: string | undefined,
  { count, first }: Counted<Disagreement>,
): TreeRow['children'] {
  return firstRows(parentKey, context.localizer, count, (most) =>
    first(most).map((row) => singleRow(context, parentKey, row)),
  );
}

/** Rows under their issue or pair. A group with one row is that row, under the key of the group. */
function rowsOfGroups(
  context: ViewContext,
  parentKey: string | undefined,
  groups: Counted<RowGroup>,
  { group, kind }: GroupsShown,
): TreeRow['children'] {
  const { localizer } = context;
  return firstRows(parentKey, localizer, groups.count, (most) =>
    groups.first(most).map(({ id, count, first }) => {
      const key = childKey(parentKey, group, id);
      const [leader] = first(1);
      if (leader && count === 1) return singleRow(context, parentKey, leader, key);
      const children = firstRows(key, localizer, count, (few) =>
        first(few).map((row) => memberRow(context, key, row, group)),
      );
      const rows = (): readonly Disagreement[] => first(count);
      return groupRow(
        context,
        parentKey,
        key,
        { first: leader, count, rows, children },
        { group, kind },
      );
    }),
  );
}

function groupRow(
  context: ViewContext,
  parentKey: string | undefined,
  key: string,
  { first, count, rows, children }: ShownGroup,
  { group, kind }: GroupsShown,
): TreeRow {
  const { localizer } = context;
  const label = group === 'issue' ? issueLabel(context, first?.issue) : pairOf(context, first);
  const counted =
    group === 'issue'
      ? pairsText(context, kind, first?.issue, count)
      : { text: localizer.text(COUNTS.issues, count) };
  return treeRow({
    key,
    parentKey,
    label,
    description: counted.short ?? counted.text,
    spoken: () => joinSpoken(label, counted.text),
    tooltip: () => [[safeFileText(label, 'strong')], [words(counted.text)]],
    icon: group === 'issue' ? 'issue' : 'disagreement',
    contextValue: 'disagreementGroup',
    pairOnIssues: group === 'pair' ? rows : undefined,
    target:
      group === 'issue' && first?.issue !== undefined
        ? { kind: 'codebook', layer: 'issue', id: first.issue }
        : undefined,
    children,
  });
}

/** "5 of 7 disagreements": those of a kind that is counted, of all on the issue; "2 pairs" of
 * another kind. `short`: with a sign, for a row. */
function pairsText(
  { facts, localizer }: ViewContext,
  kind: DisagreementKind,
  issue: IssueId | undefined,
  count: number,
): CountedPairs {
  if (!KINDS[kind].isCounted) return { text: localizer.text(COUNTS.pairs, count) };
  const all = facts.pairCounts.get(issue) ?? count;
  return all === count
    ? {
        text: localizer.text(COUNTS.disagreements, count),
        short: disagreementSign(localizer, count),
      }
    : {
        text: localizer.text(['{1} of {0} disagreement', '{1} of {0} disagreements'], all, count),
        short: localizer.text('{0} of {1}', count, disagreementSign(localizer, all)),
      };
}

interface CountedPairs {
  readonly text: string;
  readonly short?: string;
}

interface GroupsShown {
  readonly group: 'issue' | 'pair';
  readonly kind: DisagreementKind;
}

/** Rows that share an issue or a pair. */
interface ShownGroup {
  readonly first: Disagreement | undefined;
  readonly count: number;
  readonly rows: () => readonly Disagreement[];
  readonly children: TreeRow['children'];
}

/** "China ⊖ ⊕ United States   Student interrogations · 3 : 1 claims". The actors come first: a
 * narrow side bar cuts the end. */
function singleRow(
  context: ViewContext,
  parentKey: string | undefined,
  row: Disagreement,
  key = childKey(parentKey, 'row', JSON.stringify([row.issue, ...row.actors])),
): TreeRow {
  return pairRow(context, parentKey, [row], {
    label: pairInRow(context, row),
    description: joinCounts(issueLabel(context, row.issue), weights(context, row)),
    key,
  });
}

function memberRow(
  context: ViewContext,
  parentKey: string,
  row: Disagreement,
  group: 'issue' | 'pair',
): TreeRow {
  const key = childKey(parentKey, 'row', JSON.stringify([row.issue, ...row.actors]));
  const label = group === 'issue' ? pairInRow(context, row) : issueLabel(context, row.issue);
  const signs = group === 'issue' ? '' : signsOf(row);
  const description = joinWide(signs, weights(context, row));
  return pairRow(context, parentKey, [row], { label, description, key });
}

/** "Jan – Dec 2010 · 8 : 8 claims": the time, and the claims on each side; where they have changed
 * sides, when; for a stated row, the number of places that state it. */
function weights(context: ViewContext, row: Disagreement): string {
  const { facts, localizer } = context;
  const mixed = mixedRowText(localizer, row);
  if (KINDS[row.kind].basis === 'statement')
    return joinCounts(localizer.text(COUNTS.quotes, row.records.length), mixed);
  const [a, b] = row.claims;
  const when = changedSidesText(localizer, facts.codebook, row) ?? whenText(context, row);
  return joinCounts(when, localizer.text('{0} : {1} claims', a, b), mixed);
}

/** "Jan – Dec 2010"; of several periods each; for a pair at different times, both: "2006 – 2008,
 * 2013 – 2016". */
function whenText({ localizer }: ViewContext, row: Disagreement): string {
  const { kind, stances, periods } = row;
  if (periods.length > 1) return periodsText(localizer, periods);
  const { days } = periods[0] ?? row;
  if (KINDS[kind].isAtOneTime) return days ? localizer.period(days.first, days.last) : '';
  return stances
    .map((stance) => stance?.ownDates.days)
    .map((period) =>
      period ? localizer.period(period.first, period.last) : localizer.text('undated'),
    )
    .join(', ');
}

function oneSidedRow(context: ViewContext, parentKey: string, row: Disagreement): TreeRow {
  const { facts, localizer } = context;
  const records = row.positions[0].flatMap((name) => facts.analysis.recordOf.get(name) ?? []);
  const [critic, target] = row.actors.map((id) => actorName(facts.codebook, id, localizer));
  const verb: Phrase = ONE_SIDED[oneSidedAct(facts.analysis, row)];
  const count = records.length > 1 ? localizer.text(COUNTS.quotes, records.length) : undefined;
  return {
    ...pairRow(context, parentKey, [row], {
      key: childKey(parentKey, 'row', JSON.stringify([row.issue, ...row.actors])),
      label: localizer.text(verb, critic ?? '', target ?? ''),
      description: joinCounts(issueLabel(context, row.issue), count),
    }),
    icon: 'one-sided',
    contextValue: 'oneSided',
  };
}

function pairOf(context: ViewContext, row: Disagreement | undefined): string {
  return row ? namesInRow(context, row.actors).join(' – ') : '';
}

function joinWide(...texts: readonly string[]): string {
  return texts.filter(Boolean).join('   ');
}
