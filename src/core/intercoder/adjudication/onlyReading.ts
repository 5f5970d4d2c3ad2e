import type { AnnotationFileEdit } from '../../annotation-file/edit/edit';
import type { ArticleMetadata, Coding } from '../../model/article';
import type { Codebook } from '../../model/codebook';
import { assignedTo } from '../assignment/assignedTo';
import { GOLD, type ReadArticle, type Reading } from '../readings';
import { identicalEdits, type Decided } from './decide';
import { firstEdits } from './firstEdits';
import { takenOverEdits } from './others';
import { articleQueue, type QueuedPassage } from './queue';

// Most articles are coded by one coder only. From the first decision of a study on, its result is
// what the adjudicated files have, so what one coder alone has found is taken over.

/** The reading of the only coder of an article, if it is complete. Undefined where others have
 * begun the article or are to code it, where it has a result, and where a file of it cannot be
 * read. */
export function onlyReading(
  { path, adjudicated, isDecidedUnread, readings, refused = [] }: ReadArticle,
  { coding }: Pick<Codebook, 'coding'>,
): Reading | undefined {
  if (adjudicated || isDecidedUnread || refused.some((coder) => coder !== GOLD)) return undefined;
  const [only, ...more] = [...readings.values()].filter(({ coder }) => coder !== GOLD);
  if (!only || more.length > 0 || only.state === 'unfinished') return undefined;
  const isOfOther = (assignedTo(coding.assigned, path) ?? []).some((coder) => coder !== only.coder);
  return isOfOther ? undefined : only;
}

/** The edit that marks an article as read in the adjudicated file, to be made with decisions about
 * the last passages that wait, so that it counts as read from then on. None where others wait, a
 * coder is not done, or it is marked already. `date`: of today; `codebook`: its version. */
export function readToEndEdits(
  article: ReadArticle,
  deciding: readonly QueuedPassage[],
  { by, date, codebook }: Pick<Decided, 'by'> & Pick<Coding, 'date' | 'codebook'>,
): readonly AnnotationFileEdit[] {
  const { passages, unfinished } = articleQueue(article, { withSingle: true });
  if (by === undefined || article.isResultRead || unfinished.length > 0) return [];
  const now = new Set(deciding.map(nameOf));
  if (passages.some((one) => one.state !== 'decided' && !now.has(nameOf(one)))) return [];
  const coding: Coding = { state: 'complete', date, codebook, reason: undefined };
  return [{ kind: 'code', coder: by, coding }];
}

/** The same for a passage whether or not others are asked about with it. */
function nameOf({ positions, replaces }: QueuedPassage): string {
  return positions.length > 0 ? positions.map(({ ref }) => ref).join() : replaces.join();
}

/** The edits of the adjudicated file, which does not exist yet, that make this reading the result:
 * its positions as decided, its other annotations, and that the article is read. `front`: what the
 * article itself says about it. */
export function onlyReadingEdits(
  article: ReadArticle,
  { coding }: Reading,
  front: ArticleMetadata,
  decided: Decided,
): readonly AnnotationFileEdit[] {
  const { others, passages } = articleQueue(article, { withSingle: true });
  const edits = [
    ...firstEdits(article, front),
    ...identicalEdits(passages, decided),
    ...takenOverEdits(others, decided),
  ];
  if (!coding || decided.by === undefined) return edits;
  const { state, date, codebook, reason } = coding;
  return [...edits, { kind: 'code', coder: decided.by, coding: { state, date, codebook, reason } }];
}
