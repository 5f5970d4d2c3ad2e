import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  issueAlpha,
  issueSums,
} from '../../../../../src/core/intercoder/agreement/where/markedSums';
import type { UnitizingFigure } from '../../../../../src/core/intercoder/unitizing/unitizing';
import { preparedUnitizing } from '../../../../../src/core/intercoder/unitizing/unitizing';
import type { Span } from '../../../../../src/core/model/span';
import { caseCount } from '../../../../support/caseCount';

const spans = (...pairs: readonly (readonly [number, number])[]): Span[] =>
  pairs.map(([start, end]) => ({ start, end }));

// Krippendorff 2019, p. 340, Fig. 12.11: three coders on a continuum of 60.
const ALEX = spans([2, 9], [11, 17], [24, 30], [32, 36], [36, 44], [44, 60]);
const PAUL = spans([2, 9], [11, 17], [19, 25], [32, 44]);
const SUZAN = spans([2, 9], [11, 17], [21, 27], [32, 36], [36, 40], [40, 44]);

function shown(figure: UnitizingFigure): string {
  return figure.kind === 'undefined' ? figure.reason : figure.value.toFixed(9);
}

function assertSameFigure(found: UnitizingFigure, expected: UnitizingFigure | undefined): void {
  if (found.kind === 'defined' && expected?.kind === 'defined') {
    assert.ok(
      Math.abs(found.value - expected.value) < 1e-9,
      `${found.value}, not ${expected.value}`,
    );
  } else assert.equal(shown(found), expected ? shown(expected) : 'nothing-marked');
}

suite('Text that coders marked with an issue', () => {
  test('has the published (k)u-α', () => {
    const of = (...own: Span[][]): string =>
      shown(issueAlpha([issueSums([ALEX, PAUL, SUZAN], own)]));
    assert.equal(of(spans([2, 9]), spans([2, 9]), spans([2, 9])), '1.000000000');
    assert.equal(of(spans([11, 17]), [], []), '0.000000000');
    assert.equal(of(spans([24, 30]), spans([19, 25]), spans([21, 27])), '1.000000000');
    assert.equal(of(spans([44, 60]), [], []), 'never-meets');
  });

  test('has that of a continuum on which all else is one category', () => {
    const coder = fc.uniqueArray(fc.nat(40), { maxLength: 10 }).chain((places) => {
      const sorted = [...places].sort((a, b) => a - b);
      const pieces = sorted.flatMap((start, at) => {
        const end = sorted[at + 1];
        return at % 2 === 0 && end !== undefined ? [{ start, end }] : [];
      });
      const isIssue = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 });
      return isIssue.map((own) =>
        pieces.map((span, at) => ({ ...span, isIssue: own[at] ?? false })),
      );
    });
    const article = fc
      .integer({ min: 2, max: 3 })
      .chain((coders) => fc.array(coder, { minLength: coders, maxLength: coders }));
    fc.assert(
      fc.property(fc.array(article, { minLength: 1, maxLength: 3 }), (articles) => {
        const continua = articles.map((coders) => ({
          length: 41,
          coders: coders.map((own) =>
            own.map(({ start, end, isIssue }) => ({ start, end, category: isIssue ? 'k' : 'o' })),
          ),
        }));
        const expected = preparedUnitizing(continua)().k.get('k')?.alpha;
        const found = issueAlpha(
          articles.map((coders) =>
            issueSums(
              coders,
              coders.map((own) => own.filter(({ isIssue }) => isIssue)),
            ),
          ),
        );
        assertSameFigure(found, expected);
      }),
      { numRuns: caseCount(500) },
    );
  });
});
