import type { Annotation } from '../../model/annotation';
import type { AnnotationFile, ArticleMetadata } from '../../model/article';
import type { AnnotationId } from '../../model/ids';
import {
  disputedId,
  type AnnotationDispute,
  type Dispute,
  headField,
  type Described,
  type HeadDispute,
} from './dispute';
import type { AnnotationFileEdit } from './editTypes';
import { mergeAnnotation, sameValue } from '../merge/merge';

export interface RedoneEdits {
  readonly edits: readonly AnnotationFileEdit[];
  readonly disputes: readonly Dispute[];
}

/** The edits that were made for a file as it was `before`, adapted to the file as it is `now`.
 * Changes are merged field by field; what both sides changed differently is kept as the file has
 * it and reported as a dispute. What the file already contains is omitted. */
export function redoneEdits(
  edits: readonly AnnotationFileEdit[],
  before: AnnotationFile,
  now: AnnotationFile,
): RedoneEdits {
  const old = byId(before.annotations);
  const current = byId(now.annotations);
  const disputes = new Map<string, Dispute>();
  const redone = edits.flatMap((edit) => redo(edit));
  return { edits: redone, disputes: [...disputes.values()] };

  function redo(edit: AnnotationFileEdit): readonly AnnotationFileEdit[] {
    switch (edit.kind) {
      case 'add':
        return redoAddition(edit);
      case 'replace':
        return redoReplacement(edit);
      case 'delete':
        return redoDeletion(edit);
      case 'restore':
        disputes.delete(edit.id);
        return current.has(edit.id) ? [] : [edit];
      case 'code':
      case 'decide':
      case 'describe':
        return redoneHead(edit, before, now, (field, dispute) => {
          if (dispute) disputes.set(field, dispute);
          else disputes.delete(field);
        });
      case 'text':
        return sameText(edit.text, now);
      case 'end':
        return [edit];
    }
  }

  /** It is already in the file when the write completed before it was interrupted. */
  function redoAddition(edit: Extract<AnnotationFileEdit, { kind: 'add' }>) {
    const theirs = current.get(edit.annotation.id);
    if (!theirs) return [edit];
    const fields = differingFields(edit.annotation, theirs);
    if (fields.length > 0) dispute({ kind: 'changed', ours: edit.annotation, theirs, fields });
    return [];
  }

  function redoReplacement(edit: Extract<AnnotationFileEdit, { kind: 'replace' }>) {
    const ours = edit.annotation;
    const base = old.get(ours.id);
    const theirs = current.get(ours.id);
    // Added by an earlier edit of the same batch.
    if (!base) return theirs ? redoAddition({ kind: 'add', annotation: ours }) : [edit];
    if (!theirs) {
      dispute({ kind: 'deleted-there', ours });
      return [];
    }
    const { annotation, conflicts } = mergeAnnotation(base, ours, theirs);
    if (conflicts.length === 0) {
      disputes.delete(ours.id);
      return [{ kind: 'replace', annotation } as const];
    }
    dispute({ kind: 'changed', ours: annotation, theirs, fields: conflicts });
    // Merged in the other direction: the file's version of disputed fields, ours of the rest.
    const undisputed = mergeAnnotation(base, theirs, ours).annotation;
    return sameValue(undisputed, theirs)
      ? []
      : [{ kind: 'replace', annotation: undisputed } as const];
  }

  function redoDeletion(edit: Extract<AnnotationFileEdit, { kind: 'delete' }>) {
    const base = old.get(edit.id);
    const theirs = current.get(edit.id);
    if (!theirs) return base ? [] : [edit];
    if (!base || sameValue(base, theirs)) return [edit];
    dispute({ kind: 'deleted-here', theirs });
    return [];
  }

  function dispute(one: AnnotationDispute): void {
    disputes.set(disputedId(one), one);
  }
}

/** A digest is kept only where both sides have it: with what the other side wrote, the quotes were
 * not seen together in any text. */
function sameText(text: string | undefined, now: AnnotationFile): readonly AnnotationFileEdit[] {
  if (now.text === undefined || now.text === text) return [];
  return [{ kind: 'text', text: undefined }];
}

function byId(annotations: readonly Annotation[]): ReadonlyMap<AnnotationId, Annotation> {
  return new Map(annotations.map((annotation) => [annotation.id, annotation]));
}

function differingFields(ours: Annotation, theirs: Annotation): readonly string[] {
  const mine = new Map<string, unknown>(Object.entries(ours));
  return Object.entries(theirs).flatMap(([key, value]) =>
    sameValue(value, mine.get(key)) ? [] : [key],
  );
}

type HeadEdit = Extract<AnnotationFileEdit, { kind: 'code' | 'decide' | 'describe' }>;

/** Called for each field that the edit sets, with its dispute, if any. */
type Report = (field: string, dispute: HeadDispute | undefined) => void;

type FileHead = Pick<AnnotationFile, 'article' | 'coded' | 'decided'>;

/** Adapts an edit of the head, made for a file as it was `before`, to the file as it is `now`. A
 * field that only we changed is ours; else it is kept as the file has it, and reported if both
 * changed it. */
function redoneHead(
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
