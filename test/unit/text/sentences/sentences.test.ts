import assert from 'node:assert/strict';
import { sentenceAt } from '../../../../src/core/text/sentences/sentences';
import { marked, showSpan } from '../marked';

/** Every offset inside the marked sentence must find exactly it. */
function isOneSentence(source: string): void {
  const { text, span } = marked(source);
  for (let offset = span.start; offset < span.end; offset++) {
    assert.equal(showSpan(text, sentenceAt(text, offset)), source);
  }
}

suite('The sentence at an offset', () => {
  test('it ends at its full stop, and white space is left out', () => {
    isOneSentence('Talks failed.  [[Both sides left.]] Nobody spoke.');
    isOneSentence('[[Who pays?]] We do not.');
    isOneSentence('Who pays? [[We do not]]');
  });

  for (const source of [
    '[[The U.S. Trade Representative spoke.]] Then she left.',
    '[[Dr. Weber and Prof. Li agreed.]] Then they left.',
    '[[Gov. J. D. Moss vetoed it.]] Then he left.',
    '[[He cited No. 5 and Art. 12 of the pact.]] Then he left.',
    '[[She met Kim on Jan. 5 in Oslo.]] Then she left.',
    '[[Acme Inc. Chairman Otto Roth objected.]] Then he left.',
    '[[Am 26. April sprach Dr. Kühn.]] Dann ging sie.',
    '[[Prices rose 2.5 percent, i.e. Chinese goods cost more.]] Then they fell.',
  ]) {
    test(`an abbreviation does not end it: ${source}`, () => isOneSentence(source));
  }

  test('an abbreviation at the end of a sentence ends it when a new one plainly begins', () => {
    isOneSentence('[[They sell to the U.S.]] The duty is low.');
    isOneSentence('It left at 9 p.m. [[But nobody came.]]');
    isOneSentence('[[Would they sign? No.]]'.replace('? No.]]', '?]] No. Never.'));
  });

  test('a paragraph ends it, and so does a headline without a full stop', () => {
    isOneSentence('Talks begin\n\n[[Both sides came]]\n\nThey left.');
    isOneSentence(
      '[[Talks begin]]\nBoth sides came to the long table in the hall of the old ministry.',
    );
    isOneSentence('# Talks\n[[Both sides came.]]');
    isOneSentence('# [[Talks]]\nBoth sides came.');
  });

  test('a line break that only wraps does not end it', () => {
    isOneSentence(
      'The ministers met. [[They spoke about the\ntariffs that both governments had\nannounced in spring.]] They left.',
    );
  });

  test('marks of lists and quotations are not part of it', () => {
    isOneSentence('- [[Tariffs stay.]]\n- Quotas go.');
    isOneSentence('> [[Tariffs stay.]] Quotas go.');
    isOneSentence('1. [[Tariffs stay]]\n2. Quotas go');
  });

  test('scripts without spaces', () => {
    isOneSentence('双方举行了会谈。[[中国反对新的关税。]]会谈没有结果。');
    isOneSentence('会談が行われた。[[中国は新しい関税に反対した。]]');
  });

  test('closing quotation marks stay with the sentence', () => {
    isOneSentence('[[“We will not sign.”]] He left.');
  });

  test('between paragraphs there is none', () => {
    assert.equal(sentenceAt('One.\n\n\nTwo.', 5), undefined);
    assert.equal(sentenceAt('', 0), undefined);
  });

  test('in one huge line only its surroundings are read', () => {
    const text = 'Talks went on. '.repeat(70_000);
    const at = 15 * 40_000;
    assert.deepEqual(sentenceAt(text, at + 3), { start: at, end: at + 14 });
  });
});
