import type { AnnotationFileEdit } from '../../annotation-file/edit/editTypes';
import type { CodebookEdit } from '../../codebook/edit/editTypes';
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
  const byArticle = new Map<ArticlePath, AnnotationFileEdit[]>();
  for (const { article, kind, position } of positions) {
    if (kind === 'same') continue;
    const edit = { kind: kind === 'new' ? 'add' : 'replace', annotation: position } as const;
    const edits = byArticle.get(article);
    if (edits) edits.push(edit);
    else byArticle.set(article, [edit]);
  }
  return {
    codebook: entryEdits(
      addedFor(
        added,
        positions.filter(({ kind }) => kind !== 'same'),
      ),
    ),
    // Additions together, and replacements together: each group reads the file once.
    articles: [...byArticle].map(([article, edits]) => ({
      article,
      edits: edits.toSorted((a, b) => compareText(a.kind, b.kind)),
    })),
  };
}
