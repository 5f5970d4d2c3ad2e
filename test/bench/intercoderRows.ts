import { runSync } from '../../src/core/util/task';
import { intercoderAgreement } from '../../src/core/intercoder/agreement/agreement';
import { codedUnits, labelsOf } from '../../src/core/intercoder/agreement/codedUnits';
import { ALL_READINGS } from '../../src/core/intercoder/agreement/countedArticles';
import { preparedAlpha } from '../../src/core/intercoder/coefficients/alpha';
import { diceDistance } from '../../src/core/intercoder/coefficients/dice';
import { figureValue } from '../../src/core/intercoder/coefficients/figure';
import { interval, type Interval } from '../../src/core/measures/resample';
import { simulatedReadings } from '../support/simulatedReadings';
import { BUDGETS } from './budgets';
import { foundAgainRow } from './foundAgainRow';
import { compareTimes, within, type BenchRow } from './row';

/** All figures of three coders with about 60 positions in each of 100 articles, without and with
 * intervals, against the interval of one figure by resampling its units. */
export function* intercoderRows(): Generator<BenchRow> {
  yield intercoderRow('without intervals', 0, BUDGETS.view);
  yield intercoderRow('with intervals', 200, BUDGETS.study);
  yield foundAgainRow();
}

function intercoderRow(what: string, times: number, budget: number): BenchRow {
  const corpus = simulatedReadings({
    articles: 100,
    coders: ['a', 'b', 'c'],
    places: 70,
    actors: 30,
    issues: 12,
    finds: 0.85,
  });
  return {
    what: `Agreement of 3 coders in 100 articles, ${what}`,
    reference: 'the interval of one figure, unit by unit',
    target: `≤ ${String(budget)} ms`,
    run: () => {
      const expected = unitByUnit();
      const found = rounded(fieldsOf(200)[0]?.interval);
      if (expected?.low !== found?.low || expected?.high !== found?.high) {
        throw new Error(`${JSON.stringify(expected)} ≠ ${JSON.stringify(found)}`);
      }
      const measured = compareTimes(
        { work: () => unitByUnit()?.low ?? NaN, batch: 1, batches: 1 },
        { work: () => fieldsOf(times).length, batch: 1, batches: 5 },
        3,
      );
      return within(measured, budget);
    },
  };

  function units() {
    const found = runSync(codedUnits(corpus, ALL_READINGS));
    if (found.kind === 'refused') throw new Error(found.reason);
    return found;
  }

  function fieldsOf(resamples: number) {
    return runSync(intercoderAgreement(units(), { seed: 1, times: resamples })).what;
  }

  function unitByUnit(): Interval | undefined {
    const { passages, articles } = units();
    const sets = passages.map(({ readings }) =>
      readings.map((reading) => new Set(labelsOf(reading, 'claim'))),
    );
    const alpha = preparedAlpha(sets, diceDistance);
    const found = interval(articles.length, { seed: 1, times: 200 }, (drawn) =>
      figureValue(alpha(passages.map(({ article }) => drawn[article] ?? 0))),
    );
    return rounded(runSync(found));
  }
}

/** Sums in another order differ in the last digits. */
function rounded(found: Interval | undefined): Interval | undefined {
  return found && { low: Number(found.low.toFixed(9)), high: Number(found.high.toFixed(9)) };
}
