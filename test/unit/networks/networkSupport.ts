import { DEFAULT_FILTER, type Filter } from '../../../src/core/analysis/records/filter';
import type { CorpusReader } from '../../../src/core/model/corpus';
import type { Codebook } from '../../../src/core/model/codebook';
import { networkImage } from '../../../src/core/networks/image';
import type { Networks } from '../../../src/core/networks/network';
import { networksOf } from '../../../src/core/networks/networksOf';
import {
  DEFAULT_NETWORKS,
  type Mode,
  type NetworkOptions,
} from '../../../src/core/networks/options';
import { claims } from '../../support/claims';

export interface NetworkGiven extends Partial<NetworkOptions> {
  readonly mode?: Mode;
  readonly filter?: Partial<Filter>;
}

/** The networks of a reader, with the defaults of the mode; fails where they are refused. */
export function networksFrom(reader: CorpusReader, given: NetworkGiven = {}): Networks {
  const { filter, ...options } = given;
  const networks = networksOf(
    reader,
    { ...DEFAULT_FILTER, ...filter },
    { ...DEFAULT_NETWORKS[options.mode ?? 'one'], ...options },
  );
  if (networks.kind === 'refused') throw new Error(networks.reason);
  return networks;
}

/** A matrix as lines: the columns, then each row with its numbers.
 *
 *     | b c
 *     b 0 2
 *     c 2 0 */
export function matrixText(networks: Networks, index = 0): string {
  const network = networks.networks[index];
  if (!network) return 'no network';
  const { rows, columns, matrix } = networkImage(networks, network);
  const lines = [['|', ...columns].join(' ')];
  for (const [i, row] of rows.entries()) {
    lines.push([row, ...(matrix[i] ?? []).map(numberText)].join(' '));
  }
  return lines.join('\n');
}

export function drawn(notation: string, given: NetworkGiven = {}, book?: Codebook): string {
  return matrixText(networksFrom(claims(notation, book), given));
}

/** Indented lines of a template as they would be written flat. */
export function flat(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function exclusionText({ excluded }: Networks): string[] {
  return excluded.map(({ reason, counted, count }) => `${String(count)} ${counted}: ${reason}`);
}

function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(4);
}
