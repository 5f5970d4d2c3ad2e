import type { VocabularyList } from '../../model/fields';
import type { Example, ExampleSide } from '../../model/codebook';
import type { ActorId, CoderId, IssueId, StanceId } from '../../model/ids';
import type { Layer } from '../../model/mention';
import type { Problem } from '../../model/problem';
import type { TextEdit } from '../../text/textEdit';
import type { Written } from '../../yaml/write/write';
import type { ReadCodebook } from '../parse/parse';

export type CodebookEdit =
  | CodebookAddition
  /** The addition to be removed; refused if it was changed since. */
  | { readonly kind: 'remove'; readonly added: CodebookAddition }
  | SetEdit
  | AliasEdit
  | RenameEdit
  | EntriesEdit
  | SectionEdit
  | ExampleEdit
  | VersionEdit
  | CodingEdit;

export type CodebookAddition =
  | { readonly kind: 'add-actor'; readonly actor: NewActor }
  | { readonly kind: 'add-issue'; readonly issue: NewIssue }
  | { readonly kind: 'add-coder'; readonly coder: NewCoder }
  /** Added to the default stances where the codebook lists none. */
  | { readonly kind: 'add-stance'; readonly stance: NewStance }
  | { readonly kind: 'add-word'; readonly list: VocabularyList; readonly word: string }
  /** A further kind of annotation, without fields at first. */
  | { readonly kind: 'add-type'; readonly type: NewType };

/** Changes one key of an actor or issue; refused where its value is no longer `from`. */
export interface SetEdit {
  readonly kind: 'set';
  readonly layer: Layer;
  readonly id: string;
  readonly key: EntryKey;
  readonly from: EntryValue;
  readonly to: EntryValue;
}

/** The keys of an actor or issue that hold one value, or a list of ids. `sign` belongs to an
 * issue's `part-of`. */
export type EntryKey =
  | 'name'
  | 'type'
  | 'statement'
  | 'definition'
  | 'part-of'
  | 'sign'
  | 'side'
  | 'unspecified'
  | 'member-of'
  | 'codable'
  | 'color'
  | 'note';

/** As the codebook has it: a text, an id, `true`, `false`, `1` or `-1`, or a list of ids.
 * Undefined: the entry does not have the key, or has its default value. */
export type EntryValue = string | readonly string[] | undefined;

/** Gives an actor or issue another id, also where entries of the codebook name it. Nothing but the
 * ids changes, not even their lines. */
export interface RenameEdit {
  readonly kind: 'rename';
  readonly layer: Layer | 'stance';
  readonly from: string;
  readonly to: string;
}

/** Replaces whole entries, each refused where it is no longer `from`. Undefined: there is none. */
export interface EntriesEdit {
  readonly kind: 'entries';
  readonly layer: Layer;
  readonly changes: readonly ChangedEntry[];
}

/** Replaces the value of a top-level key, refused where it is no longer `from`. Undefined: the key
 * is absent. */
export interface SectionEdit {
  readonly kind: 'section';
  readonly key: 'stances' | 'fields' | 'types' | VocabularyList;
  readonly from: Written | undefined;
  readonly to: Written | undefined;
}

export interface ChangedEntry {
  readonly id: string;
  readonly from: Written | undefined;
  readonly to: Written | undefined;
  /** Where an entry is added: before the entry with this id; at the end if absent. */
  readonly before?: string | undefined;
}

/** An alias of an actor, or a keyword of an issue. Without `from` it is added, unless the entry has
 * the word; without `to` it is removed; with both it is changed, and keeps its place. */
export interface AliasEdit {
  readonly kind: 'alias';
  readonly layer: Layer;
  readonly id: string;
  readonly from?: NewAlias | undefined;
  readonly to?: NewAlias | undefined;
  /** Where it is added: before the alias with this index; at the end if absent. */
  readonly at?: number;
}

/** Adds an example to an actor or issue (`to`), unless it is there, or removes one (`from`). */
export interface ExampleEdit {
  readonly kind: 'example';
  readonly layer: Layer;
  readonly id: string;
  readonly side: ExampleSide;
  readonly from?: Example | undefined;
  readonly to?: Example | undefined;
  /** Where it is added: before the example with this index; at the end if absent. */
  readonly at?: number;
}

/** Changes the codebook's `version`; refused where it is no longer `from`. */
export interface VersionEdit {
  readonly kind: 'version';
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Changes how several coders code: the key `coding`, and `annotation-files`. Each change is
 * refused where the codebook no longer has `from`. */
export interface CodingEdit {
  readonly kind: 'coding';
  readonly changes: readonly CodingChange[];
}

/** Values as they are written: empty for an absent key, several for a list. */
export interface CodingChange {
  readonly key: 'annotation-files' | 'blind' | 'share' | 'drawn' | 'assigned' | 'unblinded';
  /** The article that is assigned, or the coder who is unblinded. */
  readonly id?: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Undoes edits: the text that they made is restored byte for byte, any other is changed by their
 * opposites. */
export interface CodebookInverse {
  /** The text to which `splices` apply. */
  readonly text: string;
  readonly splices: readonly TextEdit[];
  readonly edits: readonly CodebookEdit[];
  /** The undone edits, to be redone. */
  readonly again: readonly CodebookEdit[];
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
  /** Of the link to the parent. */
  readonly sign?: 1 | -1 | undefined;
  readonly keywords?: readonly NewAlias[];
}

export interface NewCoder {
  readonly id: CoderId;
  readonly name: string;
  readonly machine?: true;
}

export interface NewStance {
  readonly id: StanceId;
  /** Absent: the stance is not counted. */
  readonly polarity?: number | undefined;
}

export interface NewType {
  readonly id: string;
  readonly name: string;
}

export interface NewAlias {
  readonly text: string;
  readonly weak?: boolean;
  readonly exactCase?: boolean;
}

export type CodebookRefusal =
  /** The file is refused as it is, or is not a codebook of this program. */
  | 'unreadable'
  /** The codebook has no such actor or issue. */
  | 'no-such-id'
  | 'duplicate-id'
  /** An id that cannot be written to a file, or is reserved. */
  | 'bad-id'
  /** What is to be removed or changed is no longer as expected. */
  | 'changed-since'
  /** The entry would be part of itself. */
  | 'circular'
  /** The entry has that word already. */
  | 'duplicate-alias'
  /** A text cannot be written unchanged. */
  | 'lone-surrogate'
  /** The result, read again, does not contain what was meant. Nothing is written. */
  | 'not-as-intended';

export type EditedCodebook =
  | {
      readonly kind: 'edited';
      readonly text: string;
      /** The edits that turn the given text, BOM and line endings included, into `text`. */
      readonly splices: readonly TextEdit[];
      /** The content of `text`. */
      readonly read: ReadCodebook;
      readonly inverse: CodebookInverse;
    }
  | {
      readonly kind: 'refused';
      readonly reason: CodebookRefusal;
      readonly problems: readonly Problem[];
    };
