import type { Fragility } from '../../intercoder/fragility/fragility';
import type { DrawnClaims } from '../../intercoder/recoding/drawnMeasures';
import { DRAWS } from '../../intercoder/recoding/drawn/lanes';
import type { FoundAgain } from '../../intercoder/recoding/foundAgain';
import type { TooFewTwice } from '../../intercoder/recoding/measuredCoders';
import type { FoundByOne } from '../../intercoder/recoding/foundByOne';
import { ENOUGH_ARTICLES, type NeverCoded } from '../../intercoder/recoding/doubts';
import type { Codebook } from '../../model/codebook';
import type { Doubt, Share } from '../../networks/share';
import type { Analysis } from '../../analysis/analyse';
import { wholePercent } from '../../util/numbers';
import { labelText } from './label';
import type { Localizer } from './localizer';
import { MORE_NOT_LISTED } from './shared';
import { joined, plain, safeFileText, type TextLine } from './text';
import { phrase } from '../../util/phrase';

/** `found again: 0.84 (0.70–0.94)`. */
export function foundAgainText(localizer: Localizer, share: Share): string {
  return localizer.text('found again: {0}', shareText(localizer, share));
}

/** `0.84 (0.70–0.94)`, the 5th and the 95th percentile in brackets; in words where the interval is
 * wider than .3, `open` where it is wider than .5. What is adjudicated is the same in all
 * recodings, which a number would not tell from what all found. ° marks a share whose error was not
 * measured. */
export function shareText(localizer: Localizer, share: Share): string {
  const { mean, low, high, isFixed, doubts } = share;
  if (isFixed) return localizer.text('fixed: adjudicated');
  const shown = doubts.includes('open')
    ? localizer.text('open')
    : high - low > WIDEST_NUMBER
      ? fractionText(localizer, mean)
      : figureText(localizer, mean);
  const mark = doubts.some((doubt) => UNMEASURED.has(doubt)) ? '°' : '';
  return `${shown}${mark} (${figureText(localizer, low)}–${figureText(localizer, high)})`;
}

/** Means with a wider interval are written in words. */
const WIDEST_NUMBER = 0.3;

/** Two decimals; 0 and 1 only of what is so. */
function figureText(localizer: Localizer, share: number): string {
  return localizer.decimals(wholePercent(share) / 100);
}

function fractionText(localizer: Localizer, mean: number): string {
  if (mean < 0.175) return localizer.text('about one in ten');
  if (mean < 0.29) return localizer.text('about a quarter');
  if (mean < 0.415) return localizer.text('about a third');
  if (mean < 0.585) return localizer.text('about half');
  if (mean < 0.71) return localizer.text('about two thirds');
  if (mean < 0.825) return localizer.text('about three quarters');
  return localizer.text('about nine in ten');
}

const UNMEASURED: ReadonlySet<Doubt> = new Set<Doubt>([
  'actor-not-coded-twice',
  'issue-not-coded-twice',
  'coder-never-codes-actor',
  'coder-never-codes-issue',
]);

/** Sentences that belong under every list of shares: what they claim, what they are drawn from, why
 * they are to be doubted, and what is only measured (`byOne`: of findings); where there are none,
 * why. */
export function foundAgainRemarks(
  localizer: Localizer,
  found: FoundFigures | TooFewTwice,
  byOne: FoundByOne | undefined,
  codebook: Codebook,
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
  return [
    localizer.text(
      'Found again: by other coders like these. It does not mean that a finding is true, that coders share no misreading, or that coders of another kind would find it.',
    ),
    ...measuredRemarks(localizer, found, codebook),
    ...measured,
  ];
}

/** What was measured of coders, and what is doubtful about it, in sentences. */
function measuredRemarks(
  localizer: Localizer,
  found: Figures,
  codebook: Codebook,
): readonly string[] {
  const { misread, missed } = found;
  return [
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
    ...doubtRemarks(localizer, found, codebook),
  ];
}

/** Sentences that belong under figures in draws: what they are, beside those of resampled articles;
 * where there are none, why. */
export function drawnRemarks(
  localizer: Localizer,
  found: DrawnClaims | TooFewTwice,
  codebook: Codebook,
): readonly string[] {
  if (found.kind === 'too-few') {
    return [
      localizer.text(
        [
          'Nothing was drawn: {0} article was completed by two or more coders, and {1} are needed.',
          'Nothing was drawn: {0} articles were completed by two or more coders, and {1} are needed.',
        ],
        found.articles,
        found.needed,
      ),
    ];
  }
  return [
    localizer.text(
      'Resampled articles show what other articles could have given, with the coding as it is. Draws show what is in these articles where coders missed or misread it: the mean of {0} draws, and their 2.5th to 97.5th percentile. The mean is not the figure as coded where errors bias that.',
      DRAWS,
    ),
    ...measuredRemarks(localizer, found, codebook),
  ];
}

type FoundFigures = Figures & { readonly kind: FoundAgain['kind'] };

/** What of a study the sentences are made from. */
type Figures = Omit<FoundAgain, 'kind' | 'ofDisagreement' | 'ofPeriods' | 'ofContradiction'>;

function doubtRemarks(
  localizer: Localizer,
  { articles, contrary, isRandom, oneSided, neverCoded, unmeasured }: Figures,
  codebook: Codebook,
): readonly string[] {
  const remarks: string[] = [];
  const nameOf = (map: ReadonlyMap<string, { readonly name: string }>, id: string): string =>
    labelText(map.get(id)?.name ?? id, LONGEST_NAME);
  if (contrary.readings > 0) {
    remarks.push(
      localizer.text(
        [
          'Of {0} reading against the side that an actor mostly takes, some {1} are probably errors.',
          'Of {0} readings against the side that an actor mostly takes, some {1} are probably errors.',
        ],
        contrary.readings,
        Math.round(contrary.errors),
      ),
    );
  }
  if (articles < ENOUGH_ARTICLES) {
    remarks.push(
      localizer.text(
        'With fewer than {0} articles coded twice, intervals of a single study may hold only three of four shares.',
        ENOUGH_ARTICLES,
      ),
    );
  }
  if (!isRandom) {
    remarks.push(
      localizer.text(
        'That these articles were drawn at random is not on record. If they were chosen by what the first coder read, the rates are biased.',
      ),
    );
  }
  if (oneSided) {
    remarks.push(
      localizer.text(
        oneSided.side === 'against'
          ? '{0} reads more against than others do; who is right cannot be known.'
          : '{0} reads more in favor than others do; who is right cannot be known.',
        nameOf(codebook.coders, oneSided.coder),
      ),
    );
  }
  const what = (never: NeverCoded): string =>
    'actor' in never ? nameOf(codebook.actors, never.actor) : nameOf(codebook.issues, never.issue);
  for (const never of neverCoded.slice(0, MOST_NAMED)) {
    remarks.push(
      localizer.text(
        '{0} never codes {1}, which others do: neither do new coders like {0}.',
        nameOf(codebook.coders, never.coder),
        what(never),
      ),
    );
  }
  const more = neverCoded.length - MOST_NAMED;
  if (more > 0) remarks.push(localizer.text(MORE_NOT_LISTED, more));
  const { actors, issues } = unmeasured;
  if (actors + issues + neverCoded.length > 0) {
    remarks.push(
      localizer.text(
        '° marks findings whose error is not measured: of actors ({0}) or issues ({1}) that no article coded twice has, or that a coder never codes.',
        actors,
        issues,
      ),
    );
  }
  return remarks;
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
const LONGEST_NAME = 60;
