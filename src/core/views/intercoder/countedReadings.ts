import type { ExcludedReadings } from '../../intercoder/agreement/countedArticles';
import { DEFAULT_RESAMPLING, FEW_ARTICLES } from '../../measures/resample';
import type { AnalysisState } from '../filter/analysisState';
import type { Localizer } from '../words/localizer';
import type { ComparedCoders, RefusedComparison } from './comparedCoders';
import { coderLabels } from './intercoderNames';
import { phrases } from '../../util/phrase';

/** Which readings count, what is excluded and why: a line each. */
export function countedReadings(
  { units, corpus: { codebook } }: ComparedCoders,
  localizer: Localizer,
): readonly string[] {
  const { coders, articles, excluded, otherCodebooks } = units;
  const count = articles.length;
  const names = coderLabels({ codebook, localizer }, coders);
  const isFew = count < FEW_ARTICLES;
  return [
    localizer.text(
      [
        '{0} article was completed by at least two coders: {1}.',
        '{0} articles were completed by at least two coders: {1}.',
      ],
      count,
      names,
    ),
    ...excludedLine(excluded, localizer),
    ...(otherCodebooks.length > 0
      ? [
          localizer.text(
            [
              'In {0} article the coders used different versions of the codebook, which may explain part of what differs.',
              'In {0} articles the coders used different versions of the codebook, which may explain part of what differs.',
            ],
            otherCodebooks.length,
          ),
        ]
      : []),
    ...(codebook.annotationFiles === 'shared'
      ? [
          localizer.text(
            'All coders write into one file, so they could see each other’s annotations: this is not agreement of independent coders.',
          ),
        ]
      : []),
    isFew
      ? localizer.text('No intervals with fewer than {0} articles.', FEW_ARTICLES)
      : localizer.text(
          'Intervals contain 95% of {0} resamples of the articles.',
          DEFAULT_RESAMPLING.times,
        ),
  ];
}

function excludedLine(
  { oneCoder, unfinished, changed, refused, reprints, readings }: ExcludedReadings,
  localizer: Localizer,
): readonly string[] {
  const reasons = [
    ...(oneCoder > 0
      ? [
          localizer.text(
            ['{0} article of one coder only', '{0} articles of one coder only'],
            oneCoder,
          ),
        ]
      : []),
    ...(unfinished > 0
      ? [
          localizer.text(
            [
              '{0} article that two coders have begun but not both completed',
              '{0} articles that two coders have begun but not both completed',
            ],
            unfinished,
          ),
        ]
      : []),
    ...(changed > 0
      ? [
          localizer.text(
            [
              '{0} article that was changed after it was completed',
              '{0} articles that were changed after they were completed',
            ],
            changed,
          ),
        ]
      : []),
    ...(refused > 0
      ? [
          localizer.text(
            [
              '{0} article of two coders, where the file of one cannot be read',
              '{0} articles of two coders, where the file of one cannot be read',
            ],
            refused,
          ),
        ]
      : []),
    ...(reprints > 0
      ? [
          localizer.text(
            ['{0} reprint of another article', '{0} reprints of other articles'],
            reprints,
          ),
        ]
      : []),
    ...(readings > 0
      ? [
          localizer.text(
            [
              '{0} reading of another coder that is not complete',
              '{0} readings of other coders that are not complete',
            ],
            readings,
          ),
        ]
      : []),
  ];
  return reasons.length === 0 ? [] : [localizer.text('Excluded: {0}.', reasons.join(', '))];
}

/** Why there is nothing to compare, and what to do. */
export interface RefusalText {
  readonly text: string;
  /** A change of the state that may help. */
  readonly offer: { readonly name: string; readonly change: Partial<AnalysisState> } | undefined;
}

const WHY_REFUSED = phrases({
  'no-readings':
    'No coder has begun an article. Code articles, mark them as complete, and let another coder code some of them, too.',
  'one-coder':
    'Only one coder has coded so far. Intercoder agreement needs articles that two coders completed, each without seeing the work of the other.',
  'none-complete':
    'No coder has completed an article. Articles count once two coders have marked them as complete.',
  'only-changed':
    'The articles that two coders completed were changed afterwards, so they may no longer be independent. Count them anyway, or let two coders complete other articles.',
  'no-overlap':
    'No article was completed by two coders. Set Up Coding by Several Coders… draws which articles are coded twice.',
  'unknown-coder': 'The chosen coders have coded nothing. Choose others.',
});

export function refusalText(
  { corpus: { codebook }, choice, refusal }: RefusedComparison,
  localizer: Localizer,
): RefusalText {
  const { reason, excluded } = refusal;
  const shared = codebook.annotationFiles === 'shared' && reason !== 'unknown-coder';
  const text = [
    localizer.text(WHY_REFUSED[reason]),
    ...(shared
      ? [
          localizer.text(
            'All coders of this corpus write into one file. To code independently, each needs a file of their own: use Set Up Coding by Several Coders….',
          ),
        ]
      : []),
    ...excludedLine(excluded, localizer),
  ].join(' ');
  if (choice.coders) {
    const all = { name: localizer.text('Compare All Coders'), change: { intercoderCoders: '' } };
    return { text, offer: all };
  }
  if (reason !== 'only-changed') return { text, offer: undefined };
  const name = localizer.text('Count Changed Readings, Too');
  return { text, offer: { name, change: { intercoderChanged: 'changed' } } };
}
