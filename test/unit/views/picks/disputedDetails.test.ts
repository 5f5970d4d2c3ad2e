import assert from 'node:assert/strict';
import { EMPTY_CODEBOOK } from '../../../../src/core/model/codebook';
import { disputedDetails, withKeysOf } from '../../../../src/core/views/picks/disputedDetails';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { position, quotePart } from '../../../support/corpus';

suite('The details that two versions of an annotation dispute', () => {
  const ours = position({
    id: 'a',
    stance: 'oppose',
    note: 'night $(trash) work',
    fields: new Map([['frame', 'economic']]),
    quote: [quotePart('no night shifts', 0)],
  });
  const theirs = { ...ours, note: undefined, stance: 'support', quote: [quotePart('no', 0)] };
  const details = disputedDetails(
    ours,
    theirs,
    ['stance', 'note', 'quote', 'odd'],
    EMPTY_CODEBOOK,
    createLocalizer(),
  );

  test('each says both values in words, and nothing is said as nothing', () => {
    assert.deepEqual(details.slice(0, 3), [
      { key: 'stance', label: 'Stance', ours: 'oppose', theirs: 'support' },
      { key: 'note', label: 'Note', ours: 'night $\u200b(trash) work', theirs: '(nothing)' },
      { key: 'quote', label: 'Quote', ours: '“no night shifts”', theirs: '“no”' },
    ]);
  });

  test('a key without words of its own keeps its name', () => {
    assert.equal(details[3]?.label, 'odd');
  });

  test('the chosen keys are taken over, and no others', () => {
    assert.deepEqual(withKeysOf(theirs, ours, ['stance']), { ...theirs, stance: 'oppose' });
  });
});
