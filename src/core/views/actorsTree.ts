import type { Disagreement } from '../analysis/disagreements';
import type { PositionRecord } from '../analysis/positionRecords';
import { UNATTRIBUTED, type ActorId, type IssueId } from '../model/ids';
import { pairTotal, type ViewContext } from './facts';
import { append } from './grouping';
import { hierarchy, type Hierarchy, type HierarchySort } from './hierarchy';
import { actorKind } from './highlightPlan';
import { fileText } from './text';
import { actorName, parentInTree } from './names';
import { netLook } from './netLook';
import { lookOfSign } from './stanceLook';
import { childKey, inForceMessage, lazyRows, treeRow, type TreeRow, type TreeView } from './tree';
import {
  codebookTooltip,
  countText,
  folded,
  issueLabel,
  joinCounts,
  pairRow,
  pairWithSigns,
  positionRow,
  quoteCount,
} from './treeRows';

export interface ActorsTreeOptions {
  readonly sort: HierarchySort;
  readonly group: 'hierarchy' | 'type' | 'none';
  readonly filter?: string;
}

/** Actors along `part-of`, each with what it takes a stance on and with whom it disagrees. Actors
 * that the codebook does not know, and the authors of articles, come last. */
export function actorsTree(context: ViewContext, options: ActorsTreeOptions): TreeView {
  const { facts, voice } = context;
  const tree = actorTree(context, options);
  const roots = tree.childrenOf(undefined);
  const { surviving } = facts.analysis;
  return {
    roots: lazyRows(undefined, voice, () =>
      options.group === 'type'
        ? typeRows(context, tree, roots)
        : roots.map((id) => () => actorRow(context, tree, undefined, id)),
    ),
    description: countText(context, surviving.length, pairTotal(facts), false),
    message: inForceMessage(context, options.filter),
    empty: roots.length > 0 ? undefined : tree.size > 0 ? 'no match' : 'no actors',
  };
}

interface ActorTree extends Hierarchy {
  readonly records: ReadonlyMap<ActorId, readonly PositionRecord[]>;
}

function actorTree({ facts, voice }: ViewContext, options: ActorsTreeOptions): ActorTree {
  const { codebook } = facts;
  const records = new Map<ActorId, PositionRecord[]>();
  for (const record of facts.analysis.surviving) {
    for (const actor of new Set(record.actors)) append(records, actor, record);
  }
  const tree = hierarchy({
    known: codebook.actors.keys(),
    records: [...records].flatMap(([id, own]) => own.map((record) => [id, record] as const)),
    disagreements: facts.nestedPairCounts,
    parentOf: (id) =>
      options.group === 'hierarchy' ? parentInTree(codebook, 'actor', id) : undefined,
    nameOf: (id) => actorName(codebook, id, voice),
    compareNames: (a, b) => voice.compare(a, b),
    sort: options.sort,
    filter: options.filter,
  });
  return { ...tree, records };
}

function typeRows(
  context: ViewContext,
  tree: ActorTree,
  ids: readonly ActorId[],
): (() => TreeRow)[] {
  const { facts, voice } = context;
  const types = new Map<string, ActorId[]>();
  for (const id of ids) append(types, facts.codebook.actors.get(id)?.type ?? '', id);
  // Those without a type come last.
  const byType = [...types].sort(([a], [b]) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : voice.compare(a, b),
  );
  return byType.map(([type, members]) => () => {
    const key = childKey(undefined, 'type', type);
    const [first] = members;
    return treeRow({
      key,
      parentKey: undefined,
      label: type === '' ? voice.say('without type') : fileText(type).text,
      description: String(members.length),
      icon: first === undefined ? 'section' : actorKind(facts.codebook, first),
      contextValue: 'section',
      children: lazyRows(key, voice, () =>
        members.map((id) => () => actorRow(context, tree, key, id)),
      ),
    });
  });
}

function actorRow(
  context: ViewContext,
  tree: ActorTree,
  parentKey: string | undefined,
  id: ActorId,
): TreeRow {
  const { facts, voice } = context;
  const entry = facts.codebook.actors.get(id);
  const key = childKey(parentKey, 'actor', id);
  const below = tree.childrenOf(id);
  const issues = byIssue(tree.records.get(id) ?? []);
  const partners = () =>
    byPartner(
      id,
      facts.disagreementsOf(id).filter(({ kind }) => kind !== 'one-sided'),
    );
  const counts = countText(
    context,
    tree.positions.get(id) ?? 0,
    tree.disagreements.get(id) ?? 0,
    parentKey?.startsWith('actor:') === true,
  );
  const isReserved = id === UNATTRIBUTED || id.startsWith('author');
  const type = entry ? entry.type : isReserved ? undefined : voice.say('unknown actor');
  const children = lazyRows(key, voice, () => [
    ...below.map((child) => () => actorRow(context, tree, key, child)),
    ...[...issues].map(
      ([issue, own]) =>
        () =>
          stanceRow(context, key, id, issue, own),
    ),
    ...folded(context, key, 'disagrees with n', (at) =>
      partners().map(
        ([other, rows]) =>
          () =>
            partnerRow(context, at, other, rows),
      ),
    ),
  ]);
  return treeRow({
    key,
    parentKey,
    label: actorName(facts.codebook, id, voice),
    description: joinCounts(type === undefined ? undefined : fileText(type).text, counts),
    icon: entry || isReserved ? actorKind(facts.codebook, id) : 'unknown',
    contextValue: entry ? 'actor' : isReserved ? 'reservedActor' : 'unknownActor',
    target: entry ? { kind: 'codebook', layer: 'actor', id } : undefined,
    tooltip: () => codebookTooltip(context, 'actor', id),
    ...(below.length + issues.size > 0 || facts.actorsWithPairs.has(id) ? { children } : {}),
  });
}

/** "⊖ Encirclement   2 positions" */
function stanceRow(
  context: ViewContext,
  parentKey: string,
  actor: ActorId,
  issue: IssueId | undefined,
  records: readonly PositionRecord[],
): TreeRow {
  const { facts, voice } = context;
  const key = childKey(parentKey, 'issue', issue ?? '');
  const net = issue === undefined ? undefined : facts.analysis.codedStances.get(issue)?.get(actor);
  const evaluation = records.reduce((sum, { position }) => sum + (position.evaluation ?? 0), 0);
  return treeRow({
    key,
    parentKey,
    label: issueLabel(context, issue),
    description: joinCounts(
      voice.say('positions', records.length),
      net?.mixed ? voice.say('mixed') : undefined,
    ),
    icon: issue === undefined ? lookOfSign(evaluation) : netLook(net),
    contextValue: 'issueOfActor',
    tooltip: () => (issue === undefined ? [] : codebookTooltip(context, 'issue', issue)),
    children: lazyRows(key, voice, () =>
      records.map((record) => () => positionRow(context, key, record)),
    ),
  });
}

/** "⟷ United States   2 issues" */
function partnerRow(
  context: ViewContext,
  parentKey: string,
  other: ActorId,
  rows: readonly Disagreement[],
): TreeRow {
  const { facts, voice } = context;
  const key = childKey(parentKey, 'partner', other);
  const issues = new Map<IssueId | undefined, Disagreement[]>();
  for (const row of rows) append(issues, row.issue, row);
  return treeRow({
    key,
    parentKey,
    label: actorName(facts.codebook, other, voice),
    description: voice.say('issues', issues.size),
    icon: 'disagreement',
    contextValue: 'partner',
    tooltip: () => codebookTooltip(context, 'actor', other),
    children: lazyRows(key, voice, () =>
      [...issues].map(([issue, own]) => () => {
        const [first] = own;
        return pairRow(context, key, own, {
          key: childKey(key, 'issue', issue ?? ''),
          label: issueLabel(context, issue),
          description: joinCounts(
            first ? pairWithSigns(context, first) : '',
            quoteCount(context, own),
          ),
        });
      }),
    ),
  });
}

function byIssue(records: readonly PositionRecord[]): Map<IssueId | undefined, PositionRecord[]> {
  const issues = new Map<IssueId | undefined, PositionRecord[]>();
  for (const record of records) {
    const own = new Set(record.position.issues);
    if (own.size === 0) append(issues, undefined, record);
    for (const issue of own) append(issues, issue, record);
  }
  return issues;
}

/** With whom there is most to disagree on comes first. */
function byPartner(
  id: ActorId,
  rows: readonly Disagreement[],
): readonly (readonly [ActorId, readonly Disagreement[]])[] {
  const partners = new Map<ActorId, Disagreement[]>();
  for (const row of rows) append(partners, row.actors[row.actors[0] === id ? 1 : 0], row);
  return [...partners].sort((a, b) => b[1].length - a[1].length);
}
