import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IntercoderAgreement } from '../../../../src/core/intercoder/agreement/agreement';
import type { CodersCorpus, ReadArticle, Reading } from '../../../../src/core/intercoder/readings';
import { caseCount } from '../../../support/caseCount';
import { simulatedReadings, SIMULATION, type Simulation } from '../../../support/simulatedReadings';
import { agreementOf, alphaIn } from './prepared';

const study = fc.record<Simulation>({
  seed: fc.nat(1e6),
  articles: fc.integer({ min: 1, max: 4 }),
  coders: fc.constantFrom(['lea', 'max'], ['eva', 'lea', 'max']),
  places: fc.integer({ min: 1, max: 6 }),
  actors: fc.integer({ min: 1, max: 4 }),
  issues: fc.integer({ min: 1, max: 3 }),
  finds: fc.constantFrom(0, 0.6, 1),
  claim: fc.constantFrom(0, 0.7, 1),
  stance: fc.constantFrom(0, 0.7, 1),
});

/** The corpus with changed readings. */
function withReadings(
  corpus: CodersCorpus,
  change: (readings: readonly Reading[]) => readonly Reading[],
): CodersCorpus {
  const articles = corpus.articles.map((article): ReadArticle => {
    const changed = change([...article.readings.values()]);
    return { ...article, readings: new Map(changed.map((one) => [one.coder, one])) };
  });
  return { ...corpus, articles };
}

/** All figures as text, without names of values, rounded so that the order of sums does not
 * matter. */
function rounded({ where, what, issues }: IntercoderAgreement): string {
  const figures = { f1: where.f1, passages: where.passages, shared: where.shared, what, issues };
  return JSON.stringify(figures, (key, value: unknown) => {
    if (key === 'category') return undefined;
    return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
  });
}

suite('Figures of intercoder agreement', () => {
  test('of identical coders are 1, or not defined without variation', () => {
    fc.assert(
      fc.property(study, (given) => {
        const corpus = withReadings(simulatedReadings(given), ([first, ...others]) =>
          first ? [first, ...others.map(({ coder }) => ({ ...first, coder }))] : [],
        );
        const { where, what, issues } = agreementOf(corpus);
        assert.equal(where.f1 ?? 1, 1);
        const alphas = [
          ...what.map(({ alpha }) => alpha),
          ...issues.flatMap(({ alpha, stance }) => [alpha, stance]),
        ];
        for (const alpha of alphas) {
          if (alpha.kind === 'defined') assert.equal(alpha.value, 1);
          else assert.match(alpha.reason, /^no-(?:variation|units|shared-unit)$/);
        }
        for (const { f1 } of issues) assert.equal(f1, 1);
        for (const place of [where.marked, ...issues.map(({ text }) => text)]) {
          if (place.kind === 'defined') assert.ok(Math.abs(place.value - 1) < 1e-9);
          else assert.match(place.reason, /^no-variation$|^nothing-marked$/);
        }
      }),
      { numRuns: caseCount(60) },
    );
  });

  for (const coders of [
    ['lea', 'max'],
    ['eva', 'lea', 'max'],
  ]) {
    test(`of ${String(coders.length)} independent coders are about 0`, () => {
      const random = { articles: 120, coders, finds: 1, claim: 0, stance: 0 };
      const found = agreementOf(simulatedReadings({ ...SIMULATION, ...random }));
      for (const field of ['claim none', 'claim excluded', 'actor excluded', 'issue excluded']) {
        const alpha = alphaIn(found, field);
        assert.ok(typeof alpha === 'number' && Math.abs(alpha) < 0.04, `${field} ${String(alpha)}`);
      }
      const stance = alphaIn(found, 'stance nominal');
      assert.ok(typeof stance === 'number' && Math.abs(stance) < 0.15, String(stance));
    });
  }

  test('do not depend on the order of coders', () => {
    fc.assert(
      fc.property(study, (given) => {
        const corpus = simulatedReadings(given);
        const reversed = withReadings(corpus, (own) => [...own].reverse());
        assert.equal(rounded(agreementOf(reversed)), rounded(agreementOf(corpus)));
      }),
      { numRuns: caseCount(40) },
    );
  });

  test('do not depend on the names of actors', () => {
    fc.assert(
      fc.property(study, (given) => {
        const corpus = simulatedReadings(given);
        const renamed = withReadings(corpus, (own) =>
          own.map((reading) => ({
            ...reading,
            positions: reading.positions.map((placed) => ({
              ...placed,
              annotation: {
                ...placed.annotation,
                actors: placed.annotation.actors.map((id) => `${String(9 - Number(id[1]))}-${id}`),
              },
            })),
          })),
        );
        assert.equal(rounded(agreementOf(renamed)), rounded(agreementOf(corpus)));
      }),
      { numRuns: caseCount(40) },
    );
  });

  test('are never NaN and never infinite', () => {
    fc.assert(
      fc.property(study, (given) => {
        JSON.stringify(agreementOf(simulatedReadings(given), 5), (key, value: unknown) => {
          if (typeof value === 'number') assert.ok(Number.isFinite(value), key);
          return value;
        });
      }),
      { numRuns: caseCount(40) },
    );
  });
});
