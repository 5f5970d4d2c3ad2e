import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import { actorName, stanceName } from './names';
import type { Localizer } from './localizer';
import type { WordKey } from './words';

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

/** "oppose, criticism of Japan": its stance by the codebook's name, and its evaluation of its
 * target. A safe label. */
export function stanceLabel(codebook: Codebook, position: Position, localizer: Localizer): string {
  const stance = position.stance === undefined ? '' : stanceName(codebook, position.stance);
  return [stance, judgementLabel(codebook, position, localizer)].filter(Boolean).join(', ');
}

export function evaluationVerb(evaluation: number): WordKey {
  if (evaluation === 0) return 'evaluates neutrally';
  return evaluation > 0 ? 'evaluates well' : 'evaluates badly';
}
