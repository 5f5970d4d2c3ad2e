import assert from 'node:assert/strict';
import { articleQueue } from '../../../../src/core/intercoder/adjudication/queue';
import { shownReadings } from '../../../../src/core/intercoder/adjudication/shownReadings';
import { passageText, readingItems } from '../../../../src/core/views/picks/readingRows';
import { createLocalizer } from '../../../../src/core/views/words/localizer';
import { CODERS_BOOK, readWords, WORDS_TEXT } from '../../../support/readWords';

const SHOWN = { codebook: CODERS_BOOK, localizer: createLocalizer() };

suite('The rows of readings', () => {
  test('name the coders by letters or by name, what they read, and fields with the words', () => {
    const rows = rowsOf(false);
    assert.deepEqual(
      rows.map(({ label }) => label.replace(/[ABC](?=[,:])/g, 'X')),
      ['X, X: china ⊕ exports', 'None of These (X: nothing in this passage)'],
    );
    assert.deepEqual(rows.map(({ detail }) => detail).sort(), [
      '',
      'support · Act: demand · Note: why · “w3 w4 w5”',
    ]);
    assert.deepEqual(
      rowsOf(true).map(({ label }) => label.split(':')[0]?.split(', ').sort().join()),
      ['LEA,MAX', 'None of These (EVE'],
    );
  });

  test('show the words in their sentence where the text is known', () => {
    const details = rowsOf(false, WORDS_TEXT).map(({ detail }) => detail);
    assert.deepEqual(details.sort(), [
      '',
      'support · Act: demand · Note: why · w0 w1 w2 “w3 w4 w5” w6 w7 w8 w9 w10 w11 w12 w13 w14 w15 w16…',
    ]);
  });

  test('begin with what differs: a stance, a field, the ends of long quotes', () => {
    const found = passageOf({
      lea: 'a1: china support exports 3-5 act=demand note=why',
      max: 'b1: china oppose exports 3-5 act=demand note=why',
    });
    assert.deepEqual(detailsOf(found).sort(), [
      'oppose · Act: demand · Note: why · “w3 w4 w5”',
      'support · Act: demand · Note: why · “w3 w4 w5”',
    ]);
    const fields = passageOf({
      lea: 'a1: china support exports 3-5 act=demand',
      max: 'b1: china support exports 3-5 act=reject',
    });
    assert.deepEqual(detailsOf(fields).sort(), [
      'Act: demand · support · “w3 w4 w5”',
      'Act: rejection · support · “w3 w4 w5”',
    ]);
    const words = passageOf({
      lea: 'a1: china support exports 3-40',
      max: 'b1: china oppose exports 3-41',
    });
    assert.deepEqual(detailsOf(words).sort(), [
      'oppose · “w3 w4 w5 w6 w7 w8 w9 w10 w11 … w34 w35 w36 w37 w38 w39 w40 w41”',
      'support · “w3 w4 w5 w6 w7 w8 w9 w10 w11 … w33 w34 w35 w36 w37 w38 w39 w40”',
    ]);
  });

  test('are below the words of the passage, of all its quotes together', () => {
    assert.equal(passageText(passage()), '“w3 w4 w5 w6”');
    const found = passageOf({
      lea: 'a1: china support exports 3-5',
      max: 'b1: china support exports 5-7',
    });
    assert.equal(passageText(found), '“w3 w4 w5 w6 w7”');
  });
});

function passage() {
  return passageOf({
    lea: 'a1: china support exports 3-5 act=demand note=why',
    max: 'b1: china support exports 3-6 act=demand',
    eve: '',
  });
}

function passageOf(read: Parameters<typeof readWords>[0]) {
  const [found, ...others] = articleQueue(readWords(read)).passages;
  assert.ok(found);
  assert.equal(others.length, 0);
  return found;
}

function detailsOf(found: ReturnType<typeof passageOf>) {
  return readingItems(shownReadings(found, 1), { ...SHOWN, withNames: false }).map(
    ({ detail }) => detail,
  );
}

function rowsOf(withNames: boolean, text?: string) {
  const found = passage();
  // The first of those who read alike is shown: that of lea, with her note.
  const readings = shownReadings(found, 1).map((one) => ({
    ...one,
    positions: found.readings.find(({ coder }) => one.coders.includes(coder))?.positions ?? [],
  }));
  return readingItems(readings, { ...SHOWN, withNames, text });
}
