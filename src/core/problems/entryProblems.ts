import type { ProblemKind } from '../model/problem';
import { entry, info, warning } from './kinds';

/** Problems of annotation files, and of both kinds of file, that refuse an entry or nothing. */
export const ENTRY_PROBLEMS = {
  'empty-file': warning(
    'The file is empty. If it was not, restore an earlier version before you go on.',
  ),
  'byte-order-mark': warning(
    'There is an invisible byte order mark here, as if two files had been joined. It is kept, but no word that contains it is found. Delete it.',
  ),
  'misspelt-key': warning(
    '“{0}” is not a key here; “{1}” is. What is under it is kept, but not read. Rename it, or begin it with “x-” if it is your own.',
  ), // key, nearest key
  'key-beside': warning(
    '“{0}” is not a key here; “{1}” is, and it is already there. What is under “{0}” is kept, but not read. Move it to “{1}”, or begin it with “x-” if it is your own.',
  ), // key, nearest key
  'unknown-key': warning(
    '“{0}” is not a key here. What is under it is kept, but not read. Remove it, or begin it with “x-” if it is your own.',
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

  // An annotation without what its kind needs.
  'missing-id': entry(
    'This entry has no id and is not counted. Give it an id that occurs nowhere else.',
  ),
  'bad-id': entry(
    '“{0}” cannot be an id, and the entry is not counted. Use lower-case letters, digits and hyphens, at most 64.',
  ),
  'missing-quote': entry(
    'This entry quotes no words of the article and is not counted. Add its quote.',
  ),
  'missing-actor': entry(
    'This position has no actor and is not counted. Say whose position it is.',
  ),
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
    'This entry stands for {0} combinations of its actors, issues and targets, and it is shown but not counted. Split it into entries of at most {1}.',
  ), // combinations, limit
  'missing-mentioned': entry(
    'This mention names neither an actor nor an issue and is not counted. Add one of them.',
  ),
  'missing-type': entry(
    'This annotation has no type and is not counted. Write one of the codebook’s types.',
  ),
  'missing-state': entry(
    'This line does not say how far the coder is with the article. Write in-progress, complete or not-relevant as “state”.',
  ),
  'missing-text': entry('This comment has no text and is left out. Write its text.'),
  'missing-exact': entry(
    'This part of the quote has no words and is left out. Write them as “exact”.',
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
    'The codebook has no stance “{0}”; it counts for neither side. Add it to the codebook, or correct it.',
    'The codebook has no stance “{0}”. Did you mean “{1}”? It counts for neither side. Correct it, or add it to the codebook.',
  ), // stance, nearest stance
  'unknown-field': warning(
    'The codebook has no field “{0}” here. Add it to the codebook, or correct the name.',
  ),
  'unknown-type': warning(
    'The codebook has no annotation type “{0}”. Add it to the codebook, or correct it.',
    'The codebook has no annotation type “{0}”. Did you mean “{1}”? Correct it, or add it to the codebook.',
  ), // type, nearest type
  'unknown-act': warning(
    'The codebook does not list the act “{0}”. Add it to the codebook, or correct it.',
    'The codebook does not list the act “{0}”. Did you mean “{1}”? Correct it, or add it to the codebook.',
  ), // act, nearest act
  'unknown-coder': warning(
    'The codebook does not list the coder “{0}”. Add it to the codebook, or correct it.',
    'The codebook does not list the coder “{0}”. Did you mean “{1}”? Correct it, or add it to the codebook.',
  ), // id, nearest id
  'bad-value': warning(
    '“{0}” is not a possible value of “{1}” and counts as absent. Possible: {2}.',
  ), // value, key, allowed
  'bad-date': warning(
    '“{0}” is not a date that exists and counts as absent. Write it as 2024, 2024-04, 2024-04-26 or 2024-04-01/2024-04-30.',
  ),

  'bad-time': warning(
    '“{0}” is not a time that exists. It is kept and shown as it stands. Write it as 2024-05-02T09:30:00Z.',
  ),
  'missing-target': warning(
    'This evaluation has no target. It is kept, but counts for nothing. Add “target”, or remove it.',
  ),
  'same-party': warning(
    '“{0}” is on two sides of “between”, but no actor disagrees or agrees with itself. The entry is kept. Correct one of the sides.',
  ),
  'own-target': warning(
    'The actor “{0}” is its own target. The entry is kept and counted. Correct the actor or the target.',
  ),
  'missing-reason': info(
    'The article is marked as not relevant without a reason. Write why as “reason”, so that others can follow it.',
  ),
  'positions-not-relevant': warning(
    '“{0}” marked the article as not relevant and coded positions in it. They are kept and counted. Change the mark, or delete them.',
  ), // coder
  'issue-not-codable': warning(
    'The issue “{0}” only groups others (“codable: false”). The entry is kept and counted. Choose an issue below it, or make it codable.',
  ),
} satisfies Record<string, ProblemKind>;
