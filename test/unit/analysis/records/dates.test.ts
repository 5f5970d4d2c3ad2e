import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  apartInTime,
  dateBounds,
  joinBounds,
  type DateBounds,
  type Dated,
} from '../../../../src/core/analysis/records/dates';
import { dateRange, rangesOverlap } from '../../../../src/core/model/date';

const dated = fc
  .constantFrom(
    ...[
      '2020',
      '2021',
      '2020-02',
      '2020-03',
      '2020-03-01',
      '2020-03-31',
      '2020-04-01',
      '2020/2021',
    ],
    ...['2020-02/2020-03', '2021-01-01', '2021-12-31', '2022-05', '2019-12-31', undefined],
  )
  .map((date): Dated => ({ date, days: date === undefined ? undefined : dateRange(date) }));
/** Few of them without a date, so that most lists have none. */
const dates = fc
  .array(dated, { maxLength: 5 })
  .map((all) => all.filter((_, at) => at > 0 || all.length > 4));

suite('The dates of many records', () => {
  test('are apart when no two of both groups may share a day', () => {
    let apart = 0;
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const share = (a: Dated, b: Dated): boolean =>
          !a.days || !b.days || rangesOverlap(a.days, b.days);
        const isUndated = [...one, ...other].some(({ days }) => !days);
        const expected = !isUndated && !one.some((a) => other.some((b) => share(a, b)));
        assert.equal(apartInTime(one, other), expected);
        if (expected && one.length > 1 && other.length > 1) apart++;
      }),
      { numRuns: 10_000 },
    );
    assert.ok(apart > 20, String(apart));
  });

  test('go from the earliest first day to the latest last day, as joined one by one', () => {
    fc.assert(
      fc.property(fc.array(dated, { maxLength: 12 }), (all) => {
        const none: DateBounds = { firstDate: undefined, lastDate: undefined, days: undefined };
        const joined = all.reduce(
          (bounds, { date, days }) =>
            days ? joinBounds(bounds, { firstDate: date, lastDate: date, days }) : bounds,
          none,
        );
        assert.deepEqual(dateBounds(all), joined);
      }),
    );
  });
});
