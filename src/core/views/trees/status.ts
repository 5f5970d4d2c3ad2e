import { COUNTS, UNREADABLE_FILE } from '../words/shared';
import type {
  DirectedArticle,
  DirectedState,
} from '../../intercoder/adjudication/directedArticles';
import type { TextLine } from '../words/text';
import { articleCounts, type ThisArticleInput } from './thisArticleTree';
import { joinCounts } from '../words/nameLabels';
import { waitingFor } from '../words/waiting';
import { type Phrase, phrases } from '../../util/phrase';

const DIRECTED: Readonly<Record<DirectedState, Phrase>> = phrases({
  waiting: 'waits for adjudication',
  single: 'completed by its one coder',
  begun: 'being coded',
  decided: 'adjudicated',
});

/** The status bar's text about the active article. */
export interface ArticleStatus {
  readonly text: string;
  readonly tooltip: readonly TextLine[];
  /** `warning` when something needs review, `error` when the annotation file is refused. */
  readonly severity: 'none' | 'warning' | 'error';
  /** It waits for adjudication. */
  readonly waits: boolean;
}

export interface StatusInput extends ThisArticleInput {
  /** What coders have made of it, for who directs the study, and their names. */
  readonly directed?: (DirectedArticle & { readonly names: readonly string[] }) | undefined;
}

/** "13 positions · 1 to review": short, since the status bar is shared; the rest is in the
 * tooltip. */
export function articleStatus(input: StatusInput): ArticleStatus {
  const { localizer, article, placed, changed, directed } = input;
  const positions = placed.filter(({ annotation }) => annotation.kind === 'position').length;
  const reasons = placed.map((one) => waitingFor(one, changed));
  const waiting = reasons.filter((reason) => reason !== undefined).length;
  const lost = reasons.filter((reason) => reason === 'lost').length;
  const ofCoders = directed && localizer.text(DIRECTED[directed.state]);
  const isBare = placed.length === 0;
  const counts = !isBare
    ? localizer.text(COUNTS.positions, positions)
    : ofCoders === undefined
      ? localizer.text('nothing annotated')
      : undefined;
  const tooltip: TextLine[] = [[{ kind: 'words', text: articleCounts(input) }]];
  if (directed && directed.names.length > 0) {
    const names = { kind: 'file', text: directed.names.join(', '), style: 'plain' } as const;
    tooltip.push(localizer.line('Completed by {0}', [names]));
  }
  if (lost > 0) tooltip.push(localizer.line(['{0} lost quote', '{0} lost quotes'], lost));
  if (article.stale) tooltip.push(localizer.line(UNREADABLE_FILE));
  return {
    text: joinCounts(
      article.stale ? localizer.text('annotation file cannot be read') : undefined,
      counts,
      directed?.state === 'waiting'
        ? localizer.text(['{0} passage waits', '{0} passages wait'], directed.passages)
        : isBare
          ? ofCoders
          : undefined,
      waiting > 0 ? localizer.text(['{0} to review', '{0} to review'], waiting) : undefined,
    ),
    tooltip,
    waits: directed?.state === 'waiting',
    severity: article.stale ? 'error' : waiting > 0 ? 'warning' : 'none',
  };
}
