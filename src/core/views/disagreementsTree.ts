import { contradictionsOn } from '../analysis/contradictions';
import {
  countDerivedOn,
  isDerived,
  underivedOn,
  type Disagreement,
  type DisagreementKind,
} from '../analysis/disagreements';
import { contradictionsSection } from './contradictionRows';
import {
  derivedList,
  leaderSteps,
  listOfAll,
  underivedList,
  type DisagreementList,
} from './disagreementLists';
import { sortedRows, type DisagreementSort } from './disagreementOrder';
import { pairTotal, type Facts, type ViewContext } from './facts';
import { append } from './grouping';
import { actorName } from './names';
import {
  childKey,
  firstRows,
  inForceMessage,
  lazyRows,
  textFilter,
  treeRow,
  type TreeRow,
  type TreeView,
} from './tree';
import { issueLabel, joinCounts, pairLabel, pairRow, pairWithSigns, sectionRow } from './treeRows';
import type { WordKey } from './words';

export interface DisagreementsTreeOptions {
  readonly group: 'issue' | 'pair' | 'none';
  readonly sort: DisagreementSort;
  /** Only rows whose issue and actors hold these words. */
  readonly filter?: string;
}

/** Derived disagreements first, then a section for each of the others. Rows are counted first and made as
 * far as they are shown, unless each has to be looked at: for a filter, and to group by pairs. */
export function disagreementsTree(
  context: ViewContext,
  options: DisagreementsTreeOptions,
): TreeView {
  const { facts, voice } = context;
  const listOf = options.filter?.trim()
    ? filteredLists(context, options.filter, options.sort)
    : countedLists(context, options.sort);
  const derived = listOf('derived');
  const sections = [
    section(context, 'section internal', 'internal', listOf('internal'), options),
    section(context, 'section stated', 'stated', listOf('stated'), options),
    section(context, 'section one-sided', 'one-sided', listOf('one-sided'), options),
    contradictionsSection(context, options.filter),
  ].flat();
  const { analysis } = facts;
  const total = options.filter?.trim()
    ? derived.count +
      listOf('stated')
        .first(Infinity)
        .filter(({ issue, actors }) => issue === undefined || !isDerived(analysis, issue, actors))
        .length
    : pairTotal(facts);
  const isEmpty = derived.count + sections.length === 0;
  return {
    // The sections stay in reach below however many rows come before them.
    roots: (most) => [...rowsOf(context, undefined, derived, options)(most), ...sections],
    description: total > 0 ? voice.say('disagreements', total) : '',
    message: inForceMessage(context, options.filter),
    empty: !isEmpty ? undefined : hasAny(facts) ? 'no match' : 'no disagreements',
  };
}

/** Makes some of it beforehand, in steps. */
export function* disagreementSteps(
  context: ViewContext,
  { group, sort }: DisagreementsTreeOptions,
): Generator<undefined> {
  if (group === 'issue') yield* leaderSteps(context, sort);
}

type Lists = (kind: DisagreementKind) => DisagreementList;

function countedLists(context: ViewContext, sort: DisagreementSort): Lists {
  return (kind) =>
    kind === 'derived' ? derivedList(context, sort) : underivedList(context, kind, sort);
}

function filteredLists(context: ViewContext, filter: string, sort: DisagreementSort): Lists {
  const matches = textFilter(filter);
  const found = context.facts.disagreements.filter((row) =>
    matches(`${issueLabel(context, row.issue)} ${pairLabel(context, row.actors)}`),
  );
  const sorted = sortedRows(context, found, sort);
  return (kind) => listOfAll(sorted.filter((row) => row.kind === kind));
}

function hasAny({ analysis }: Facts): boolean {
  return [...analysis.issueKeys.keys()].some(
    (issue) =>
      underivedOn(analysis, issue).length > 0 ||
      (issue !== undefined &&
        countDerivedOn(analysis, issue) + contradictionsOn(analysis, issue).length > 0),
  );
}

function section(
  context: ViewContext,
  title: WordKey,
  id: string,
  list: DisagreementList,
  options: DisagreementsTreeOptions,
): TreeRow[] {
  if (list.count === 0) return [];
  const key = childKey(undefined, 'section', id);
  const children =
    id === 'one-sided'
      ? firstRows(key, context.voice, list.count, (most) =>
          list.first(most).map((row) => oneSidedRow(context, key, row)),
        )
      : rowsOf(context, key, list, options);
  return [sectionRow(context, key, title, list.count, children)];
}

/** Rows under their issue or pair. A group of one is its row, under the key of the group. */
function rowsOf(
  context: ViewContext,
  parentKey: string | undefined,
  list: DisagreementList,
  { group, sort }: DisagreementsTreeOptions,
): TreeRow['children'] {
  const { voice } = context;
  if (group === 'none') {
    return firstRows(parentKey, voice, list.count, (most) =>
      list.first(most).map((row) => singleRow(context, parentKey, row, 'issue')),
    );
  }
  return lazyRows(parentKey, voice, () => {
    const groups = group === 'issue' ? issueGroups(list) : pairGroups(context, list, sort);
    return groups.map(({ id, count, first }) => () => {
      const key = childKey(parentKey, group, id);
      const [leader] = first(1);
      if (leader && count === 1) return singleRow(context, parentKey, leader, group, key);
      const children = firstRows(key, voice, count, (most) =>
        first(most).map((row) => memberRow(context, key, row, group)),
      );
      return groupRow(context, parentKey, key, { first: leader, count, children }, group);
    });
  });
}

interface Group {
  readonly id: string;
  readonly count: number;
  readonly first: (most: number) => readonly Disagreement[];
}

function issueGroups({ issues }: DisagreementList): readonly Group[] {
  return issues.map(({ issue, count, first }) => ({ id: issue ?? '', count, first }));
}

function pairGroups(
  context: ViewContext,
  list: DisagreementList,
  sort: DisagreementSort,
): readonly Group[] {
  const groups = new Map<string, Disagreement[]>();
  for (const row of sortedRows(context, list.first(Infinity), sort, 'pair')) {
    append(groups, JSON.stringify(row.actors), row);
  }
  return [...groups].map(([id, rows]) => ({
    id,
    count: rows.length,
    first: (most) => rows.slice(0, most),
  }));
}

function groupRow(
  context: ViewContext,
  parentKey: string | undefined,
  key: string,
  { first, count, children }: RowGroup,
  group: 'issue' | 'pair',
): TreeRow {
  const { voice } = context;
  const label = group === 'issue' ? issueLabel(context, first?.issue) : pairOf(context, first);
  return treeRow({
    key,
    parentKey,
    label,
    description: voice.say(group === 'issue' ? 'pairs' : 'issues', count),
    icon: group === 'issue' ? 'issue' : 'disagreement',
    contextValue: 'disagreementGroup',
    target:
      group === 'issue' && first?.issue !== undefined
        ? { kind: 'codebook', layer: 'issue', id: first.issue }
        : undefined,
    children,
  });
}

/** Rows that have an issue or a pair in common. */
interface RowGroup {
  readonly first: Disagreement | undefined;
  readonly count: number;
  readonly children: TreeRow['children'];
}

/** "Student interrogations   China ⊖ – ⊕ United States   3 : 1" */
function singleRow(
  context: ViewContext,
  parentKey: string | undefined,
  row: Disagreement,
  group: DisagreementsTreeOptions['group'],
  key = childKey(parentKey, 'row', JSON.stringify([row.issue, ...row.actors])),
): TreeRow {
  const issue = issueLabel(context, row.issue);
  const given =
    group === 'pair'
      ? { label: pairOf(context, row), description: joinCounts(issue, weights(context, row)) }
      : { label: issue, description: joinWide(pairWithSigns(context, row), weights(context, row)) };
  return pairRow(context, parentKey, [row], { ...given, key });
}

function memberRow(
  context: ViewContext,
  parentKey: string,
  row: Disagreement,
  group: 'issue' | 'pair',
): TreeRow {
  const key = childKey(parentKey, 'row', JSON.stringify([row.issue, ...row.actors]));
  const label = group === 'issue' ? pairWithSigns(context, row) : issueLabel(context, row.issue);
  return pairRow(context, parentKey, [row], { label, description: weights(context, row), key });
}

/** "3 : 1", the records on each side; of a stated row, how many places state it. */
function weights({ voice }: ViewContext, row: Disagreement): string {
  const mixed = row.mixed ? voice.say('mixed') : undefined;
  if (row.kind === 'stated') return joinCounts(voice.say('quotes', row.records.length), mixed);
  const [a, b] = row.positions;
  return joinCounts(`${String(a.length)} : ${String(b.length)}`, mixed);
}

function oneSidedRow(context: ViewContext, parentKey: string, row: Disagreement): TreeRow {
  const { facts, voice } = context;
  const records = row.positions[0].flatMap((name) => facts.analysis.recordOf.get(name) ?? []);
  const acts = new Set(records.map(({ position }) => position.act));
  const [critic, target] = row.actors.map((id) => actorName(facts.codebook, id, voice));
  const verb: WordKey =
    acts.size > 1
      ? 'criticises whom'
      : acts.has('accuse')
        ? 'accuses whom'
        : acts.has('warn')
          ? 'warns whom'
          : 'criticises whom';
  const count = records.length > 1 ? voice.say('quotes', records.length) : undefined;
  return {
    ...pairRow(context, parentKey, [row], {
      key: childKey(parentKey, 'row', JSON.stringify([row.issue, ...row.actors])),
      label: issueLabel(context, row.issue),
      description: joinCounts(voice.say(verb, critic ?? '', target ?? ''), count),
    }),
    icon: 'one-sided',
    contextValue: 'oneSided',
  };
}

function pairOf(context: ViewContext, row: Disagreement | undefined): string {
  return row ? pairLabel(context, row.actors) : '';
}

function joinWide(...texts: readonly string[]): string {
  return texts.filter(Boolean).join('   ');
}
