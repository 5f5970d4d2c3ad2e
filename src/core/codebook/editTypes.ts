import type { ActorId, CoderId, IssueId } from '../model/ids';
import type { Problem } from '../model/problem';
import type { TextEdit } from '../text/textEdit';
import type { ReadCodebook } from './parse';

export type CodebookEdit =
  | CodebookAddition
  /** Of what was added; refused where it says something else by now. */
  | { readonly kind: 'remove'; readonly added: CodebookAddition };

export type CodebookAddition =
  | { readonly kind: 'add-actor'; readonly actor: NewActor }
  | { readonly kind: 'add-issue'; readonly issue: NewIssue }
  | { readonly kind: 'add-coder'; readonly coder: NewCoder }
  /** A word that the entry has already is not added again. */
  | { readonly kind: 'add-alias'; readonly actor: ActorId; readonly alias: NewAlias }
  | { readonly kind: 'add-keyword'; readonly issue: IssueId; readonly keyword: NewAlias };

/** Takes edits back. On the text that they made, byte for byte; on any other by their opposites. */
export interface CodebookInverse {
  /** The text that `splices` are of. */
  readonly text: string;
  readonly splices: readonly TextEdit[];
  readonly edits: readonly CodebookEdit[];
}

export interface NewActor {
  readonly id: ActorId;
  readonly name: string;
  readonly type?: string | undefined;
  readonly partOf?: ActorId | undefined;
  readonly aliases?: readonly NewAlias[];
}

export interface NewIssue {
  readonly id: IssueId;
  readonly name: string;
  readonly statement?: string | undefined;
  readonly partOf?: IssueId | undefined;
  readonly keywords?: readonly NewAlias[];
}

export interface NewCoder {
  readonly id: CoderId;
  readonly name: string;
}

export interface NewAlias {
  readonly text: string;
  readonly weak?: boolean;
  readonly exactCase?: boolean;
}

export type CodebookRefusal =
  /** The file is refused as it is, or is no codebook of ours. */
  | 'unreadable'
  /** An actor or issue that the codebook does not have. */
  | 'no-such-id'
  | 'duplicate-id'
  /** An id that no file can hold, or that has a meaning of its own. */
  | 'bad-id'
  /** What is to be removed is not what was added any more. */
  | 'changed-since'
  /** A text cannot be written without being changed. */
  | 'lone-surrogate'
  /** Read again, the result does not say what was meant. Nothing is written. */
  | 'not-as-intended';

export type EditedCodebook =
  | {
      readonly kind: 'edited';
      readonly text: string;
      /** From the given text, BOM and line endings included, to `text`. */
      readonly splices: readonly TextEdit[];
      /** What `text` says. */
      readonly read: ReadCodebook;
      readonly inverse: CodebookInverse;
    }
  | {
      readonly kind: 'refused';
      readonly reason: CodebookRefusal;
      readonly problems: readonly Problem[];
    };
