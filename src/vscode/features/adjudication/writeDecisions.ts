import * as vscode from 'vscode';
import {
  annotationFileOf,
  decisionEdits,
  freshAnnotationId,
  firstEdits,
  identicalEdits,
  isAcceptedAtOnce,
  labelText,
  readArticleHead,
  readToEndEdits,
  sameValue,
  takenOverEdits,
  type AnnotationFileEdit,
  type AnnotationId,
  type ArticlePath,
  type OtherAnnotation,
  type QueuedPassage,
  type QueueOptions,
  type ReadArticle,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { director } from '../../corpora/currentCoder';
import { record } from '../../corpora/record';
import { sayBriefly } from '../../documents/words';
import { notify } from '../../host/notify';
import type { Services } from '../../services';
import type { Answered } from './passageQuestion';
import { isUnchanged, readQueue } from './readQueue';
import { tellUnread } from './unread';

/** `changed`: nothing was written, since something of the passage changed while it was asked about,
 * which was said. */
export type Outcome = 'written' | 'changed' | 'left';

/** Accepts the identical passages of an article that wait, as one step; says where there are none.
 * True when done. */
export async function acceptIdentical(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  options: QueueOptions,
): Promise<boolean> {
  const first = await readQueue(loaded, path, options);
  if (!first) return false;
  if (first.queue.unread.length > 0) {
    tellUnread(loaded, first.queue.unread);
    return false;
  }
  if (!first.queue.passages.some(isAcceptedAtOnce)) {
    sayBriefly(vscode.l10n.t('No identical passages wait in {0}.', labelText(path)));
    return false;
  }
  const by = await director(services, loaded);
  // Read again, since that may have been a question.
  const read = by === undefined ? undefined : await readQueue(loaded, path, options);
  if (by === undefined || !read) return false;
  const { article, queue } = read;
  const accepted = queue.passages.filter(isAcceptedAtOnce);
  const edits = [
    ...identicalEdits(queue.passages, decidedBy(services, loaded, article, by)),
    ...readToEnd(services, loaded, article, accepted, by),
  ];
  const count = accepted.length;
  const label = vscode.l10n.t('Accept identical passages ({0})', count);
  return count > 0 && write(services, loaded, article, edits, label, undefined);
}

/** Writes what was chosen for a passage, if it is still as it was asked about: another window, or a
 * coder, may have changed it. */
export async function decide(
  services: Services,
  loaded: LoadedCorpus,
  { passage, options }: { readonly passage: QueuedPassage; readonly options: QueueOptions },
  { results, draft, label }: Extract<Answered, { kind: 'results' }>,
  reason: string,
): Promise<Outcome> {
  const by = await director(services, loaded);
  if (by === undefined) return 'left';
  const read = await readQueue(loaded, passage.article, options);
  if (!read || !isUnchanged(read.queue, passage)) {
    if (read && read.queue.unread.length > 0) tellUnread(loaded, read.queue.unread);
    else {
      void notify(
        'warning',
        vscode.l10n.t(
          'This passage has changed while you decided: a reading, or what another person decided. Nothing was written; look at it again.',
        ),
      );
    }
    return 'changed';
  }
  const decided = {
    ...decidedBy(services, loaded, read.article, by),
    ...(reason === '' ? {} : { reason }),
  };
  const edits = [
    ...decisionEdits(passage, results, decided),
    ...readToEnd(services, loaded, read.article, [passage], by),
  ];
  return (await write(services, loaded, read.article, edits, label, draft)) ? 'written' : 'left';
}

/** With the last decision about it, the article counts as read. */
function readToEnd(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  article: ReadArticle,
  deciding: readonly QueuedPassage[],
  by: string,
): readonly AnnotationFileEdit[] {
  const date = environment.clock.today();
  return readToEndEdits(article, deciding, { by, date, codebook: corpus.codebook.version });
}

/** Takes over annotations of the coders that are no positions, as one step. */
export async function takeOver(
  services: Services,
  loaded: LoadedCorpus,
  { path, options }: { readonly path: ArticlePath; readonly options: QueueOptions },
  chosen: readonly OtherAnnotation[],
): Promise<void> {
  const by = await director(services, loaded);
  // Read again, since that may have been a question.
  const read = by === undefined ? undefined : await readQueue(loaded, path, options);
  if (by === undefined || !read) return;
  const left = read.queue.others.filter((one) => chosen.some((other) => isSameOf(one, other)));
  const edits = takenOverEdits(left, decidedBy(services, loaded, read.article, by));
  const label = vscode.l10n.t('Take over other annotations ({0})', left.length);
  if (left.length > 0) await write(services, loaded, read.article, edits, label, undefined);
}

/** Whether both are of the same annotations of the same coders, as they are written. */
function isSameOf(one: OtherAnnotation, other: OtherAnnotation): boolean {
  const written = ({ placed, coders }: OtherAnnotation): unknown => [
    coders,
    placed.map(({ annotation }) => annotation),
  ];
  return sameValue(written(one), written(other));
}

/** Who decides, now, with ids that the article does not use. */
export function decidedBy(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  article: ReadArticle,
  by: string,
) {
  const { coders } = corpus.codebook;
  return {
    by,
    isNoCoder: coders.size > 0 && !coders.has(by),
    at: environment.clock.moment(),
    newId: decidingIds(article, environment.random),
  };
}

/** Gives ids that no annotation of a coder, adjudicated one or decision of the article has. */
function decidingIds(
  { readings, adjudicated = [], adjudicatedOthers = [], decided }: ReadArticle,
  random: () => number,
): () => AnnotationId {
  const own = [...readings.values()].flatMap(({ positions, others = [] }) => [
    ...positions,
    ...others,
  ]);
  const taken = new Set([
    ...[...own, ...adjudicated, ...adjudicatedOthers].map(({ annotation }) => annotation.id),
    ...(decided?.keys() ?? []),
  ]);
  return () => {
    const id = freshAnnotationId(random, (one) => taken.has(one));
    taken.add(id);
    return id;
  };
}

async function write(
  services: Services,
  loaded: LoadedCorpus,
  article: ReadArticle,
  edits: readonly AnnotationFileEdit[],
  label: string,
  draft: Extract<Answered, { kind: 'results' }>['draft'],
): Promise<boolean> {
  const { path } = article;
  const text = (await loaded.corpus.readArticle(path))?.text ?? '';
  const first = firstEdits(article, readArticleHead(path, text).metadata);
  const file = annotationFileOf(path);
  return record(services, loaded, path, [...first, ...edits], label, draft, file);
}
