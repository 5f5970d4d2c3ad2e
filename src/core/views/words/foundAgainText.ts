import type { Fragility } from '../../intercoder/fragility/fragility';
import { rateOfOthers } from '../../intercoder/recoding/confusion';
import type { FoundAgain } from '../../intercoder/recoding/foundAgain';
import type { TooFewTwice } from '../../intercoder/recoding/measuredCoders';
import type { FoundByOne } from '../../intercoder/recoding/foundByOne';
import type { Share } from '../../intercoder/recoding/drawn/lanes';
import type { Analysis } from '../../analysis/analyse';
import { wholePercent } from '../../util/numbers';
import { labelText } from './label';
import type { Localizer } from './localizer';
import { joined, plain, safeFileText, type TextLine } from './text';

/** "found again in 84 % of other codings (5th to 95th percentile: 70–94 %)". */
export function foundAgainText(localizer: Localizer, { mean, low, high, isFixed }: Share): string {
  if (isFixed) return localizer.text('found again fixed');
  return localizer.text(
    'found again in',
    wholePercent(mean),
    wholePercent(low),
    wholePercent(high),
  );
}

/** Sentences that belong under every list of shares: what they claim, what they are drawn from, and
 * what is only measured (`byOne`: of findings); where there are none, why. */
export function foundAgainRemarks(
  localizer: Localizer,
  found: Pick<FoundAgain, 'kind' | 'articles' | 'confusion'> | TooFewTwice,
  byOne: FoundByOne | undefined,
): readonly string[] {
  const { disagreements, contradictions } = byOne ?? {};
  const measured =
    found.articles === 0 || !disagreements || !contradictions
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
    ...(others === undefined ? [] : [localizer.text('found again others', wholePercent(others))]),
    ...measured,
  ];
}

/** What is needed to name articles. */
interface FragilityContext {
  readonly facts: { readonly analysis: Pick<Analysis, 'reader'> };
  readonly localizer: Localizer;
}

/** "stands on at least 2 articles: Talks begin, Talks end". Safe to show. */
export function fragilityText(context: FragilityContext, fragility: Fragility): string {
  const { count, isAtLeast } = fragility;
  const key = isAtLeast ? 'fragile on at least' : 'fragile on';
  return plain(context.localizer.line(key, count, articlesLine(context, fragility)));
}

/** "This disagreement would be gone if 1 article was read otherwise: Talks begin", where each title
 * leads to a passage of the disagreement. */
export function fragilityLine(context: FragilityContext, fragility: Fragility): TextLine {
  const { count, isAtLeast } = fragility;
  const key = isAtLeast ? 'fragile if at least' : 'fragile if';
  return context.localizer.line(key, count, articlesLine(context, fragility));
}

/** The titles of the articles on which a finding stands. */
function articlesLine({ facts, localizer }: FragilityContext, { sides }: Fragility): TextLine {
  const [one = [], other] = sides.map(({ articles, records }) => {
    const titles = articles.slice(0, MOST_NAMED).map((path): TextLine => {
      const title = facts.analysis.reader.article(path)?.metadata.title ?? path;
      const text = labelText(title, LONGEST_TITLE);
      const passage = records.find(({ article }) => article.path === path);
      return passage
        ? [{ ...safeFileText(text), opens: { article: path, id: passage.placed.annotation.id } }]
        : [safeFileText(text)];
    });
    const few = joined(titles, ', ');
    const more = articles.length - MOST_NAMED;
    return more > 0 ? localizer.line('fragile more', more, few) : few;
  });
  return other === undefined ? one : localizer.line('fragile or', one, other);
}

const MOST_NAMED = 5;
const LONGEST_TITLE = 80;
