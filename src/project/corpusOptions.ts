import type { CommittedText, TextStore } from './ports';

/** What a corpus needs to know from its host. */
export interface CorpusOptions {
  /** The current coder's id, empty if none. */
  readonly coder: () => string;
  /** Whether the user said that they direct the study; no by default. */
  readonly directs?: () => boolean;
  /** Largest text that is matched automatically, in UTF-16 units. */
  readonly largestText: () => number;
  /** The editor tells extensions nothing of longer texts, in UTF-16 units; absent without such a
   * limit. */
  readonly largestOpened?: number;
  /** Kept texts, by the path of the article or of the annotation file. */
  readonly kept: TextStore;
  readonly committedText?: CommittedText;
}
