import type { Position } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { StanceId } from '../../model/ids';
import { STANCE_LOOKS, type StanceLook } from '../../drawing/picture';

/** The look of a stance everywhere: tint, line, gutter, tree icon. Stances that a codebook defines
 * have the look of their polarity. */
export { STANCE_LOOKS, type StanceLook };

/** The sign for text: the same small signs as in gutter and trees. */
export const STANCE_SIGN: Readonly<Record<StanceLook, string>> = {
  support: '⊕',
  oppose: '⊖',
  ambivalent: '⊙',
  neutral: '⊜',
  other: '⊘',
};

/** Positive polarity looks like support and negative like oppose. "Ambivalent" has the same
 * polarity as "neutral", but means that both sides are held, so it has its own look. Stances
 * without polarity, such as "unstated", and unknown ones take no side at all. */
export function stanceLook(codebook: Codebook, stance: StanceId | undefined): StanceLook {
  if (stance === undefined) return 'other';
  const polarity = codebook.stances.get(stance)?.polarity;
  if (stance === 'ambivalent' && (polarity ?? 0) === 0) return 'ambivalent';
  return lookOfSign(polarity);
}

/** A position without a stance evaluates its target, and looks like that evaluation. */
export function positionLook(codebook: Codebook, position: Position): StanceLook {
  if (position.stance !== undefined) return stanceLook(codebook, position.stance);
  return lookOfSign(position.evaluation);
}

export function lookOfSign(sign: number | undefined): StanceLook {
  if (sign === undefined) return 'other';
  if (sign === 0) return 'neutral';
  return sign > 0 ? 'support' : 'oppose';
}
