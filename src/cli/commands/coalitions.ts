import {
  COALITION_NETWORK,
  coalitionsOf,
  comparedFigures,
  LEAST_MODULARITY,
  DEFAULT_RESOLUTION,
  FEW_ARTICLES,
  measureDefinition,
  DRAWN_COALITIONS,
  MOST_COALITION_NODES,
  countedText,
  reasonText,
  weightSentence,
  filterOfStatements,
  sampledCommunities,
  stabilitiesOf,
  type Coalitions,
  type CorpusReader,
  type DrawnClaims,
  type NetworkOptions,
  type SampledFigure,
  type TooFewTwice,
  linesOf,
  tableOf,
  type DescribedTable,
  type Filter,
  type ListingColumn,
  type MeasureDefinition,
  type WithoutJoint,
  jsonText,
  type Rendered,
} from '../../core';
import { onAskedCorpora } from '../corpus/askedCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import { askedDraws, drawnLines, sampledText, samplesInDraws, withDrawn } from '../findings/drawn';
import { command } from '../options/command';
import { asksForCsv, printedCsv } from '../options/csv';
import { described, resamplingOf } from './measures';
import { checkExclusions } from '../options/knownValues';
import { NETWORK, networkOptions } from '../options/networkOptions';
import { parsed, type Values } from '../options/option';
import { COMMON, COUNTED, CSV, DRAWN, RESAMPLING } from '../options/shared';
import type { Outside } from '../output/outside';
import { recodingProgress } from '../output/printing';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { WrongUse } from '../options/wrongUse';
import { counted } from './remarks';

const OPTIONS = {
  ...COUNTED,
  resolution: parsed(
    'R',
    `below 1 fewer and larger coalitions, above 1 more and smaller ones (default: ${String(DEFAULT_RESOLUTION)})`,
    resolutionOf,
  ),
  ...RESAMPLING,
  ...DRAWN,
  ...NETWORK,
  ...CSV,
  ...COMMON,
};

export const COALITIONS = command({
  summary: 'Groups of actors that say the same, across issues, and how stable they are.',
  details:
    'Communities (Louvain) of the congruence network, each statement once in an article and normalised by average unless you say otherwise. They are compared with 200 tables in which stances are permuted; what is not above these, or has a modularity below 0.1, is not reported as coalitions. Stability is how often two members stay together when articles are resampled. --seed and --resamples are those of the search, the permuted tables and stability. See docs/reference/measures.md for what is counted.',
  example: 'policy-annotator coalitions articles --resolution 1',
  options: OPTIONS,
  run: async ({ options, operands }, outside) =>
    onAskedCorpora(operands, options, outside, ({ corpus, filter }) =>
      printedCoalitions(corpus, filter, options, outside),
    ),
});

/** Coalitions, and how they are in draws where that was asked for. */
type Found = Coalitions & { readonly inDraws?: InDraws | undefined };

interface InDraws {
  /** Of each member, how often it is in one community with another. */
  readonly stabilities: ReadonlyMap<string, number | undefined>;
  readonly modularity: SampledFigure | undefined;
  /** Sentences on what the draws are. */
  readonly lines: readonly string[];
}

/** The output of `coalitions`: JSON, CSV, or a table of members. */
async function printedCoalitions(
  corpus: LoadedCorpus,
  filter: Filter,
  options: Values<typeof OPTIONS>,
  outside: Outside,
): Promise<Rendered> {
  const { reader } = corpus;
  const { normalization, duplicates } = COALITION_NETWORK;
  const words = {
    ...options,
    normalization: options.normalization ?? normalization,
    duplicates: options.duplicates ?? duplicates,
  };
  const resampling = resamplingOf(options);
  const asked = networkOptions(words);
  checkExclusions(asked, reader, options, outside);
  const coalitions = coalitionsOf(
    reader,
    filter,
    asked,
    options.resolution ?? DEFAULT_RESOLUTION,
    resampling,
  );
  if (coalitions.kind === 'refused') throw new WrongUse(coalitions.reason);
  const draws = await askedDraws(corpus, filterOfStatements(filter), options, outside);
  const progress = recodingProgress(outside, options.quiet, 'Networks of draws');
  const found: Found = draws
    ? {
        ...coalitions,
        inDraws: coalitionsInDraws(coalitions, reader, filter, asked, draws, progress),
      }
    : coalitions;
  const { excluded } = found.networks;
  const figures = withDrawn(
    measureDefinition('coalitions', filter, resampling, excluded),
    draws,
    DRAWN_COALITIONS,
  );
  if (asksForCsv(options)) return printedCsv(memberTable(found, figures), options);
  if (options.json) {
    return { pieces: [`${jsonText(image(found, figures), 1)}\n`] };
  }
  return { pieces: textOf(found, outside.columns) };
}

function coalitionsInDraws(
  { coalitions, nodes, resolution, seed }: Coalitions,
  reader: CorpusReader,
  filter: Filter,
  options: NetworkOptions,
  draws: DrawnClaims | TooFewTwice,
  progress: (part: number) => void,
): InDraws {
  const lines = drawnLines(draws, reader.codebook);
  if (draws.kind === 'too-few' || nodes > MOST_COALITION_NODES) {
    return { stabilities: new Map(), modularity: undefined, lines };
  }
  const samples = samplesInDraws(reader, filter, options, draws, progress);
  const { communities, modularity } = sampledCommunities(samples, resolution, seed);
  const groups = coalitions.map(({ members }) => members.map(({ id }) => id));
  return { stabilities: stabilitiesOf(groups, communities), modularity, lines };
}

/** A member of a coalition, or one that is in none. */
interface ListedMember {
  readonly label: string;
  readonly of?: { readonly number: number; readonly stability: number | undefined };
  readonly member?: Coalitions['coalitions'][number]['members'][number];
}

function membersIn({ coalitions }: Coalitions): readonly ListedMember[] {
  return coalitions.flatMap(({ members, stability }, index) =>
    members.map((member) => ({
      label: member.label,
      of: { number: index + 1, stability },
      member,
    })),
  );
}

function memberColumns({ verdict, inDraws }: Found): readonly ListingColumn<ListedMember>[] {
  return [
    { name: 'coalition', cell: ({ of }) => of?.number, head: 'COALITION' },
    { name: 'member', cell: ({ member }) => member?.id },
    { name: 'label', cell: ({ label }) => label, head: 'MEMBER' },
    {
      name: 'stability',
      cell: ({ member }) => member?.stability,
      head: 'STABILITY',
      text: ({ member }) => shown(member?.stability),
    },
    { name: 'coalition_stability', cell: ({ of }) => of?.stability },
    { name: 'verdict', cell: () => verdict },
    ...(inDraws
      ? [
          {
            name: 'drawn_stability',
            cell: ({ member }: ListedMember) => inDraws.stabilities.get(member?.id ?? ''),
            head: 'IN DRAWS',
            text: ({ member }: ListedMember) => {
              const stability = inDraws.stabilities.get(member?.id ?? '');
              return stability === undefined ? '–' : stability.toFixed(2);
            },
          },
        ]
      : []),
  ];
}

/** The members, and who is in no coalition. */
function memberTable(found: Found, definition: MeasureDefinition): DescribedTable {
  const rows = [...membersIn(found), ...found.alone.map((label) => ({ label }))];
  return tableOf({ columns: described(definition, memberColumns(found)), rows, note: definition });
}

function resolutionOf(text: string): number {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number > 0 && number <= 100) return number;
  throw new WrongUse(`--resolution must be a number above 0 and up to 100, not “${text}”.`);
}

function image(found: Found, { figures }: MeasureDefinition) {
  const { coalitions, networks, inDraws } = found;
  return {
    coalitions: coalitions.map(({ members, stability }) => ({
      members: members.map((one) => ({
        ...one,
        stability: one.stability ?? null,
        ...(inDraws && { drawnStability: inDraws.stabilities.get(one.id) ?? null }),
      })),
      stability: stability ?? null,
    })),
    alone: found.alone,
    verdict: found.verdict,
    nodes: found.nodes,
    permuted: found.permuted ?? null,
    withoutJoint: found.withoutJoint
      ? { ...found.withoutJoint, permuted: found.withoutJoint.permuted ?? null }
      : null,
    modularity: found.modularity,
    ...(inDraws && { drawnModularity: inDraws.modularity ?? null }),
    resolution: found.resolution,
    seed: found.seed,
    resamples: found.resamples,
    articles: found.articles,
    positions: networks.positions,
    used: networks.used,
    excluded: networks.excluded,
    remarks: networks.remarks,
    definition: { ...networks.definition, figures },
  };
}

function* textOf(found: Found, columns: number): Generator<string> {
  const { coalitions, alone, networks, verdict } = found;
  // A result that chance also produces is not printed as a finding; the JSON contains it.
  const isStated = verdict === 'groups' || verdict === 'not compared';
  const rows = isStated ? membersIn(found) : [];
  if (rows.length > 0) {
    yield `${fittedTable([...linesOf({ columns: memberColumns(found), rows })], columns)}\n`;
    for (const [index, { members, stability }] of coalitions.entries()) {
      yield `Coalition ${String(index + 1)}: ${String(members.length)} members, stability ${shown(stability)}.\n`;
    }
    if (alone.length > 0) yield `In no coalition: ${String(alone.length)}.\n`;
    yield `Stability: how often two members stay together (resamples: ${String(found.resamples)}, articles: ${String(found.articles)}); n too small with fewer than ${String(FEW_ARTICLES)} articles.\n`;
  }
  yield `${groupsSentence(found)}\n`;
  if (found.inDraws) {
    yield `Modularity in draws: ${sampledText(found.inDraws.modularity)}.\n`;
    for (const line of found.inDraws.lines) yield printedLine(line);
  }
  yield `Positions in the network: ${String(networks.used)} of ${String(networks.positions)}.\n`;
  for (const one of networks.excluded) {
    yield printedLine(
      `Excluded: ${countedText(one)}: ${reasonText(one.reason, networks.definition)}.`,
    );
  }
  for (const remark of networks.remarks) yield printedLine(remark);
  if (networks.definition.rollUp !== 'none') {
    yield `Roll-up is on: ${networks.definition.rollUp}.\n`;
  }
  yield printedLine(weightSentence(networks.definition));
}

/** A sentence on whether there are groups, by their cohesion compared with permuted tables, and
 * without joint statements. */
function groupsSentence(found: Coalitions): string {
  const { verdict, nodes, permuted, withoutJoint, modularity } = found;
  const at = `at resolution ${String(found.resolution)}, seed ${String(found.seed)}`;
  switch (verdict) {
    case 'too many nodes':
      return `Coalitions are computed for at most ${String(MOST_COALITION_NODES)} nodes, and this network has ${String(nodes)}. Choose fewer with --only, --query or --roll-up.`;
    case 'weak': {
      const own = comparedFigures(modularity, LEAST_MODULARITY, 3)[0];
      return `No coalitions: modularity ${own} (${at}) is below ${String(LEAST_MODULARITY)}, so the groups hardly differ.`;
    }
    case 'not compared':
      return `Modularity ${modularity.toFixed(3)} ${at}, not compared with permuted tables (--resamples 0).`;
    case 'none':
    case 'groups': {
      if (!permuted) return 'No coalitions: no two nodes are tied.';
      const begin =
        verdict === 'groups' ? 'Coalitions beyond chance' : 'No coalitions beyond chance';
      const [own, limit] = comparedFigures(modularity, permuted.limit, 3);
      const than = `${permuted.isAbove ? 'above' : 'not above'} ${limit}, the 95th percentile of ${counted(permuted.times, 'table')} in which stances are permuted`;
      return `${begin}: modularity ${own} (${at}) is ${than}; ${jointText(withoutJoint)}.`;
    }
  }
}

function jointText(joint: WithoutJoint | undefined): string {
  if (!joint) return 'no statement is joint';
  const { statements, modularity, permuted } = joint;
  if (!permuted) return 'all statements are joint';
  const [own, limit] = comparedFigures(modularity, permuted.limit, 3);
  const which =
    statements === 1 ? 'the 1 joint statement' : `the ${String(statements)} joint statements`;
  return `without ${which} it is ${own}, ${permuted.isAbove ? 'above' : 'not above'} ${limit}`;
}

function shown(stability: number | undefined): string {
  return stability === undefined ? 'n too small' : stability.toFixed(2);
}
