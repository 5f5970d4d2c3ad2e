import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { QuotePart } from '../../../src/core/model/annotation';
import { describeSpan } from '../../../src/core/anchoring/describe';
import { countOccurrences, visitOccurrences } from '../../../src/core/anchoring/search/occurrences';
import { placeAll, placeAnnotation } from '../../../src/core/anchoring/placeAnnotation';
import { searchAll } from '../../../src/core/anchoring/search/searchAll';
import { annotationOf, quoteOf, showPlace } from './quotes';
import { caseCount, enough } from '../../support/caseCount';

const letters = (longest: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: longest, size: 'max' });

function naiveStarts(text: string, words: string): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at + words.length <= text.length; at++) {
    if (text.slice(at, at + words.length) === words) starts.push(at);
  }
  return starts;
}

suite('Searching many quotes at once', () => {
  test('a discontinuous quote has a place for each part', () => {
    const text = 'Peru, after long talks, agreed.';
    const placed = placeAnnotation(text, annotationOf(quoteOf('Peru'), quoteOf('signed')));
    assert.deepEqual(
      placed.places.map((place) => showPlace(text, place)),
      ['anchored: [[Peru]], after long talks, agreed.', `orphaned: ${text}`],
    );
  });

  test('each is placed as if it were alone, wherever the text has moved to', () => {
    let together = 0;
    fc.assert(
      fc.property(
        letters(300),
        letters(12),
        fc.array(fc.nat(), { minLength: 15 }),
        (text, head, ats) => {
          const quotes: QuotePart[] = ats.map((at) => {
            const start = at % (text.length + 1);
            return describeSpan(text, { start, end: Math.min(text.length, start + 1 + (at % 40)) });
          });
          const annotations = quotes.map((quote) => annotationOf(quote));
          const moved = head + text.slice(3);
          const alone = annotations.map((annotation) => placeAnnotation(moved, annotation));
          assert.deepEqual(placeAll(moved, annotations), alone);
          together += quotes.filter((quote) => quote.exact.length >= 8).length;
        },
      ),
      { numRuns: caseCount(300) },
    );
    assert.ok(
      together > enough(500),
      `${together} quotes were long enough to be searched together`,
    );
  });

  test('the joint search finds every place, overlapping ones too', () => {
    const words = fc.array(letters(14), { maxLength: 6 });
    fc.assert(
      fc.property(letters(200), words, (text, all) => {
        const found = searchAll(text, all);
        if (!found) return;
        for (const one of all) {
          assert.deepEqual(found.get(one), one.length < 8 ? undefined : naiveStarts(text, one));
        }
      }),
      { numRuns: caseCount(1000) },
    );
    assert.deepEqual(searchAll('banana banana', ['na banan', 'banana b'])?.get('na banan'), [4]);
  });

  test('words that begin alike are searched together, however many there are', () => {
    const all = Array.from({ length: 5000 }, (_, i) => `the delegate of ${i.toString(36)} agreed`);
    const text = all.join('. ');
    const starts = all.map((one) => text.indexOf(one));
    assert.deepEqual([...(searchAll(text, all)?.values() ?? [])].flat(), starts);
  });

  test('words that are beginnings of each other are left to the search one by one', () => {
    const many = Array.from({ length: 50 }, (_, i) => 'a'.repeat(100 + i));
    assert.equal(searchAll('a'.repeat(5000), many), undefined);
    const [placed] = placeAll(
      'a'.repeat(5000),
      many.map((one) => annotationOf(quoteOf(one))),
    );
    assert.equal(placed?.places[0]?.state, 'uncertain');
  });

  test('quotes that only their number tells apart are each in their place', () => {
    // To search them one by one, in other places than stored, would take hours.
    const count = 30_000;
    const line = 'The chair thanks the delegate for the words.\n\n';
    const all = Array.from({ length: count }, (_, i) =>
      annotationOf(
        quoteOf('thanks the delegate', {
          prefix: 'The chair ',
          suffix: ' for the words.\n',
          start: i * line.length + 10,
          occurrence: [i + 1, count],
        }),
      ),
    );
    const text = `A new line.\n\n${line.repeat(count)}`;
    const starts = placeAll(text, all).map(({ places: [place] }) => place?.span?.start);
    const first = text.indexOf('thanks');
    assert.deepEqual(
      starts,
      starts.map((_, i) => first + i * line.length),
    );
  });

  test('one word is found at every place, in prose and where it repeats endlessly', () => {
    fc.assert(
      fc.property(letters(200), letters(6), (text, words) => {
        const starts: number[] = [];
        visitOccurrences(text, words, (start) => starts.push(start) > 0);
        assert.deepEqual(starts, words === '' ? [] : naiveStarts(text, words));
      }),
      { numRuns: caseCount(1000) },
    );
    // Comparing anew at each of five million places would take hours.
    assert.equal(countOccurrences('a'.repeat(5_000_000), 'a'.repeat(20_000)), 4_980_001);
    assert.equal(countOccurrences('tax tax tax', 'tax', 2), 2);
  });
});
