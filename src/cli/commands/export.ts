import path from 'node:path';
import {
  BRIEF_LENGTHS,
  didYouMean,
  EXPORT_LANGUAGES,
  formatOf,
  FORMATS,
  lineLink,
  mentionRows,
  pathFrom,
  runSync,
  type ExportInput,
  type Filter,
  type DocumentFormat,
  type LaidOut,
} from '../../core';
import { readCoders } from '../findings/readCoders';
import { onAskedCorpora } from '../corpus/askedCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import { command } from '../options/command';
import { csvOptions } from '../options/csv';
import { choice, flag, text, wholeNumber, type Values } from '../options/option';
import { COMMON, COUNTED, CSV_CELLS, NETTED, type CommonValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { besideBrief } from '../output/besideBrief';
import { onlyPlace } from '../output/onCorpora';
import { recodingProgress } from '../output/printing';
import { documentLocalizer } from '../output/documentLocalizer';
import { PARTS, runRows } from '../streams/streamed';
import { madeDocument } from '../../formats/madeDocument';
import { formatModules } from '../output/formatModules';
import type { Outside } from '../output/outside';

const OPTIONS = {
  ...COUNTED,
  ...NETTED,
  format: text(
    'ID',
    'the format; with --out, NAME.datapackage.json describes a CSV of computed numbers and what was excluded',
  ),
  length: choice(BRIEF_LENGTHS, undefined, 'how much a brief has (default: short)'),
  language: choice(EXPORT_LANGUAGES, 'en', 'of briefs, position tables and reports'),
  seed: wholeNumber(2 ** 32 - 1, 'of draws (default: 1)'),
  citations: flag('a full brief in which each quote has its citation, [[id@stamp]]'),
  ...CSV_CELLS,
  ...PARTS,
  ...COMMON,
};

type ExportValues = Values<typeof OPTIONS>;

export const EXPORT = command({
  summary: 'Writes a file for other programs, or a brief to read.',
  details: 'The formats are listed by: policy-annotator formats',
  example: 'policy-annotator export articles --format brief-md --out talks.brief.md',
  options: OPTIONS,
  run: async ({ options, operands }, outside) => {
    const format = formatOf(options.format);
    if (format?.kind !== 'parquet' && options['partition-by'] !== undefined)
      throw new WrongUse('--partition-by works only with Parquet formats.');
    const rows = format?.kind === 'document' ? undefined : format?.rows;
    if (rows !== undefined) {
      if (rows === 'mentions') refuseFilters(options);
      const isParquet = format?.kind === 'parquet';
      return runRows({ rows, isParquet }, operands, options, outside);
    }
    if (!format || format.kind === 'parquet') throw new WrongUse(unknownFormat(options.format));
    if (options.all)
      await onlyPlace(operands, options, outside, 'export writes one corpus at a time.');
    if (format.kind === 'document') needsFile(format.id, options.out);
    return onAskedCorpora(
      operands,
      options,
      outside,
      async ({ corpus, filter }) => {
        const beside = await besideBrief(format.id, options.out, corpus.reader, outside);
        const readings =
          'needsReadings' in format || 'readsCoders' in format
            ? await readCoders(corpus, options, outside)
            : undefined;
        const progress = recodingProgress(outside, options.quiet);
        const { seed } = options;
        const input = { ...inputOf(corpus, filter, options), beside, readings, seed, progress };
        if (format.kind === 'text') {
          const { losses = [], ...rendered } = runSync(format.render(input));
          if (!options.quiet) for (const loss of losses) outside.report(loss);
          return rendered;
        }
        const { bytes, edition } = await written(format, input, options, outside);
        return { pieces: [bytes], edition };
      },
      {
        isWhole: true,
        netting: options.window,
        listsRows: /^(?:positions|annotations)-/.test(format.id),
      },
      format.kind === 'text' && format.isDescribed === true,
    );
  },
});

function unknownFormat(id: string | undefined): string {
  const ids = FORMATS.export.map((format) => format.id);
  return id === undefined
    ? `No format was given. Add --format with one of: ${ids.join(', ')}.`
    : `There is no format “${id}”.${didYouMean(id, ids)} Available: ${ids.join(', ')}.`;
}

/** Of an export of mentions. */
function refuseFilters({ query, search, since, until }: ExportValues): void {
  const filter = query === undefined ? '--search' : '--query';
  if ((query ?? search) !== undefined)
    throw new WrongUse(`${filter} filters positions and cannot be used with mentions.`);
  if ((since ?? until) !== undefined)
    throw new WrongUse('--since and --until filter positions and cannot be used with mentions.');
}

function inputOf(corpus: LoadedCorpus, filter: Filter, options: ExportValues): ExportInput {
  const { reader, folder } = corpus;
  const { citations } = options;
  return {
    corpusName: reader.codebook.title ?? path.basename(folder),
    isUntitled: reader.codebook.title === undefined,
    reader,
    filter,
    options: csvOptions(options),
    articleLink: linksFrom(folder, options.out),
    citations,
    // Only the full brief has citations.
    briefLength: options.length ?? (citations ? 'full' : 'short'),
    language: options.language,
    localizer: documentLocalizer(options.language),
    text: (article) => corpus.text(article),
    mentions: async (article) =>
      mentionRows(
        article,
        (await corpus.text(article)) ?? '',
        await corpus.mentions(article, false),
      ),
  };
}

/** Links to articles from the folder of the output file; from the corpus folder for standard
 * output. */
function linksFrom(folder: string, out: string | undefined): ExportInput['articleLink'] {
  const withSlashes = (file: string): string => path.resolve(file).split(path.sep).join('/');
  const from = withSlashes(out === undefined ? folder : path.dirname(out));
  return (article, line) => {
    const found = pathFrom(from, withSlashes(path.join(folder, ...article.split('/'))));
    return found === undefined ? undefined : lineLink(found, line);
  };
}

/** The bytes of a document, and the edition of a brief. Losses of the format are reported. Throws
 * `WrongUse` where the module that writes it is missing. */
async function written(
  format: DocumentFormat,
  input: ExportInput,
  { quiet }: Pick<CommonValues, 'quiet'>,
  outside: Outside,
): Promise<{ readonly bytes: Uint8Array } & Pick<LaidOut, 'edition'>> {
  const { content, losses, edition } = runSync(format.layOut(input));
  const laidOut = { module: format.module, content: await content(), losses };
  const made = await madeDocument(laidOut, formatModules(outside));
  if (!quiet) for (const loss of made.losses) outside.report(loss);
  return { bytes: made.bytes, edition };
}

/** Throws `WrongUse` for a format of bytes without an output file, since bytes cannot be printed as
 * text. */
function needsFile(id: string, out: string | undefined): void {
  if (out === undefined) throw new WrongUse(`${id} is a binary format: add --out FILE.`);
}
