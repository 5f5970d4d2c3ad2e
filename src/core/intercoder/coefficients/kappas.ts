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
  const coders = codersOf(table);
  const pairs = coders.flatMap((one, at) =>
    coders.slice(at + 1).map((other) => cohenOfPair(sharedValues(table, one, other))),
  );
  const compared = pairs.filter((figure) => !isWithoutUnits(figure));
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

function isWithoutUnits(figure: Figure): boolean {
  return figure.kind === 'undefined' && figure.reason === 'no-shared-unit';
}

type Pair = readonly [Category, Category];

function sharedValues(table: CodedTable, one: number, other: number): readonly Pair[] {
  return table.flatMap((row): Pair[] => {
    const [a, b] = [row[one], row[other]];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
}

function cohenOfPair(pairs: readonly Pair[]): Figure {
  if (pairs.length === 0) return undefinedFigure('no-shared-unit');
  const ones = countsOf(pairs.map(([one]) => one));
  const others = countsOf(pairs.map(([, other]) => other));
  // Where both use the same value alone, chance would give it each time.
  if (ones.size === 1 && others.size === 1 && others.has(pairs[0]?.[0] ?? '')) {
    return undefinedFigure('no-variation');
  }
  const both = [...ones].map(([value, count]) => count * (others.get(value) ?? 0));
  const equal = pairs.filter(([one, other]) => one === other).length;
  const observed = {
    observed: equal / pairs.length,
    units: pairs.length,
    values: 2 * pairs.length,
  };
  return corrected(observed, sum(both) / pairs.length ** 2);
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

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
