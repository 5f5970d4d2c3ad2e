import type { Problem, ProblemKind } from '../model/problem';
import { entry, file, info, warning } from './kinds';

/** Every problem that the product can report: how severe it is, what it does, and what it tells a
 * person. The list is closed; `Problem.code` is one of its keys. The arguments of each message are
 * named in the comment beside it. */
const TABLE = {
  // The text of a YAML file. {0} is the detail that the YAML reader gives, in English.
  syntax: file(
    'This line cannot be read ({0}). Correct it, or restore an earlier version of the file.',
  ),
  'unclosed-quote': file(
    'The quotation mark that begins here is never closed. Add the closing one.',
  ),
  'conflict-marker': file(
    'A merge left both versions here. Keep one of them and remove the marker lines.',
  ),
  anchor: file(
    '“{0}” names a value so that it can be repeated, which is not used in this file. Remove it.',
  ),
  alias: file(
    '“{0}” repeats a value from elsewhere, which is not used in this file. Write the value itself; if it is text, put it in quotes.',
  ),
  tag: file(
    '“{0}” sets the type of a value, which is not used in this file. Remove it; if it is text, put it in quotes.',
  ),
  directive: file(
    '“{0}” is an instruction to the reading program, which is not used in this file. Remove the line.',
  ),
  'merge-key': file(
    '“<<” copies values from elsewhere, which is not used in this file. Write the values themselves.',
  ),
  'several-documents': file('A second document begins here. Keep one document in the file.'),
  'duplicate-key': file('“{0}” is written twice in the same place. Keep one of the two.'), // key
  'complex-key': file('The name before a colon must be a plain word. Rewrite this line.'),
  'too-deep': file(
    'The values are nested more than {0} levels deep. Rewrite the file with fewer levels.',
  ), // limit
  undecodable: file(
    'The file holds bytes that are no text, and it is not written. Save it as UTF-8.',
  ),
  'link-outside': file(
    'This is a link to a file outside the folder, which is neither read nor written. Put a copy of that file in its place.',
  ),
  'not-a-file': file(
    'This is a device or a pipe, and not a file; it is not read. Put a file in its place.',
  ),
  'too-large': file('The file is larger than {0} MB and is not read. Split it or shorten it.'), // limit

  // The shape of a file. {0} is the key, or what stands in its place.
  'format-missing': file('The file does not say what it is. Begin it with the line “format: {0}”.'), // expected
  'format-unknown': file('The format “{0}” is not known. Write “{1}”.'), // found, expected
  'format-newer': file(
    'The file was written by a newer version (“{0}”); this one reads “{1}”. Update the extension.',
  ),
  'expected-map': file('“{0}” must be a group of named values. Write each as “name: value”.'),
  'expected-list': file('“{0}” must be a list. Begin each of its lines with “- ”.'),
  'expected-text': file(
    '“{0}” must be a single value. Remove the list or the group that stands here.',
  ),
  'duplicate-id': file('Two annotations have the id “{0}”. Give one of them another id.'),
  'empty-file': warning(
    'The file is empty. If it was not, restore an earlier version before you go on.',
  ),
  'byte-order-mark': warning(
    'An invisible byte order mark stands here, as where two files were joined. It is kept, and no word that contains it is found. Delete it.',
  ),
  'misspelt-key': warning(
    '“{0}” is not a key here; “{1}” is. What stands under it is kept, but not read. Rename it, or begin it with “x-” if it is your own.',
  ), // key, nearest key
  'unknown-key': warning(
    '“{0}” is not a key here. What stands under it is kept, but not read. Remove it, or begin it with “x-” if it is your own.',
  ), // key
  'unquoted-value': warning(
    '“{0}” is read as a remark, since “#” begins one, so there is no value here. If it is the value, put it in quotation marks.',
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
    'Fewer than two parties stand in “between”, and the entry is not counted. Name at least two.',
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
    'The codebook has no actor “{0}”. Add it to the codebook, or correct the id.',
  ),
  'unknown-issue': warning(
    'The codebook has no issue “{0}”. Add it to the codebook, or correct the id.',
  ),
  'unknown-stance': warning(
    'The codebook has no stance “{0}”; it counts for neither side. Add it to the codebook, or correct it.',
  ),
  'unknown-field': warning(
    'The codebook has no field “{0}” here. Add it to the codebook, or correct the name.',
  ),
  'unknown-type': warning(
    'The codebook has no annotation type “{0}”. Add it to the codebook, or correct it.',
  ),
  'unknown-act': warning(
    'The codebook does not list the act “{0}”. Add it to the codebook, or correct it.',
  ),
  'unknown-coder': warning(
    'The codebook does not list the coder “{0}”. Add it to the codebook, or correct it.',
  ),
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
    'An evaluation is of a target, and there is none, so it is kept but counts for nothing. Add “target”, or remove it.',
  ),
  'same-party': warning(
    '“{0}” stands on two sides of “between”, and no actor disagrees or agrees with itself. The entry is kept. Correct one of the sides.',
  ),
  'issue-not-codable': warning(
    'The issue “{0}” only groups others (“codable: false”). The entry is kept and counted. Choose an issue below it, or make it codable.',
  ),

  // The codebook's own problems.
  'reserved-id': entry(
    'The id “{0}” has a meaning of its own and cannot be defined here. Choose another id.',
  ),
  'unknown-parent': warning(
    'The codebook has no “{0}” for this to be part of. Add it, or correct the id.',
  ),
  'part-of-cycle': warning(
    '“{0}” is part of itself by way of the entries above it. Remove one of these links.',
  ),
  'unknown-role-target': warning(
    'This role is held in “{0}”, which the codebook does not have. Add that actor, or correct the id.',
  ),
  'unknown-group': warning(
    'The group “{0}” is no actor of the codebook. Add it, or correct the id.',
  ),
  'missing-role-target': entry(
    'This role does not say with “of” where it is held and is left out. Add it.',
  ),
  'role-order': warning(
    'This role ends before it begins and never applies. Correct “from” or “to”.',
  ),
  'missing-link-target': entry(
    'This link does not say which issue it leads to and is left out. Add “issue”.',
  ),
  'empty-alias': entry(
    'This alias has no letters or digits and is left out. Write a word, or remove it.',
  ),
  'ambiguous-alias': info(
    '“{0}” also stands for “{1}”. Where it occurs in a text, somebody has to choose.',
  ), // alias, other id
  'long-alias': warning(
    '“{0}” is longer than {1} characters and is not looked for in texts. Shorten it.',
  ), // alias, limit
  'too-ambiguous-alias': warning(
    '“{0}” stands for more than {1} entries and is not looked for in texts. Remove it from most of them.',
  ), // alias, limit
  'too-many-levels': entry(
    '“{0}” lies more than {1} levels below the top, and this link is left out. Remove some of the levels.',
  ), // id, limit
  'missing-field-type': entry('The field “{0}” has no type and is not used. Write one of: {1}.'), // field, types
  'unknown-field-type': entry(
    '“{0}” is no type of a field, and the field is not used. Possible: {2}.',
  ), // value, key, types
  'missing-field-values': warning(
    'The choice “{0}” lists no values, so any value is accepted. Add “values”.',
  ),
  'unused-values': warning(
    '“values” are offered by a choice only, and this field is of the type “{0}”. They are kept, but not used. Write “type: choice”, or remove them.',
  ), // type
  'unknown-window': warning(
    '“{0}” is no window, so “{1}” is used. Write “none”, “years”, “months:3”, “within-months:12” or the like.',
  ), // value, default
  'duplicate-stance-key': warning(
    'The key “{0}” already chooses the stance “{1}”. Choose another letter.',
  ), // key, stance

  // Places of annotations in articles, and files among each other. The project reports these.
  'quote-orphaned': warning(
    '“{0}” is no longer in the article. Attach the annotation to other words, or delete it.',
  ), // words
  'quote-uncertain': warning(
    'It is not certain where “{0}” is in the article now. Confirm the place that is marked, or correct it.',
  ), // words
  'quote-speaker': warning(
    '“{0}” is where it was, but another may say it now: {1}. Confirm that it is still the same, or correct it.',
  ), // words; what changed beside them
  'quote-changed': warning(
    '“{0}” was changed in the article. Confirm the new words, or correct them.',
  ), // the words as they were
  'id-elsewhere': warning(
    'The id “{0}” also occurs in {1}. Give one of the two annotations a new id.',
  ), // id, file
  'coded-differently': warning(
    'What {0} says of “{1}” is coded twice, with different sides: {2}. It counts for no side. Settle on one, or delete one of the positions.',
  ), // actor, issue, coders with their stances; then the ids of two of the positions
  'article-missing': warning(
    'There is no article “{0}” beside this annotation file. Rename the file, or bring the article back.',
  ), // path
  'article-undecodable': warning(
    'The text of this article cannot be decoded and is not annotated. Save it as UTF-8.',
  ),
  'front-matter-unclosed': warning(
    'The front matter that begins here never ends, so it is read as words of the article, and nothing in it counts. Close it with a line “---”.',
  ),
  'front-matter-unread': warning(
    'The front matter cannot be read here ({0}), so nothing in it counts. Correct the line; text with “: ” in it needs quotation marks.',
  ), // detail
  'front-matter-value': warning(
    '“{0}” must be a single value, so it is left out. Write it in one line.',
  ), // key
  'article-too-large': warning(
    'The article is longer than {0} million characters. The editor shows it, but gives no extension a text of that size, so it cannot be annotated here. Split it into several files.',
  ), // limit
  'original-missing': warning(
    'The article “{0}”, of which this is a reprint, is not in the corpus. Correct the path.',
  ), // path
  'reprint-cycle': warning(
    'This article is marked as a reprint of itself. Remove one of the marks.',
  ),
  'only-coder-files': warning(
    '“{0}” has only the files of single coders and is left out. Name a coder, or save an adjudicated file.',
  ), // path
  'annotation-file-name': warning(
    'The file is not read: the name of an annotation file ends in “{0}”. Rename it, or move it elsewhere.',
  ), // ending
  'coder-file-unused': warning(
    'The file of the coder “{0}” is not read: in this corpus all coders share one. Write “annotation-files: one-per-coder” in the codebook, or merge the two.',
  ), // coder
  'date-ahead': warning(
    'The date {0} is still to come. It is kept and counted. Correct it if it is mistyped.',
  ), // date
  'date-future': warning(
    'Of “{0}” the date {1} is still to come, so the clock that wrote it was wrong. Correct it.',
  ), // id or coder, date
  'codebook-version': info(
    '{0} finished this article with version {1} of the codebook; it is now version {2}.',
  ), // coder, then, now
} satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof TABLE;

/** A problem of this product: `Problem.code` is a key of `PROBLEMS`. */
export type KnownProblem = Problem<ProblemCode>;

export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = TABLE;

/** True when one of the problems refuses the whole file. */
export function refusesFile(problems: readonly KnownProblem[]): boolean {
  return problems.some((problem) => PROBLEMS[problem.code].effect === 'file');
}
