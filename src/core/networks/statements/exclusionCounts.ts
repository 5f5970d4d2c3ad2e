import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { Definition } from '../definition';
import type { NetworkReason } from './statements';

/** The text of a reason. */
export function reasonText(
  reason: NetworkReason,
  { rows, columns, qualifier }: Pick<Definition, 'rows' | 'columns' | 'qualifier'>,
): string {
  switch (reason) {
    case 'no row':
      return `without ${rows}`;
    case 'no column':
      return `without ${columns}`;
    case 'no qualifier':
      return `without ${qualifier ?? 'qualifier'}`;
    case 'no stance':
      return 'without a stance';
    case 'without polarity':
      return 'the stance takes no side, or is unknown';
    case 'coded differently':
      return 'coders do not agree on its value';
    case 'coded twice':
      return 'of one claim that several coders coded (count them with --coded-twice each)';
    case 'outside window':
      return 'outside the range';
    case 'too many combinations':
      return 'too many combinations in one position';
    case 'unknown actor or issue':
      return 'an actor or issue that is not in the codebook (count them with --unknown count)';
    default:
      return reason;
  }
}

/** The text of a count: “1 position”, “2 positions”. */
export function countedText({ counted, count }: Pick<Excluded, 'counted' | 'count'>): string {
  return `${String(count)} ${count === 1 ? counted.slice(0, -1) : counted}`;
}

/** A count of what is excluded, with the reason. A position is excluded as a whole, or loses some
 * statements. */
export interface Excluded {
  readonly reason: NetworkReason;
  readonly counted: 'positions' | 'statements';
  readonly count: number;
}

/** Counts by reason, in the order in which reasons are tried; reasons without a count are
 * omitted. */
export class ExclusionCounts {
  readonly #counts = {
    positions: new Map<NetworkReason, number>(),
    statements: new Map<NetworkReason, number>(),
  };
  readonly #reasonOf = new Map<PositionRecord, NetworkReason>();

  add(reason: NetworkReason, counted: Excluded['counted'], count = 1): void {
    const counts = this.#counts[counted];
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  }

  /** Counts a statement of a position that is excluded, while others of it may stay. */
  addStatement(reason: NetworkReason, record: PositionRecord): void {
    this.#reasonOf.set(record, reason);
  }

  /** The positions that lost statements and have none left, each for the last reason. */
  positionsWithout(kept: Iterable<{ readonly record: PositionRecord }>): readonly Excluded[] {
    const lost = new Map(this.#reasonOf);
    for (const { record } of kept) lost.delete(record);
    const counts = new Map<NetworkReason, number>();
    for (const reason of lost.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    return REASONS.flatMap((reason) => {
      const count = counts.get(reason);
      return count === undefined ? [] : [{ reason, counted: 'positions' as const, count }];
    });
  }

  list(): readonly Excluded[] {
    return REASONS.flatMap((reason) =>
      (['positions', 'statements'] as const).flatMap((counted) => {
        const count = this.#counts[counted].get(reason);
        return count === undefined ? [] : [{ reason, counted, count }];
      }),
    );
  }
}

const REASONS: readonly NetworkReason[] = [
  'too many combinations',
  'unknown actor or issue',
  'reprint',
  'ascribed',
  'unattributed',
  'no date',
  'outside window',
  'orphaned',
  'uncertain',
  'draft',
  'conditional',
  'possible',
  'excluded',
  'no row',
  'no column',
  'no stance',
  'without polarity',
  'neutral',
  'no qualifier',
  'coded differently',
  'coded twice',
  'date too imprecise',
  'duplicate',
  'outside windows',
];
