import type { Contradiction } from '../analysis/contradictions';
import { dateBounds } from '../analysis/dates';
import type { Disagreement, DisagreementKind } from '../analysis/disagreements';
import { compareText } from '../analysis/order';
import type { ViewContext } from './facts';
import { countedPairs } from './hierarchy';
import { actorName } from './names';
import { STANCE_SIGN } from './stanceLook';
import {
  childKey,
  inForceMessage,
  lazyRows,
  textFilter,
  treeRow,
  type TreeRow,
  type TreeView,
} from './tree';
import {
  actorLabel,
  issueLabel,
  joinCounts,
  pairLabel,
  pairRow,
  pairWithSigns,
  positionRow,
} from './treeRows';
import type { WordKey } from './words';

export interface DisagreementsTreeOptions {
  readonly group: 'issue' | 'pair' | 'none';
  /** `evidence`: by the records on the weaker side; `articles`: by how many speak of it; `recent`:
   * by the last date. */
  readonly sort: 'evidence' | 'articles' | 'recent' | 'name';
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
  const sorted = sortedRows(context, rows, options.sort);
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

function sectionRow(
  { voice }: ViewContext,
  key: string,
  title: WordKey,
  count: number,
  children: () => readonly RowMaker[],
): TreeRow {
  return treeRow({
    key,
    parentKey: undefined,
    label: voice.say(title),
    description: String(count),
    icon: 'section',
    contextValue: 'section',
    children: lazyRows(key, voice, children),
  });
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
    const known = groups.get(id);
    if (known) known.push(row);
    else groups.set(id, [row]);
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

function contradictionsSection(context: ViewContext, moves: readonly Contradiction[]): TreeRow[] {
  if (moves.length === 0) return [];
  const key = childKey(undefined, 'section', 'contradictions');
  const children = () => moves.map((one) => () => contradictionRow(context, key, one));
  return [sectionRow(context, key, 'section contradictions', moves.length, children)];
}

/** "Wang Yi on Talks   ⊖ Mar 2023 → ⊕ Apr 2024" for a shift; "⊕ 2 – ⊖ 1" for a contradiction. */
function contradictionRow(context: ViewContext, parentKey: string, one: Contradiction): TreeRow {
  const { facts, voice } = context;
  const key = childKey(
    parentKey,
    'row',
    JSON.stringify([one.actor, one.issue, one.speaker ?? null]),
  );
  const [plus, minus] = one.records;
  const sides = [
    { sign: STANCE_SIGN.support, records: plus, ...dateBounds(plus) },
    { sign: STANCE_SIGN.oppose, records: minus, ...dateBounds(minus) },
  ];
  if (one.shift) sides.sort((a, b) => compareText(a.firstDate ?? '', b.firstDate ?? ''));
  const [before, after] = sides;
  const said = (sign: string | undefined, date: string | undefined) =>
    `${sign ?? ''} ${date === undefined ? voice.say('undated') : voice.date(date)}`;
  const description = one.shift
    ? `${said(before?.sign, before?.lastDate)} → ${said(after?.sign, after?.firstDate)}`
    : sides.map(({ sign, records }) => `${sign} ${String(records.length)}`).join(' – ');
  return treeRow({
    key,
    parentKey,
    label: voice.say(
      'actor on issue',
      contradictionName(context, one),
      issueLabel(context, one.issue),
    ),
    description,
    icon: one.shift ? 'shift' : 'contradiction',
    contextValue: one.shift ? 'shift' : 'contradiction',
    tooltip: () => [
      voice.line(one.shift ? 'shift' : 'contradiction'),
      ...(one.speaker === undefined
        ? []
        : [
            voice.line(
              'speaker for',
              actorLabel(context, [one.speaker]),
              actorLabel(context, [one.actor]),
            ),
          ]),
    ],
    children: lazyRows(key, voice, () =>
      sides.flatMap(({ records }) =>
        records.map((record) => () => positionRow(context, key, record)),
      ),
    ),
  });
}

/** Whoever speaks has changed sides; an actor without a speaker speaks for itself. */
function contradictionName({ facts, voice }: ViewContext, one: Contradiction): string {
  return actorName(facts.codebook, one.speaker ?? one.actor, voice);
}

function sortedRows(
  context: ViewContext,
  rows: readonly Disagreement[],
  sort: DisagreementsTreeOptions['sort'],
): readonly Disagreement[] {
  const names = new Map(
    rows.map((row) => [row, `${issueLabel(context, row.issue)} ${pairOf(context, row)}`] as const),
  );
  const byName = (a: Disagreement, b: Disagreement) =>
    context.voice.compare(names.get(a) ?? '', names.get(b) ?? '');
  if (sort === 'name') return [...rows].sort(byName);
  if (sort === 'recent') {
    return [...rows].sort(
      (a, b) => compareText(b.lastDate ?? '', a.lastDate ?? '') || byName(a, b),
    );
  }
  const measure = sort === 'evidence' ? evidence : articlesOf(context);
  const measured = new Map(rows.map((row) => [row, measure(row)] as const));
  return [...rows].sort((a, b) => (measured.get(b) ?? 0) - (measured.get(a) ?? 0) || byName(a, b));
}

/** The weaker side decides; of equal ones the number of all records, which is below a million. */
function evidence({ positions, records }: Disagreement): number {
  const [a, b] = [positions[0].length, positions[1].length];
  return Math.min(a, b) * 1_000_000 + a + b + records.length;
}

function articlesOf({ facts }: ViewContext): (row: Disagreement) => number {
  return ({ positions, records }) => {
    const paths = new Set<string>();
    for (const name of positions.flat()) {
      const record = facts.analysis.recordOf.get(name);
      if (record) paths.add(record.article.path);
    }
    for (const name of records) {
      const record = facts.relation(name);
      if (record) paths.add(record.article.path);
    }
    return paths.size;
  };
}

function pairOf(context: ViewContext, row: Disagreement | undefined): string {
  return row ? pairLabel(context, row.actors) : '';
}

function joinWide(...texts: readonly string[]): string {
  return texts.filter(Boolean).join('   ');
}
