import { isDerived, type Disagreement, type DisagreementKind } from '../analysis/disagreements';
import { firstDerived, type DerivedRank } from '../analysis/rankedDerived';
import type { IssueId } from '../model/ids';
import { contradictionName, contradictionsSection } from './contradictionRows';
import { nameOrder, sortedRows, type DisagreementSort } from './disagreementOrder';
import type { ViewContext } from './facts';
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

/** Derived disagreements first, then a section for each of the others. Of the derived ones only those
 * are made that are shown, unless every row has to be looked at: for a filter, for the order of names,
 * and to group by pairs. */
export function disagreementsTree(
  context: ViewContext,
  options: DisagreementsTreeOptions,
): TreeView {
  const { facts, voice } = context;
  const matches = textFilter(options.filter);
  const matchesRow = (row: Disagreement): boolean =>
    matches(`${issueLabel(context, row.issue)} ${pairLabel(context, row.actors)}`);
  const moves = facts.contradictions.filter((one) =>
    matches(`${issueLabel(context, one.issue)} ${contradictionName(context, one)}`),
  );
  const { sort, group } = options;
  const sorted = (rows: readonly Disagreement[]): readonly Disagreement[] =>
    sortedRows(context, rows, sort, group === 'pair' ? 'pair' : 'issue');
  const others = sorted(facts.underived.filter(matchesRow));
  const ofKind = (kind: DisagreementKind) => others.filter((row) => row.kind === kind);
  const derived =
    !options.filter?.trim() && sort !== 'name' && group !== 'pair'
      ? rankedDerived(context, group, sort)
      : allDerived(
          context,
          group,
          sorted(facts.disagreements.filter(isDerivedRow).filter(matchesRow)),
        );
  const sections = [
    section(context, 'section internal', 'internal', ofKind('internal'), options),
    section(context, 'section stated', 'stated', ofKind('stated'), options),
    section(context, 'section one-sided', 'one-sided', ofKind('one-sided'), options),
    contradictionsSection(context, moves),
  ].flat();
  const { analysis } = facts;
  const statedAlone = ofKind('stated').filter(
    ({ issue, actors }) => issue === undefined || !isDerived(analysis, issue, actors),
  );
  const total = derived.rows + statedAlone.length;
  const found = facts.derivedCounts.size + facts.underived.length + facts.contradictions.length > 0;
  return {
    // The sections stay in reach below however many rows come before them.
    roots: (most) => [...derived.roots(most), ...sections],
    description: total > 0 ? voice.say('disagreements', total) : '',
    message: inForceMessage(context, options.filter),
    empty: derived.rows + sections.length > 0 ? undefined : found ? 'no match' : 'no disagreements',
  };
}

/** The derived rows, under their issues or pairs if they are grouped. */
interface DerivedList {
  readonly rows: number;
  readonly roots: (most?: number) => readonly TreeRow[];
}

function isDerivedRow({ kind }: Disagreement): boolean {
  return kind === 'derived';
}

function allDerived(
  context: ViewContext,
  group: DisagreementsTreeOptions['group'],
  rows: readonly Disagreement[],
): DerivedList {
  const makers = groupedRows(context, undefined, rows, group);
  return { rows: rows.length, roots: lazyRows(undefined, context.voice, () => makers) };
}

/** The same rows in the same order, counted first and made as far as they are shown. */
function rankedDerived(
  context: ViewContext,
  group: 'issue' | 'none',
  sort: DerivedRank,
): DerivedList {
  const { voice } = context;
  const { analysis, derivedCounts } = context.facts;
  const compare = nameOrder(context);
  const firstOf = (issues: Iterable<IssueId>, most: number): readonly Disagreement[] =>
    firstDerived(analysis, issues, most, sort, compare);
  let rows = 0;
  for (const count of derivedCounts.values()) rows += count;
  if (group === 'none') {
    const first = (most: number): readonly TreeRow[] =>
      firstOf(derivedCounts.keys(), most).map((row) => singleRow(context, undefined, row, 'issue'));
    return { rows, roots: firstRows(undefined, voice, rows, first) };
  }
  // An issue stands where its first row would.
  const leaders = [...derivedCounts.keys()].flatMap((issue) => firstOf([issue], 1));
  const makers = sortedRows(context, leaders, sort).map((leader) => (): TreeRow => {
    const issue = leader.issue ?? '';
    const key = childKey(undefined, 'issue', issue);
    const count = derivedCounts.get(issue) ?? 1;
    if (count === 1) return singleRow(context, undefined, leader, 'issue', key);
    const children = firstRows(key, voice, count, (most) =>
      firstOf([issue], most).map((row) => memberRow(context, key, row, 'issue')),
    );
    return groupRow(context, undefined, key, { first: leader, count, children }, 'issue');
  });
  return { rows, roots: lazyRows(undefined, voice, () => makers) };
}

type RowMaker = () => TreeRow;

function section(
  context: ViewContext,
  title: WordKey,
  id: string,
  rows: readonly Disagreement[],
  options: DisagreementsTreeOptions,
): TreeRow[] {
  if (rows.length === 0) return [];
  const key = childKey(undefined, 'section', id);
  const children = () =>
    id === 'one-sided'
      ? rows.map((row) => () => oneSidedRow(context, key, row))
      : groupedRows(context, key, rows, options.group);
  return [sectionRow(context, key, title, rows.length, children)];
}

/** Rows under their issue or pair. A group of one is its row, under the key of the group. */
function groupedRows(
  context: ViewContext,
  parentKey: string | undefined,
  rows: readonly Disagreement[],
  group: DisagreementsTreeOptions['group'],
): readonly RowMaker[] {
  if (group === 'none') return rows.map((row) => () => singleRow(context, parentKey, row, 'issue'));
  const groups = new Map<string, Disagreement[]>();
  for (const row of rows) {
    const id = group === 'issue' ? (row.issue ?? '') : JSON.stringify(row.actors);
    append(groups, id, row);
  }
  return [...groups].map(([id, members]) => () => {
    const key = childKey(parentKey, group, id);
    const [first] = members;
    if (first && members.length === 1) return singleRow(context, parentKey, first, group, key);
    const children = lazyRows(key, context.voice, () =>
      members.map((row) => () => memberRow(context, key, row, group)),
    );
    const all = { first, count: members.length, children };
    return groupRow(context, parentKey, key, all, group);
  });
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
