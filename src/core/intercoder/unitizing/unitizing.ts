import { sum } from '../../util/lists';
import { undefinedFigure, type Corrected, type UndefinedFigure } from '../coefficients/figure';
import { impossible, type Continuum, type Segment } from './continuum';
import { lengthsOf, sumOfLengths, type Lengths, type MarkedLengths } from './lengths';

// α of unitizing: how far coders mark the same stretches of a text, in the same categories.
// Krippendorff, Mathet, Bouvry and Widlöcher (2016), “On the reliability of unitizing textual
// continua”, Quality & Quantity 50:2347–2364, doi 10.1007/s11135-015-0266-1, with the erratum,
// doi 10.1007/s11135-015-0289-7; Krippendorff (2019), §12.6. What others call α_U (Krippendorff
// 1995, 2004, 2013) is something else.

/** Observed and expected are disagreements: lengths in characters, for one category shares. */
export type UnitizingFigure = Corrected | UndefinedFigure;

export interface Unitizing {
  /** u-α: of all of the text, what is not marked included. */
  readonly u: UnitizingFigure;
  /** |u-α: only whether the text is marked. */
  readonly uBinary: UnitizingFigure;
  /** cu-α: the categories of what two coders marked. */
  readonly cu: UnitizingFigure;
  /** The share of the text that cu-α is about: ℓ*.. / ℓ.. */
  readonly coverage: number;
  /** (k)u-α: of each category, by the first place in the text. */
  readonly k: ReadonlyMap<string, CategoryUnitizing>;
}

export interface CategoryUnitizing {
  readonly alpha: UnitizingFigure;
  /** The share of what is marked so that other coders marked, too: ℓ*_k / ℓ_k. */
  readonly coverage: number;
}

/** α of one continuum, whose length and segments are in characters. */
export function unitizingOf(length: number, coders: readonly (readonly Segment[])[]): Unitizing {
  return preparedUnitizing([{ length, coders }])();
}

/** α with the weights given, one for each continuum, or of each once. */
export type PreparedUnitizing = (weights?: ArrayLike<number>) => Unitizing;

/** α of several articles as if they were one text: their continua joined end to end, no segment
 * across their border. An article that fewer than two coders read is left out; the coders of others
 * may differ, which Krippendorff’s formulas do not foresee: then each article counts as often as it
 * has coders. For resamples give weights. */
export function preparedUnitizing(continua: readonly Continuum[]): PreparedUnitizing {
  if (continua.length === 0) return () => nothing('no-length');
  const reason = continua.map(impossible).find((one) => one !== undefined);
  if (reason) return () => nothing(reason);
  const compared = continua.flatMap((continuum, index) =>
    continuum.coders.length < 2 ? [] : [{ index, lengths: lengthsOf(continuum) }],
  );
  if (compared.length === 0) return () => nothing('one-coder');
  const all = compared.map(({ lengths }) => lengths);
  return (weights) => {
    const sum = sumOfLengths(all, (at) => weights?.[compared[at]?.index ?? 0] ?? 1);
    return sum.all === 0 ? nothing('no-length') : unitizingOfLengths(sum);
  };
}

function nothing(reason: UndefinedFigure['reason']): Unitizing {
  const none = undefinedFigure(reason);
  return { u: none, uBinary: none, cu: none, coverage: 0, k: new Map() };
}

function unitizingOfLengths(lengths: Lengths): Unitizing {
  if (lengths.marked.size === 0) return nothing('nothing-marked');
  const categories = [...lengths.marked.values()];
  const met = sumOf(categories, 'met');
  // ℓ*.. less Σκ*/ℓ*..: what the categories of two places that meet can be drawn from.
  const drawn = met === 0 ? 0 : met - sumOf(categories, 'metSquares') / met;
  return {
    u: whole(lengths, categories),
    uBinary: binary(lengths, categories),
    cu: coded(categories, met, drawn),
    coverage: met / lengths.all,
    k: new Map(
      [...lengths.marked].map(([category, one]) => [
        category,
        { alpha: ofCategory(one, met, drawn), coverage: one.met / one.marked },
      ]),
    ),
  };
}

/** 1 − (ℓ.. − Σℓ_cc) / (Σε − Σε_cc), φ included, where Σε is ℓ... */
function whole({ all, gaps, sharedGaps }: Lengths, categories: readonly MarkedLengths[]) {
  const same = sharedGaps + sumOf(categories, 'same');
  const expectedSame =
    (all *
      (gaps ** 2 - gaps + sum(categories.map(({ marked, squares }) => marked ** 2 - squares)))) /
    (all ** 2 - squaresOf(gaps, categories));
  const isOneValue = gaps === 0 && categories.length === 1;
  return corrected(all - same, isOneValue ? 0 : all - expectedSame);
}

/** 1 − (ℓ_φ. − ℓ_φφ) / Σ_{k≠φ} ε_φk. */
function binary({ all, gaps, sharedGaps }: Lengths, categories: readonly MarkedLengths[]) {
  const expected = (all * gaps * (all - gaps)) / (all ** 2 - squaresOf(gaps, categories));
  return corrected(gaps - sharedGaps, expected);
}

/** 1 − (ℓ*.. − Σℓ_cc) / (Σε* − Σε*_cc), without φ, where Σε* is ℓ*... */
function coded(categories: readonly MarkedLengths[], met: number, drawn: number): UnitizingFigure {
  if (met === 0) return undefinedFigure('never-meets');
  const meeting = categories.filter((one) => one.met > 0);
  if (meeting.length === 1) return undefinedFigure('no-variation');
  if (drawn <= 0) return undefinedFigure('too-little-meets');
  const expectedSame = sum(meeting.map((one) => one.met ** 2 - one.metSquares)) / drawn;
  return corrected(met - sumOf(categories, 'same'), met - expectedSame);
}

/** (k)u-α: 1 − (ε*_k / ℓ*_k) (ℓ*_k − ℓ_kk) / (ε*_k − ε*_kk). `met` is ℓ*.., `drawn` that less
 * Σκ* divided by it. */
export function ofCategory(
  one: Pick<MarkedLengths, 'met' | 'same' | 'metSquares'>,
  met: number,
  drawn: number,
): UnitizingFigure {
  if (one.met === 0) return undefinedFigure('never-meets');
  if (one.met === met) return undefinedFigure('no-variation');
  const expected = (one.met * met - one.metSquares) / drawn;
  if (drawn <= 0 || expected <= 0) return undefinedFigure('too-little-meets');
  const expectedSame = (one.met ** 2 - one.metSquares) / drawn;
  return corrected((one.met - one.same) / one.met, (expected - expectedSame) / expected);
}

function corrected(observed: number, expected: number): UnitizingFigure {
  if (expected <= 0) return undefinedFigure('no-variation');
  return { kind: 'defined', value: 1 - observed / expected, observed, expected };
}

/** Σκ. Gaps have no segments: for them it is their length. */
function squaresOf(gaps: number, categories: readonly MarkedLengths[]): number {
  return gaps + sumOf(categories, 'squares');
}

function sumOf(categories: readonly MarkedLengths[], key: keyof MarkedLengths): number {
  return sum(categories.map((one) => one[key]));
}
