import type { ProblemKind } from '../model/problem';
import { entry, info, warning } from './kinds';

/** Problems that only codebooks have. */
export const CODEBOOK_PROBLEMS = {
  'reserved-id': entry('The id “{0}” is reserved and cannot be defined here. Choose another id.'),
  'reserved-coder': warning(
    'The command line cannot choose the coder “{0}”, since “shared” and “adjudicated” name files of several coders there. Choose another id.',
  ),
  'assigned-to-none': warning(
    'None of the coders of “{0}” is in the codebook, so no coder is given this article. Add a coder, or correct the ids.',
  ), // path
  'unknown-parent': warning(
    'The parent “{0}” is not in the codebook. Add it, or correct the id.',
    'The parent “{0}” is not in the codebook. Did you mean “{1}”? Correct the id, or add it.',
  ), // id, nearest id
  'part-of-cycle': warning(
    '“{0}” is part of itself through the entries above it. Remove one of these links.',
  ),
  'unknown-role-target': warning(
    'This role is held in “{0}”, which is not in the codebook. Add that actor, or correct the id.',
    'This role is held in “{0}”, which is not in the codebook. Did you mean “{1}”? Correct the id, or add that actor.',
  ), // id, nearest id
  'unknown-group': warning(
    'The group “{0}” is not in the codebook. Add it as an actor, or correct the id.',
    'The group “{0}” is not in the codebook. Did you mean “{1}”? Correct the id, or add it as an actor.',
  ), // id, nearest id
  'missing-role-target': entry(
    'This role does not say where it is held and is not used. Add “of”.',
  ),
  'role-order': warning(
    'This role ends before it begins and never applies. Correct “from” or “to”.',
  ),
  'missing-link-target': entry(
    'This link does not say which issue it leads to and is not used. Add “issue”.',
  ),
  'empty-alias': entry(
    'This alias has no letters or digits and is not used. Write a word, or remove it.',
  ),
  'empty-example': entry('This example has no text and is not used. Write “text”, or remove it.'),
  'example-of-both': warning(
    '“{0}” stands both under “include” and under “exclude”. Remove it from one of them.',
  ), // text
  'ambiguous-alias': info(
    '“{0}” also stands for “{1}”. Where it occurs in a text, choose which one is meant.',
  ), // alias, name of the other, layer, id, id of the other
  'issue-unused': info(
    'No annotation is about the issue “{0}”. Remove it, unless it will be needed later.',
  ), // only in `check --verbose`
  'long-alias': warning(
    '“{0}” is longer than {1} characters and is not searched for in texts. Shorten it.',
  ), // alias, limit
  'too-ambiguous-alias': warning(
    '“{0}” stands for more than {1} entries and is not searched for in texts. Remove it from most of them.',
  ), // alias, limit
  'too-many-levels': entry(
    '“{0}” is more than {1} levels below the top, so this link is not used. Remove some of the levels.',
  ), // id, limit
  'missing-field-type': entry('The field “{0}” has no type and is not used. Write one of: {1}.'), // field, types
  'unknown-field-type': entry(
    '“{0}” is not a field type, so the field is not used. Write one of: {2}.',
  ), // value, key, types, perhaps the nearest of them
  'missing-field-values': warning(
    'The choice “{0}” lists no values, so any value is accepted. Add “values”.',
  ),
  'unused-values': warning(
    'Only fields of type “choice” have “values”, and this field is of type “{0}”. The values are kept, but not used. Write “type: choice”, or remove them.',
  ), // type
  'unknown-window': warning(
    '“{0}” is not a time window, so “{1}” is used. Write for example “none”, “years”, “months:3” or “within-months:12”.',
  ), // value, default
  'blind-without-files': warning(
    'While all coders share an annotation file, they see each other’s work. Write “annotation-files: one-per-coder”.',
  ),
  'duplicate-stance-key': warning(
    'The key “{0}” already chooses the stance “{1}”. Choose another letter.',
  ), // key, stance
} satisfies Record<string, ProblemKind>;
