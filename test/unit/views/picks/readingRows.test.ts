import assert from 'node:assert/strict';
import { articleQueue } from '../../../../src/core/intercoder/adjudication/queue';
import { shownReadings } from '../../../../src/core/intercoder/adjudication/shownReadings';
import { passageText, readingItem } from '../../../../src/core/views/picks/readingRows';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { CODERS_BOOK, readWords, WORDS_TEXT } from '../../../support/readWords';

const SHOWN = { codebook: CODERS_BOOK, localizer: createLocalizer() };

suite('The rows of readings', () => {
  test('name the coders by letters or by name, what they read, and fields with the words', () => {
    const rows = rowsOf(false);
    assert.deepEqual(rows.map(({ label }) => label.replace(/[ABC](?=[,:])/g, 'X')).sort(), [
      'X, X: china ⊕ exports',
      'X: nothing in this passage',
    ]);
    assert.deepEqual(rows.map(({ detail }) => detail).sort(), [
      '',
      'support · Act: demand · Note: why · “w3 w4 w5”',
    ]);
    assert.deepEqual(
      rowsOf(true).map(({ label }) => label.split(':')[0]?.split(', ').sort().join()),
      rows[0]?.label.includes('nothing') ? ['EVE', 'LEA,MAX'] : ['LEA,MAX', 'EVE'],
    );
  });

  test('show the words in their sentence where the text is known', () => {
    const details = rowsOf(false, WORDS_TEXT).map(({ detail }) => detail);
    assert.deepEqual(details.sort(), [
      '',
      'support · Act: demand · Note: why · w0 w1 w2 “w3 w4 w5” w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16…',
    ]);
  });

  test('are below the longest quote of the passage', () => {
    assert.equal(passageText(passage()), '“w3 w4 w5 w6”');
  });
});

function passage() {
  const [found] = articleQueue(
    readWords({
      lea: 'a1: china support exports 3-5 act=demand note=why',
      max: 'b1: china support exports 3-6 act=demand',
      eve: '',
    }),
  ).passages;
  assert.ok(found);
  return found;
}

function rowsOf(withNames: boolean, text?: string) {
  const found = passage();
  // The first of those who read alike is shown: that of lea, with her note.
  const readings = shownReadings(found, 1).map((one) => ({
    ...one,
    positions: found.readings.find(({ coder }) => one.coders.includes(coder))?.positions ?? [],
  }));
  return readings.map((one) => readingItem(one, { ...SHOWN, withNames, text }));
}
