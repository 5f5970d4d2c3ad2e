import {
  figureValue,
  type CategoryUnitizing,
  type Unitizing,
  type UnitizingFigure,
  figureText,
  numberText,
  percentText,
  undefinedText,
} from '../../core';
import { counted } from '../commands/remarks';
import type { ReadSpans } from './readSpans';

/** For `--json`: null where a figure is not defined, with the reason in `reasons`. `coverage` is
 * the share of the text that `cu` is about, `kCoverage` that of each category that another coder
 * marked, too. */
export function spansImage({ u, uBinary, cu, coverage, k }: Unitizing) {
  const ofEach = <Value>(of: (one: CategoryUnitizing) => Value): Record<string, Value> =>
    Object.fromEntries([...k].map(([category, one]) => [category, of(one)]));
  return {
    u: figureValue(u) ?? null,
    uBinary: figureValue(uBinary) ?? null,
    cu: figureValue(cu) ?? null,
    coverage,
    k: ofEach(({ alpha }) => figureValue(alpha) ?? null),
    kCoverage: ofEach((one) => one.coverage),
    reasons: {
      ...Object.fromEntries(
        Object.entries({ u, uBinary, cu }).flatMap(([name, figure]) => reasonOf(name, figure)),
      ),
      k: Object.fromEntries([...k].flatMap(([category, { alpha }]) => reasonOf(category, alpha))),
    },
  };
}

function reasonOf(name: string, figure: UnitizingFigure): readonly (readonly [string, string])[] {
  return figure.kind === 'defined' ? [] : [[name, undefinedText(figure.reason)]];
}

/** The tables for people: the coefficients, and (k)u-α of each category. */
export function spansTables({ u, uBinary, cu, coverage, k }: Unitizing): string[][][] {
  const row = (title: string, figure: UnitizingFigure, share: string): string[] =>
    figure.kind === 'undefined'
      ? [title, 'not defined', '', '', share]
      : [
          title,
          figureText(figure),
          numberText(figure.observed),
          numberText(figure.expected),
          share,
        ];
  const whole = [
    ['COEFFICIENT', 'VALUE', 'OBSERVED', 'EXPECTED', 'OF THE TEXT'],
    row('u-α, places and categories', u, percentText(1)),
    row('|u-α, places alone', uBinary, percentText(1)),
    row('cu-α, categories alone', cu, percentText(coverage)),
  ];
  if (k.size === 0) return [whole];
  const categories = [...k].map(([category, one]) => [
    category,
    figureText(one.alpha),
    percentText(one.coverage),
  ]);
  return [whole, [['CATEGORY', '(K)U-α', 'ALSO MARKED BY ANOTHER'], ...categories]];
}

/** What people must know about the figures, a sentence each. */
export function spansRemarks(
  { u, uBinary, cu }: Unitizing,
  { coders, segments }: ReadSpans,
): readonly string[] {
  const undefinedOnes = [
    ...reasonOf('u-α', u),
    ...reasonOf('|u-α', uBinary),
    ...reasonOf('cu-α', cu),
  ];
  return [
    `${counted(segments.flat().length, 'segment')} of ${counted(coders.length, 'coder')}.`,
    ...undefinedOnes.map(([name, reason]) => `${name} is not defined: ${reason}.`),
    'Observed and expected: disagreement, in characters. The text is all that --length says: without what was not to be coded. What each figure is: docs/reference/intercoder.md.',
  ];
}
