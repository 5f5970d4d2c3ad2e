import assert from 'node:assert/strict';
import { placeAll } from '../../../../src/core/anchoring/placeAnnotation';
import { describeSpan } from '../../../../src/core/anchoring/describe';
import { quoteInSentence } from '../../../../src/core/views/words/quoteInSentence';
import { position } from '../../../support/corpus';

const TEXT = `The harbour

The union met on Monday. It said that it rejects night shifts at the port, and
that it will strike. Nobody from the port came.
`;

/** The sentence with the quote in brackets. */
function shown(text: string | undefined, ...quotes: readonly string[]): string {
  const quote = quotes.map((words) => {
    const start = TEXT.indexOf(words);
    return describeSpan(TEXT, { start, end: start + words.length });
  });
  const [placed] = placeAll(text ?? TEXT, [position({ quote })]);
  assert.ok(placed);
  return quoteInSentence(text, placed, 400)
    .map((part) => (part.isQuote ? `[${part.text}]` : part.text))
    .join('');
}

suite('A quote in its sentence', () => {
  test('has what stands before and behind it, and no more', () => {
    assert.equal(
      shown(TEXT, 'rejects night shifts'),
      'It said that it [“rejects night shifts”] at the port, and that it will strike.',
    );
  });

  test('has one pair of quotation marks where the text has them too', () => {
    const text = 'The union said: “We will strike”, and left.\n';
    const start = text.indexOf('We');
    const quote = [describeSpan(text, { start, end: start + 'We will strike'.length })];
    const [placed] = placeAll(text, [position({ quote })]);
    assert.ok(placed);
    assert.equal(
      quoteInSentence(text, placed, 400)
        .map((part) => part.text)
        .join(''),
      'The union said: “We will strike”, and left.',
    );
  });

  test('that goes over several sentences has the rest of these', () => {
    assert.equal(
      shown(TEXT, 'will strike. Nobody'),
      'It said that it rejects night shifts at the port, and that it [“will strike. Nobody”] from the port came.',
    );
  });

  test('in two parts has both marked, in one sentence or in two', () => {
    assert.equal(
      shown(TEXT, 'rejects night shifts', 'will strike'),
      'It said that it [“rejects night shifts”] at the port, and that it [“will strike”].',
    );
    assert.equal(
      shown(TEXT, 'met on Monday', 'will strike'),
      'The union [“met on Monday”]. […] It said that it rejects night shifts at the port, and that it [“will strike”].',
    );
  });

  test('in parts that overlap says no word twice', () => {
    assert.equal(
      shown(TEXT, 'rejects night shifts', 'night shifts at the port'),
      'It said that it [“rejects night shifts at the port”], and that it will strike.',
    );
    assert.equal(
      shown(TEXT, 'rejects night shifts', 'night'),
      'It said that it [“rejects night shifts”] at the port, and that it will strike.',
    );
  });

  test('stands alone where the article was not read, or has other words there', () => {
    assert.equal(shown(undefined, 'rejects night shifts'), '[“rejects night shifts”]');
    const other = TEXT.replace('rejects night shifts', 'likes the night');
    assert.equal(shown(other, 'rejects night shifts'), '[“rejects night shifts”]');
  });

  test('of a sentence without end has the words next to it', () => {
    const long = `${'word '.repeat(300)}rejects night shifts${' more'.repeat(300)}.`;
    const start = long.indexOf('rejects');
    const quote = [describeSpan(long, { start, end: start + 20 })];
    const [placed] = placeAll(long, [position({ quote })]);
    assert.ok(placed);
    const [before, words, after] = quoteInSentence(long, placed, 400);
    assert.match(before?.text ?? '', /^… word .*word $/);
    assert.equal(words?.text, '“rejects night shifts”');
    assert.match(after?.text ?? '', /^ more .*…$/);
    assert.ok((before?.text.length ?? 0) < 310 && (after?.text.length ?? 0) < 310);
  });
});
