import type { AnnotationId, ArticlePath, IssueId } from '../../model/ids';
import type { Layer } from '../../model/mention';
import type { Span } from '../../model/span';
import { type Phrase, phrases } from '../../util/phrase';

/** An action of a hover card, a tree row or a problem. The painter turns each kind into one command
 * of the extension; commands check their arguments, which may come from a link. */
export type CardAction = { readonly label: string } & (
  | ({ readonly kind: AnnotationActionKind } & AnnotationTarget)
  | ({ readonly kind: 'compare' } & Partial<AnnotationTarget> & { readonly issue?: IssueId })
  | {
      readonly kind: 'positions' | 'references' | 'codebook' | 'editActor' | 'editIssue';
      readonly layer: Layer;
      readonly id: string;
    }
  | {
      readonly kind: 'ignore' | 'settleAll';
      readonly article: ArticlePath;
      readonly layer: Layer;
      readonly span: Span;
    }
  | {
      readonly kind: 'settle';
      readonly article: ArticlePath;
      readonly layer: Layer;
      readonly id: string;
      readonly span: Span;
    }
);

/** The actions of one annotation on its own. */
export type AnnotationActionKind =
  'edit' | 'confirm' | 'delete' | 'showInTree' | 'example' | 'discuss';

/** Ids are unique within one annotation file only, so the article is part of every reference. */
export interface AnnotationTarget {
  readonly article: ArticlePath;
  readonly id: AnnotationId;
}

export const ACTION_LABELS = phrases({
  edit: 'Edit',
  confirm: 'Confirm',
  delete: 'Delete',
  showInTree: 'Show in View',
  example: 'Add as Example',
  discuss: 'Discuss',
  compare: 'Compare Quotes',
  positions: 'Positions',
  references: 'References',
  codebook: 'Codebook',
  editActor: 'Edit Actor',
  editIssue: 'Edit Issue',
  ignore: 'Ignore This Match',
  settle: 'Mark as {0}',
  settleAll: 'In the whole article…',
}) satisfies Record<CardAction['kind'], Phrase>;
