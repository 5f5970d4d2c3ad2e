/** Why a coefficient has no value. A coefficient without a reason to exist is not 0, 1 or NaN:
 * - `no-units`: there is nothing to compare;
 * - `one-coder`: fewer than two coders;
 * - `more-than-two-coders`: the coefficient is defined for two coders only;
 * - `no-shared-unit`: no unit has values of two coders;
 * - `no-variation`: all values that could be compared are the same one, so that chance explains
 *   any agreement;
 * - `pair-without-variation`: so for two of the coders, where pairs of coders are averaged;
 * - `not-on-the-scale`: a value is no finite number, too large to square, or negative on a ratio
 *   scale;
 * - `no-length`: the continuum is empty, or not a whole number of characters;
 * - `impossible-segments`: a segment is empty, lies outside the continuum or overlaps another of
 *   the same coder;
 * - `nothing-marked`: no coder marked anything;
 * - `never-meets`: where one coder marked a text so, no other coder marked anything;
 * - `too-little-meets`: so little is marked by two coders that nothing can be said of chance. */
export type UndefinedReason =
  | 'no-units'
  | 'one-coder'
  | 'more-than-two-coders'
  | 'no-shared-unit'
  | 'no-variation'
  | 'pair-without-variation'
  | 'not-on-the-scale'
  | 'no-length'
  | 'impossible-segments'
  | 'nothing-marked'
  | 'never-meets'
  | 'too-little-meets';

/** What chance would give, and what was found. */
export interface Corrected {
  readonly kind: 'defined';
  readonly value: number;
  /** For α the observed disagreement D_o, for other coefficients the observed agreement p_o. */
  readonly observed: number;
  /** What chance would give: the disagreement D_e for α, else the agreement p_e. */
  readonly expected: number;
}

export interface DefinedFigure extends Corrected {
  /** The units with values of two or more coders, and the values in them. */
  readonly units: number;
  readonly values: number;
}

export interface UndefinedFigure {
  readonly kind: 'undefined';
  readonly reason: UndefinedReason;
}

/** A coefficient: a number with what it was computed from, or why there is none. */
export type Figure = DefinedFigure | UndefinedFigure;

export function undefinedFigure(reason: UndefinedReason): UndefinedFigure {
  return { kind: 'undefined', reason };
}

/** The number, where there is one. */
export function figureValue(figure: Corrected | UndefinedFigure): number | undefined {
  return figure.kind === 'defined' ? figure.value : undefined;
}
