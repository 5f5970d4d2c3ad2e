import {
  aliasesOf,
  createLocalizer,
  entriesOf,
  freeId,
  parentProblem,
  splitOff,
  type Alias,
  type Codebook,
  type Refactoring,
} from '../../core';
import { suggestion } from '../options/knownValues';
import { oneOf } from '../options/oneOf';
import { WrongUse } from '../options/wrongUse';
import { entryOf, newIdOf, type Entry } from './entries';
import type { Values } from './refactorOptions';

/** What the words of a command ask for. */
export interface Asked<Change extends Refactoring> {
  readonly refactoring: Change;
  /** What is done, without a full stop. */
  readonly done: string;
}

type Of<Kind extends Refactoring['kind']> = Asked<Extract<Refactoring, { kind: Kind }>>;

export function asRename(
  [word, to]: readonly string[],
  values: Values,
  codebook: Codebook,
): Of<'rename'> {
  if (word === undefined || to === undefined)
    throw new WrongUse('refactor rename needs an entry and its new id: rename actor:china prc.');
  const entry = entryOf(word, codebook);
  const { layer, id } = entry;
  const newId = newIdOf(to, entry, codebook);
  const name = values.name?.trim();
  if (name === '') throw new WrongUse('--name is empty. Write the new name after it.');
  if (newId === id && name === undefined)
    throw new WrongUse(`“${id}” is its id already. Add --name TEXT to change its name.`);
  const keepsName = values['keep-name'];
  if (keepsName && name === undefined)
    throw new WrongUse('--keep-name keeps the former name beside a new one: add --name TEXT.');
  return {
    refactoring: { kind: 'rename', layer, id, to: newId, name, keepsName },
    done:
      newId === id
        ? `${written(entry)} has a new name`
        : `${written(entry)} is now ${layer}:${newId}`,
  };
}

export function asMerge(words: readonly string[], values: Values, codebook: Codebook): Of<'merge'> {
  if (values.into === undefined || words.length === 0)
    throw new WrongUse(
      'refactor merge needs entries and the one that they become: merge actor:prc --into actor:china.',
    );
  const into = entryOf(values.into, codebook);
  const { layer } = into;
  const merged = words.map((word) => entryOf(word, codebook));
  const other = merged.find((one) => one.layer !== layer);
  if (other)
    throw new WrongUse(`${written(other)} cannot become ${written(into)}: one is an actor.`);
  const from = [...new Set(merged.map(({ id }) => id))].filter((id) => id !== into.id);
  if (from.length === 0) throw new WrongUse(`${written(into)} is merged with itself.`);
  const keepsWords = oneOf('--words', values.words ?? 'keep', ['keep', 'drop']) === 'keep';
  return {
    refactoring: { kind: 'merge', layer, from, into: into.id, keepsWords },
    done: `${from.map((id) => written({ layer, id })).join(', ')} ${from.length === 1 ? 'is' : 'are'} now ${written(into)}`,
  };
}

export function asDelete(
  [word, second]: readonly string[],
  values: Values,
  codebook: Codebook,
): Of<'delete'> {
  if (word === undefined || second !== undefined)
    throw new WrongUse('refactor delete needs one entry: delete issue:trade --annotations keep.');
  const entry = entryOf(word, codebook);
  const { annotations } = values;
  if (annotations === undefined)
    throw new WrongUse(
      'Add --annotations delete or --annotations keep: what becomes of the annotations that name it.',
    );
  return {
    refactoring: { kind: 'delete', ...entry, annotations },
    done: `${written(entry)} is deleted`,
  };
}

/** The annotations that it takes over are those of the query, which is read later. */
export function asSplit(
  [word, second]: readonly string[],
  values: Values,
  codebook: Codebook,
): Of<'split'> {
  if (word === undefined || second !== undefined)
    throw new WrongUse(
      'refactor split needs one entry: split actor:china --name "Chinese firms" --query QUERY.',
    );
  const entry = entryOf(word, codebook);
  const { layer, id } = entry;
  const name = values.name?.trim() ?? '';
  if (name === '') throw new WrongUse('Add --name TEXT: the name of the new entry.');
  const words = takenWords(values.words ?? '', entry, codebook);
  if (words.length === 0 && (values.query ?? values.search) === undefined)
    throw new WrongUse(
      'The new entry would take over nothing. Add --query QUERY, --search NAME or --words WORDS.',
    );
  const entries = entriesOf(codebook, layer);
  const newId =
    values.id === undefined
      ? freeId(name, new Set(entries.keys()), layer)
      : newIdOf(values.id, entry, codebook);
  if (newId === id) throw new WrongUse(`“${id}” is the id of the entry that is split.`);
  const added = splitOff(codebook, entry, { id: newId, name, words });
  return {
    refactoring: { kind: 'split', layer, id, added, words, chosen: new Map() },
    done: `${written({ layer, id: newId })} is split from ${written(entry)}`,
  };
}

/** The aliases or keywords of an entry with these texts, separated by commas. */
function takenWords(text: string, entry: Entry, codebook: Codebook): readonly Alias[] {
  const aliases = aliasesOf(codebook, entry);
  const typed = text.split(',').map((word) => word.trim());
  return [...new Set(typed)].flatMap((word) => {
    if (word === '') return [];
    const found = aliases.filter((alias) => alias.text === word);
    if (found.length > 0) return found;
    const near = suggestion(
      word,
      aliases.map((alias) => alias.text),
    );
    throw new WrongUse(`${written(entry)} has no alias or keyword “${word}”.${near}`);
  });
}

export function asMove(
  [word, second]: readonly string[],
  values: Values,
  codebook: Codebook,
): Of<'move'> {
  if (word === undefined || second !== undefined)
    throw new WrongUse('refactor move needs one entry: move issue:tariffs --under issue:trade.');
  const entry = entryOf(word, codebook);
  const isTop = values['to-top'];
  if (isTop === (values.under !== undefined))
    throw new WrongUse('Add --under ENTRY or --to-top: where the entry is to be.');
  if (values.under === undefined)
    return {
      refactoring: { kind: 'move', ...entry, parent: undefined },
      done: `${written(entry)} is at the top`,
    };
  const parent = entryOf(values.under, codebook);
  if (parent.layer !== entry.layer)
    throw new WrongUse(`${written(entry)} cannot be part of ${written(parent)}.`);
  const problem = parentProblem(codebook, entry, parent.id, createLocalizer());
  if (problem !== undefined) throw new WrongUse(problem);
  return {
    refactoring: { kind: 'move', ...entry, parent: parent.id },
    done: `${written(entry)} is part of ${written(parent)}`,
  };
}

function written({ layer, id }: Entry): string {
  return `${layer}:${id}`;
}
