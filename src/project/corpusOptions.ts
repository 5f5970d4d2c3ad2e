import type { CommittedText, TextStore } from './ports';

/** What a corpus asks its host. */
export interface CorpusOptions {
  /** The current coder's id, empty if none. */
  readonly coder: () => string;
  /** Largest text that is matched unasked, in UTF-16 units. */
  readonly largestText: () => number;
  /** Of longer texts the editor tells extensions nothing, in UTF-16 units; absent if of all. */
  readonly largestOpened?: number;
  /** By the path of the article, or of the annotation file. */
  readonly kept: TextStore;
  readonly committedText?: CommittedText;
}
