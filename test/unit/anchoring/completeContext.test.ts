import assert from 'node:assert/strict';
import { withContext } from '../../../src/core/anchoring/completeContext';
import { placeAnnotation } from '../../../src/core/anchoring/placeAnnotation';
import { marked } from '../text/marked';
import { annotationOf, describeMarked, quoteOf } from './quotes';

const SOURCE =
  'The talks ended on Friday. Mr. Lee, who had spoken last, said that his side [[will not sign]] in May.';
const { text } = marked(SOURCE);
const NOW = describeMarked(SOURCE);
/** As files held it before the key `repeated`. */
const OLDER = {
  ...NOW,
  prefix: NOW.prefix?.slice(-32),
  suffix: NOW.suffix?.slice(0, 32),
  repeated: undefined,
};

suite('Storing more context with older quotes', () => {
  test('a quote of an older file, or written by hand, gets what is stored now', () => {
    for (const part of [OLDER, quoteOf('will not sign')]) {
      const completed = withContext(text, placeAnnotation(text, annotationOf(part)));
      assert.deepEqual(completed?.quote, [NOW]);
    }
  });

  test('its old words go on waiting to be confirmed', () => {
    const part = { ...OLDER, was: 'will sign' };
    const completed = withContext(text, placeAnnotation(text, annotationOf(part)));
    assert.equal(completed?.quote[0]?.was, 'will sign');
  });

  test('one whose place is not sure keeps what it has', () => {
    const other = text.replace('Mr. Lee', 'Mr. Kim').replace('his side', 'her side');
    assert.equal(withContext(other, placeAnnotation(other, annotationOf(OLDER))), undefined);
  });

  test('there is nothing to add to a quote of today', () => {
    assert.equal(withContext(text, placeAnnotation(text, annotationOf(NOW))), undefined);
  });

  test('an older quote is found as before it had the key', () => {
    assert.equal(placeAnnotation(text, annotationOf(OLDER)).places[0]?.state, 'anchored');
    const twice = `${text} And he will not sign in June.`;
    assert.equal(placeAnnotation(twice, annotationOf(OLDER)).places[0]?.state, 'anchored');
  });
});
