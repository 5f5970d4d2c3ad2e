import type { ProblemKind } from '../model/problem';
import { VOCABULARIES, type Vocabulary } from '../model/fields';
import { entry, info, warning } from './kinds';

/** Words that the codebook does not list. */
const UNKNOWN_WORDS = Object.fromEntries(
  VOCABULARIES.map(({ file, unknown }) => [
    `unknown-${file}`,
    warning(
      `${unknown} Add it to the codebook, or correct it.`,
      `${unknown} Did you mean “{1}”? Correct it, or add it to the codebook.`,
    ),
  ]),
) as Readonly<Record<`unknown-${Vocabulary}`, ProblemKind>>;

/** Problems of annotation files, and of both kinds of file, that refuse an entry or nothing. */
export const ENTRY_PROBLEMS = {
  'empty-file': warning(
    'The file is empty. If it should not be, restore an earlier version before you continue.',
  ),
  'byte-order-mark': warning(
    'There is an invisible byte order mark here, as if two files had been joined. It is kept, but no word that contains it is found. Delete it.',
  ),
  'misspelt-key': warning(
    '“{0}” is not a valid key here. Did you mean “{1}”? Its value is kept, but not read. Rename the key, or begin it with “x-” if it is your own.',
  ), // key, nearest key
  'key-beside': warning(
    '“{0}” is not a valid key here; “{1}” is, and it is already used. The value of “{0}” is kept, but not read. Move it to “{1}”, or begin the key with “x-” if it is your own.',
  ), // key, nearest key
  'unknown-key': warning(
    '“{0}” is not a valid key here. Its value is kept, but not read. Remove the key, or begin it with “x-” if it is your own.',
  ), // key
  'unquoted-value': warning(
    '“{0}” is read as a comment, because “#” begins one, so there is no value here. If it is the value, put it in quotation marks.',
  ), // text
  'repeated-value': warning(
    '“{0}” is listed twice in “{1}” and counts once. Remove one of the two, or correct it.',
  ), // value, key
  'maybe-truncated': warning(
    'The file does not end with the line “...” and may have been cut off. If it is complete, add that line.',
  ),
  'unmarked-end': info(
    'The line “...” at the end of the file is missing, as after a formatter. The last entry is complete; the line is added when the file is next written.',
  ),

  // An annotation lacks a key that its kind requires.
  'missing-id': entry(
    'This entry has no id and is not counted. Add an id that is not used elsewhere.',
  ),
  'bad-id': entry(
    '“{0}” is not a valid id, so the entry is not counted. Use at most 64 lowercase letters, digits and hyphens.',
  ),
  'missing-quote': entry(
    'This entry quotes no words of the article and is not counted. Add its quote.',
  ),
  'missing-actor': entry('This position has no actor and is not counted. Add its actor.'),
  'missing-stance': entry(
    'This position has neither a stance nor an evaluation and is not counted. Add one of them.',
  ),
  'missing-issue': entry(
    'This position has neither an issue nor a target and is not counted. Add one of them.',
  ),
  'missing-parties': entry(
    '“between” names fewer than two parties, and the entry is not counted. Name at least two.',
  ),
  'too-many-combinations': entry(
    'This entry has {0} combinations of actors, issues and targets, so it is shown but not counted. Split it into entries with at most {1}.',
  ), // combinations, limit
  'missing-mentioned': entry(
    'This mention names neither an actor nor an issue and is not counted. Add one of them.',
  ),
  'missing-type': entry(
    'This annotation has no type and is not counted. Write one of the codebook’s types.',
  ),
  'missing-state': entry(
    'This entry has no coding state and is not used. Write in-progress, complete or not-relevant as “state”.',
  ),
  'machine-record': entry(
    '“{0}” is a machine, whose readings stand in a file of their own, so this entry is not counted. Name the person who stands for it as “coder”, or remove it.',
  ), // id
  'missing-text': entry('This comment has no text and is not used. Add its text.'),
  'missing-exact': entry(
    'This part of the quote has no words and is not used. Write them as “exact”.',
  ),

  // Values that are kept, and shown as they are. {0} is the value.
  'unknown-actor': warning(
    'The codebook has no actor “{0}”. Positions of it are shown, but not counted. Add it to the codebook, or correct the id.',
    'The codebook has no actor “{0}”. Did you mean “{1}”? Its positions are shown, but not counted. Correct the id, or add it to the codebook.',
  ), // id, nearest id
  'unknown-issue': warning(
    'The codebook has no issue “{0}”. Positions on it are shown, but not counted. Add it to the codebook, or correct the id.',
    'The codebook has no issue “{0}”. Did you mean “{1}”? Its positions are shown, but not counted. Correct the id, or add it to the codebook.',
  ), // id, nearest id
  'unknown-stance': warning(
    'The codebook has no stance “{0}”, so the position counts for neither side. Add the stance to the codebook, or correct it.',
    'The codebook has no stance “{0}”. Did you mean “{1}”? The position counts for neither side. Correct the stance, or add it to the codebook.',
  ), // stance, nearest stance
  'unknown-field': warning(
    'The codebook has no field “{0}” here. Add it to the codebook, or correct the name.',
    'The codebook has no field “{0}” here. Did you mean “{1}”? Correct the name, or add it to the codebook.',
  ), // field, nearest field
  'unknown-type': warning(
    'The codebook has no annotation type “{0}”. Add it to the codebook, or correct it.',
    'The codebook has no annotation type “{0}”. Did you mean “{1}”? Correct it, or add it to the codebook.',
  ), // type, nearest type
  ...UNKNOWN_WORDS, // word, nearest word
  'unknown-coder': warning(
    'The codebook has no coder “{0}”. Add the coder to the codebook, or correct the id.',
    'The codebook has no coder “{0}”. Did you mean “{1}”? Correct the id, or add the coder to the codebook.',
  ), // id, nearest id
  'bad-value': warning('“{0}” is not a valid value of “{1}” and is not used. Write one of: {2}.'), // value, key, allowed, perhaps the nearest of them
  'bad-date': warning(
    '“{0}” is not a valid date and is not used. Write it as 2024, 2024-04, 2024-04-26 or 2024-04-01/2024-04-30.',
  ),

  'bad-time': warning(
    '“{0}” is not a valid time. It is kept and shown as written. Write it as 2024-05-02T09:30:00Z.',
  ),
  'missing-target': warning(
    'This evaluation has no target. It is kept, but not counted. Add “target”, or remove the evaluation.',
  ),
  'same-party': warning(
    '“{0}” is on two sides of “between”, but no actor disagrees or agrees with itself. The entry is kept. Correct one of the sides.',
  ),
  'own-target': warning(
    'The actor “{0}” is its own target. The entry is kept and counted. Correct the actor or the target.',
  ),
  'own-speaker': warning(
    'The actor “{0}” is its own speaker. The entry is kept and counted. Name the person who speaks for the actor, or remove “speaker”.',
  ),
  'missing-reason': info(
    'The article is marked as not relevant without a reason. Add “reason”, so that others can understand why.',
  ),
  'positions-not-relevant': warning(
    'The coder “{0}” marked the article as not relevant, but coded positions in it. They are kept and counted. Change the coding state, or delete the positions.',
  ), // coder
  'issue-not-codable': warning(
    'The issue “{0}” only groups others (“codable: false”). The entry is kept and counted. Choose an issue below it, or make it codable.',
  ),
} satisfies Record<string, ProblemKind>;
