import {
  countedText,
  didYouMean,
  networkImage,
  networksOf,
  reasonText,
  weightSentence,
  type Filter,
  type Network,
  type Networks,
  FORMATS,
  jsonText,
  networkMetadata,
  tooLarge,
  type Rendered,
  analyse,
  filterOfStatements,
  createLocalizer,
  foundAgainRemarks,
  runSync,
  tiesFoundAgain,
  centralisationOf,
  FEW_ARTICLES,
  partsOf,
  positionRecords,
  resampledNetworks,
  sampledNetwork,
  type NetworkOptions,
} from '../../core';
import { onAskedCorpora } from '../corpus/askedCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import { refuseSeedAlone, shownShare } from '../findings/shares';
import { checkExclusions } from '../options/knownValues';
import { command } from '../options/command';
import { csvOptions } from '../options/csv';
import { CALENDAR_WINDOW, NETWORK, NETWORK_FORM, networkOptions } from '../options/networkOptions';
import { flag, text, wholeNumber, type Values } from '../options/option';
import { COMMON, COUNTED, CSV_CELLS, DRAWN, SEED, type CommonValues } from '../options/shared';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { counted } from './remarks';
import { accepted, WrongUse } from '../options/wrongUse';
import { resamplingOf } from './measures';
import { askedDraws, drawnLines, sampledText, samplesInDraws } from '../findings/drawn';
import { intervalText } from '../output/intervalText';
import { recodingProgress } from '../output/printing';
import { readCoders } from '../findings/readCoders';

const OPTIONS = {
  ...COUNTED,
  ...NETWORK_FORM,
  ...NETWORK,
  window: CALENDAR_WINDOW,
  isolates: flag('include nodes that have no statement left'),
  'found-again': flag(
    'how often other coders like these would find each tie again: columns foundAgain, foundAgainLow, foundAgainHigh; for actors and issues by stance; needs 10 articles that two or more coders completed',
  ),
  seed: SEED,
  resamples: wholeNumber(
    10_000,
    'resamples of the articles, for intervals of weights and of centralisation (default: none)',
  ),
  ...DRAWN,
  format: text(
    FORMATS.network.map(({ id }) => id).join('|'),
    'a file for other programs; the last two are scripts that read the others. With --out, NAME.datapackage.json describes the numbers of a CSV',
  ),
  ...CSV_CELLS,
  ...COMMON,
};

export const NETWORK_COMMAND = command({
  summary: 'Who agrees with whom, who says what, who evaluates whom: discourse networks.',
  details:
    'One mode: rows tied to rows by what they share in the columns. Two: rows tied to columns. Directed: from actors to the actors they speak of. Variables are actor, speaker, organization, issue, target, addressee, act, stance, coder, article, source, author, section, the fields of the study and others.\nAll formulas and exclusions are in docs/reference/networks.md; the JSON and the files include their own.',
  example: 'policy-annotator network articles --normalization average --duplicates document --json',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(operands, options, outside, ({ corpus, filter }) =>
      printedNetwork(corpus, filter, options, outside),
    ),
});

/** The output of `network`: JSON, a file for other programs, or a table of ties. */
async function printedNetwork(
  corpus: LoadedCorpus,
  filter: Filter,
  options: Values<typeof OPTIONS>,
  outside: Outside,
): Promise<Rendered> {
  const { reader } = corpus;
  const file = options.format === undefined ? undefined : namedFile(options.format);
  const asked = networkOptions(options, options);
  checkExclusions(asked, reader, options, outside);
  const found = networksOf(reader, filter, asked);
  if (found.kind === 'refused') throw new WrongUse(found.reason);
  const { resamples = 0, draws } = options;
  if (resamples === 0 && !draws) refuseSeedAlone(options);
  const withShares = options['found-again']
    ? await networksFoundAgain(corpus, filter, found, asked, options, outside)
    : found;
  const networks =
    resamples > 0 || draws
      ? await sampledNetworks(corpus, filter, withShares, asked, options, outside)
      : withShares;
  if (options.json && file)
    throw new WrongUse('--json and --format cannot be combined. Choose one.');
  if (options.json || file?.id === 'matrix-csv') refuseTooLarge(networks);
  if (options.json) return { pieces: jsonOf(networks, options.window !== undefined) };
  if (!file) return { pieces: tableOf(networks, outside.columns) };
  if (file.windows === 'one' && options.window !== undefined) {
    throw new WrongUse(
      `A file of ${file.id} contains one network. With --window, write edges-csv or --json, or name one range with --since and --until.`,
    );
  }
  const pieces = file.render(networks, networks.networks[0], csvOptions(options));
  return { pieces, metadata: networkMetadata(file.id, networks) };
}

function namedFile(id: string) {
  const file = FORMATS.network.find((one) => one.id === id);
  if (file) return file;
  const known = FORMATS.network.map((one) => one.id);
  throw new WrongUse(
    `A network has no format “${id}”.${didYouMean(id, known)} Available: ${known.join(', ')}.`,
  );
}

function refuseTooLarge({ networks }: Networks): void {
  for (const network of networks) {
    const reason = tooLarge(network);
    if (reason !== undefined) throw new WrongUse(reason);
  }
}

/** JSON of one object, or with windows of a list; each row of the matrix is a line. */
function* jsonOf(networks: Networks, isList: boolean): Generator<string> {
  if (isList) yield '[\n';
  for (const [index, network] of networks.networks.entries()) {
    if (index > 0) yield ',\n';
    const { matrix, ...rest } = networkImage(networks, network);
    yield `{\n"matrix": [\n${matrix.map((row) => jsonText(row)).join(',\n')}\n]`;
    for (const [key, value] of Object.entries(rest)) yield `,\n"${key}": ${jsonText(value)}`;
    yield '\n}';
  }
  yield isList ? '\n]\n' : '\n';
}

function* tableOf(networks: Networks, columns: number): Generator<string> {
  const { definition, positions, used, excluded, remarks } = networks;
  const rows = networks.networks.flatMap(tieRows);
  if (rows.length > 0) {
    const hasShares = networks.networks.some(({ foundAgain }) => foundAgain);
    const [first] = networks.networks;
    const heads = [
      ...['WEIGHT', ...(hasShares ? ['FOUND AGAIN'] : [])],
      ...(first?.sampled ? ['95 %', 'IN DRAWS'] : []),
      ...['ROW', 'COLUMN', 'WINDOW'],
    ];
    yield `${fittedTable([heads, ...rows], columns)}\n`;
  }
  for (const network of networks.networks) yield* centralisationLine(network);
  yield `${counted(rows.length, 'tie')}; positions included: ${String(used)} of ${String(positions)}.\n`;
  for (const one of excluded) {
    yield printedLine(`Excluded: ${countedText(one)}: ${reasonText(one.reason, definition)}.`);
  }
  for (const remark of remarks) yield printedLine(remark);
  if (definition.rollUp !== 'none') yield `Roll-up is on: ${definition.rollUp}.\n`;
  yield printedLine(weightSentence(definition));
}

/** The rows of ties, heaviest first. */
function tieRows(network: Network): string[][] {
  const { rows, columns, ties, window, foundAgain, sampled } = network;
  return ties.weight
    .map((weight, index) => ({ weight, index }))
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.index - b.index)
    .map(({ weight, index }) => [
      shown(weight),
      ...(foundAgain ? [shownShare(foundAgain[index])] : []),
      ...(sampled
        ? [intervalText(sampled.resampled?.ties[index]), sampledText(sampled.drawn?.ties[index])]
        : []),
      rows[ties.from[index] ?? 0]?.label ?? '',
      columns[ties.to[index] ?? 0]?.label ?? '',
      window ? `${window.first} … ${window.last}` : '',
    ]);
}

/** Of a network of mode one: how much its ties gather at one node. */
function* centralisationLine(network: Network): Generator<string> {
  const value = centralisationOf(network);
  if (value === undefined) return;
  const { resampled, drawn } = network.sampled ?? {};
  const when = network.window ? ` (${network.window.first} … ${network.window.last})` : '';
  const parts = [
    `Centralisation of degrees${when}: ${value.toFixed(2)}`,
    ...(resampled ? [`95 % of resampled articles ${intervalText(resampled.centralisation)}`] : []),
    ...(drawn ? [`in draws ${sampledText(drawn.centralisation)}`] : []),
  ];
  yield `${parts.join('; ')}.\n`;
}

function shown(weight: number): string {
  return Number.isInteger(weight) ? String(weight) : weight.toFixed(3);
}

/** Networks with how often other coders would find each tie again. Throws `WrongUse` for networks
 * whose ties have no shares. */
async function networksFoundAgain(
  { reader, folder }: LoadedCorpus,
  filter: Filter,
  networks: Networks,
  asked: NetworkOptions,
  options: CommonValues & {
    readonly format: string | undefined;
    readonly seed: number | undefined;
  },
  outside: Outside,
): Promise<Networks> {
  const { format } = options;
  if (format === 'matrix-csv' || format === 'nodes-csv') {
    throw new WrongUse(
      `${format} has no place for shares of ties. With --found-again, write edges-csv, graphml, gexf or --json.`,
    );
  }
  const coders = await readCoders({ reader, folder }, options, outside);
  const { seed } = resamplingOf(options);
  const analysis = runSync(analyse(reader, filterOfStatements(filter)));
  const progress = recodingProgress(outside, options.quiet);
  const found = runSync(tiesFoundAgain(analysis, coders, networks, asked, seed, progress));
  if (found.kind === 'refused') throw new WrongUse(found.reason);
  const shares = found.kind === 'found-again' ? found.shares : undefined;
  return {
    ...networks,
    networks: networks.networks.map((network) => ({
      ...network,
      foundAgain: shares ?? network.ties.from.map(() => undefined),
    })),
    remarks: [
      ...networks.remarks,
      ...foundAgainRemarks(createLocalizer(), found, undefined, reader.codebook),
      ...(shares ? [`Seed: ${String(seed)}.`] : []),
    ],
  };
}

/** Networks with the figures of resamples and draws. Throws `WrongUse` for networks that have
 * none. */
async function sampledNetworks(
  corpus: LoadedCorpus,
  filter: Filter,
  networks: Networks,
  asked: NetworkOptions,
  options: CommonValues & {
    readonly format: string | undefined;
    readonly seed: number | undefined;
    readonly resamples: number | undefined;
    readonly draws: boolean;
  },
  outside: Outside,
): Promise<Networks> {
  const { format } = options;
  if (format !== undefined && format !== 'edges-csv') {
    throw new WrongUse(
      `${format} has no place for intervals of ties. With --resamples and --draws, write edges-csv or --json.`,
    );
  }
  if (asked.window !== undefined || asked.disagreement === 'listed') {
    throw new WrongUse(
      'Intervals are of one network of statements. For --resamples and --draws, leave out --window and --disagreement listed.',
    );
  }
  const { reader } = corpus;
  const { codebook } = reader;
  const draws = await askedDraws(corpus, filterOfStatements(filter), options, outside);
  const parts = accepted(
    runSync(partsOf(positionRecords(reader, filter), codebook, filter, asked)),
  );
  const resampling = { ...resamplingOf(options), times: options.resamples ?? 0 };
  const resampled =
    resampling.times > 0 ? runSync(resampledNetworks(parts, codebook, resampling)) : undefined;
  const progress = recodingProgress(outside, options.quiet, 'Networks of draws');
  const drawn =
    draws?.kind === 'drawn' ? samplesInDraws(reader, filter, asked, draws, progress) : undefined;
  return {
    ...networks,
    networks: networks.networks.map((network) => ({
      ...network,
      sampled: {
        resampled: resampled && sampledNetwork(network, resampled),
        drawn: drawn && sampledNetwork(network, drawn),
      },
    })),
    remarks: [
      ...networks.remarks,
      ...(resampling.times > 0 && !resampled
        ? [`No interval of resamples with fewer than ${String(FEW_ARTICLES)} articles.`]
        : []),
      ...drawnLines(draws, codebook),
      `Seed: ${String(resampling.seed)}; resamples: ${String(resampling.times)}.`,
    ],
  };
}
