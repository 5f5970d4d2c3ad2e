import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dateBounds,
  joinBounds,
  type DateBounds,
  type Dated,
} from '../../../../src/core/analysis/records/dates';
import { dateRange } from '../../../../src/core/model/date';

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

suite('The dates of many records', () => {
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
