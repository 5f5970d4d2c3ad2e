import { isCountedKind } from '../../analysis/disagreements/kinds';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { ArticleRow } from '../../model/corpus';
import type { Position } from '../../model/annotation';
import { isOfKind, type PlacedAnnotation } from '../../model/place';
import { disagreementsWith, type ViewContext } from '../facts/facts';
import { hitRow } from '../trees/searchRows';
import { annotationLabel } from '../words/annotationLabel';
import { quoteText } from '../words/label';
import { waitingFor } from '../words/waiting';
import { countedRow, type CountedRow } from './countedList';
import { phrase, type Phrase, phrases } from '../../util/phrase';
import { COUNTS } from '../words/shared';

/** One number above an article, with what it counts. */
export interface ArticleCount {
  readonly of: ArticleCountKind;
  /** "12 positions": the number with its unit. */
  readonly text: string;
  /** The counted rows, as many as the number, each with a link to its place. */
  readonly rows: () => readonly CountedRow[];
}

export const ARTICLE_COUNTS = ['positions', 'disagreements', 'review'] as const;
export type ArticleCountKind = (typeof ARTICLE_COUNTS)[number];

export interface ArticleLensInput extends ViewContext {
  readonly article: ArticleRow;
  /** The annotations as they are in the editor. */
  readonly placed: readonly PlacedAnnotation[];
  readonly changed?: ReadonlySet<string>;
}

/** "12 positions", "3 disagreements", "1 to review": the positions of the article; the pairs that
 * disagree, on balance or at times, with a position of the article among their evidence; and what
 * needs review. Empty for an article without annotations; only the number of positions may be 0. */
export function articleLens(input: ArticleLensInput): readonly ArticleCount[] {
  const { placed, changed } = input;
  if (placed.length === 0) return [];
  const positions = placed.filter((one) => isOfKind(one, 'position'));
  const pairs = pairsIn(input);
  const waiting = placed.filter((one) => waitingFor(one, changed) !== undefined);
  return [
    countOf(input, 'positions', COUNTS.positions, positions, (one) => positionRow(input, one)),
    ...(pairs.length > 0
      ? [
          countOf(input, 'disagreements', COUNTS.disagreements, pairs, (row) =>
            countedRow(input, { kind: 'pair', row }),
          ),
        ]
      : []),
    ...(waiting.length > 0
      ? [
          countOf(input, 'review', phrase(['{0} to review', '{0} to review']), waiting, (one) =>
            waitingRow(input, one),
          ),
        ]
      : []),
  ];
}

function countOf<Item>(
  { localizer }: ViewContext,
  of: ArticleCountKind,
  unit: Phrase,
  items: readonly Item[],
  row: (item: Item) => CountedRow,
): ArticleCount {
  return { of, text: localizer.text(unit, items.length), rows: () => items.map(row) };
}

/** Each pair once, however many positions of the article are its evidence. */
function pairsIn({ facts, article }: ArticleLensInput): readonly Disagreement[] {
  const pairs = new Map<string, Disagreement>();
  for (const { annotation } of article.annotations) {
    const record = facts.position(article.path, annotation.id);
    for (const { row } of record ? disagreementsWith(facts, record) : []) {
      if (!isCountedKind(row.kind)) continue;
      pairs.set([row.issue ?? '', row.kind, ...row.actors].join('\n'), row);
    }
  }
  return [...pairs.values()];
}

function positionRow(
  { article, facts, localizer }: ArticleLensInput,
  placed: PlacedAnnotation<Position>,
): CountedRow {
  const { id } = placed.annotation;
  const leadsTo = { kind: 'annotation', article: article.path, id } as const;
  return { ...hitRow(facts.codebook, localizer, { article, placed }), leadsTo };
}

const WAITING_WORDS = phrases({
  lost: 'lost quote',
  uncertain: 'uncertain place',
  changed: 'changed words',
}) satisfies Record<string, Phrase>;

function waitingRow(
  { article, changed, facts, localizer }: ArticleLensInput,
  placed: PlacedAnnotation,
): CountedRow {
  const { annotation } = placed;
  const why = waitingFor(placed, changed);
  return {
    label: annotationLabel(facts.codebook, annotation, localizer),
    description: why === undefined ? '' : localizer.text(WAITING_WORDS[why]),
    detail: quoteText(annotation.quote, 240),
    icon: why === 'lost' ? 'lost' : undefined,
    leadsTo: { kind: 'annotation', article: article.path, id: annotation.id },
  };
}
