import type { Disagreement, DisagreementKind } from '../analysis/disagreements';
import { contradictionName, contradictionsSection } from './contradictionRows';
import { sortedRows, type DisagreementSort } from './disagreementOrder';
import type { ViewContext } from './facts';
import { append } from './grouping';
import { countedPairs } from './hierarchy';
import { actorName } from './names';
import {
  childKey,
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

/** Derived disagreements first, then a section for each of the others. */
export function disagreementsTree(
  context: ViewContext,
  options: DisagreementsTreeOptions,
): TreeView {
  const { facts, voice } = context;
  const matches = textFilter(options.filter);
  const rows = facts.disagreements.filter((row) =>
    matches(`${issueLabel(context, row.issue)} ${pairLabel(context, row.actors)}`),
  );
  const moves = facts.contradictions.filter((one) =>
    matches(`${issueLabel(context, one.issue)} ${contradictionName(context, one)}`),
  );
  const sorted = sortedRows(
    context,
    rows,
    options.sort,
    options.group === 'pair' ? 'pair' : 'issue',
  );
  const ofKind = (kind: DisagreementKind) => sorted.filter((row) => row.kind === kind);
  const derived = groupedRows(context, undefined, ofKind('derived'), options.group);
  const sections = [
    section(context, 'section internal', 'internal', ofKind('internal'), options),
    section(context, 'section stated', 'stated', ofKind('stated'), options),
    section(context, 'section one-sided', 'one-sided', ofKind('one-sided'), options),
    contradictionsSection(context, moves),
  ].flat();
  const total = countedPairs(rows).length;
  const found = facts.disagreements.length + facts.contradictions.length > 0;
  return {
    // The sections stay in reach below however many rows come before them.
    roots: (most) => [...lazyRows(undefined, voice, () => derived)(most), ...sections],
    description: total > 0 ? voice.say('disagreements', total) : '',
    message: inForceMessage(context, options.filter),
    empty:
      derived.length + sections.length > 0 ? undefined : found ? 'no match' : 'no disagreements',
  };
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
    return groupRow(context, parentKey, key, members, group);
  });
}

function groupRow(
  context: ViewContext,
  parentKey: string | undefined,
  key: string,
  rows: readonly Disagreement[],
  group: 'issue' | 'pair',
): TreeRow {
  const { voice } = context;
  const [first] = rows;
  const label = group === 'issue' ? issueLabel(context, first?.issue) : pairOf(context, first);
  return treeRow({
    key,
    parentKey,
    label,
    description: voice.say(group === 'issue' ? 'pairs' : 'issues', rows.length),
    icon: group === 'issue' ? 'issue' : 'disagreement',
    contextValue: 'disagreementGroup',
    target:
      group === 'issue' && first?.issue !== undefined
        ? { kind: 'codebook', layer: 'issue', id: first.issue }
        : undefined,
    children: lazyRows(key, voice, () =>
      rows.map((row) => () => memberRow(context, key, row, group)),
    ),
  });
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
