import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { labelText } from './label';
import { actorName, stanceName } from './names';
import type { Localizer } from './localizer';
import { phrase, type Phrase } from '../../util/phrase';

/** "criticism of Japan": a position's evaluation of its target; undefined where it has none. A safe
 * label. */
export function judgementLabel(
  codebook: Codebook,
  { evaluation, target }: Position,
  localizer: Localizer,
): string | undefined {
  if (evaluation === undefined) return undefined;
  const targets = target.map((id) => actorName(codebook, id, localizer)).join(', ');
  return [localizer.text(evaluationVerb(evaluation)), targets].filter(Boolean).join(' ');
}

/** "oppose, criticism of Japan, conditional: if asked": its stance by the codebook's name, its
 * evaluation of its target and its condition. A safe label. */
export function stanceLabel(codebook: Codebook, position: Position, localizer: Localizer): string {
  const stance =
    position.stance === undefined ? '' : stanceName(codebook, position.stance, localizer);
  const judgement = judgementLabel(codebook, position, localizer);
  return [stance, judgement, conditionLabel(position, localizer)].filter(Boolean).join(', ');
}

/** "conditional: if jobs are lost"; empty without a condition. A safe label. */
export function conditionLabel(
  { condition }: Position,
  localizer: Localizer,
  limit = MOST_OF_CONDITION,
): string {
  if (condition === undefined) return '';
  return `${localizer.text('conditional')}: ${labelText(condition, limit)}`;
}

/** In UTF-16 units; cards have the whole of it. */
const MOST_OF_CONDITION = 200;

export function evaluationVerb(evaluation: number): Phrase {
  if (evaluation === 0) return phrase('neutral words about');
  return evaluation > 0 ? phrase('praise of') : phrase('criticism of');
}
