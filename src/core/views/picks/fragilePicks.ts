import { coderName } from '../../codebook/lookUp';
import type { FragilePassage, WaitingArticle } from '../../intercoder/fragility/codeTwiceFirst';
import type { AnnotationId, ArticlePath } from '../../model/ids';
import type { ViewContext } from '../facts/facts';
import { hitRow, type HitRow } from '../trees/searchRows';
import { labelText } from '../words/label';
import { joinCounts } from '../words/nameLabels';

/** A row of *Passages to Code Twice First*. All texts are safe labels. */
export interface FragilePick extends HitRow {
  readonly article: ArticlePath;
  readonly id: AnnotationId;
}

/** An article that waits for another coder. All texts are safe labels. */
export interface WaitingPick {
  readonly article: ArticlePath;
  readonly label: string;
  readonly description: string;
}

/** "talks.md", "waits for Max Olsen" */
export function waitingPick(
  { facts, localizer }: ViewContext,
  { path, coders }: WaitingArticle,
): WaitingPick {
  const names = coders.map((coder) => labelText(coderName(facts.codebook, coder)));
  return {
    article: path,
    label: labelText(path),
    description: localizer.text('waits for {0}', names.join(', ')),
  };
}

/** "China ⊖ Exports", "stands on 1 article · 3 findings · talks.md", and the quote. */
export function fragilePick(
  context: ViewContext,
  { record, least, findings }: FragilePassage,
): FragilePick {
  const { facts, localizer } = context;
  const row = hitRow(facts.codebook, localizer, record);
  return {
    ...row,
    description: joinCounts(
      localizer.text(['stands on {0} article', 'stands on {0} articles'], least),
      localizer.text(['{0} finding', '{0} findings'], findings),
      row.description,
    ),
    article: record.article.path,
    id: record.position.id,
  };
}
