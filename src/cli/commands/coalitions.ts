import {
  coalitionsOf,
  DEFAULT_RESOLUTION,
  measureDefinition,
  countedText,
  reasonText,
  type Coalitions,
  type Filter,
  type MeasureDefinition,
} from '../../core';
import { jsonText, type Rendered } from '../../core/exports';
import type { LoadedCorpus } from '../corpus/corpus';
import { asksForCsv, printedCsv } from '../options/csv';
import { coalitionsTable } from './measureTables';
import { resamplingOf } from './measures';
import { checkExclusions } from '../options/knownValues';
import { dateWindow, networkOptions } from '../options/networkOptions';
import type { Options } from '../options/options';
import type { Outside } from '../output/outside';
import { printedLine } from '../output/printable';
import { fittedTable } from '../output/table';
import { WrongUse } from '../options/wrongUse';

/** `coalitions`: as JSON, as CSV, or as a table of members. */
export function printedCoalitions(
  { reader }: LoadedCorpus,
  filter: Filter,
  options: Options,
  outside: Outside,
): Rendered {
  const words = { ...options.network, normalization: options.network.normalization ?? 'average' };
  const resampling = resamplingOf(options);
  const asked = networkOptions(words);
  checkExclusions(asked, reader, options, outside);
  const found = coalitionsOf(
    reader,
    { ...filter, window: dateWindow(words) },
    asked,
    resolutionOf(options.resolution),
    resampling,
  );
  if (found.kind === 'refused') throw new WrongUse(found.reason);
  const { leftOut } = found.networks;
  const figures = measureDefinition('coalitions', filter, resampling, leftOut);
  if (asksForCsv(options)) return printedCsv(coalitionsTable(found, figures), options);
  if (options.json) {
    return { pieces: [`${jsonText(image(found, figures), 1)}\n`] };
  }
  return { pieces: tableOf(found, outside.columns) };
}

function resolutionOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_RESOLUTION;
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number > 0 && number <= 100) return number;
  throw new WrongUse(`--resolution is a number above 0, up to 100, not “${text}”.`);
}

function image(found: Coalitions, { figures }: MeasureDefinition) {
  const { coalitions, networks } = found;
  return {
    coalitions: coalitions.map(({ members, stability }) => ({
      members: members.map((one) => ({ ...one, stability: one.stability ?? null })),
      stability: stability ?? null,
    })),
    alone: found.alone,
    modularity: found.modularity,
    resolution: found.resolution,
    seed: found.seed,
    resamples: found.resamples,
    articles: found.articles,
    positions: networks.positions,
    used: networks.used,
    leftOut: networks.leftOut,
    remarks: networks.remarks,
    definition: { ...networks.definition, figures },
  };
}

function* tableOf(found: Coalitions, columns: number): Generator<string> {
  const { coalitions, alone, networks } = found;
  const rows = coalitions.flatMap(({ members }, index) =>
    members.map(({ label, stability }) => [String(index + 1), label, shown(stability)]),
  );
  if (rows.length > 0) {
    yield `${fittedTable([['COALITION', 'MEMBER', 'STABILITY'], ...rows], columns)}\n`;
  }
  for (const [index, { members, stability }] of coalitions.entries()) {
    yield `Coalition ${String(index + 1)}: ${String(members.length)} members, stability ${shown(stability)}.\n`;
  }
  if (alone.length > 0) yield `In none: ${String(alone.length)}.\n`;
  yield `Modularity ${found.modularity.toFixed(3)} at resolution ${String(found.resolution)}, seed ${String(found.seed)}. `;
  yield `Stability: how often two members stay together, of ${String(found.resamples)} resamples of ${String(found.articles)} articles; too few to say below 10.\n`;
  yield `${String(networks.used)} of ${String(networks.positions)} positions are in the network.\n`;
  for (const one of networks.leftOut) {
    yield printedLine(
      `Left out: ${countedText(one)}: ${reasonText(one.reason, networks.definition)}.`,
    );
  }
  for (const remark of networks.remarks) yield printedLine(remark);
  if (networks.definition.rollUp !== 'none') {
    yield `Roll-up is on: ${networks.definition.rollUp}.\n`;
  }
  yield printedLine(`Weight: ${networks.definition.weight}. See ${networks.definition.source}.`);
}

function shown(stability: number | undefined): string {
  return stability === undefined ? 'too few to say' : stability.toFixed(2);
}
