import type { AnnotationId, ArticlePath } from './ids';
import type { Layer } from './mention';
import type { Span } from './span';

/** The target of a row, a card or a mark of a picture when it is opened. */
export type Target =
  | {
      readonly kind: 'annotation';
      readonly article: ArticlePath;
      readonly id: AnnotationId;
      /** Undefined where the quote is lost. */
      readonly span: Span | undefined;
    }
  | { readonly kind: 'article'; readonly article: ArticlePath }
  | { readonly kind: 'codebook'; readonly layer: Layer; readonly id: string };
