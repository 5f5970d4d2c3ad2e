import type { ProblemKind } from '../model/problem';
import { info, warning } from './kinds';

/** Problems of the places of annotations in articles, and between files. The project reports
 * these. */
export const CORPUS_PROBLEMS = {
  'quote-orphaned': warning(
    '“{0}” is no longer in the article. Attach the annotation to other words, or delete it.',
  ), // words
  'quote-uncertain': warning(
    'The place of “{0}” in the article is uncertain. Confirm the highlighted place, or correct it.',
  ), // words
  'quote-speaker': warning(
    '“{0}” is where it was, but its speaker may have changed: {1}. Confirm that it is still the same, or correct it.',
  ), // words; what changed beside them
  'quote-names': warning(
    '“{0}” is where it was, but the names around it are not those of when it was coded. Confirm that the same actor speaks, or correct it.',
  ), // words
  'quote-changed': warning(
    '“{0}” was changed in the article. Confirm the new words, or correct them.',
  ), // the former words
  'id-elsewhere': warning(
    'The id “{0}” also occurs in {1}. Give one of the two annotations a new id.',
  ), // id, file
  'coded-differently': warning(
    'A claim of {0} on “{1}” is coded twice, on different sides: {2} ({3}, {4}). It counts for no side. Agree on one side, or delete one of the two positions.',
  ), // actor, issue, coders with their stances, ids of two positions that differ
  'article-missing': warning(
    'There is no article “{0}” next to this annotation file. Rename the file, or restore the article.',
  ), // path
  'same-name': info(
    'On Windows or macOS, this article and “{0}” are one file: their names differ only in case, or in how accents are stored. Rename one of them.',
  ), // path
  'article-undecodable': warning(
    'The text of this article cannot be decoded, so it cannot be annotated. Save it as UTF-8.',
  ),
  'front-matter-unclosed': warning(
    'The front matter that begins here is not closed, so it is read as part of the article, and none of its values are used. Close it with a line “---”.',
  ),
  'front-matter-unread': warning(
    'The front matter cannot be read here ({0}), so none of its values are used. Correct the line; text with “: ” in it needs quotation marks.',
  ), // detail
  'front-matter-value': warning(
    '“{0}” must be a single value, so it is not used. Write it on one line.',
  ), // key
  'article-too-large': warning(
    'The article is longer than {0} million characters, the most that the editor passes to extensions, so it cannot be annotated here. Split it into several files.',
  ), // limit
  'original-missing': warning(
    'The original article “{0}” of this reprint is not in the corpus. Correct the path.',
  ), // path
  'reprint-cycle': warning(
    'This article is marked as a reprint of itself. Remove one of the marks.',
  ),
  'only-coder-files': warning(
    '“{0}” has only annotation files of single coders and is not included. Choose a coder, or save an adjudicated file.',
  ), // path
  'run-missing': warning(
    'Run {1} of the machine “{0}” is missing in the folder “machine-runs”, which keeps all runs of a study. Bring its file back.',
  ), // machine, number
  'annotation-file-name': warning(
    'The file is not read: the name of an annotation file must end in “{0}”. Rename it, or move it elsewhere.',
  ), // ending
  'coder-file-unused': warning(
    'The file of the coder “{0}” is not read: in this corpus, all coders share one file. Write “annotation-files: one-per-coder” in the codebook, or merge the two files.',
  ), // coder
  'date-ahead': warning(
    'The date {0} is in the future. It is kept and counted. Correct it if it is a typo.',
  ), // date
  'date-after-article': warning(
    'The claim is dated {0}, after its article ({1}). It is kept and counted. Correct one of the two dates.',
  ), // date of the claim, of the article
  'author-is-actor': warning(
    'The author “{0}” is the actor “{1}” in the codebook, but “author” counts as a separate actor. Write “{1}” here.',
  ), // name, id
  'date-future': warning(
    'The date {1} of “{0}” is in the future, so the clock of the computer was wrong. Correct the date.',
  ), // id or coder, date
  'codebook-version': info(
    '{0} finished this article with version {1} of the codebook; it is now version {2}. Check whether its coding still fits.',
  ), // coder, then, now
} satisfies Record<string, ProblemKind>;
