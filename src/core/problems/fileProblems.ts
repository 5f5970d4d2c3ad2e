import type { ProblemKind } from '../model/problem';
import { file } from './kinds';

/** Problems that refuse a whole file: none of it is used, and it is not written. Each message
 * begins with that. */
export const FILE_PROBLEMS = {
  // The text of a YAML file. {0} is the detail that the YAML reader gives, in English.
  syntax: file(
    'this line cannot be understood ({0}). Correct it, or restore an earlier version of the file.',
  ),
  'colon-in-value': file(
    'this line has a second colon. Put the text after the first one in quotation marks.',
  ),
  'bad-indent': file(
    'this line is not indented like the lines it belongs with. Give it the same number of spaces.',
  ),
  'tab-indent': file('this line begins with a tab. Use spaces instead.'),
  'missing-colon': file(
    'a name followed by a colon and a space is missing here. Write “name: value”.',
  ),
  'text-behind': file(
    'there is text after a closing quotation mark or bracket. Put the whole text in double quotation marks, and write \\" for those inside it.',
  ),
  'reserved-start': file(
    'a value cannot begin with “{0}”. If it is text, put it in quotation marks.',
  ), // the sign
  'open-bracket': file(
    'the bracket opened here is never closed. Close it, or put the text in quotation marks.',
  ),
  'bad-escape': file(
    '“{0}” means nothing inside double quotation marks. Write two backslashes if one is part of the text.',
  ), // a backslash and a letter
  'unclosed-quote': file('the quotation mark opened here is never closed. Add the closing one.'),
  'conflict-marker': file(
    'it contains merge conflict markers. Keep one of the two versions and remove the marker lines.',
  ),
  anchor: file(
    '“{0}” gives a value a name for reuse, which is not supported here. Remove it; if it is text, put it in quotation marks.',
  ),
  alias: file(
    '“{0}” reuses a value from elsewhere, which is not supported here. Write the value; if it is text, put it in quotation marks.',
  ),
  tag: file(
    '“{0}” sets the type of a value, which is not supported here. Remove it; if it is text, put it in quotation marks.',
  ),
  directive: file(
    '“{0}” is an instruction to a program, which is not supported here. Remove the line.',
  ),
  'merge-key': file(
    '“<<” copies values from elsewhere, which is not supported here. Write the values themselves.',
  ),
  'several-documents': file(
    'a second document begins here, or something follows the last line “...”. Keep one document in the file.',
  ),
  'duplicate-key': file('“{0}” appears twice in the same place. Keep one of the two.'), // key
  'complex-key': file(
    'the name before a colon must be a plain word. Rewrite this line; if it is text, put it in quotation marks.',
  ),
  'too-deep': file('it is nested more than {0} levels deep. Rewrite it with fewer levels.'), // limit
  undecodable: file('it is not text in UTF-8. Save it as UTF-8.'),
  'link-outside': file(
    'it is a link to a file outside the folder. Put a copy of that file in its place.',
  ),
  'not-a-file': file('it is a device or a pipe. Put a file in its place.'),
  'too-large': file('it is larger than {0} MB. Split it or shorten it.'), // limit

  // The shape of a file. {0} is the key, or what is in its place.
  'format-missing': file('its format is missing. Begin it with the line “format: {0}”.'), // expected
  'format-unknown': file('its format “{0}” is not known. Write “{1}”.'), // found, expected
  'format-newer': file(
    'it was written by a newer version (“{0}”), and this version reads “{1}”. Update Policy Annotator.',
  ),
  'expected-map': file('“{0}” must be a group of named values. Write each as “name: value”.'),
  'expected-list': file('“{0}” must be a list. Begin each of its lines with “- ”.'),
  'expected-text': file('“{0}” must be a single value. Remove the list or the group.'),
  'duplicate-id': file('two annotations have the id “{0}”. Give one of them another id.'),
} satisfies Record<string, ProblemKind>;
