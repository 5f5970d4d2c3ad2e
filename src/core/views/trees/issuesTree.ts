import { COUNTED_IN_ROW, COUNTS } from '../words/shared';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { actorsInForce } from '../../analysis/records/evidence';
import { nestedSums } from '../../analysis/rollUp/nestedCounts';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import { ownCounts } from '../../analysis/records/recordGroups';
import { parentInTree } from '../../codebook/lookUp';
import type { ActorId, AnnotationId, ArticlePath, IssueId } from '../../model/ids';
import type { ViewContext } from '../facts/facts';
import { otherPairsOn, pairsOn } from '../facts/disagreementLists';
import { append } from '../facts/grouping';
import { hierarchy, joinedMaps, lengths, type Hierarchy } from '../facts/hierarchy';
import { unknownRecords } from '../facts/unknownRecords';
import { countsText } from '../words/countWords';
import { actorName, issueName, pathInTree } from '../words/names';
import { mixedText } from '../words/mixedText';
import { netLook } from '../words/netLook';
import { joinSpoken, SPOKEN_SIDE } from '../words/spoken';
import { positionLook, STANCE_LOOKS, type StanceLook } from '../words/stanceLook';
import {
  childKey,
  inForceMessage,
  lazyRows,
  targetKey,
  treeRow,
  type TreeRow,
  type TreeView,
} from './tree';
import { joinCounts, namesInRow } from '../words/nameLabels';
import { words, type TextLine } from '../words/text';
import { pairRow, quoteCount } from './pairRow';
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

export interface IssuesTreeOptions {
  readonly sort: 'codebook' | 'name' | 'positions' | 'disagreements';
  readonly group: 'hierarchy' | 'none';
}

/** Issues along `part-of`, each with the pairs that disagree on it and the actors that have
 * positions on it. Issues that the codebook does not know come last. Counts are those of the data
 * model: own records and those nested below, each once, whatever the roll-up. */
export function issuesTree(context: ViewContext, options: IssuesTreeOptions): TreeView {
  const tree = issueTree(context, options);
  const { facts, localizer } = context;
  const roots = tree.childrenOf(undefined);
  const withoutIssue = facts.analysis.surviving.filter(
    ({ position }) => position.issues.length === 0,
  );
  return {
    roots: lazyRows(undefined, localizer, () => [
      ...roots.map((id) => () => issueRow(context, tree, undefined, id)),
      ...withoutIssueRows(context, withoutIssue),
    ]),
    description: countsOfAll(context),
    message: inForceMessage(context),
    empty: roots.length + withoutIssue.length > 0 ? undefined : 'no issues',
  };
}

/** The key of a position's row, for revealing it. Undefined where the view does not have it. */
export function issuesTreeKey(
  context: ViewContext,
  options: IssuesTreeOptions,
  article: ArticlePath,
  id: AnnotationId,
): string | undefined {
  const record = context.facts.position(article, id);
  const issue = record?.position.issues[0];
  const actor = record && actorsOf(context, record)[0];
  if (!record || actor === undefined) return undefined;
  if (issue === undefined) {
    return childKey(WITHOUT_ISSUE, 'position', targetKey({ article, id }));
  }
  const path =
    options.group === 'none' ? [issue] : pathInTree(context.facts.codebook, 'issue', issue);
  let key: string | undefined;
  for (const step of path) key = childKey(key, 'issue', step);
  return childKey(childKey(key, 'actor', actor), 'position', targetKey({ article, id }));
}

/** An empty id, which no issue has. */
const WITHOUT_ISSUE = childKey(undefined, 'issue', '');

/** Positions without an issue are part of the view's total: with these the rows add up to it. */
function withoutIssueRows(context: ViewContext, records: readonly PositionRecord[]) {
  if (records.length === 0) return [];
  const { facts, localizer } = context;
  const key = WITHOUT_ISSUE;
  const row = (): TreeRow =>
    treeRow({
      key,
      parentKey: undefined,
      label: localizer.text('Without an issue'),
      description: countText(context, countsOf(context, records)),
      icon: 'topic',
      contextValue: 'withoutIssue',
      tooltip: () => [],
      children: lazyRows(key, localizer, () =>
        records.map((record) => () => {
          const actors = actorsOf(context, record);
          const label = actors.map((id) => actorName(facts.codebook, id, localizer)).join(', ');
          return positionRow(context, key, record, label);
        }),
      ),
    });
  return [row];
}

interface IssueTree extends Hierarchy {
  readonly records: ReadonlyMap<IssueId, readonly PositionRecord[]>;
}

function issueTree({ facts, localizer }: ViewContext, options: IssuesTreeOptions): IssueTree {
  const { codebook, analysis } = facts;
  const { issues: unknown } = unknownRecords(analysis);
  const records = joinedMaps(analysis.byIssue.records, unknown);
  const nests = options.group === 'hierarchy';
  const parentOf = (id: IssueId): IssueId | undefined =>
    nests ? parentInTree(codebook.issues, id) : undefined;
  const counted = [...facts.pairCounts].flatMap(([issue, count]) =>
    issue === undefined ? [] : [[issue, count] as const],
  );
  const counts = nests ? analysis.byIssue : ownCounts(analysis.byIssue, analysis.context);
  const tree = hierarchy({
    known: codebook.issues.keys(),
    positions: joinedMaps(counts.nested, lengths(unknown)),
    withoutSide: counts.nestedOthers,
    // A pair belongs to one issue.
    disagreements: nestedSums(counted, parentOf),
    parentOf,
    nameOf: (id) => issueName(codebook, id),
    compareNames: (a, b) => localizer.compare(a, b),
    sort: options.sort,
  });
  return { ...tree, records };
}

function issueRow(
  context: ViewContext,
  tree: IssueTree,
  parentKey: string | undefined,
  id: IssueId,
): TreeRow {
  const { facts, localizer } = context;
  const entry = facts.codebook.issues.get(id);
  const key = childKey(parentKey, 'issue', id);
  const records = tree.records.get(id) ?? [];
  const below = tree.childrenOf(id);
  const children = lazyRows(key, localizer, () => [
    ...below.map((child) => () => issueRow(context, tree, key, child)),
    ...pairRows(context, key, id),
    ...actorsBySide(context, id, records).map(
      ([actor, own]) =>
        () =>
          actorOfIssue(context, key, id, actor, own),
    ),
  ]);
  const name = issueName(facts.codebook, id);
  const counts = tree.countsOf(id);
  const unknown = unknownRecords(facts.analysis).issues.has(id)
    ? phrase('not in the codebook, not counted')
    : phrase('not in the codebook');
  const known = entry ? '' : localizer.text(unknown);
  const isLeaf = below.length + records.length === 0 && !facts.issuesWithPairs.has(id);
  return treeRow({
    key,
    parentKey,
    label: name,
    description: joinCounts(known, countsInRow(context, counts)),
    spoken: () => joinSpoken(name, joinCounts(known, countText(context, counts))),
    icon: !entry ? 'unknown' : entry.codable ? 'issue' : 'topic',
    contextValue: entry ? 'issue' : 'unknownIssue',
    target: entry ? { kind: 'codebook', layer: 'issue', id } : undefined,
    tooltip: () => [
      ...codebookTooltip(context, 'issue', id),
      ...countLine(context, counts),
      ...sumLine(context, id),
      [words(localizer.text(COUNTED_IN_ROW))],
    ],
    ...(isLeaf ? {} : { children }),
  });
}

/** The parts of the number of disagreements; for an issue with others under it, those of its
 * own. */
function sumLine({ facts, localizer }: ViewContext, issue: IssueId): TextLine[] {
  const counts = facts.kindCounts.get(issue);
  return counts ? [[words(countsText(localizer, counts))]] : [];
}

function pairRows(context: ViewContext, key: string, issue: IssueId) {
  const { count, first } = pairsOn(context, issue);
  const others = otherPairsOn(context, issue);
  return [
    ...folded(context, key, COUNTS.disagreements, count, (at, most) =>
      first(most).map((rows) => pairOfIssue(context, at, rows)),
    ),
    ...folded(
      context,
      key,
      phrase([
        '{0} pair within one side, or only stated',
        '{0} pairs within one side, or only stated',
      ]),
      others.length,
      (at, most) => others.slice(0, most).map((rows) => pairOfIssue(context, at, rows)),
    ),
  ];
}

function pairOfIssue(
  context: ViewContext,
  parentKey: string,
  rows: readonly Disagreement[],
): TreeRow {
  const [first] = rows;
  const within = rows.some(({ kind }) => kind === 'internal');
  return pairRow(context, parentKey, rows, {
    label: first ? namesInRow(context, first.actors).join(' – ') : '',
    description: joinCounts(
      quoteCount(context, rows),
      within ? context.localizer.text('within one side') : undefined,
    ),
  });
}

function actorOfIssue(
  context: ViewContext,
  parentKey: string,
  issue: IssueId,
  actor: ActorId,
  records: readonly PositionRecord[],
): TreeRow {
  const { facts, localizer } = context;
  const key = childKey(parentKey, 'actor', actor);
  const net = facts.analysis.stances.get(issue)?.get(actor);
  const look = lookOn(context, issue, actor, records);
  const name = actorName(facts.codebook, actor, localizer);
  const description = joinCounts(
    countText(context, countsOf(context, records)),
    mixedText(localizer, net),
  );
  return treeRow({
    key,
    parentKey,
    label: name,
    description,
    icon: look,
    contextValue: 'actorOfIssue',
    entry: facts.codebook.actors.has(actor) ? { layer: 'actor', id: actor } : undefined,
    spoken: () => joinSpoken(name, localizer.text(SPOKEN_SIDE[look]), description),
    tooltip: () => codebookTooltip(context, 'actor', actor),
    children: lazyRows(key, localizer, () =>
      records.map(
        (record) => () => positionRow(context, key, record, codedLabel(context, actor, record)),
      ),
    ),
  });
}

/** The coded actor, which a rolled-up row has to name; otherwise the row above has named it. */
function codedLabel({ facts, localizer }: ViewContext, actor: ActorId, record: PositionRecord) {
  if (record.actors.includes(actor)) return undefined;
  return record.actors.map((id) => actorName(facts.codebook, id, localizer)).join(', ');
}

/** The actors for it, those against, then the others; on each side those with most records
 * first. */
function actorsBySide(
  context: ViewContext,
  issue: IssueId,
  records: readonly PositionRecord[],
): readonly (readonly [ActorId, readonly PositionRecord[]])[] {
  const groups = new Map<ActorId, PositionRecord[]>();
  for (const record of records) {
    for (const actor of actorsOf(context, record)) append(groups, actor, record);
  }
  const sides = new Map<StanceLook, (readonly [ActorId, readonly PositionRecord[]])[]>();
  for (const [actor, own] of groups) {
    append(sides, lookOn(context, issue, actor, own), [actor, own]);
  }
  return STANCE_LOOKS.flatMap((look) =>
    (sides.get(look) ?? []).sort(([, a], [, b]) => b.length - a.length),
  );
}

/** The look of the net stance; for records that are no evidence, that of the first of them. */
function lookOn(
  { facts }: ViewContext,
  issue: IssueId,
  actor: ActorId,
  records: readonly PositionRecord[],
): StanceLook {
  const net = facts.analysis.stances.get(issue)?.get(actor);
  const [first] = records;
  return net || !first ? netLook(net) : positionLook(facts.codebook, first.position);
}

/** The actors after the roll-up. Records without a named speaker stay visible, though they do not
 * count. */
function actorsOf({ facts }: ViewContext, record: PositionRecord): readonly ActorId[] {
  const actors = actorsInForce(record.actors, record, facts.analysis.context);
  return actors.length > 0 ? actors : record.actors;
}
