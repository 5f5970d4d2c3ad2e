import assert from 'node:assert/strict';
import { markedText } from '../../../../../src/core/intercoder/agreement/where/coverage';
import { readings } from '../../../../support/readings';

suite('What a coder marked', () => {
  test('is counted from the beginning of the text that was to be coded, and only in it', () => {
    const [article] = readings(`
      l1: china supports exports coder=lea at=0-10
      l2: japan opposes exports coder=lea at=15-30
      l3: russia opposes exports coder=lea at=25-35
      l4: china supports talks coder=lea at=90-120
    `).articles;
    const lea = article?.readings.get('lea');
    assert.ok(lea);
    assert.deepEqual(markedText(lea, { start: 20, end: 100 }), {
      coder: 'lea',
      spans: [
        { start: 0, end: 15 },
        { start: 70, end: 80 },
      ],
      unplaced: 1,
    });
  });
});
