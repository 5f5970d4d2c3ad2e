import type { Codebook, Refactoring } from '../../core';
import { problemLine } from '../commands/problems';
import { corpusAround, namedFolder, type CorpusPlace } from '../corpus/findCorpora';
import { openCorpus, type OpenedCorpus } from '../corpus/openCorpus';
import { commandHelp } from '../options/help';
import { oneOf } from '../options/oneOf';
import { parsedWords } from '../options/parsedWords';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { carryOut, CHANGE_OPTIONS } from './carryOut';
import { entryOf, newIdOf, withoutFolder, type Entry } from './entries';

/** `refactor rename|merge|delete`: changes an actor or issue in the codebook, in all annotation
 * files and in the shared searches, all or none. Exit code 0: done, or with `--dry-run` possible;
 * 1: something blocks it; 2: wrong use, or a file could not be written. */
export async function runRefactor(words: readonly string[], outside: Outside): Promise<0 | 1 | 2> {
  const { values, positionals } = parsedWords(words, OPTIONS);
  if (values.help) {
    await outside.write(commandHelp('refactor'));
    return 0;
  }
  const [word = '', ...operands] = positionals;
  if (word === '') throw new WrongUse(`refactor needs one of ${KINDS.join(', ')}, and an entry.`);
  const kind = oneOf('The first word after refactor', word, KINDS);
  refuseOthers(kind, values);
  const { entries, folder } =
    kind === 'rename'
      ? { entries: operands.slice(0, 2), folder: onlyFolder(operands.slice(2)) }
      : withoutFolder(operands);
  const opened = await openedCorpus(folder, outside);
  if (!opened) return 2;
  const { refactoring, done } = READ[kind](entries, values, opened.codebook);
  return carryOut(opened.folder, refactoring, opened, { done, options: values, outside });
}

/** The corpus of a folder; undefined where its codebook is refused, which is reported. */
export async function openedCorpus(
  named: string | undefined,
  outside: Outside,
): Promise<(OpenedCorpus & CorpusPlace) | undefined> {
  const place = corpusAround(await namedFolder(named ?? '.', outside.folder));
  if (!place) {
    throw new WrongUse(
      `${named ?? 'This folder'} is not in a corpus: there is no codebook.yaml in it or above it.`,
    );
  }
  const opened = await openCorpus(place.folder, undefined);
  if (opened.kind === 'opened') return { ...opened, ...place };
  for (const found of opened.problems) outside.report(problemLine(found));
  return undefined;
}

const KINDS = ['rename', 'merge', 'delete'] as const;

const OPTIONS = {
  ...CHANGE_OPTIONS,
  name: { type: 'string' },
  'keep-name': { type: 'boolean' },
  into: { type: 'string' },
  words: { type: 'string' },
  annotations: { type: 'string' },
} as const;

/** The options that only one of the kinds has. */
const OWN = {
  rename: ['name', 'keep-name'],
  merge: ['into', 'words'],
  delete: ['annotations'],
} as const satisfies Record<(typeof KINDS)[number], readonly (keyof typeof OPTIONS)[]>;

type Values = ReturnType<typeof parsedWords<typeof OPTIONS>>['values'];

interface Asked {
  readonly refactoring: Refactoring;
  /** What is done, without a full stop. */
  readonly done: string;
}

function refuseOthers(kind: (typeof KINDS)[number], values: Values): void {
  for (const other of KINDS) {
    const option = OWN[other].find((one) => values[one] !== undefined);
    if (option !== undefined && other !== kind)
      throw new WrongUse(`--${option} belongs to refactor ${other}.`);
  }
}

function onlyFolder(words: readonly string[]): string | undefined {
  const [folder, second] = words;
  if (second === undefined) return folder;
  throw new WrongUse(`refactor rename takes an entry, its new id and a folder, not “${second}”.`);
}

const READ: Readonly<
  Record<
    (typeof KINDS)[number],
    (words: readonly string[], values: Values, codebook: Codebook) => Asked
  >
> = { rename: asRename, merge: asMerge, delete: asDelete };

function asRename([word, to]: readonly string[], values: Values, codebook: Codebook): Asked {
  if (word === undefined || to === undefined)
    throw new WrongUse('refactor rename needs an entry and its new id: rename actor:china prc.');
  const entry = entryOf(word, codebook);
  const { layer, id } = entry;
  const newId = newIdOf(to, entry, codebook);
  const name = values.name?.trim();
  if (name === '') throw new WrongUse('--name is empty. Write the new name after it.');
  if (newId === id && name === undefined)
    throw new WrongUse(`“${id}” is its id already. Add --name TEXT to change its name.`);
  const keepsName = values['keep-name'] ?? false;
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

function asMerge(words: readonly string[], values: Values, codebook: Codebook): Asked {
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

function asDelete([word, second]: readonly string[], values: Values, codebook: Codebook): Asked {
  if (word === undefined || second !== undefined)
    throw new WrongUse('refactor delete needs one entry: delete issue:trade --annotations keep.');
  const entry = entryOf(word, codebook);
  if (values.annotations === undefined)
    throw new WrongUse(
      'Add --annotations delete or --annotations keep: what becomes of the annotations that name it.',
    );
  const annotations = oneOf('--annotations', values.annotations, ['delete', 'keep']);
  return {
    refactoring: { kind: 'delete', ...entry, annotations },
    done: `${written(entry)} is deleted`,
  };
}

function written({ layer, id }: Entry): string {
  return `${layer}:${id}`;
}
