import type { Fragility } from '../../intercoder/fragility/fragility';
import type { FoundAgain } from '../../intercoder/recoding/foundAgain';
import type { TooFewTwice } from '../../intercoder/recoding/measuredCoders';
import type { FoundByOne } from '../../intercoder/recoding/foundByOne';
import type { Share } from '../../intercoder/recoding/drawn/lanes';
import type { Analysis } from '../../analysis/analyse';
import { wholePercent } from '../../util/numbers';
import { labelText } from './label';
import type { Localizer } from './localizer';
import { joined, plain, safeFileText, type TextLine } from './text';
import { phrase } from '../../util/phrase';

/** "found again in 84 % of other codings (5th to 95th percentile: 70–94 %)". */
export function foundAgainText(localizer: Localizer, { mean, low, high, isFixed }: Share): string {
  if (isFixed) return localizer.text('fixed: its articles are adjudicated');
  return localizer.text(
    'found again in {0}% of other codings (5th to 95th percentile: {1}–{2}%)',
    wholePercent(mean),
    wholePercent(low),
    wholePercent(high),
  );
}

/** Sentences that belong under every list of shares: what they claim, what they are drawn from, and
 * what is only measured (`byOne`: of findings); where there are none, why. */
export function foundAgainRemarks(
  localizer: Localizer,
  found: Pick<FoundAgain, 'kind' | 'articles' | 'adjudicated' | 'misread' | 'missed'> | TooFewTwice,
  byOne: FoundByOne | undefined,
): readonly string[] {
  const { disagreements, contradictions } = byOne ?? {};
  const measured =
    found.articles === 0 || !disagreements || !contradictions
      ? []
      : [
          localizer.text(
            'Disagreements in these articles, measured one coder at a time: {0} found by both of two coders, {1} by one alone.',
            disagreements.both,
            disagreements.one,
          ),
          localizer.text(
            'Contradictions and shifts in these articles, measured one coder at a time: {0} found by both of two coders, {1} by one alone.',
            contradictions.both,
            contradictions.one,
          ),
        ];
  if (found.kind === 'too-few') {
    return [
      localizer.text(
        [
          'No share is given: {0} article was completed by two or more coders, and {1} are needed.',
          'No share is given: {0} articles were completed by two or more coders, and {1} are needed.',
        ],
        found.articles,
        found.needed,
      ),
      ...measured,
    ];
  }
  const { misread, missed } = found;
  return [
    localizer.text(
      'Found again: by other coders like these. It does not mean that a finding is true, that coders share no misreading, or that coders of another kind would find it.',
    ),
    localizer.text(
      [
        'How coders differ is measured in {0} article that two or more of them completed.',
        'How coders differ is measured in {0} articles that two or more of them completed.',
      ],
      found.articles,
    ),
    ...(found.adjudicated > 0
      ? [
          localizer.text(
            [
              '{0} article is adjudicated, and the same in all codings: what stands on it alone is found again in 100%, however coders differed there.',
              '{0} articles are adjudicated, and the same in all codings: what stands on them alone is found again in 100%, however coders differed there.',
            ],
            found.adjudicated,
          ),
        ]
      : []),
    localizer.text(
      'A reading takes a wrong side in {0}% of cases (5th to 95th percentile: {1}–{2}%).',
      wholePercent(misread.mean),
      wholePercent(misread.low),
      wholePercent(misread.high),
    ),
    localizer.text(
      'A coder misses {0}% of the pairs of actor and issue in an article ({1}–{2}%).',
      wholePercent(missed.mean),
      wholePercent(missed.low),
      wholePercent(missed.high),
    ),
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
  const key = isAtLeast
    ? phrase(['stands on at least {0} article: {1}', 'stands on at least {0} articles: {1}'])
    : phrase(['stands on {0} article: {1}', 'stands on {0} articles: {1}']);
  return plain(context.localizer.line(key, count, articlesLine(context, fragility)));
}

/** "This disagreement would be gone if 1 article was read otherwise: Talks begin", where each title
 * leads to a passage of the disagreement. */
export function fragilityLine(context: FragilityContext, fragility: Fragility): TextLine {
  const { count, isAtLeast } = fragility;
  const key = isAtLeast
    ? phrase([
        'This disagreement would be gone if at least {0} article was read otherwise: {1}',
        'This disagreement would be gone if at least {0} articles were read otherwise: {1}',
      ])
    : phrase([
        'This disagreement would be gone if {0} article was read otherwise: {1}',
        'This disagreement would be gone if {0} articles were read otherwise: {1}',
      ]);
  return context.localizer.line(key, count, articlesLine(context, fragility));
}

/** The titles of the articles on which a finding stands. */
function articlesLine({ facts, localizer }: FragilityContext, { sides }: Fragility): TextLine {
  const lines = sides.map(({ articles, records }) => {
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
    return more > 0 ? localizer.line('{1} and {0} more', more, few) : few;
  });
  const [one = [], other] = lines;
  const isOne = other === undefined || plain(one) === plain(other);
  return isOne ? one : localizer.line('either {0} or {1}', one, other);
}

const MOST_NAMED = 5;
const LONGEST_TITLE = 80;
