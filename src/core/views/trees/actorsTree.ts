import { COUNTED_IN_ROW, COUNTS } from '../words/shared';
import { disagreementsBetween } from '../../analysis/disagreements/findRows';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { compareText } from '../../util/order';
import type { Pair } from '../../analysis/records/pairMap';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { ownCounts } from '../../analysis/records/recordGroups';
import { parentInTree } from '../../codebook/lookUp';
import { UNATTRIBUTED, type ActorId, type IssueId } from '../../model/ids';
import type { ViewContext } from '../facts/facts';
import { append } from '../facts/grouping';
import {
  hierarchy,
  joinedMaps,
  lengths,
  type Hierarchy,
  type HierarchySort,
} from '../facts/hierarchy';
import { unknownRecords } from '../facts/unknownRecords';
import { actorKind } from '../highlights/highlightPlan';
import { fileText, words } from '../words/text';
import { actorName, typeName } from '../words/names';
import { mixedText } from '../words/mixedText';
import { netLook } from '../words/netLook';
import { joinSpoken, SPOKEN_SIDE } from '../words/spoken';
import { lookOfSign } from '../words/stanceLook';
import { childKey, inForceMessage, lazyRows, treeRow, type TreeRow, type TreeView } from './tree';
import { issueLabel, joinCounts } from '../words/nameLabels';
import { pairRow, pairWithSigns, quoteCount } from './pairRow';
import {
  codebookTooltip,
  countLine,
  countsInRow,
  countsOf,
  countsOfAll,
  countText,
  folded,
  positionRow,
} from './treeRows';
import { phrase } from '../../util/phrase';

export interface ActorsTreeOptions {
  readonly sort: HierarchySort;
  readonly group: 'hierarchy' | 'type' | 'none';
}

/** Actors along `part-of`, each with its stances and opponents. Actors that the codebook does not
 * know, and the authors of articles, come last. */
export function actorsTree(context: ViewContext, options: ActorsTreeOptions): TreeView {
  const { localizer } = context;
  const tree = actorTree(context, options);
  const roots = tree.childrenOf(undefined);
  return {
    roots: lazyRows(undefined, localizer, () =>
      options.group === 'type'
        ? typeRows(context, tree, roots)
        : roots.map((id) => () => actorRow(context, tree, undefined, id)),
    ),
    description: countsOfAll(context),
    message: inForceMessage(context),
    empty: roots.length > 0 ? undefined : 'no actors',
  };
}

interface ActorTree extends Hierarchy {
  readonly records: ReadonlyMap<ActorId, readonly PositionRecord[]>;
}

function actorTree({ facts, localizer }: ViewContext, options: ActorsTreeOptions): ActorTree {
  const { codebook, analysis, actorPairs } = facts;
  const { actors: unknown } = unknownRecords(analysis);
  const records = joinedMaps(analysis.byActor.records, unknown);
  const nests = options.group === 'hierarchy';
  const counts = nests ? analysis.byActor : ownCounts(analysis.byActor, analysis.context);
  const tree = hierarchy({
    known: codebook.actors.keys(),
    positions: joinedMaps(counts.nested, lengths(unknown)),
    withoutSide: counts.nestedOthers,
    disagreements: nests ? actorPairs.nested : actorPairs.own,
    parentOf: (id) => (nests ? parentInTree(codebook.actors, id) : undefined),
    nameOf: (id) => actorName(codebook, id, localizer),
    compareNames: (a, b) => localizer.compare(a, b),
    sort: options.sort,
  });
  return { ...tree, records };
}

function typeRows(
  context: ViewContext,
  tree: ActorTree,
  ids: readonly ActorId[],
): (() => TreeRow)[] {
  const { facts, localizer } = context;
  const types = new Map<string, ActorId[]>();
  for (const id of ids) append(types, facts.codebook.actors.get(id)?.type ?? '', id);
  // Actors without a type come last.
  const byType = [...types].sort(([a], [b]) =>
    a === '' || b === '' ? Number(a === '') - Number(b === '') : localizer.compare(a, b),
  );
  return byType.map(([type, members]) => () => {
    const key = childKey(undefined, 'type', type);
    const [first] = members;
    return treeRow({
      key,
      parentKey: undefined,
      label: type === '' ? localizer.text('Other') : typeName(type, localizer),
      description: localizer.text(COUNTS.actors, members.length),
      icon: first === undefined ? 'section' : actorKind(facts.codebook, first),
      contextValue: 'section',
      children: lazyRows(key, localizer, () =>
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
  const { facts, localizer } = context;
  const entry = facts.codebook.actors.get(id);
  const key = childKey(parentKey, 'actor', id);
  const below = tree.childrenOf(id);
  const records = tree.records.get(id) ?? [];
  const counts = tree.countsOf(id);
  const isReserved = id === UNATTRIBUTED || id.startsWith('author');
  const notCounted = unknownRecords(facts.analysis).actors.has(id);
  const type = entry
    ? entry.type && typeName(entry.type, localizer)
    : isReserved
      ? undefined
      : localizer.text(notCounted ? 'not in the codebook, not counted' : 'not in the codebook');
  const typeText = type === undefined ? undefined : fileText(type).text;
  // The icon of an entry says its type, too.
  const withType = (counted: string): string =>
    joinCounts(...(entry ? [counted, typeText] : [typeText, counted]));
  const name = actorName(facts.codebook, id, localizer);
  const children = lazyRows(key, localizer, () => [
    ...below.map((child) => () => actorRow(context, tree, key, child)),
    ...[...byIssue(records)].map(
      ([issue, own]) =>
        () =>
          stanceRow(context, key, id, issue, own),
    ),
    ...partnerRows(context, key, id),
  ]);
  return treeRow({
    key,
    parentKey,
    label: name,
    description: withType(countsInRow(context, counts)),
    spoken: () => joinSpoken(name, withType(countText(context, counts))),
    icon: entry || isReserved ? actorKind(facts.codebook, id) : 'unknown',
    contextValue: entry ? 'actor' : isReserved ? 'reservedActor' : 'unknownActor',
    target: entry ? { kind: 'codebook', layer: 'actor', id } : undefined,
    tooltip: () => [
      ...codebookTooltip(context, 'actor', id),
      ...countLine(context, counts),
      [words(localizer.text(COUNTED_IN_ROW))],
    ],
    ...(below.length + records.length > 0 || facts.actorRows.has(id) ? { children } : {}),
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
  const { facts, localizer } = context;
  const key = childKey(parentKey, 'issue', issue ?? '');
  const net = issue === undefined ? undefined : facts.analysis.codedStances.get(issue)?.get(actor);
  const evaluation = records.reduce((sum, { position }) => sum + (position.evaluation ?? 0), 0);
  const look = issue === undefined ? lookOfSign(evaluation) : netLook(net);
  const description = joinCounts(
    countText(context, countsOf(context, records)),
    mixedText(localizer, net),
  );
  return treeRow({
    key,
    parentKey,
    label: issueLabel(context, issue),
    description,
    icon: look,
    contextValue: 'issueOfActor',
    entry:
      issue !== undefined && facts.codebook.issues.has(issue)
        ? { layer: 'issue', id: issue }
        : undefined,
    spoken: () =>
      joinSpoken(
        actorName(facts.codebook, actor, localizer),
        localizer.text(SPOKEN_SIDE[look]),
        issueLabel(context, issue),
        description,
      ),
    tooltip: () => (issue === undefined ? [] : codebookTooltip(context, 'issue', issue)),
    children: lazyRows(key, localizer, () =>
      records.map((record) => () => positionRow(context, key, record)),
    ),
  });
}

/** The opponents of an actor, those with most disagreements first. */
function partnerRows(context: ViewContext, key: string, id: ActorId) {
  const partners = [...context.facts.opponentsOf(id)].sort(
    ([a, one], [b, other]) => other.length - one.length || compareText(a, b),
  );
  return folded(
    context,
    key,
    phrase(['Disagrees with {0} actor', 'Disagrees with {0} actors']),
    partners.length,
    (at, most) =>
      partners
        .slice(0, most)
        .map(([other, issues]) => partnerRow(context, at, [id, other], new Set(issues))),
  );
}

/** "⟷ United States   2 issues", or with one issue "⟷ United States   Exports · 2 quotes". */
function partnerRow(
  context: ViewContext,
  parentKey: string,
  pair: Pair,
  issues: ReadonlySet<IssueId | undefined>,
): TreeRow {
  const { facts, localizer } = context;
  const [, other] = pair;
  const key = childKey(parentKey, 'partner', other);
  const label = actorName(facts.codebook, other, localizer);
  const [only] = issues;
  if (issues.size === 1) {
    const rows = rowsBetween(context, pair, only);
    const description = joinCounts(issueLabel(context, only), quoteCount(context, rows));
    return pairRow(context, parentKey, rows, { key, label, description });
  }
  return treeRow({
    key,
    parentKey,
    label,
    description: localizer.text(COUNTS.issues, issues.size),
    icon: 'disagreement',
    contextValue: 'partner',
    entry: facts.codebook.actors.has(other) ? { layer: 'actor', id: other } : undefined,
    spoken: () =>
      joinSpoken(
        localizer.text('disagrees with {0}', label),
        localizer.text(COUNTS.issues, issues.size),
      ),
    tooltip: () => codebookTooltip(context, 'actor', other),
    children: lazyRows(key, localizer, () =>
      [...issues].map((issue) => () => {
        const rows = rowsBetween(context, pair, issue);
        const [first] = rows;
        return pairRow(context, key, rows, {
          key: childKey(key, 'issue', issue ?? ''),
          label: issueLabel(context, issue),
          description: joinCounts(
            first ? pairWithSigns(context, first) : '',
            quoteCount(context, rows),
          ),
        });
      }),
    ),
  });
}

function rowsBetween(
  { facts }: ViewContext,
  pair: Pair,
  issue: IssueId | undefined,
): readonly Disagreement[] {
  return disagreementsBetween(facts.analysis.on(issue), pair).filter(
    ({ kind }) => kind !== 'one-sided',
  );
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
