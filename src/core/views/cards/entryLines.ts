import type { NetStance } from '../../analysis/netStances';
import { NO_EXAMPLES } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import { compareText } from '../../util/order';
import { pairsOn } from '../facts/disagreementLists';
import { actorInForce, type ViewContext } from '../facts/facts';
import { exampleLines } from './exampleText';
import { actorPart, issuePart, nameOf, typeName } from '../words/names';
import { netLook, netSign } from '../words/netLook';
import { STANCE_LOOKS, STANCE_SIGN } from '../words/stanceLook';
import { fileText, joined, safeFileText, words, type TextLine, type TextPart } from '../words/text';

/** The card of an actor or issue wherever its id stands: what it is, its definition, and what is
 * known about it. Of an id that the codebook does not have, that it does not. */
export function entryCard(context: ViewContext, layer: Layer, id: string): readonly TextLine[] {
  const head = headline(context, layer, id);
  if (layer === 'actor') return [head, ...actorLines(context, id)];
  const definition = context.facts.codebook.issues.get(id)?.definition;
  const meaning: TextLine[] =
    definition === undefined ? [] : [[fileText(definition, 'plain', LONGEST_DEFINITION)]];
  return [head, ...meaning, ...issueLines(context, id)];
}

const LONGEST_DEFINITION = 400;
const MOST_STANCES = 6;
const MOST_PAIRS = 3;

/** "China · state", "Encirclement · part of Security". */
export function headline(input: ViewContext, layer: Layer, id: string): TextLine {
  const { codebook } = input.facts;
  const entry = layer === 'actor' ? codebook.actors.get(id) : codebook.issues.get(id);
  const name: TextLine = [namePart(input, layer, id)];
  if (!entry) {
    const known = nameOf(codebook, layer, id, input.localizer) !== id;
    return known ? name : joined([name, input.localizer.line('not in the codebook')], ' · ');
  }
  const type: TextLine =
    'type' in entry && entry.type !== undefined
      ? [safeFileText(typeName(entry.type, input.localizer))]
      : [];
  const { partOf } = entry;
  const above =
    partOf === undefined
      ? []
      : input.localizer.line('part of {0}', namePart(input, layer, partOf, false));
  return joined([name, type, above], ' · ');
}

export function namePart(input: ViewContext, layer: Layer, id: string, strong = true): TextPart {
  const style = strong ? 'strong' : 'plain';
  return layer === 'actor'
    ? actorPart(input.facts.codebook, id, input.localizer, style)
    : issuePart(input.facts.codebook, id, style);
}

/** An actor's stances and opponents. */
export function actorLines(input: ViewContext, id: string): TextLine[] {
  const { facts, localizer } = input;
  const stances = [...facts.analysis.codedStances.values()].flatMap((row) => row.get(id) ?? []);
  const pairs = [...facts.opponentsOf(actorInForce(facts, id))]
    .map(([other, on]) => ({ other, issues: [...new Set(on)].filter((one) => one !== undefined) }))
    .filter(({ issues }) => issues.length > 0)
    .sort((a, b) => b.issues.length - a.issues.length || compareText(a.other, b.other));
  const lines = pairs.slice(0, MOST_PAIRS).map(({ other, issues }) => {
    const names = issues.slice(0, 4).map((issue): TextLine => [issuePart(facts.codebook, issue)]);
    const list = withMore(input, joined(names, ', '), issues.length - names.length);
    return localizer.line(
      'Disagrees with {0} on {1}',
      actorPart(facts.codebook, other, localizer),
      list,
    );
  });
  const examples = facts.codebook.actors.get(id)?.examples ?? NO_EXAMPLES;
  return [
    stancesLine(input, stances),
    ...lines,
    ...andMore(input, pairs.length),
    ...exampleLines(examples, localizer),
  ].filter((line) => line.length > 0);
}

/** An issue's statement, the actors on its sides, and who disagrees on it. */
export function issueLines(input: ViewContext, id: string): TextLine[] {
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
function stancesLine(input: ViewContext, stances: readonly NetStance[]): TextLine {
  const sorted = byEvidence(stances);
  const shown = sorted.slice(0, MOST_STANCES).map((stance): TextLine => {
    const name = issuePart(input.facts.codebook, stance.issue);
    return [words(`${netSign(stance)} `), ...withCount(name, stance)];
  });
  return withMore(input, joined(shown, '   '), sorted.length - shown.length);
}

/** Actors on an issue: "⊕ China (2), Nauru ⊖ France", side by side. */
function sidesLine(input: ViewContext, stances: readonly NetStance[]): TextLine {
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

function andMore({ localizer }: ViewContext, pairs: number): TextLine[] {
  return pairs > MOST_PAIRS ? [localizer.line('and {0} more', pairs - MOST_PAIRS)] : [];
}

function withMore({ localizer }: ViewContext, line: TextLine, more: number): TextLine {
  return more > 0 ? joined([line, localizer.line('and {0} more', more)], ', ') : line;
}
