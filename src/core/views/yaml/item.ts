import type { Codebook } from '../../model/codebook';
import type { Layer } from '../../model/mention';
import type { Span } from '../../model/span';
import type { Localizer } from '../words/localizer';
import type { ScannedLine } from '../../yaml/half-typed/scanLines';

/** Which of the two formats a file has. */
export type HelpedFile = 'codebook' | 'annotations';

export interface HelpInput {
  readonly file: HelpedFile;
  /** The file's text, of `scanLines`; offsets count in it. */
  readonly lines: readonly ScannedLine[];
  readonly offset: number;
  /** The codebook as it was last read. */
  readonly codebook: Codebook;
  readonly localizer: Localizer;
}

export interface CompletionInput extends HelpInput {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Of the article that an annotation file belongs to, as written. */
  readonly articleDate: string | undefined;
  /** An id that no annotation of the corpus has. */
  readonly freshId: () => string;
}

/** A completion. */
export interface YamlItem {
  readonly kind: 'key' | 'entry' | 'actor' | 'issue' | 'value';
  /** A safe label: what is inserted, or what is new. */
  readonly label: string;
  /** Shown beside the label; safe. */
  readonly detail?: string;
  /** One line about it, in the user's language. */
  readonly documentation?: string;
  /** The entry whose card explains it. */
  readonly about?: { readonly layer: Layer; readonly id: string };
  /** What typed letters are compared with. */
  readonly filter: string;
  readonly insert: string;
  /** True where `insert` has the editor's tab stops. */
  readonly isSnippet: boolean;
  /** What is replaced. */
  readonly span: Span;
  /** True where the next value can be completed, too. */
  readonly asksAgain: boolean;
}

export interface YamlItems {
  /** In the order in which they are shown. */
  readonly items: readonly YamlItem[];
  /** True where there are more: they are to be asked for again as more is typed. */
  readonly isCut: boolean;
}
