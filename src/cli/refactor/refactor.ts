import type { Codebook, Refactoring } from '../../core';
import type { Ending } from '../../project';
import { problemLine } from '../commands/problems';
import { changeHost } from '../corpus/corpusFiles';
import { corpusAround, namedFolder, type CorpusPlace } from '../corpus/findCorpora';
import { openCorpus, type OpenedCorpus } from '../corpus/openCorpus';
import { command, type Asked as AskedWords } from '../options/command';
import { oneOf } from '../options/oneOf';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { asDelete, asMerge, asMove, asRename, asSplit, type Asked } from './askedEntries';
import { asType } from './askedType';
import { carryOut } from './carryOut';
import { withoutFolder } from './entries';
import { foundPositions } from './foundPositions';
import { clearedForChange, endInterrupted } from '../corpus/interrupted';
import { KINDS, OPTIONS, OWN, type Kind, type Values } from './refactorOptions';

export const REFACTOR = command({
  usage:
    'rename ENTRY ID | merge ENTRIES --into ENTRY | split ENTRY --name TEXT |\n                          move ENTRY --under ENTRY | delete ENTRY | type FIELD TYPE |\n                          finish | undo [folder]',
  summary:
    'Renames, merges, splits, moves or deletes actors and issues, in all files that name them.',
  details:
    'ENTRY is actor:ID or issue:ID. The codebook, every annotation file of the corpus (those of all coders) and the shared searches are changed together, or none: first all are read, and if one cannot be read or an annotation would lose its meaning, this is reported and the exit code is 1. Only ids change: the same word in a name, a quote or a note stays, and so do articles. If a file cannot be written, those before it are restored and the exit code is 2. If a name is given, rename changes the name of the entry, too. split makes a new entry beside one; the positions that a query finds below the folder, and the words named, go to it. type gives a field of the study (field.NAME, or TYPE.NAME for one of a further type) another type: text, integer, number, boolean, date, choice, actor or issue. Values that only mean the same are rewritten; those that do not fit are reported. finish and undo end a change of several files that was interrupted, of whichever command or window.',
  example: 'policy-annotator refactor rename actor:china prc --dry-run --diff',
  options: OPTIONS,
  run: async (asked, outside) => refactor(asked, outside),
});

/** Changes an actor, an issue or a field in the codebook, in all annotation files and in the shared
 * searches, all or none. */
async function refactor(
  { options: values, given, operands: [word = '', ...operands] }: AskedWords<typeof OPTIONS>,
  outside: Outside,
): Promise<0 | 1 | 2> {
  const ending = ENDINGS.get(word);
  if (ending) {
    refuseOthers(word, given);
    const { folder } = await corpusOf(onlyFolder(word, operands), outside);
    return endInterrupted(folder, ending, values['dry-run'], outside);
  }
  if (word === '') throw new WrongUse(`refactor needs one of ${KINDS.join(', ')}, and an entry.`);
  const kind = oneOf('The first word after refactor', word, KINDS);
  refuseOthers(kind, given);
  const { entries, folder } =
    kind === 'rename' || kind === 'type'
      ? { entries: operands.slice(0, 2), folder: onlyFolder(kind, operands.slice(2)) }
      : withoutFolder(operands);
  const place = await corpusOf(folder, outside);
  const cleared = await clearedForChange(changeHost(place.folder), values['dry-run'], outside);
  if (cleared !== undefined) return cleared;
  const opened = await openedCorpus(place, outside);
  if (!opened) return 2;
  const asked = READ[kind](entries, values, opened.codebook);
  let { refactoring } = asked;
  let found: string | undefined;
  if (refactoring.kind === 'split' && (values.query ?? values.search) !== undefined) {
    const positions = await foundPositions(opened, values, outside, () => undefined);
    if (typeof positions === 'number') return positions;
    refactoring = { ...refactoring, chosen: positions.chosen };
    found = positions.found;
  }
  return carryOut(opened.folder, refactoring, opened, {
    ...{ done: asked.done, options: values, outside },
    ...(found === undefined ? {} : { found }),
  });
}

/** The corpus of a folder. */
async function corpusOf(named: string | undefined, outside: Outside): Promise<CorpusPlace> {
  const place = corpusAround(await namedFolder(named ?? '.', outside.folder));
  if (place) return place;
  throw new WrongUse(
    `${named ?? 'This folder'} is not in a corpus: there is no codebook.yaml in it or above it.`,
  );
}

/** The corpus with its codebook; undefined where that is refused, which is reported. */
async function openedCorpus(
  place: CorpusPlace,
  outside: Outside,
): Promise<(OpenedCorpus & CorpusPlace) | undefined> {
  const opened = await openCorpus(place.folder, undefined);
  if (opened.kind === 'opened') return { ...opened, ...place };
  for (const found of opened.problems) outside.report(problemLine(found));
  return undefined;
}

function refuseOthers(kind: string, given: ReadonlySet<string>): void {
  for (const [option, { kinds }] of Object.entries(OWN)) {
    if (given.has(option) && !kinds.some((one) => one === kind))
      throw new WrongUse(`--${option} belongs to refactor ${kinds.join(' and refactor ')}.`);
  }
}

function onlyFolder(kind: string, words: readonly string[]): string | undefined {
  const [folder, second] = words;
  if (second === undefined) return folder;
  throw new WrongUse(`refactor ${kind} takes ${TAKES.get(kind) ?? 'a folder'}, not “${second}”.`);
}

const TAKES: ReadonlyMap<string, string> = new Map([
  ['rename', 'an entry, its new id and a folder'],
  ['type', 'a field, its new type and a folder'],
]);

/** The words that end what was interrupted. */
const ENDINGS: ReadonlyMap<string, Ending> = new Map([
  ['finish', 'completed'],
  ['undo', 'takenBack'],
]);

const READ: Readonly<
  Record<Kind, (words: readonly string[], values: Values, codebook: Codebook) => Asked<Refactoring>>
> = {
  ...{ rename: asRename, merge: asMerge, split: asSplit, move: asMove },
  ...{ delete: asDelete, type: asType },
};
