import type { AnnotationFile, ArticleMetadata } from '../../model/article';
import { headField, type Described, type HeadDispute } from './dispute';
import type { AnnotationFileEdit } from './editTypes';
import { sameValue } from '../merge/merge';

type HeadEdit = Extract<AnnotationFileEdit, { kind: 'code' | 'decide' | 'describe' }>;

/** Called for each field that the edit sets, with its dispute, if any. */
type Report = (field: string, dispute: HeadDispute | undefined) => void;

type FileHead = Pick<AnnotationFile, 'article' | 'coded' | 'decided'>;

/** Adapts an edit of the head, made for a file as it was `before`, to the file as it is `now`. A
 * field that only we changed is ours; else it is kept as the file has it, and reported if both
 * changed it. */
export function redoneHead(
  edit: HeadEdit,
  before: FileHead,
  now: FileHead,
  report: Report,
): readonly HeadEdit[] {
  if (edit.kind === 'describe') return redoneDescription(edit.article, before, now, report);
  if (edit.kind === 'decide') {
    const { decision, decided: ours } = edit;
    const theirs = now.decided?.get(decision);
    const dispute = { kind: 'decided', decision, ours, theirs } as const;
    return isOurs(before.decided?.get(decision), dispute, report) ? [edit] : [];
  }
  const { coder, coding: ours } = edit;
  const dispute = { kind: 'coded', coder, ours, theirs: now.coded.get(coder) } as const;
  return isOurs(before.coded.get(coder), dispute, report) ? [edit] : [];
}

function redoneDescription(
  ours: Partial<ArticleMetadata>,
  { article: before }: FileHead,
  { article: now }: FileHead,
  report: Report,
): readonly HeadEdit[] {
  const base = valuesOf(before);
  const theirs = valuesOf(now);
  const kept = Object.entries<Described>(ours).filter(([key, value]) => {
    const dispute = { kind: 'described', key, ours: value, theirs: theirs.get(key) } as const;
    return isOurs(base.get(key), dispute, report);
  });
  return kept.length > 0 ? [{ kind: 'describe', article: Object.fromEntries(kept) }] : [];
}

function valuesOf(article: ArticleMetadata): ReadonlyMap<string, Described> {
  return new Map(Object.entries<Described>({ ...article }));
}

/** True where the field is unchanged in the file: our changes of it, and their undoing, are then
 * written. */
function isOurs(base: HeadDispute['theirs'], dispute: HeadDispute, report: Report): boolean {
  const { ours, theirs } = dispute;
  const isUntouched = sameValue(theirs, base);
  const isAgreed = sameValue(ours, base) || sameValue(ours, theirs);
  report(headField(dispute), isUntouched || isAgreed ? undefined : dispute);
  return isUntouched;
}
