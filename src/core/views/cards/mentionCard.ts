import { compareText } from '../../util/order';
import type { NetStance } from '../../analysis/netStances';
import { NO_EXAMPLES } from '../../model/codebook';
import { isAmbiguous, type Layer, type Mention } from '../../model/mention';
import type { PlacedAnnotation } from '../../model/place';
import type { CardBody, CardInput } from './annotationCard';
import { ACTION_LABELS, type CardAction } from './cardAction';
import { pairsOn } from '../facts/disagreementLists';
import { actorInForce } from '../facts/facts';
import { exampleLines } from './exampleText';
import { actorPart, issuePart, nameOf } from '../words/names';
import { netLook, netSign } from '../words/netLook';
import { STANCE_LOOKS, STANCE_SIGN } from '../words/stanceLook';
import { fileText, joined, words, type TextLine, type TextPart } from '../words/text';

export interface MentionCardInput extends CardInput {
  readonly placed: readonly PlacedAnnotation[];
}

/** The card of a mention: the actor or issue, its stances, its opponents. For an ambiguous match,
 * and for a marked one of several ids, the candidates. */
export function mentionCard(input: MentionCardInput, mention: Mention): CardBody {
  const { layer, ids } = mention;
  const heads = ids.map((id) => headline(input, layer, id));
  const only = ids.length === 1 ? ids[0] : undefined;
  const actions = actionsOf(input, mention);
  if (isAmbiguous(mention)) {
    const names = ids.map((id): TextLine => [namePart(input, layer, id)]);
    return { lines: [input.localizer.line('could mean', joined(names, ', '))], actions };
  }
  if (only === undefined) return { lines: heads.slice(0, 8), actions };
  const body = layer === 'actor' ? actorLines(input, only) : issueLines(input, only);
  return { lines: [...heads, ...body], actions };
}

const MOST_STANCES = 6;
const MOST_PAIRS = 3;

/** "China · state", "Encirclement · part of Security". */
function headline(input: CardInput, layer: Layer, id: string): TextLine {
  const { codebook } = input.facts;
  const entry = layer === 'actor' ? codebook.actors.get(id) : codebook.issues.get(id);
  const name: TextLine = [namePart(input, layer, id)];
  if (!entry) {
    const known = nameOf(codebook, layer, id, input.localizer) !== id;
    return known ? name : joined([name, input.localizer.line('unknown actor')], ' · ');
  }
  const type: TextLine = 'type' in entry && entry.type !== undefined ? [fileText(entry.type)] : [];
  const { partOf } = entry;
  const above =
    partOf === undefined
      ? []
      : input.localizer.line('part of', namePart(input, layer, partOf, false));
  return joined([name, type, above], ' · ');
}

function namePart(input: CardInput, layer: Layer, id: string, strong = true) {
  const style = strong ? 'strong' : 'plain';
  return layer === 'actor'
    ? actorPart(input.facts.codebook, id, input.localizer, style)
    : issuePart(input.facts.codebook, id, style);
}

function actorLines(input: CardInput, id: string): TextLine[] {
  const { facts, localizer } = input;
  const stances = [...facts.analysis.codedStances.values()].flatMap((row) => row.get(id) ?? []);
  const pairs = [...facts.opponentsOf(actorInForce(facts, id))]
    .map(([other, on]) => ({ other, issues: [...new Set(on)].filter((one) => one !== undefined) }))
    .filter(({ issues }) => issues.length > 0)
    .sort((a, b) => b.issues.length - a.issues.length || compareText(a.other, b.other));
  const lines = pairs.slice(0, MOST_PAIRS).map(({ other, issues }) => {
    const names = issues.slice(0, 4).map((issue): TextLine => [issuePart(facts.codebook, issue)]);
    const list = withMore(input, joined(names, ', '), issues.length - names.length);
    return localizer.line('disagrees with', actorPart(facts.codebook, other, localizer), list);
  });
  const examples = facts.codebook.actors.get(id)?.examples ?? NO_EXAMPLES;
  return [
    stancesLine(input, stances),
    ...lines,
    ...andMore(input, pairs.length),
    ...exampleLines(examples, localizer),
  ].filter((line) => line.length > 0);
}

function issueLines(input: CardInput, id: string): TextLine[] {
  const { facts, localizer } = input;
  const { statement, examples = NO_EXAMPLES } = facts.codebook.issues.get(id) ?? {};
  const stances = [...(facts.analysis.stances.get(id)?.values() ?? [])];
  const { count, first } = pairsOn(input, id);
  const lines = first(MOST_PAIRS).map(([row]): TextLine => {
    const [a, b] = row?.actors.map((actor) => actorPart(facts.codebook, actor, localizer)) ?? [];
    return a && b ? [words('⟷ '), a, words(' – '), b] : [];
  });
  return [
    statement === undefined ? [] : [fileText(statement, 'emphasis', 200)],
    sidesLine(input, stances),
    ...lines,
    ...andMore(input, count),
    ...exampleLines(examples, localizer),
  ].filter((line) => line.length > 0);
}

/** Stances of an actor: "⊖ Encirclement (2) ⊕ Cultural exchange", those with most evidence
 * first. */
function stancesLine(input: CardInput, stances: readonly NetStance[]): TextLine {
  const sorted = byEvidence(stances);
  const shown = sorted.slice(0, MOST_STANCES).map((stance): TextLine => {
    const name = issuePart(input.facts.codebook, stance.issue);
    return [words(`${netSign(stance)} `), ...withCount(name, stance)];
  });
  return withMore(input, joined(shown, '   '), sorted.length - shown.length);
}

/** Actors on an issue: "⊕ China (2), Nauru ⊖ France", side by side. */
function sidesLine(input: CardInput, stances: readonly NetStance[]): TextLine {
  const sides = STANCE_LOOKS.map((look): TextLine => {
    const side = byEvidence(stances.filter((stance) => netLook(stance) === look));
    const names = side
      .slice(0, MOST_STANCES)
      .map((stance) =>
        withCount(actorPart(input.facts.codebook, stance.actor, input.localizer), stance),
      );
    const list = withMore(input, joined(names, ', '), side.length - names.length);
    return list.length === 0 ? [] : [words(`${STANCE_SIGN[look]} `), ...list];
  });
  return joined(sides, '   ');
}

function byEvidence(stances: readonly NetStance[]): readonly NetStance[] {
  return [...stances].sort((a, b) => b.positions.length - a.positions.length);
}

function withCount(name: TextPart, { positions }: NetStance): TextLine {
  return positions.length > 1 ? [name, words(` (${String(positions.length)})`)] : [name];
}

function andMore({ localizer }: CardInput, pairs: number): TextLine[] {
  return pairs > MOST_PAIRS ? [localizer.line('and more', pairs - MOST_PAIRS)] : [];
}

function withMore({ localizer }: CardInput, line: TextLine, more: number): TextLine {
  return more > 0 ? joined([line, localizer.line('and more', more)], ', ') : line;
}

function actionsOf(input: MentionCardInput, mention: Mention): readonly CardAction[] {
  const { layer, ids, start, end } = mention;
  const { localizer, facts } = input;
  const article = input.article.path;
  const span = { start, end };
  if (isAmbiguous(mention)) {
    const settle = ids.slice(0, 4).map((id): CardAction => {
      const label = localizer.text(
        ACTION_LABELS.settle,
        nameOf(facts.codebook, layer, id, localizer),
      );
      return { kind: 'settle', label, article, layer, id, span };
    });
    return [
      ...settle,
      { kind: 'settleAll', label: localizer.text(ACTION_LABELS.settleAll), article, layer, span },
      { kind: 'ignore', label: localizer.text('ignore'), article, layer, span },
    ];
  }
  const only = ids.length === 1 ? ids[0] : undefined;
  const { actors, issues } = facts.codebook;
  const isKnown = (layer === 'actor' ? actors : issues).has(only ?? '');
  type About = 'positions' | 'references' | 'codebook' | 'editActor' | 'editIssue';
  const about = (kind: About): CardAction[] =>
    only === undefined
      ? []
      : [{ kind, label: localizer.text(ACTION_LABELS[kind]), layer, id: only }];
  return [
    ...about('positions'),
    ...about('references'),
    ...about('codebook'),
    ...(isKnown ? about(layer === 'actor' ? 'editActor' : 'editIssue') : []),
    ...(mention.marked
      ? markActions(input, mention)
      : [{ kind: 'ignore' as const, label: localizer.text('ignore'), article, layer, span }]),
  ];
}

/** A marked mention is an annotation: it is edited and deleted, not ignored. */
function markActions(
  { placed, article, localizer }: MentionCardInput,
  mention: Mention,
): CardAction[] {
  const mark = placed.find(
    ({ annotation, places }) =>
      annotation.kind === 'mention' &&
      places.some(({ span }) => span?.start === mention.start && span.end === mention.end),
  );
  if (!mark) return [];
  const target = { article: article.path, id: mark.annotation.id };
  return (['edit', 'delete'] as const).map((kind) => ({
    kind,
    label: localizer.text(ACTION_LABELS[kind]),
    ...target,
  }));
}
