import assert from 'node:assert/strict';
import { contextOfText } from '../../../src/core/anchoring/completeContext';
import { placeAnnotation } from '../../../src/core/anchoring/placeAnnotation';
import { namesAround } from '../../../src/core/anchoring/context/around';
import type { QuotePart } from '../../../src/core/model/annotation';
import type { Span } from '../../../src/core/model/span';
import { marked } from '../text/marked';
import { annotationOf, describeMarked, quoteOf } from './quotes';

const SOURCE =
  'The talks ended on Friday. Mr. Lee, who had spoken last, said that his side [[will not sign]] in May.';
const { text, span } = marked(SOURCE);
const AROUND = namesAround(text)(span);
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
      const completed = complete(text, part);
      assert.deepEqual(completed?.quote, [{ ...NOW, around: AROUND }]);
    }
  });

  test('its old words go on waiting to be confirmed', () => {
    const part = { ...OLDER, was: 'will sign' };
    const completed = complete(text, part);
    assert.equal(completed?.quote[0]?.was, 'will sign');
  });

  test('one whose place is not sure keeps what it has', () => {
    const other = text.replace('Mr. Lee', 'Mr. Kim').replace('his side', 'her side');
    assert.equal(complete(other, OLDER), undefined);
  });

  test('there is nothing to add to a quote of today', () => {
    assert.equal(complete(text, { ...NOW, around: AROUND }), undefined);
  });

  test('one that lacks only the names around it keeps its context, and gets them', () => {
    const [part] = complete(text, { ...NOW, start: 3 })?.quote ?? [];
    assert.deepEqual(part, { ...NOW, start: 3, around: AROUND });
  });

  test('the names around it are renewed where its place is certain, and nothing else', () => {
    const moved = `An opening.\n\n${text.replace('The talks', 'Mr. Orr said that the talks')}`;
    const part = { ...NOW, around: AROUND };
    const places = [{ state: 'moved', span: spanOf(moved) } as const];
    const context = contextOfText(moved);
    const [now] = context.renewed({ annotation: annotationOf(part), places })?.quote ?? [];
    assert.deepEqual({ ...now, around: AROUND }, part);
    assert.notEqual(now?.around, AROUND);
    const doubtful = [{ state: 'uncertain', span: spanOf(moved) } as const];
    assert.equal(context.renewed({ annotation: annotationOf(part), places: doubtful }), undefined);
    assert.equal(context.renewed({ annotation: annotationOf(NOW), places }), undefined);
    const same = contextOfText(text);
    assert.equal(same.renewed(placeAnnotation(text, annotationOf(part))), undefined);
  });

  test('an older quote is found as before it had the key', () => {
    assert.equal(placeAnnotation(text, annotationOf(OLDER)).places[0]?.state, 'anchored');
    const twice = `${text} And he will not sign in June.`;
    assert.equal(placeAnnotation(twice, annotationOf(OLDER)).places[0]?.state, 'anchored');
  });
});

function complete(articleText: string, part: QuotePart) {
  const placed = placeAnnotation(articleText, annotationOf(part));
  return contextOfText(articleText).completed(placed);
}

function spanOf(articleText: string): Span {
  const start = articleText.indexOf(NOW.exact);
  return { start, end: start + NOW.exact.length };
}
