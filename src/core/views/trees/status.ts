import type { TextLine } from '../words/text';
import { articleCounts, type ThisArticleInput } from './thisArticleTree';
import { joinCounts } from '../words/nameLabels';
import { waitingFor } from '../words/waiting';

/** The status bar's text about the active article. */
export interface ArticleStatus {
  readonly text: string;
  readonly tooltip: readonly TextLine[];
  /** `warning` when something needs review, `error` when the annotation file is refused. */
  readonly severity: 'none' | 'warning' | 'error';
}

/** "13 positions · 1 to review": short, since the status bar is shared; the rest is in the
 * tooltip. */
export function articleStatus(input: ThisArticleInput): ArticleStatus {
  const { localizer, article, placed, changed } = input;
  const positions = placed.filter(({ annotation }) => annotation.kind === 'position').length;
  const reasons = placed.map((one) => waitingFor(one, changed));
  const waiting = reasons.filter((reason) => reason !== undefined).length;
  const lost = reasons.filter((reason) => reason === 'lost').length;
  const counts =
    placed.length === 0
      ? localizer.text('nothing annotated')
      : localizer.text('positions', positions);
  const tooltip: TextLine[] = [[{ kind: 'words', text: articleCounts(input) }]];
  if (lost > 0) tooltip.push(localizer.line('status lost', lost));
  if (article.stale) tooltip.push(localizer.line('stale file'));
  return {
    text: joinCounts(
      article.stale ? localizer.text('status stale') : undefined,
      counts,
      waiting > 0 ? localizer.text('to review', waiting) : undefined,
    ),
    tooltip,
    severity: article.stale ? 'error' : waiting > 0 ? 'warning' : 'none',
  };
}
