import type { ExcludedReadings } from '../../intercoder/agreement/countedArticles';
import { DEFAULT_RESAMPLING, FEW_ARTICLES } from '../../measures/resample';
import type { AnalysisState } from '../filter/analysisState';
import type { Localizer } from '../words/localizer';
import type { ComparedCoders, RefusedComparison } from './comparedCoders';
import { coderLabels } from './intercoderNames';

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
    localizer.text('compared articles', count, names),
    ...excludedLine(excluded, localizer),
    ...(otherCodebooks.length > 0
      ? [localizer.text('compared codebooks', otherCodebooks.length)]
      : []),
    ...(codebook.annotationFiles === 'shared' ? [localizer.text('compared shared')] : []),
    isFew
      ? localizer.text('compared few', FEW_ARTICLES)
      : localizer.text('compared resampled', DEFAULT_RESAMPLING.times),
  ];
}

function excludedLine(
  { oneCoder, unfinished, changed, refused, reprints, readings }: ExcludedReadings,
  localizer: Localizer,
): readonly string[] {
  const reasons = [
    ...(oneCoder > 0 ? [localizer.text('compared one coder', oneCoder)] : []),
    ...(unfinished > 0 ? [localizer.text('compared unfinished', unfinished)] : []),
    ...(changed > 0 ? [localizer.text('compared changed', changed)] : []),
    ...(refused > 0 ? [localizer.text('compared refused', refused)] : []),
    ...(reprints > 0 ? [localizer.text('compared reprints', reprints)] : []),
    ...(readings > 0 ? [localizer.text('compared readings', readings)] : []),
  ];
  return reasons.length === 0 ? [] : [localizer.text('compared left out', reasons.join(', '))];
}

/** Why there is nothing to compare, and what to do. */
export interface RefusalText {
  readonly text: string;
  /** A change of the state that may help. */
  readonly offer: { readonly name: string; readonly change: Partial<AnalysisState> } | undefined;
}

export function refusalText(
  { corpus: { codebook }, choice, refusal }: RefusedComparison,
  localizer: Localizer,
): RefusalText {
  const { reason, excluded } = refusal;
  const shared = codebook.annotationFiles === 'shared' && reason !== 'unknown-coder';
  const text = [
    localizer.text(`refused ${reason}`),
    ...(shared ? [localizer.text('refused shared')] : []),
    ...excludedLine(excluded, localizer),
  ].join(' ');
  if (choice.coders) {
    const all = { name: localizer.text('all coders again'), change: { intercoderCoders: '' } };
    return { text, offer: all };
  }
  if (reason !== 'only-changed') return { text, offer: undefined };
  const name = localizer.text('count changed');
  return { text, offer: { name, change: { intercoderChanged: 'changed' } } };
}
