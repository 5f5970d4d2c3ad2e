import path from 'node:path';
import {
  didYouMean,
  greatest,
  VERSION,
  editionText,
  FORMATS,
  formatOf,
  jsonText,
  metadataName,
  namesBeside,
} from '../core';
import { COMMANDS, isCommand } from './options/commandNames';
import { corporaBelow, corpusAround, namedFolder, type CorpusPlace } from './corpus/findCorpora';
import { commandHelp, generalHelp } from './options/help';
import { comparesTable, runTableAgreement } from './agreement/agreement';
import { runAssign } from './commands/assign';
import { runConvert } from './commands/convert';
import { runImport } from './commands/import';
import { bundledLicenses } from './commands/licenses';
import { runMerge, type NOTHING_WRITTEN } from './commands/merge';
import { runRecode } from './refactor/recode';
import { runRefactor } from './refactor/refactor';
import { readOptions, type Options } from './options/options';
import { isDescribed } from './options/csv';
import { isFile, refuseExisting, writeOutput } from './output/output';
import { needsFile } from './output/documents';
import { printing, type Outside } from './output/outside';
import { printedLine } from './output/printable';
import { runOn, type CorpusCommand, type CorpusResult } from './runOn';
import { runStream, streamOf, type Stream } from './streams/streamed';
import { fittedTable } from './output/table';
import { WrongUse } from './options/wrongUse';

/** 0: success; 1: something was omitted, or `check` found an error or a warning; 2: wrong use, or a
 * named file cannot be read. `merge` has one more. */
export type ExitCode = 0 | 1 | 2 | typeof NOTHING_WRITTEN;

/** Runs the command line: words to exit code. All its output passes through `printing(host)`. */
export async function run(words: readonly string[], host: Outside): Promise<ExitCode> {
  const outside = printing(host);
  try {
    return await runWords(words, outside);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    for (const line of [`policy-annotator: ${error.message}`, ...error.below]) outside.report(line);
    return 2;
  }
}

async function runWords(words: readonly string[], outside: Outside): Promise<ExitCode> {
  const [command, ...rest] = words;
  if (command === undefined)
    throw new WrongUse('No command was given.', ['', ...generalHelp().split('\n')]);
  if (command === '--help' || command === '-h' || command === 'help') {
    await outside.write(generalHelp());
    return 0;
  }
  if (command === '--version') {
    await outside.write(`${VERSION}\n`);
    return 0;
  }
  if (command === '--licenses') {
    await outside.write(bundledLicenses());
    return 0;
  }
  if (!isCommand(command)) {
    const known = Object.keys(COMMANDS);
    throw new WrongUse(
      `There is no command “${command}”.${didYouMean(command, known)} Available: ${known.join(', ')}.`,
    );
  }
  if (command === 'merge') return runMerge(rest, outside);
  if (command === 'import') return runImport(rest, outside);
  if (command === 'convert') return runConvert(rest, outside);
  if (command === 'assign') return runAssign(rest, outside);
  if (command === 'refactor') return runRefactor(rest, outside);
  if (command === 'recode') return runRecode(rest, outside);
  if (command === 'agreement' && comparesTable(rest)) return runTableAgreement(rest, outside);
  const options = readOptions(command, rest);
  if (options.help) {
    await outside.write(commandHelp(command));
    return 0;
  }
  const { out } = options;
  const stream = streamOf(command, options);
  if (stream) return runStreamed(stream, options, outside);
  if (command === 'export' && formatOf(options.format)?.kind === 'document') {
    needsFile(options.format ?? '', out);
  }
  if (out !== undefined) await refuseExisting(out, options.force, outside);
  if (out !== undefined && isDescribed(command, options)) {
    await refuseExisting(metadataName(out), options.force, outside);
  }
  if (command === 'formats') {
    await writeOutput(formatsText(options, outside), out, outside);
    return 0;
  }
  return runOnCorpora(command, options, outside);
}

async function runStreamed(stream: Stream, options: Options, outside: Outside): Promise<ExitCode> {
  const { out } = options;
  if (out !== undefined && options.partitionBy === undefined)
    await refuseExisting(out, options.force, outside);
  const [place, another] = await placesOf(options, outside);
  if (place === undefined || another !== undefined) {
    throw new WrongUse('Rows are written one corpus at a time. Name its folder, without --all.');
  }
  return runStream(stream, place, options, outside);
}

async function runOnCorpora(
  command: CorpusCommand,
  options: Options,
  outside: Outside,
): Promise<ExitCode> {
  const places = await placesOf(options, outside);
  if (command === 'export' && places.length > 1) {
    throw new WrongUse('export writes one corpus at a time. Name its folder, without --all.');
  }
  const results: CorpusResult[] = [];
  for (const place of places) results.push(await runOn(command, place, options, outside));
  const [only] = results;
  const refused = results.filter(({ pieces }) => pieces === undefined);
  if (only && !options.all) {
    if (only.pieces) await writeOutput(only.pieces, options.out, outside);
    await writeMetadata(only, options, outside);
    await writeEdition(only, options, outside);
  } else if (results.length > refused.length) {
    await writeOutput(together(results, options.json), options.out, outside);
  }
  const worst = greatest(results.map(({ exitCode }) => exitCode));
  // One unreadable corpus of several is an omission; the others were printed.
  if (worst === 2 && options.all && results.length > refused.length) return 1;
  return worst === 2 ? 2 : worst === 1 ? 1 : 0;
}

/** Writes the metadata beside a table that is a file, and reports it, since only one of the two was
 * named. */
async function writeMetadata(
  { metadata }: CorpusResult,
  { out, quiet }: Options,
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
  { out, quiet, format = '' }: Options,
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

/** The corpora to run for; throws `WrongUse` when the folder is in none. */
async function placesOf(options: Options, outside: Outside): Promise<readonly CorpusPlace[]> {
  const folder = await namedFolder(options.folder, outside.folder);
  const around = corpusAround(folder);
  if (around && !options.all) return [around];
  const below = await corporaBelow(folder);
  if (options.all && below.length > 0) return below;
  if (around) return [around];
  if (below.length === 0) {
    throw new WrongUse(
      `${options.folder} is not in a corpus: there is no codebook.yaml in it, above it or below it.`,
    );
  }
  throw new WrongUse(
    `${options.folder} contains corpora but is not one. Name one of these, or add --all:`,
    below.map((place) => `  ${place.folder}`),
  );
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

function formatsText({ json }: Options, { columns }: Outside): string[] {
  const rows = FORMATS.export.map(({ id, label, extension, description }) => ({
    id,
    label,
    extension,
    description,
  }));
  if (json) return [`${jsonText(rows, 1)}\n`];
  const cells = rows.map((row) => [row.id, row.extension, row.description]);
  return [fittedTable([['ID', 'EXTENSION', 'DESCRIPTION'], ...cells], columns)];
}
