import type { Network, Networks, SampledNetwork } from './network';
import { shareImage, type Share } from './share';
import { centralisationOf } from './weights/centralisation';
import { matrixOf } from './weights/ties';

/** A network as JSON: labels, ids and the whole matrix, with the definition of the numbers and what
 * was excluded. Every key is present: what is absent is null. */
export function networkImage(networks: Networks, network: Network) {
  const { mode, rows, columns, ties, window, statements, foundAgain, sampled } = network;
  return {
    rows: rows.map(({ label }) => label),
    columns: columns.map(({ label }) => label),
    matrix: matrixOf(ties, rows.length, columns.length, mode === 'one'),
    rowIds: rows.map(({ id }) => id),
    columnIds: columns.map(({ id }) => id),
    window: window ? { first: window.first, last: window.last } : null,
    statements,
    foundAgain: foundAgain ? tieShares(network, foundAgain) : null,
    centralisation: centralisationOf(network) ?? null,
    resampled: sampled?.resampled ? sampledImage(network, sampled.resampled) : null,
    drawn: sampled?.drawn ? sampledImage(network, sampled.drawn) : null,
    positions: networks.positions,
    used: networks.used,
    excluded: networks.excluded.map(({ reason, counted, count }) => ({ reason, counted, count })),
    remarks: networks.remarks,
    definition: networks.definition,
  };
}

/** How often other coders would find each tie again, by the ids of its row and column. */
function tieShares({ rows, columns, ties }: Network, shares: readonly (Share | undefined)[]) {
  return ties.from.map((from, at) => {
    return {
      row: rows[from]?.id ?? '',
      column: columns[ties.to[at] ?? 0]?.id ?? '',
      ...shareImage(shares[at]),
    };
  });
}

/** The figures of a network in samples, those of ties by the ids of row and column. */
function sampledImage(
  { rows, columns, ties }: Network,
  { ties: figures, centralisation }: SampledNetwork,
) {
  return {
    centralisation: centralisation ?? null,
    ties: ties.from.map((from, at) => {
      const { mean = null, low = null, high = null } = figures[at] ?? {};
      return {
        row: rows[from]?.id ?? '',
        column: columns[ties.to[at] ?? 0]?.id ?? '',
        ...{ mean, low, high },
      };
    }),
  };
}
