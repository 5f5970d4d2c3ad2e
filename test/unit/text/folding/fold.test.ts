import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldText, foldWords } from '../../../../src/core/text/folding/fold';
import { graphemeCeiling, graphemeFloor } from '../../../../src/core/text/graphemes';
import { caseCount } from '../../../support/caseCount';

/** The original of the first place of the words in the folded text. */
function originalOf(text: string, words: string): string {
  const folded = foldText(text);
  const start = folded.text.indexOf(words);
  assert.notEqual(start, -1, folded.text);
  const span = folded.toOriginal({ start, end: start + words.length });
  return text.slice(span.start, span.end);
}

suite('Folding what differs between editions of a text', () => {
  test('quotes, dashes, white space, invisible characters and normal form; not case', () => {
    assert.equal(
      foldWords('“We” – the\u00a0State’s\n  non\u00adaligned re\u0301gime\u200b — agree.'),
      '"We" - the State\'s nonaligned r\u00e9gime - agree.',
    );
    assert.equal(foldWords('Peru PERU peru'), 'Peru PERU peru');
  });

  test('a text without any of that is itself', () => {
    const text = 'Peru opposes the tariffs.';
    assert.equal(foldText(text).text, text);
    assert.deepEqual(foldText(text).toOriginal({ start: 5, end: 12 }), { start: 5, end: 12 });
  });

  test('a span of folded text has the words of the original, whole characters of them', () => {
    const text = 'The  “re\u0301gime”\nof non\u00adaligned 👩\u200d🌾 states';
    assert.equal(originalOf(text, 'régime'), 're\u0301gime');
    assert.equal(originalOf(text, '"régime" of'), '“re\u0301gime”\nof');
    assert.equal(originalOf(text, 'nonaligned'), 'non\u00adaligned');
    assert.equal(originalOf(text, '👩'), '👩\u200d🌾');
  });

  test('white space between invisible characters is one run; what is behind it is not', () => {
    assert.equal(foldWords('a \u200b \u200bb'), 'a b');
    assert.equal(foldWords('a\ufeff\n\ufeffb'), 'a b');
    assert.equal(originalOf('a \u00ad b', 'a '), 'a \u00ad ');
  });

  test('folding a span and mapping it back covers the same characters', () => {
    const units = [
      'a',
      'e',
      '\u0301',
      ' ',
      '\n',
      '\u00a0',
      '\u00ad',
      '“',
      '–',
      '😀',
      '관',
      '\u11ab',
    ];
    const text = fc.string({ unit: fc.constantFrom(...units), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (words, a, b) => {
        const folded = foldText(words);
        assert.equal(folded.text, foldWords(words));
        const length = folded.text.length + 1;
        const start = Math.min(a % length, b % length);
        const end = Math.max(a % length, b % length);
        const { start: from, end: to } = folded.toOriginal({ start, end });
        assert.ok(from <= to);
        assert.equal(graphemeFloor(words, from), from);
        assert.equal(graphemeCeiling(words, to), to);
        // What is mapped back holds what was folded: its own folded form has it, in its place.
        const piece = folded.text.slice(start, end);
        assert.ok(foldWords(words.slice(from, to)).includes(piece) || start === end);
        if (start < end) {
          assert.ok(folded.toFolded(from) <= start);
          assert.ok(folded.toFolded(to) >= end);
        }
      }),
      { numRuns: caseCount(5000) },
    );
  });
});
