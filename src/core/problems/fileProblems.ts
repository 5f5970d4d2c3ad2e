import type { ProblemKind } from '../model/problem';
import { file } from './kinds';

/** Problems that refuse a whole file: none of it is used, and it is not written. Each message begins by saying so. */
export const FILE_PROBLEMS = {
  // The text of a YAML file. {0} is the detail that the YAML reader gives, in English.
  syntax: file(
    'this line cannot be understood ({0}). Correct it, or restore an earlier version of the file.',
  ),
  'colon-in-value': file(
    'a second colon stands in this line. Put the text behind the first one into quotation marks.',
  ),
  'bad-indent': file(
    'this line does not begin where the lines that it belongs to begin. Give it as many spaces as they have.',
  ),
  'tab-indent': file('a tab stands at the beginning of this line. Write spaces in its place.'),
  'missing-colon': file(
    'a name with a colon and a space behind it is missing here. Write “name: value”.',
  ),
  'text-behind': file(
    'text stands behind a closing quotation mark or bracket. Put all of it into double quotation marks, with \\" for those within it.',
  ),
  'reserved-start': file(
    'a value cannot begin with “{0}”. If it is text, put it into quotation marks.',
  ), // the sign
  'open-bracket': file(
    'the bracket that opens here is never closed. Close it, or put the text into quotation marks.',
  ),
  'bad-escape': file(
    'within double quotation marks, “{0}” means nothing. Write two backslashes for one that belongs to the text.',
  ), // a backslash and a letter
  'unclosed-quote': file(
    'the quotation mark that begins here is never closed. Add the closing one.',
  ),
  'conflict-marker': file(
    'a merge left both versions here. Keep one of them and remove the marker lines.',
  ),
  anchor: file(
    '“{0}” would name a value to repeat it, which is not possible here. Remove it; if it is text, put it into quotation marks.',
  ),
  alias: file(
    '“{0}” would repeat a value from elsewhere, which is not possible here. Write the value; if it is text, put it into quotation marks.',
  ),
  tag: file(
    '“{0}” would set the type of a value, which is not possible here. Remove it; if it is text, put it into quotation marks.',
  ),
  directive: file('“{0}” is an instruction to a program. Remove the line.'),
  'merge-key': file(
    '“<<” would copy values from elsewhere, which is not possible here. Write the values themselves.',
  ),
  'several-documents': file(
    'a second document begins here, or something stands behind the last line “...”. Keep one document in the file.',
  ),
  'duplicate-key': file('“{0}” is written twice in the same place. Keep one of the two.'), // key
  'complex-key': file(
    'the name before a colon must be a plain word. Rewrite this line; if it is text, put it into quotation marks.',
  ),
  'too-deep': file('it is nested more than {0} levels deep. Rewrite it with fewer levels.'), // limit
  undecodable: file('it holds bytes that are no text. Save it as UTF-8.'),
  'link-outside': file(
    'it is a link to a file outside the folder. Put a copy of that file in its place.',
  ),
  'not-a-file': file('it is a device or a pipe. Put a file in its place.'),
  'too-large': file('it is larger than {0} MB. Split it or shorten it.'), // limit

  // The shape of a file. {0} is the key, or what stands in its place.
  'format-missing': file('it does not say what it is. Begin it with the line “format: {0}”.'), // expected
  'format-unknown': file('its format “{0}” is not known. Write “{1}”.'), // found, expected
  'format-newer': file(
    'a newer version wrote it (“{0}”), and this one reads “{1}”. Update Policy Annotator.',
  ),
  'expected-map': file('“{0}” must be a group of named values. Write each as “name: value”.'),
  'expected-list': file('“{0}” must be a list. Begin each of its lines with “- ”.'),
  'expected-text': file(
    '“{0}” must be a single value. Remove the list or the group that stands here.',
  ),
  'duplicate-id': file('two annotations have the id “{0}”. Give one of them another id.'),
} satisfies Record<string, ProblemKind>;
