import {
  analyse,
  createLocalizer,
  DEFAULT_RESAMPLING,
  DRAWN_FIGURE,
  drawnClaims,
  drawnNetworks,
  drawnRemarks,
  DRAWS,
  numberText,
  partsOf,
  perObject,
  positionRecords,
  runSync,
  type Codebook,
  type CorpusReader,
  type DrawnClaims,
  type Filter,
  type ListingColumn,
  type MeasureDefinition,
  type NetworkOptions,
  type NetworkSample,
  type SampledFigure,
  type TooFewTwice,
} from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import type { CommonValues } from '../options/shared';
import { accepted } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { recodingProgress } from '../output/printing';
import { readCoders } from './readCoders';

/** What is in the articles in draws; undefined where `--draws` does not ask for it. */
export type AskedDraws = DrawnClaims | TooFewTwice | undefined;

/** Reads the files of all coders, and draws what is in the articles. */
export async function askedDraws(
  corpus: Pick<LoadedCorpus, 'folder' | 'reader'>,
  filter: Filter,
  options: Pick<CommonValues, 'quiet' | 'verbose'> & {
    readonly draws: boolean;
    readonly seed: number | undefined;
  },
  outside: Outside,
): Promise<AskedDraws> {
  if (!options.draws) return undefined;
  const coders = await readCoders(corpus, options, outside);
  const analysis = runSync(analyse(corpus.reader, filter));
  const { seed = DEFAULT_RESAMPLING.seed } = options;
  return runSync(drawnClaims(analysis, coders, seed, recodingProgress(outside, options.quiet)));
}

/** A figure of rows in draws: as columns of tables, and as keys in JSON; none where nothing was
 * asked. */
export interface InDraws<Row> {
  readonly columns: readonly ListingColumn<Row>[];
  image(row: Row): { readonly drawn?: SampledFigure | null };
}

export function inDraws<Row extends object>(
  asked: AskedDraws,
  figureOf: (row: Row, drawn: DrawnClaims) => SampledFigure | undefined,
): InDraws<Row> {
  if (!asked) return { columns: [], image: () => ({}) };
  // Several columns ask for the figure of one row.
  const figure = perObject((row: Row) =>
    asked.kind === 'drawn' ? figureOf(row, asked) : undefined,
  );
  return {
    columns: [
      { name: 'drawn', cell: (row) => figure(row)?.mean },
      { name: 'drawn_low', cell: (row) => figure(row)?.low },
      { name: 'drawn_high', cell: (row) => figure(row)?.high },
      { head: 'IN DRAWS', text: (row) => sampledText(figure(row)) },
    ],
    image: (row) => ({ drawn: figure(row) ?? null }),
  };
}

/** A definition that says what figures in draws are, where they were asked for. */
export function withDrawn(
  definition: MeasureDefinition,
  asked: AskedDraws,
  meaning = DRAWN_FIGURE,
): MeasureDefinition {
  return asked ? { ...definition, figures: { ...definition.figures, drawn: meaning } } : definition;
}

/** The networks of all draws, with progress. Throws `WrongUse` for networks of which draws know
 * nothing. */
export function* samplesInDraws(
  reader: CorpusReader,
  filter: Filter,
  options: NetworkOptions,
  draws: DrawnClaims,
  progress: (part: number) => void,
): Generator<NetworkSample> {
  const parts = accepted(
    runSync(partsOf(positionRecords(reader, filter), reader.codebook, filter, options)),
  );
  let done = 0;
  for (const sample of accepted(drawnNetworks(draws, parts)).samples) {
    yield sample;
    progress(++done / DRAWS);
  }
}

/** The lines below a table; none where nothing was asked. */
export function drawnLines(asked: AskedDraws, codebook: Codebook): readonly string[] {
  return asked ? drawnRemarks(createLocalizer(), asked, codebook) : [];
}

/** `0.49 (0.47 … 0.52)`; a dash where there is none. */
export function sampledText(figure: SampledFigure | undefined): string {
  if (!figure) return '–';
  const { mean, low, high } = figure;
  return `${numberText(mean)} (${numberText(low)} … ${numberText(high)})`;
}
