import {
  assignedCounts,
  codedBefore,
  drawAssignment,
  findAmong,
  GOLD,
  isId,
  setUpCoding,
  type AssignedCounts,
  type Codebook,
  type CodebookEdit,
  type CoderId,
  type Draw,
  type DrawOptions,
  jsonText,
} from '../../core';
import { loadCorpus } from '../corpus/corpus';
import { changeHost } from '../corpus/corpusFiles';
import { corpusAround, namedFolder } from '../corpus/findCorpora';
import { report } from '../imports/importing';
import { writeImport } from '../imports/writeImport';
import { clearedForChange } from '../corpus/interrupted';
import { readFolder } from '../corpus/readFolder';
import { command } from '../options/command';
import { suggestion } from '../options/knownValues';
import { choice, flag, parsed, text, type Values } from '../options/option';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';

const OPTIONS = {
  coders: text('ID,…', 'who codes (default: the coders of the codebook)'),
  share: text(
    'SHARE',
    'how many articles several coders code, from 0 to 1 (default: that of the codebook)',
  ),
  together: choice(
    ['two', 'all'],
    'two',
    'how many coders code each of these; two are balanced pairs',
  ),
  blind: flag('each coder sees only their own work; every coder gets files of their own'),
  seed: parsed('N', 'the seed of the draw (default: 1)', (word) => {
    if (/^\d{1,9}$/.test(word)) return Number(word);
    throw new WrongUse(`--seed is a whole number, such as 1, not “${word}”.`);
  }),
  'dry-run': flag('only prints what would be assigned'),
  json: flag('JSON instead of a table: article and coders'),
  quiet: flag('no notes on standard error'),
};

export const ASSIGN = command({
  usage: '[folder] --share SHARE',
  summary: 'Draws who codes which article, and writes it into the codebook.',
  details:
    'Of the articles that no earlier draw covered, the share, rounded up, is coded by several coders; the others are dealt evenly to one coder each. Reprints are not drawn, and what is assigned already stays as it is: run it again for new articles. The same seed draws the same articles.',
  example: 'policy-annotator assign articles --coders ines,tom --share 0.2 --seed 1 --dry-run',
  options: OPTIONS,
  run: async ({ options, operands }, outside) => assign(operands, options, outside),
});

type AssignValues = Values<typeof OPTIONS>;

/** Exit code 0: done, or with `--dry-run` possible; 2: a file cannot be read or written. */
async function assign(
  [named = '.', second]: readonly string[],
  values: AssignValues,
  outside: Outside,
): Promise<0 | 2> {
  if (second !== undefined) throw new WrongUse(`Name one folder at a time, not “${second}”.`);
  const place = corpusAround(await namedFolder(named, outside.folder));
  if (!place) {
    throw new WrongUse(`${named} is not in a corpus: there is no codebook.yaml in it or above it.`);
  }
  const { folder } = place;
  const host = changeHost(folder);
  const isDryRun = values['dry-run'];
  if ((await clearedForChange(host, isDryRun, outside)) !== undefined) return 2;
  const loaded = await loadCorpus(folder, undefined, () => undefined);
  if (loaded.kind === 'refused') {
    report(loaded.problems, values, outside);
    return 2;
  }
  const { reader } = loaded.corpus;
  const { codebook } = reader;
  const drawn = drawOptions(values, codebook);
  // A reprint is coded with its original.
  const articles = reader.articles().filter(({ metadata }) => metadata.duplicateOf === undefined);
  const { assigned } = codebook.coding;
  const isShared = codebook.annotationFiles === 'shared' && !values.blind;
  const find = findAmong(reader.articles().map(({ path }) => path));
  const draw = drawAssignment(
    articles.map(({ path }) => path),
    assigned,
    drawn,
    codedBefore({
      find,
      shared: isShared ? reader.articles() : [],
      unsigned: undefined,
      files: isShared ? [] : (await readFolder(folder)).annotationFiles,
    }),
  );
  const unwritten = await writeImport(
    host,
    { codebook: editsOf(codebook, drawn, draw, values.blind), articles: [] },
    { codebook, coder: undefined, isDryRun, label: 'Assignment of articles' },
  );
  report(unwritten, values, outside);
  if (unwritten.length > 0) return 2;
  const exists = (path: string): boolean => find(path) !== undefined;
  const [before, added] = [assigned, draw.assigned].map((some) =>
    assignedCounts(some, drawn.coders, exists),
  );
  await outside.write(
    values.json || !before || !added
      ? jsonOf(draw)
      : `${tableOf(before, added, outside)}\n${sentences(before, added, isDryRun)}`,
  );
  return 0;
}

function drawOptions(values: AssignValues, codebook: Codebook): DrawOptions {
  const share = values.share ?? codebook.coding.share?.toString();
  if (share === undefined)
    throw new WrongUse(
      'assign needs the share of the articles that several coders code: --share 0.2.',
    );
  const number = share.trim() === '' ? NaN : Number(share);
  if (!(number >= 0 && number <= 1))
    throw new WrongUse(`--share is a number from 0 to 1, such as 0.2, not “${share}”.`);
  const { together, seed = 1 } = values;
  return { coders: codersOf(values.coders, codebook), share: number, together, seed };
}

function codersOf(written: string | undefined, { coders }: Codebook): readonly CoderId[] {
  const known = [...coders.keys()].filter((id) => id !== GOLD);
  const named = [...new Set(written?.split(',').map((id) => id.trim()) ?? known)];
  if (named.length < 2) throw new WrongUse('assign needs two coders or more: --coders lea,max.');
  const wrong = named.find((id) => !isId(id));
  if (wrong !== undefined)
    throw new WrongUse(`“${wrong}” is not an id: lower case letters, digits and hyphens.`);
  if (named.includes(GOLD))
    throw new WrongUse(`“${GOLD}” is the standard of training articles and codes no others.`);
  const unlisted = known.length > 0 ? named.find((id) => !coders.has(id)) : undefined;
  if (unlisted !== undefined)
    throw new WrongUse(`The codebook lists no coder “${unlisted}”.${suggestion(unlisted, known)}`);
  return named;
}

/** Coders of a codebook that lists none are added to it. */
function editsOf(
  codebook: Codebook,
  { coders, share }: DrawOptions,
  { assigned, isRandom }: Draw,
  blind: boolean,
): readonly CodebookEdit[] {
  const added = coders
    .filter((id) => !codebook.coders.has(id))
    .map((id): CodebookEdit => ({ kind: 'add-coder', coder: { id, name: id } }));
  const own = blind ? ({ blind, annotationFiles: 'one-per-coder' } as const) : {};
  const coding = setUpCoding(codebook, { share, assigned, isRandom, ...own });
  return coding.changes.length > 0 ? [...added, coding] : added;
}

function tableOf(before: AssignedCounts, added: AssignedCounts, { columns }: Outside): string {
  const rows = [...new Set([...added.ofCoder.keys(), ...before.ofCoder.keys()])].map((coder) => {
    const [old, fresh] = [before.ofCoder.get(coder) ?? 0, added.ofCoder.get(coder) ?? 0];
    return [coder, String(fresh), String(old), String(old + fresh)];
  });
  return fittedTable([['CODER', 'DRAWN', 'BEFORE', 'ARTICLES'], ...rows], columns);
}

function sentences(before: AssignedCounts, added: AssignedCounts, isDryRun: boolean): string {
  const { missing } = before;
  const lines = [
    `Articles drawn: ${added.articles}. Of these, several coders code ${added.together}.`,
    ...(missing.length > 0
      ? [`Assigned articles that are not there: ${missing.length}, such as ${missing[0] ?? ''}.`]
      : []),
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  ];
  return lines.map(printedLine).join('');
}

function jsonOf({ assigned }: Draw): string {
  return `${jsonText(
    [...assigned].map(([article, coders]) => ({ article, coders })),
    1,
  )}\n`;
}
