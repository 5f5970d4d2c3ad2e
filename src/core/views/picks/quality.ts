import { NEAR_KINDS, type AuthorPair, type NearPair } from '../../quality/near/nearDuplicates';
import { QUALITY_CHECKS } from '../../quality/checks';
import type { QualityFinding } from '../../quality/finding';
import type { Codebook } from '../../model/codebook';
import { labelText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { nameOf } from '../words/names';

/** The message of a finding; one safe line. */
export function qualityMessage({ check, args }: QualityFinding, localizer: Localizer): string {
  const message: string | readonly [string, string] = QUALITY_CHECKS[check].message;
  const text = typeof message === 'string' ? message : message[args[0] === 1 ? 0 : 1];
  return localizer.fill(
    text,
    ...args.map((one) => (typeof one === 'number' ? one : labelText(one, 120))),
  );
}

/** Why two entries are listed as near-duplicates; one safe line. */
export function nearReason(pair: NearPair | AuthorPair, localizer: Localizer): string {
  const words = pair.kind === 'author-is-entry' ? [pair.author, pair.actor] : pair.words;
  return localizer.fill(NEAR_KINDS[pair.kind].reason, ...words.map((one) => labelText(one, 60)));
}

/** "Xi – Xi Jinping", and why. */
export function nearMessage(pair: NearPair, codebook: Codebook, localizer: Localizer): string {
  const [one, other] = pair.ids.map((id) => nameOf(codebook, pair.layer, id, localizer));
  return `${one ?? ''} – ${other ?? ''}: ${nearReason(pair, localizer)}`;
}
