import assert from 'node:assert/strict';
import { shortDate, typedDate } from '../../../src/core/text/dates';

suite('A date that is typed', () => {
  test('is taken as files have it, in any language', () => {
    for (const date of ['2024', '2024-04', '2024-04-26', '2024-04/2024-06']) {
      assert.equal(typedDate(date, 'de'), date);
      assert.equal(typedDate(` ${date} `, 'en-US'), date);
    }
  });

  test('is read in the order of the language', () => {
    assert.equal(typedDate('26.4.2024', 'de'), '2024-04-26');
    assert.equal(typedDate('26. 4. 2024', 'de'), '2024-04-26');
    assert.equal(typedDate('4/26/2024', 'en-US'), '2024-04-26');
    assert.equal(typedDate('4/5/2024', 'en-US'), '2024-04-05');
    assert.equal(typedDate('4/5/2024', 'en-GB'), '2024-05-04');
    assert.equal(typedDate('26-04-2024', 'nl'), '2024-04-26');
    // Full stops put the day first in each language.
    assert.equal(typedDate('4.3.2025', 'en-US'), '2025-03-04');
    assert.equal(typedDate('2024. 4. 26.', 'ko'), '2024-04-26');
    assert.equal(typedDate('2024/4/26', 'ja'), '2024-04-26');
  });

  test('may have the name of its month, in the language or in English', () => {
    assert.equal(typedDate('May 1, 2025', 'en-US'), '2025-05-01');
    assert.equal(typedDate('1 May 2025', 'en-GB'), '2025-05-01');
    assert.equal(typedDate('Sept. 2024', 'en-GB'), '2024-09');
    assert.equal(typedDate('oct 2024', 'en-US'), '2024-10');
    assert.equal(typedDate('3. März 2025', 'de'), '2025-03-03');
    assert.equal(typedDate('3 March 2025', 'de'), '2025-03-03');
    assert.equal(typedDate('2 février 2024', 'fr'), '2024-02-02');
    assert.equal(typedDate('5 мая 2024', 'ru'), '2024-05-05');
    for (const typed of [
      '30 February 2024',
      'May 24',
      'May',
      'Mayday 1, 2025',
      'May 1, 2, 2025',
      '1 May 2025 x',
    ])
      assert.equal(typedDate(typed, 'en-US'), undefined, typed);
  });

  test('that does not exist, has two digits for the year, or is none is refused', () => {
    for (const typed of ['30.2.2024', '26.4.24', '26.4.', 'April', '', '1.2.3.4', '26/4/2024x']) {
      assert.equal(typedDate(typed, 'de'), undefined, typed);
    }
    // The American order has no thirteenth month.
    assert.equal(typedDate('26/4/2024', 'en-US'), undefined);
  });

  test('is shown in figures as the language writes it, and read again so', () => {
    assert.equal(shortDate('2024-04-26', 'de'), '26.4.2024');
    assert.equal(shortDate('2024-04-26', 'en-US'), '4/26/2024');
    for (const locale of [
      'de',
      'en-US',
      'en-GB',
      'fr',
      'es',
      'pt-BR',
      'pl',
      'ru',
      'zh-cn',
      'ja',
      'ko',
      'tr',
      'cs',
      'hu',
    ]) {
      assert.equal(typedDate(shortDate('2024-04-26', locale), locale), '2024-04-26', locale);
    }
    assert.equal(typeof shortDate('2024-04-26', 'no such language'), 'string');
  });
});
