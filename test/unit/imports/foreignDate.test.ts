import assert from 'node:assert/strict';
import { dayOrderOf, foreignDate } from '../../../src/core/imports/tables/foreignDate';

/** `2024-05-03`, with the order that it shows; `2024-04-03 or 2024-03-04`; or `none`. */
function stated(written: string): string {
  const date = foreignDate(written);
  if (date.kind === 'none') return 'none';
  if (date.kind === 'two-ways') return `${date.ways['day-first']} or ${date.ways['month-first']}`;
  return date.order === undefined ? date.date : `${date.date} ${date.order}`;
}

suite('Dates of other programs', () => {
  for (const [written, expected] of [
    ['2024-05-03', '2024-05-03'],
    ['2024-05-03T23:30:00-05:00', '2024-05-03'],
    ['2024-05-03 10:00', '2024-05-03'],
    ['2024/5/3', '2024-05-03'],
    ['20240503', '2024-05-03'],
    ['2024-05', '2024-05'],
    ['2024', '2024'],
    ['3 May 2024', '2024-05-03'],
    ['3rd May, 2024', '2024-05-03'],
    ['May 3, 2024', '2024-05-03'],
    ['Friday, May 3, 2024', '2024-05-03'],
    ['Fri, 03 May 2024 23:10:00 +0200', '2024-05-03'],
    ['May 3, 2024 Friday 10:15 PM', '2024-05-03'],
    ['May 2024', '2024-05'],
    ['2024 May 3', '2024-05-03'],
    ['Freitag, 3. Mai 2024', '2024-05-03'],
    ['1. März 2024', '2024-03-01'],
    ['3 de mayo de 2024', '2024-05-03'],
    ['3 août 2024', '2024-08-03'],
    ['3 ottobre 2024', '2024-10-03'],
    ['2024年5月3日', '2024-05-03'],
    ['03.04.2024', '2024-04-03'],
    ['03/04/2024', '2024-04-03 or 2024-03-04'],
    ['3-4-2024', '2024-04-03 or 2024-03-04'],
    ['05/05/2024', '2024-05-05'],
    ['31/12/2024', '2024-12-31 day-first'],
    ['12/31/2024 10:00', '2024-12-31 month-first'],
    ['31/13/2024', 'none'],
    ['30 February 2024', 'none'],
    ['2024-02-30', 'none'],
    ['03/04/24', 'none'],
    ['45415', 'none'],
    ['mar. 3 mai 2024', 'none'],
    ['yesterday', 'none'],
    ['', 'none'],
  ] as const) {
    test(`“${written}” is ${expected}`, () => assert.equal(stated(written), expected));
  }

  test('show in a column which of two figures is the day', () => {
    const order = (...written: string[]) => dayOrderOf(written.map(foreignDate));
    assert.equal(order('03/04/2024', '05/05/2024', '31/12/2024'), 'day-first');
    assert.equal(order('03/04/2024', '12/31/2024'), 'month-first');
    assert.equal(order('03/04/2024', '2024-05-03', 'May 3, 2024'), undefined);
    assert.equal(order('31/12/2024', '12/31/2024'), 'mixed');
  });
});
