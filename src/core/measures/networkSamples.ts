import { groupedBy } from '../analysis/records/groups';
import type { Codebook } from '../model/codebook';
import { countedTies, networkTable, type Network, type SampledNetwork } from '../networks/network';
import type { Parts } from '../networks/parts';
import type { Named } from '../networks/statements/names';
import { degreeCentralisation } from '../networks/weights/centralisation';
import type { Ties } from '../networks/weights/ties';
import { compareText } from '../util/order';
import type { Task } from '../util/task';
import { seeded } from './random';
import { FEW_ARTICLES, sampledFigure, type Resampling } from './resample';

/** One sample of a network: ties between places of rows and columns. */
export interface NetworkSample {
  readonly rows: readonly Named[];
  readonly columns: readonly Named[];
  readonly ties: Ties;
}

/** The figures of a network in samples. Nodes without a statement in a sample are there without a
 * tie, so that all samples have as many nodes. */
export function sampledNetwork(network: Network, samples: Iterable<NetworkSample>): SampledNetwork {
  const { mode, rows, columns, ties } = network;
  const rowAt = new Map(rows.map(({ id }, at) => [id, at]));
  const columnAt = mode === 'two' ? new Map(columns.map(({ id }, at) => [id, at])) : rowAt;
  const keyOf = (row: number, column: number): number =>
    mode === 'one'
      ? Math.min(row, column) * rows.length + Math.max(row, column)
      : row * columns.length + column;
  const tieAt = new Map(ties.from.map((from, at) => [keyOf(from, ties.to[at] ?? 0), at]));
  const weights = ties.from.map((): number[] => []);
  const centralisations: (number | undefined)[] = [];
  let times = 0;
  for (const sample of samples) {
    const placeOfRow = sample.rows.map(({ id }) => rowAt.get(id) ?? -1);
    const ends = mode === 'two' ? sample.columns : sample.rows;
    const placeOfColumn = ends.map(({ id }) => columnAt.get(id) ?? -1);
    const from: number[] = [];
    const to: number[] = [];
    for (const [at, one] of sample.ties.from.entries()) {
      const row = placeOfRow[one] ?? -1;
      const column = placeOfColumn[sample.ties.to[at] ?? 0] ?? -1;
      if (row < 0 || column < 0) continue;
      from.push(row);
      to.push(column);
      const known = tieAt.get(keyOf(row, column));
      if (known !== undefined) weights[known]?.push(sample.ties.weight[at] ?? 0);
    }
    if (mode === 'one') centralisations.push(degreeCentralisation(rows.length, { from, to }));
    times++;
  }
  return {
    ties: weights.map((own) => {
      const missing = new Array<number>(times - own.length).fill(0);
      return sampledFigure([...own, ...missing]);
    }),
    centralisation: sampledFigure(centralisations),
  };
}

/** Networks of resamples of the articles, drawn with replacement with all of their statements;
 * undefined for fewer articles than `FEW_ARTICLES`. A task with some steps for each resample. */
export function* resampledNetworks(
  parts: Parts,
  codebook: Codebook,
  { seed, times }: Resampling,
): Task<readonly NetworkSample[] | undefined> {
  const table = networkTable(parts, codebook);
  const byArticle = groupedBy(parts.list.statements, ({ record }) => record.article.path);
  if (table.kind === 'refused' || byArticle.size < FEW_ARTICLES) return undefined;
  // The same seed draws the same articles, whatever the order of records.
  const articles = [...byArticle].sort(([a], [b]) => compareText(a, b)).map(([, own]) => own);
  const next = seeded(seed);
  const samples: NetworkSample[] = [];
  for (let time = 0; time < times; time++) {
    const drawn = articles.flatMap(() => articles[Math.floor(next() * articles.length)] ?? []);
    const { counts, ties } = yield* countedTies(table, drawn);
    samples.push({ rows: counts.rows, columns: counts.columns, ties });
    yield undefined;
  }
  return samples;
}
