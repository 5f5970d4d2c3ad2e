import type { Fragility } from '../../intercoder/fragility/fragility';
import { rateOfOthers } from '../../intercoder/recoding/confusion';
import type { FoundAgain, TooFewTwice } from '../../intercoder/recoding/foundAgain';
import type { FoundByOne } from '../../intercoder/recoding/foundByOne';
import type { Share } from '../../intercoder/recoding/drawn/lanes';
import type { Localizer } from './localizer';

/** "found again in 84 % of other codings (5th to 95th percentile: 70–94 %)". */
export function foundAgainText(localizer: Localizer, { mean, low, high }: Share): string {
  return localizer.text('found again in', percent(mean), percent(low), percent(high));
}

/** Sentences that belong under every list of shares: what they claim, what they are drawn from, and
 * what is only measured; where there are none, why. */
export function foundAgainRemarks(
  localizer: Localizer,
  found: FoundAgain | TooFewTwice,
  byOne: FoundByOne,
): readonly string[] {
  const { disagreements, contradictions } = byOne;
  const measured =
    found.articles === 0
      ? []
      : [
          localizer.text('found by disagreements', disagreements.both, disagreements.one),
          localizer.text('found by contradictions', contradictions.both, contradictions.one),
        ];
  if (found.kind === 'too-few') {
    return [localizer.text('found again too few', found.articles, found.needed), ...measured];
  }
  const others = rateOfOthers(found.confusion);
  return [
    localizer.text('found again claim'),
    localizer.text('found again from', found.articles),
    ...(others === undefined ? [] : [localizer.text('found again others', percent(others))]),
    ...measured,
  ];
}

/** "stands on at least 2 articles". */
export function fragilityText(localizer: Localizer, { count, isAtLeast }: Fragility): string {
  return localizer.text(isAtLeast ? 'fragile on at least' : 'fragile on', count);
}

function percent(share: number): number {
  return Math.round(100 * share);
}
