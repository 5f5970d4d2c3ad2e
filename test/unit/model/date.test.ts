import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dateRange, rangesOverlap } from '../../../src/core/model/date';
import type { DateRange } from '../../../src/core/model/date';

function range(text: string): DateRange {
  const days = dateRange(text);
  assert.ok(days, text);
  return days;
}

suite('Dates as written', () => {
  test('a year, a month and a day cover their days', () => {
    assert.deepEqual(range('2024'), { first: '2024-01-01', last: '2024-12-31' });
    assert.deepEqual(range('2024-04'), { first: '2024-04-01', last: '2024-04-30' });
    assert.deepEqual(range('2024-04-26'), { first: '2024-04-26', last: '2024-04-26' });
  });

  test('a range runs from the first day of one to the last day of the other', () => {
    assert.deepEqual(range('2024-04-01/2024-04-30'), { first: '2024-04-01', last: '2024-04-30' });
    assert.deepEqual(range('2023/2024-02'), { first: '2023-01-01', last: '2024-02-29' });
  });

  test('February has 29 days in leap years only', () => {
    for (const year of ['2024', '2000', '1600'])
      assert.equal(range(`${year}-02`).last, `${year}-02-29`);
    for (const year of ['2023', '1900', '2100'])
      assert.equal(dateRange(`${year}-02-29`), undefined);
  });

  test('what is no date, or no day of the calendar, is none', () => {
    for (const text of [
      '',
      '24',
      '2024-4',
      '2024-13',
      '2024-00',
      '2024-04-00',
      '2024-04-31',
      '0000',
      ' 2024',
      '2024-04-26T10:00',
      'today',
      '2024/',
      '/2024',
      '2024/2025/2026',
      '2024-05/2024-04',
      '２０２４',
    ]) {
      assert.equal(dateRange(text), undefined, text);
    }
  });

  test('every day that JavaScript knows is one, and no other', () => {
    const part = (most: number): fc.Arbitrary<string> =>
      fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const date = new Date(`${text}T00:00:00Z`);
        const isDay = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
        assert.equal(dateRange(text) !== undefined, isDay, text);
      }),
    );
  });

  test('ranges overlap when a day belongs to both', () => {
    assert.equal(rangesOverlap(range('2024-04'), range('2024-04-30/2024-05')), true);
    assert.equal(rangesOverlap(range('2024-04'), range('2024-05')), false);
    assert.equal(rangesOverlap(range('2024'), range('2024-07-01')), true);
  });
});
