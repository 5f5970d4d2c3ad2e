import type { Annotation } from '../model/annotation';
import type { AnnotationId } from '../model/ids';
import type { AnnotationFileEdit } from './editTypes';
import { mergeAnnotation, sameValue } from './merge';

/** One annotation that was changed here and in its file, so that only a person can say how it should
 * be. The file has `theirs`; undefined on the side that deleted it. */
export type Dispute =
  | {
      readonly kind: 'changed';
      readonly ours: Annotation;
      readonly theirs: Annotation;
      /** The keys of the model that both sides changed, differently. Never empty. */
      readonly fields: readonly string[];
    }
  | { readonly kind: 'deleted-there'; readonly ours: Annotation }
  | { readonly kind: 'deleted-here'; readonly theirs: Annotation };

export function disputedId(dispute: Dispute): AnnotationId {
  return (dispute.kind === 'deleted-here' ? dispute.theirs : dispute.ours).id;
}

export interface RedoneEdits {
  readonly edits: readonly AnnotationFileEdit[];
  readonly disputes: readonly Dispute[];
}

/** The edits that were made for a file with the annotations `before`, for the same file with the
 * annotations `now`. Replacements are merged field by field; what both sides changed differently is
 * left as the file has it, and disputed. What is done already is left out. */
export function redoneEdits(
  edits: readonly AnnotationFileEdit[],
  before: readonly Annotation[],
  now: readonly Annotation[],
): RedoneEdits {
  const old = byId(before);
  const current = byId(now);
  const disputes = new Map<AnnotationId, Dispute>();
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
      default:
        return [edit];
    }
  }

  /** It is there already when its writing was interrupted after it was done. */
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
    // Made by an earlier edit of the same batch.
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
    // The other way round: the file's version in what is disputed, ours in the rest.
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

  function dispute(one: Dispute): void {
    disputes.set(disputedId(one), one);
  }
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
