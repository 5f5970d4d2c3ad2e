import type { Counted } from '../../counted/counted';
import type { ExportInput } from '../exportFormat';

/** A number of the brief, as a link to what it counts where the host has one. */
export type CountText = (count: number, counted: Counted) => string;

/** A number that counts nothing leads nowhere. */
export function countWriter({ countLink }: Pick<ExportInput, 'countLink'>): CountText {
  return (count, counted) => {
    const address = count > 0 ? countLink?.(counted, count) : undefined;
    return address === undefined ? String(count) : `[${String(count)}](${address})`;
  };
}
