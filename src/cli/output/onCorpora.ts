import path from 'node:path';
import {
  editionText,
  greatest,
  jsonText,
  metadataName,
  namesBeside,
  type Rendered,
} from '../../core';
import { corporaBelow, corpusAround, namedFolder, type CorpusPlace } from '../corpus/findCorpora';
import type { ExitCode } from '../options/command';
import type { CommonValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { isFile, refuseExisting, writeOutput } from './output';
import type { Outside } from './outside';
import { printedLine } from './printable';

export interface CorpusResult extends Pick<Rendered, 'metadata' | 'edition'> {
  readonly folder: string;
  readonly exitCode: 0 | 1 | 2;
  /** Undefined when a named file cannot be read: its problems were reported. Bytes go to a file
   * only. */
  readonly pieces: Rendered['pieces'] | Iterable<Uint8Array> | undefined;
}

/** The options that decide where the output of a command goes. */
export type OutputValues = Pick<CommonValues, 'json' | 'out' | 'force' | 'all' | 'quiet'> & {
  readonly format?: string | undefined;
};

/** The output of a command for the corpus of the named folder, or with `--all` for each below it.
 * `one`: runs it on one corpus; `isDescribed`: whether it will write a table with its metadata. */
export async function onCorpora(
  operands: readonly string[],
  options: OutputValues,
  outside: Outside,
  one: (place: CorpusPlace) => Promise<CorpusResult>,
  isDescribed = /(?:^|-)csv$/.test(options.format ?? ''),
): Promise<ExitCode> {
  const { out, force } = options;
  if (out !== undefined) await refuseExisting(out, force, outside);
  if (out !== undefined && isDescribed) await refuseExisting(metadataName(out), force, outside);
  const results: CorpusResult[] = [];
  for (const place of await placesOf(operands, options, outside)) results.push(await one(place));
  const [only] = results;
  const refused = results.filter(({ pieces }) => pieces === undefined);
  if (only && !options.all) {
    if (only.pieces) await writeOutput(only.pieces, out, outside);
    await writeMetadata(only, options, outside);
    await writeEdition(only, options, outside);
  } else if (results.length > refused.length) {
    await writeOutput(together(results, options.json), out, outside);
  }
  const worst = greatest(results.map(({ exitCode }) => exitCode));
  // One unreadable corpus of several is an omission; the others were printed.
  if (worst === 2 && options.all && results.length > refused.length) return 1;
  return worst === 2 ? 2 : worst === 1 ? 1 : 0;
}

/** The corpus of a command that writes one at a time, `refusal` says so. Throws `WrongUse` for
 * several. */
export async function onlyPlace(
  operands: readonly string[],
  options: Pick<CommonValues, 'all'>,
  outside: Outside,
  refusal: string,
): Promise<CorpusPlace> {
  const [place, another] = await placesOf(operands, options, outside);
  if (place && !another) return place;
  throw new WrongUse(`${refusal} Name its folder, without --all.`);
}

/** The corpora to run for; throws `WrongUse` when the folder is in none. */
async function placesOf(
  operands: readonly string[],
  { all }: Pick<CommonValues, 'all'>,
  outside: Outside,
): Promise<readonly CorpusPlace[]> {
  const named = namedOnce(operands);
  const folder = await namedFolder(named, outside.folder);
  const around = corpusAround(folder);
  if (around && !all) return [around];
  const below = await corporaBelow(folder);
  if (all && below.length > 0) return below;
  if (around) return [around];
  if (below.length === 0) {
    throw new WrongUse(
      `${named} is not in a corpus: there is no codebook.yaml in it, above it or below it.`,
    );
  }
  throw new WrongUse(
    `${named} contains corpora but is not one. Name one of these, or add --all:`,
    below.map((place) => `  ${place.folder}`),
  );
}

function namedOnce(operands: readonly string[]): string {
  const [named = '.'] = operands;
  if (operands.length > 1) {
    throw new WrongUse(`Name one folder at a time, not ${String(operands.length)}.`);
  }
  return named;
}

/** Writes the metadata beside a table that is a file, and reports it, since only one of the two was
 * named. */
async function writeMetadata(
  { metadata }: CorpusResult,
  { out, quiet }: OutputValues,
  outside: Outside,
): Promise<void> {
  if (out === undefined || !metadata || !(await isFile(out, outside))) return;
  const beside = metadataName(out);
  await writeOutput([metadata(path.basename(out))], beside, outside);
  if (!quiet) outside.report(`Wrote ${out}, and a description of its columns to ${beside}.\n`);
}

/** Writes the edition of a brief that is a file beside it. */
async function writeEdition(
  { edition }: CorpusResult,
  { out, quiet, format = '' }: OutputValues,
  outside: Outside,
): Promise<void> {
  if (out === undefined || !edition || !(await isFile(out, outside))) return;
  const name = namesBeside(format, path.basename(out))?.edition;
  if (name === undefined) return;
  const beside = path.join(path.dirname(out), name);
  await writeOutput(editionText(edition), beside, outside);
  const number = String(edition.number);
  if (!quiet) outside.report(`Wrote ${out}, edition ${number}, and its positions to ${beside}.\n`);
}

/** Several corpora in one output: a JSON list with an object for each, or tables under headings. */
async function* together(results: readonly CorpusResult[], json: boolean): AsyncGenerator<string> {
  let separator = '';
  if (json) yield '[\n';
  for (const { folder, pieces } of results) {
    if (!pieces) continue;
    yield separator;
    yield json ? `{"corpus": ${jsonText(folder)}, "rows": ` : `${printedLine(folder)}\n`;
    for await (const piece of pieces) {
      if (typeof piece === 'string') yield json ? piece.trimEnd() : piece;
    }
    yield json ? '}' : '';
    separator = json ? ',\n' : '\n';
  }
  if (json) yield '\n]\n';
}
