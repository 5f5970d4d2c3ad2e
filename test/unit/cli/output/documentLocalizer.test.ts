import assert from 'node:assert/strict';
import { inRoot } from '../../../../scripts/lib/places.mjs';
import { documentLocalizer } from '../../../../src/cli/output/documentLocalizer';
import { COUNTS } from '../../../../src/core/views/words/shared';

suite('The picture of a report', () => {
  test('has words, dates and numbers of its language', () => {
    const german = documentLocalizer('de', inRoot('l10n'));
    assert.equal(german?.text('Which actors agree'), 'Welche Akteure übereinstimmen');
    assert.equal(german.text(COUNTS.positions, 12_345), '12.345 Positionen');
    assert.equal(german.period('2010-01-01', '2010-12-31'), 'Jan.–Dez. 2010');
  });

  test('is English in English, and where the program has no translations', () => {
    assert.equal(documentLocalizer('en'), undefined);
    assert.equal(documentLocalizer('de', inRoot('src')), undefined);
  });
});
