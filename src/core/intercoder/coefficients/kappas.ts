import { sum } from '../../util/lists';
import { codersOf, countsOf, incomparable, sizeOf, unitsOf, type CodedTable } from './codedTable';
import type { Category } from './distance';
import { undefinedFigure, type DefinedFigure, type Figure } from './figure';

// Coefficients other than α, which readers of older studies ask for: (p_o − p_e) / (1 − p_e). They
// treat values as names; what chance gives is where they differ.

/** Percent agreement as a share from 0 to 1: of the pairs of values in a unit those that are equal,
 * averaged over the units that two or more coders have. Chance is not taken into account. */
export function percentOf(table: CodedTable): Figure {
  const reason = incomparable(table);
  if (reason) return undefinedFigure(reason);
  return corrected(agreementIn(unitsOf(table)), 0);
}

/** Fleiss’ κ (Fleiss 1971, doi 10.1037/h0031619) for any number of coders: p_e = Σ π_q², where π_q
 * is the share of coders who chose q, averaged over units. Values may be missing, as in Gwet’s
 * generalisation: a unit with a value of one coder counts for π only. */
export function fleissOf(table: CodedTable): Figure {
  return withShares(table, (shares) => sum(shares.map((share) => share ** 2)));
}

/** Scott’s π (Scott 1955, doi 10.1086/266577), which is Fleiss’ κ for two coders. */
export function scottOf(table: CodedTable): Figure {
  if (codersOf(table).length > 2) return undefinedFigure('more-than-two-coders');
  return fleissOf(table);
}

/** Gwet’s AC1 (Gwet 2008, doi 10.1348/000711006X126600): p_e = Σ π_q(1 − π_q) / (Q − 1) for the Q
 * values that occur. */
export function ac1Of(table: CodedTable): Figure {
  return withShares(
    table,
    (shares) => sum(shares.map((share) => share * (1 - share))) / (shares.length - 1),
  );
}

/** Cohen’s κ (Cohen 1960, doi 10.1177/001316446002000104): each coder has shares of their own, on
 * the units that both have. For more coders the mean over the pairs that have units in common
 * (Light 1971); not defined if it is not for one of them. */
export function cohenOf(table: CodedTable): Figure {
  const reason = incomparable(table);
  if (reason) return undefinedFigure(reason);
  const compared = pairsOfCoders(table).map(cohenOfPair);
  const defined = compared.filter((figure) => figure.kind === 'defined');
  if (defined.length < compared.length) {
    return undefinedFigure(compared.length > 1 ? 'pair-without-variation' : 'no-variation');
  }
  const mean = (of: (figure: DefinedFigure) => number): number =>
    sum(defined.map(of)) / defined.length;
  return {
    kind: 'defined',
    value: mean(({ value }) => value),
    observed: mean(({ observed }) => observed),
    expected: mean(({ expected }) => expected),
    ...sizeOf(unitsOf(table)),
  };
}

/** The units that two coders have in common. */
interface PairCounts {
  units: number;
  equal: number;
  /** How often either gave each value. */
  readonly ones: Map<Category, number>;
  readonly others: Map<Category, number>;
}

/** For each two coders with units in common. By unit, since of hundreds of coders most may share
 * none. */
function pairsOfCoders(table: CodedTable): readonly PairCounts[] {
  const pairs = new Map<number, PairCounts>();
  const width = table.reduce((most, { length }) => Math.max(most, length), 0);
  for (const row of table) {
    const given = row.flatMap((value, coder) => (value === undefined ? [] : [{ coder, value }]));
    for (const [at, one] of given.entries()) {
      for (const other of given.slice(at + 1)) {
        const key = one.coder * width + other.coder;
        const pair = pairs.get(key) ?? noneShared();
        pairs.set(key, pair);
        pair.units++;
        if (one.value === other.value) pair.equal++;
        pair.ones.set(one.value, (pair.ones.get(one.value) ?? 0) + 1);
        pair.others.set(other.value, (pair.others.get(other.value) ?? 0) + 1);
      }
    }
  }
  return [...pairs.values()];
}

function noneShared(): PairCounts {
  return { units: 0, equal: 0, ones: new Map(), others: new Map() };
}

function cohenOfPair({ units, equal, ones, others }: PairCounts): Figure {
  const both = [...ones].map(([value, count]) => count * (others.get(value) ?? 0));
  // Both use the same value alone: chance would give it each time.
  if (sum(both) === units ** 2) return undefinedFigure('no-variation');
  const observed = { observed: equal / units, units, values: 2 * units };
  return corrected(observed, sum(both) / units ** 2);
}

function withShares(table: CodedTable, expectedOf: (shares: readonly number[]) => number): Figure {
  const reason = incomparable(table);
  if (reason) return undefinedFigure(reason);
  const units = unitsOf(table).filter(({ length }) => length > 0);
  // As for α: a value that only one coder gave to a unit is compared with nothing.
  if (countsOf(units.filter(({ length }) => length > 1).flat()).size < 2) {
    return undefinedFigure('no-variation');
  }
  const shares = new Map<Category, number>();
  for (const values of units) {
    for (const [value, count] of countsOf(values)) {
      const share = count / values.length / units.length;
      shares.set(value, (shares.get(value) ?? 0) + share);
    }
  }
  return corrected(agreementIn(units), expectedOf([...shares.values()]));
}

type Observed = Pick<DefinedFigure, 'observed' | 'units' | 'values'>;

function agreementIn(units: readonly (readonly Category[])[]): Observed {
  const pairable = units.filter(({ length }) => length > 1);
  const shares = pairable.map((values) => {
    const equal = [...countsOf(values).values()].map((count) => count * (count - 1));
    return sum(equal) / (values.length * (values.length - 1));
  });
  return { observed: sum(shares) / pairable.length, ...sizeOf(units) };
}

function corrected(found: Observed, expected: number): DefinedFigure {
  return {
    kind: 'defined',
    value: (found.observed - expected) / (1 - expected),
    expected,
    ...found,
  };
}
