import assert from 'node:assert/strict';
import { editAnnotationFile } from '../../../../src/core/annotation-file/edit/edit';
import {
  onlyReading,
  onlyReadingEdits,
  readToEndEdits,
} from '../../../../src/core/intercoder/adjudication/onlyReading';
import { articleQueue } from '../../../../src/core/intercoder/adjudication/queue';
import { NO_METADATA } from '../../../../src/core/model/article';
import type { Codebook } from '../../../../src/core/model/codebook';
import { CODERS_BOOK, readWords } from '../../../support/readWords';
import { BOTH } from './decidedPassages';

const LEA = { lea: 'a1: china support exports 3-5\n a2: japan oppose tariffs 20-24' };

suite('What one coder alone has found', () => {
  test('is theirs, where no other coder has begun the article or is to code it', () => {
    assert.equal(onlyReading(readWords(LEA), CODERS_BOOK)?.coder, 'lea');
    assert.equal(onlyReading(readWords(LEA), assigned('lea'))?.coder, 'lea');
    assert.equal(onlyReading(readWords(LEA), assigned('lea', 'max')), undefined);
    assert.equal(onlyReading(readWords(LEA), assigned('max')), undefined);
    assert.equal(onlyReading(readWords({ ...LEA, 'max?': '' }), CODERS_BOOK), undefined);
    assert.equal(onlyReading(readWords({ 'lea?': LEA.lea }), CODERS_BOOK), undefined);
    assert.equal(onlyReading(readWords({ gold: LEA.lea }), CODERS_BOOK), undefined);
  });

  test('the gold standard is no other coder', () => {
    assert.equal(onlyReading(readWords({ ...LEA, gold: LEA.lea }), CODERS_BOOK)?.coder, 'lea');
  });

  test('nothing is taken over where there is a result, or a file that cannot be read', () => {
    const article = readWords(LEA);
    assert.equal(onlyReading({ ...article, adjudicated: [] }, CODERS_BOOK), undefined);
    assert.equal(onlyReading({ ...article, isDecidedUnread: true }, CODERS_BOOK), undefined);
    assert.equal(onlyReading({ ...article, refused: ['max'] }, CODERS_BOOK), undefined);
    assert.ok(onlyReading({ ...article, refused: ['gold'] }, CODERS_BOOK));
  });

  test('becomes the result, decided passage by passage, and the article counts as read', () => {
    const article = readWords(LEA);
    const reading = onlyReading(article, CODERS_BOOK);
    assert.ok(reading);
    let next = 0;
    const edits = onlyReadingEdits(article, reading, NO_METADATA, {
      ...{ by: 'eve', isNoCoder: true, at: '2026-01-02T09:30:00Z' },
      newId: () => `n${String(++next)}`,
    });
    const edited = editAnnotationFile('', edits, CODERS_BOOK);
    assert.equal(edited.kind, 'edited');
    assert.equal(edited.text.match(/^ {4}from: /gm)?.length, 2);
    assert.equal(edited.text.match(/^ {4}actor: /gm)?.length, 2);
    assert.match(edited.text, /^coded:\n {2}eve:/m);
    const after = readWords(LEA, edited.text);
    assert.equal(onlyReading(after, CODERS_BOOK), undefined);
    const { passages } = articleQueue(after, { withSingle: true });
    assert.deepEqual(
      passages.map(({ state }) => state),
      ['decided', 'decided'],
    );
  });
});

function assigned(...coders: readonly string[]): Codebook {
  const { path } = readWords(LEA);
  return {
    ...CODERS_BOOK,
    coding: { ...CODERS_BOOK.coding, assigned: new Map([[path, coders]]) },
  };
}

suite('An article that counts as read', () => {
  const today = { by: 'eve', date: '2026-01-02', codebook: '3' };

  test('is one whose last passage is decided, of all that its coders have completed', () => {
    const article = readWords(BOTH);
    const { passages } = articleQueue(article);
    assert.deepEqual(readToEndEdits(article, passages.slice(1), today), []);
    const coding = { state: 'complete', date: '2026-01-02', codebook: '3', reason: undefined };
    assert.deepEqual(readToEndEdits(article, passages, today), [
      { kind: 'code', coder: 'eve', coding },
    ]);
    assert.deepEqual(readToEndEdits({ ...article, isResultRead: true }, passages, today), []);
    const open = readWords({ ...BOTH, 'eve?': '' });
    assert.deepEqual(readToEndEdits(open, articleQueue(open).passages, today), []);
  });

  test('is not one of which an issue alone was asked about', () => {
    const article = readWords(BOTH);
    const { passages } = articleQueue(article, { issue: 'tariffs' });
    assert.deepEqual(readToEndEdits(article, passages, today), []);
  });
});
