import { choice, flag, text, type Option, type Values as ValuesOf } from '../options/option';
import { CHANGES } from '../options/shared';

export const KINDS = ['rename', 'merge', 'split', 'move', 'delete', 'type'] as const;

export type Kind = (typeof KINDS)[number];

/** The options that only some kinds have, with these kinds. */
export const OWN = {
  name: of(
    ['rename', 'split'],
    text('TEXT', 'the new name (rename: to change only the name, repeat the id)'),
  ),
  'keep-name': of(['rename'], flag('the former name becomes an alias or a keyword')),
  into: of(['merge'], text('ENTRY', 'the entry that all become')),
  words: of(
    ['merge', 'split'],
    text(
      'keep|drop|WORD,WORD',
      'whether names, aliases and keywords of the others become words of it (default: keep), or which of them go to the new entry',
    ),
  ),
  id: of(['split'], text('ID', 'the id of the new entry (default: made of its name)')),
  query: of(['split'], text("'QUERY'", 'the positions that go to the new entry')),
  search: of(['split'], text('NAME', 'the same, with a saved query of searches.yaml')),
  coding: of(['split'], text('CODER', 'in the files of a coder')),
  under: of(['move'], text('ENTRY', 'the entry that it becomes part of')),
  'to-top': of(['move'], flag('it is part of no other entry')),
  annotations: of(
    ['delete'],
    choice(
      ['delete', 'keep'],
      undefined,
      'what becomes of annotations that say nothing without the entry. With delete, it is also taken from those that name others; with keep, they still name it',
    ),
  ),
  list: of(['type'], flag('the field takes several values')),
  values: of(
    ['type'],
    text('VALUE,VALUE', 'those of a choice (default: those that the codebook lists)'),
  ),
  misfits: of(
    ['type'],
    choice(['keep', 'remove'], undefined, 'what becomes of values that do not fit (default: keep)'),
  ),
};

export const OPTIONS = { ...OWN, ...CHANGES };

export type Values = ValuesOf<typeof OPTIONS>;

function of<Value>(
  kinds: readonly Kind[],
  option: Option<Value>,
): Option<Value> & { readonly kinds: readonly Kind[] } {
  return { ...option, kinds, help: `${kinds.join(', ')}: ${option.help}` };
}
