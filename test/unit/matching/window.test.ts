import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildDictionaryOf } from '../../../src/core/matching/dictionary';
import { liveMatches, liveMentions } from '../../../src/core/matching/rematch';
import { liveMentionsWithin, mentionsWithin } from '../../../src/core/matching/window';
import type { Span } from '../../../src/core/model/span';
import { samples } from './arbitraries';
import { actors, issues } from './marked';
import { caseCount, enough } from '../../support/caseCount';

suite('Mentions of a stretch of a text', () => {
  test('are those of the whole text that reach into it, matched before or not', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        samples(60),
        fc.nat(200),
        fc.nat(200),
        fc.nat(30),
        (sample, at, length, front) => {
          const { text } = sample;
          const dictionary = buildDictionaryOf(sample.terms);
          const begin = Math.min(front, text.length);
          const start = at % (text.length + 1);
          const stretch = { start, end: start + length };
          const live = liveMatches(dictionary, text, begin);
          const whole = liveMentions(dictionary, live).filter(reachesInto(stretch));
          assert.deepEqual(liveMentionsWithin(dictionary, live, stretch), whole);
          assert.deepEqual(mentionsWithin(dictionary, text, stretch, begin), whole);
          compared += whole.length;
        },
      ),
      { numRuns: caseCount(1000) },
    );
    assert.ok(compared > enough(50), `only ${compared} mentions were compared`);
  });

  test('are found far inside a long text with accents taken apart, where names overlap', () => {
    const terms = [...actors('New York', 'York', 'Zoe\u0301'), ...issues('York Times', 'Times')];
    const dictionary = buildDictionaryOf(terms);
    const text = 'New York Times, Zoe\u0301 and York Times; the times of York.\n'.repeat(4000);
    const whole = liveMentions(dictionary, liveMatches(dictionary, text));
    for (let start = 0; start < text.length; start += 9973) {
      const stretch = { start, end: start + 3001 };
      const found = mentionsWithin(dictionary, text, stretch);
      assert.deepEqual(found, whole.filter(reachesInto(stretch)));
      assert.ok(found.length > 100);
    }
  });

  test('of an empty text, of a stretch behind the text and of one in the front matter are none', () => {
    const dictionary = buildDictionaryOf(actors('China'));
    assert.deepEqual(mentionsWithin(dictionary, '', { start: -1, end: 1 }), []);
    assert.deepEqual(mentionsWithin(dictionary, 'China', { start: 9, end: 20 }), []);
    assert.deepEqual(mentionsWithin(dictionary, 'China. China', { start: 0, end: 3 }, 7), []);
  });
});

function reachesInto(stretch: Span) {
  return ({ start, end }: Span): boolean => stretch.start < end && start < stretch.end;
}
