import type { Annotation } from '../../model/annotation';
import type { ArticleMetadata, Coding } from '../../model/article';
import type { Decision, DecisionId } from '../../model/decision';
import type { AnnotationId, CoderId } from '../../model/ids';
import type { AnnotationFileEdit } from './editTypes';

/** A conflict that only a person can decide: an annotation, or a field of the file's head, that was
 * changed differently here and in the file. The file has `theirs`. */
export type Dispute = AnnotationDispute | HeadDispute;

/** Undefined on the side that deleted it. */
export type AnnotationDispute =
  | {
      readonly kind: 'changed';
      readonly ours: Annotation;
      readonly theirs: Annotation;
      /** The keys of the model that both sides changed, differently. Never empty. */
      readonly fields: readonly string[];
    }
  | { readonly kind: 'deleted-there'; readonly ours: Annotation }
  | { readonly kind: 'deleted-here'; readonly theirs: Annotation };

/** The type of a key of the model's `ArticleMetadata`. */
export type Described = ArticleMetadata[keyof ArticleMetadata];

/** One field of a file's head that was changed differently here and in the file: a coder's progress
 * (one value: state, date and version belong together), a decision, or one key that describes the
 * article (its attributes are one). Undefined on the side that removed it. */
export type HeadDispute =
  | {
      readonly kind: 'coded';
      readonly coder: CoderId;
      readonly ours: Coding | undefined;
      readonly theirs: Coding | undefined;
    }
  | {
      readonly kind: 'decided';
      readonly decision: DecisionId;
      readonly ours: Decision | undefined;
      readonly theirs: Decision | undefined;
    }
  | {
      readonly kind: 'described';
      /** A key of the model. */
      readonly key: string;
      readonly ours: Described;
      readonly theirs: Described;
    };

export function isAboutHead(dispute: Dispute): dispute is HeadDispute {
  return ['coded', 'decided', 'described'].includes(dispute.kind);
}

/** The id of the disputed annotation in its file, or the disputed field of the head. */
export function disputedThing(dispute: Dispute): string {
  return isAboutHead(dispute) ? headField(dispute) : disputedId(dispute);
}

export function disputedId(dispute: AnnotationDispute): AnnotationId {
  return (dispute.kind === 'deleted-here' ? dispute.theirs : dispute.ours).id;
}

/** Whether an edit sets the disputed annotation or field. */
export function isDisputed(edit: AnnotationFileEdit, dispute: Dispute): boolean {
  switch (dispute.kind) {
    case 'coded':
      return edit.kind === 'code' && edit.coder === dispute.coder;
    case 'decided':
      return edit.kind === 'decide' && edit.decision === dispute.decision;
    case 'described':
      return edit.kind === 'describe' && Object.hasOwn(edit.article, dispute.key);
    default:
      return idOf(edit) === disputedId(dispute);
  }
}

function idOf(edit: AnnotationFileEdit): AnnotationId | undefined {
  if ('annotation' in edit) return edit.annotation.id;
  return 'id' in edit ? edit.id : undefined;
}

/** The name of the disputed field of the head. It cannot be an id, since ids have no spaces. */
export function headField(dispute: HeadDispute): string {
  switch (dispute.kind) {
    case 'coded':
      return `coded ${dispute.coder}`;
    case 'decided':
      return `decided ${dispute.decision}`;
    case 'described':
      return `article ${dispute.key}`;
  }
}

/** The edit that gives the field its value from here. */
export function headEdit(dispute: HeadDispute): AnnotationFileEdit {
  switch (dispute.kind) {
    case 'coded':
      return { kind: 'code', coder: dispute.coder, coding: dispute.ours };
    case 'decided':
      return { kind: 'decide', decision: dispute.decision, decided: dispute.ours };
    case 'described':
      return { kind: 'describe', article: { [dispute.key]: dispute.ours } };
  }
}
