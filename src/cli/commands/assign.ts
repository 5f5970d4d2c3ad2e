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
import { commandHelp } from '../options/help';
import { suggestion } from '../options/knownValues';
import { oneOf } from '../options/oneOf';
import { parsedWords } from '../options/parsedWords';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';

const OPTIONS = {
  coders: { type: 'string' },
  share: { type: 'string' },
  together: { type: 'string' },
  blind: { type: 'boolean' },
  seed: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parsedWords<typeof OPTIONS>>['values'];

/** `assign [folder] --share SHARE`: draws who codes the articles that are not assigned yet. Exit
 * code 0: done, or with `--dry-run` possible; 2: wrong use, or a file cannot be read or written. */
export async function runAssign(words: readonly string[], outside: Outside): Promise<0 | 2> {
  const { values, positionals } = parsedWords(words, OPTIONS);
  if (values.help) {
    await outside.write(commandHelp('assign'));
    return 0;
  }
  const [named = '.', second] = positionals;
  if (second !== undefined) throw new WrongUse(`Name one folder at a time, not “${second}”.`);
  const place = corpusAround(await namedFolder(named, outside.folder));
  if (!place) {
    throw new WrongUse(`${named} is not in a corpus: there is no codebook.yaml in it or above it.`);
  }
  const { folder } = place;
  const host = changeHost(folder);
  const isDryRun = values['dry-run'] ?? false;
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
    { codebook: editsOf(codebook, drawn, draw, values.blind ?? false), articles: [] },
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

function drawOptions(values: Values, codebook: Codebook): DrawOptions {
  const share = values.share ?? codebook.coding.share?.toString();
  if (share === undefined)
    throw new WrongUse(
      'assign needs the share of the articles that several coders code: --share 0.2.',
    );
  const number = share.trim() === '' ? NaN : Number(share);
  if (!(number >= 0 && number <= 1))
    throw new WrongUse(`--share is a number from 0 to 1, such as 0.2, not “${share}”.`);
  const seed = values.seed ?? '1';
  if (!/^\d{1,9}$/.test(seed))
    throw new WrongUse(`--seed is a whole number, such as 1, not “${seed}”.`);
  const together = oneOf('--together', values.together ?? 'two', ['two', 'all']);
  return { coders: codersOf(values.coders, codebook), share: number, together, seed: Number(seed) };
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
  { assigned }: Draw,
  blind: boolean,
): readonly CodebookEdit[] {
  const added = coders
    .filter((id) => !codebook.coders.has(id))
    .map((id): CodebookEdit => ({ kind: 'add-coder', coder: { id, name: id } }));
  const own = blind ? ({ blind, annotationFiles: 'one-per-coder' } as const) : {};
  const coding = setUpCoding(codebook, { share, assigned, ...own });
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
