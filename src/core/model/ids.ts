/** Ids are plain strings that passed `isId`; the aliases tell readers what a string names. */
export type ActorId = string;
export type IssueId = string;
export type StanceId = string;
export type CoderId = string;
export type AnnotationId = string;
/** Path of an article from the corpus folder, with `/`. */
export type ArticlePath = string;

/** The article's author as an actor. */
export const AUTHOR: ActorId = 'author';
/** A position without a named actor. */
export const UNATTRIBUTED: ActorId = 'unattributed';

/** The coder whose reading of a training article is its standard. A study need not list it. */
export const GOLD: CoderId = 'gold';

/** Who codes a study alone and gave no name: what they completed is kept under this id. Entries
 * without a coder are theirs. */
export const SOLE_CODER: CoderId = 'coder';

const ID = /^[\p{L}\p{M}\p{N}-]+$/u;
const LONGEST_ID = 64;

/** Letters and marks of any script (lower case where the script has it), digits and hyphens, in
 * NFC, at most 64 UTF-16 units. */
export function isId(text: string): boolean {
  return (
    text.length <= LONGEST_ID &&
    ID.test(text) &&
    text === text.normalize('NFC') &&
    text === text.toLowerCase()
  );
}
