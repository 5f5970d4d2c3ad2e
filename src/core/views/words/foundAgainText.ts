import type { Fragility } from '../../intercoder/fragility/fragility';
import { rateOfOthers } from '../../intercoder/recoding/confusion';
import type { FoundAgain, TooFewTwice } from '../../intercoder/recoding/foundAgain';
import type { FoundByOne } from '../../intercoder/recoding/foundByOne';
import type { Share } from '../../intercoder/recoding/drawn/lanes';
import type { ArticlePath } from '../../model/ids';
import type { Analysis } from '../../analysis/analyse';
import { labelText } from './label';
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
    ...(found.adjudicated > 0 ? [localizer.text('found again decided', found.adjudicated)] : []),
    ...(others === undefined ? [] : [localizer.text('found again others', percent(others))]),
    ...measured,
  ];
}

/** What is needed to name articles. */
interface FragilityContext {
  readonly facts: { readonly analysis: Pick<Analysis, 'reader'> };
  readonly localizer: Localizer;
}

/** "stands on at least 2 articles: Talks begin, Talks end". Safe to show. */
export function fragilityText(
  { facts, localizer }: FragilityContext,
  { count, isAtLeast, sides }: Fragility,
): string {
  const titleOf = (path: ArticlePath): string => {
    const title = facts.analysis.reader.article(path)?.metadata.title;
    return labelText(title ?? path, LONGEST_TITLE);
  };
  const texts = sides.map(({ articles }) => {
    const few = articles.slice(0, MOST_NAMED).map(titleOf).join(', ');
    const more = articles.length - MOST_NAMED;
    return more > 0 ? localizer.text('fragile more', more, few) : few;
  });
  const [one = '', other] = new Set(texts);
  const names = other === undefined ? one : localizer.text('fragile or', one, other);
  return localizer.text(isAtLeast ? 'fragile on at least' : 'fragile on', count, names);
}

const MOST_NAMED = 5;
const LONGEST_TITLE = 80;

function percent(share: number): number {
  return Math.round(100 * share);
}
