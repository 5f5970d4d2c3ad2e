import { addTo } from '../../analysis/records/groups';
import type { AnnotationFileEdit } from '../../annotation-file/edit/editTypes';
import type { CodebookEdit } from '../../codebook/edit/editTypes';
import type { Annotation } from '../../model/annotation';
import type { ArticlePath } from '../../model/ids';
import { compareText } from '../../util/order';
import { entryEdits } from '../newEntries';
import { addedFor, type PlannedPosition, type PositionsPlan } from './planPositions';

/** What an import changes: new entries of the codebook, and the annotations of each article. */
export interface ImportEdits {
  readonly codebook: readonly CodebookEdit[];
  readonly articles: readonly {
    readonly article: ArticlePath;
    readonly edits: readonly AnnotationFileEdit[];
  }[];
}

/** The edits for some positions of a plan; unchanged ones have none. */
export function positionEdits(
  { added }: Pick<PositionsPlan, 'added'>,
  positions: readonly PlannedPosition[],
): ImportEdits {
  return {
    codebook: entryEdits(
      addedFor(
        added,
        positions.filter(({ kind }) => kind !== 'same'),
      ),
    ),
    articles: editsByArticle(
      positions.map(({ article, kind, position }) => ({ article, kind, annotation: position })),
    ),
  };
}

/** What a plan does with an annotation of an article. */
export interface PlannedAnnotation {
  readonly article: ArticlePath;
  readonly kind: 'new' | 'same' | 'changed';
  readonly annotation: Annotation;
}

/** The edits of each article: additions together, and replacements together, since each group reads
 * the file once. */
export function editsByArticle(planned: readonly PlannedAnnotation[]): ImportEdits['articles'] {
  const byArticle = new Map<ArticlePath, AnnotationFileEdit[]>();
  for (const { article, kind, annotation } of planned) {
    if (kind === 'same') continue;
    addTo(byArticle, article, { kind: kind === 'new' ? 'add' : 'replace', annotation });
  }
  return [...byArticle].map(([article, edits]) => ({
    article,
    edits: edits.toSorted((a, b) => compareText(a.kind, b.kind)),
  }));
}
