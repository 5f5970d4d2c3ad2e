import assert from 'node:assert/strict';
import { createLocalizer } from '../../../../src/core/views/words/localizer';

suite('Figures for the screen', () => {
  test('that are written with a point have the mark of the language', () => {
    const german = createLocalizer({ number: (count) => count.toLocaleString('de') });
    assert.equal(german.figure('0.50'), '0,50');
  });

  test('have two decimals, and the decimal sign of the language', () => {
    const format = (count: number): string => new Intl.NumberFormat('de').format(count);
    const [english, german] = [createLocalizer(), createLocalizer({ number: format })];
    assert.deepEqual(
      [0.714, 1, -0.5, -0.001].map((value) => [english.decimals(value), german.decimals(value)]),
      [
        ['0.71', '0,71'],
        ['1.00', '1,00'],
        ['−0.50', '−0,50'],
        ['0.00', '0,00'],
      ],
    );
  });
});
