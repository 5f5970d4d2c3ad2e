import assert from 'node:assert/strict';
import fc from 'fast-check';
import { graphemeCeiling, graphemeFloor, snapToGraphemes } from '../../../src/core/text/graphemes';
import { marked, showSpan } from './marked';
import { caseCount } from '../../support/caseCount';

/** Snaps the marked span and shows it. */
function snapped(source: string): string {
  const { text, span } = marked(source);
  return showSpan(text, snapToGraphemes(text, span));
}

suite('Grapheme borders', () => {
  test('a span at borders stays as it is', () => {
    for (const source of ['[[a]]bc', 'a[[ß]]c', '关[[税]]', '[[😀]]', 'x[[👩‍🌾]]y', '[[]]abc']) {
      assert.equal(snapped(source), source);
    }
  });

  test('half an emoji, a letter without its mark, a part of a family grow to the whole', () => {
    assert.equal(snapped('a [[\ud83d]]\ude00 b'), 'a [[😀]] b');
    assert.equal(snapped('a \ud83d[[\ude00 b]]'), 'a [[😀 b]]');
    assert.equal(snapped('de[[te]]\u0301nte'), 'de[[te\u0301]]nte');
    assert.equal(snapped('dete[[\u0301nte]]'), 'det[[e\u0301nte]]');
    assert.equal(snapped('👩[[\u200d]]🌾!'), '[[👩‍🌾]]!');
    assert.equal(snapped('ไ[[ท]]\u0e35\u0e48'), 'ไ[[ท\u0e35\u0e48]]');
  });

  test('flags in a row are cut between flags', () => {
    assert.equal(snapped('🇪🇺[[🇺]]🇸🇨🇳'), '🇪🇺[[🇺🇸]]🇨🇳');
    assert.equal(snapped('🇪[[🇺🇺🇸🇨]]🇳'), '[[🇪🇺🇺🇸🇨🇳]]');
  });

  test('an empty span stays empty', () => {
    assert.equal(snapped('a\ud83d[[]]\ude00'), 'a[[]]😀');
  });

  test('borders are those of segmenting the whole text', () => {
    const unit = fc.constantFrom(
      ...[
        'a',
        ' ',
        '\n',
        '\u0301',
        '\u200d',
        '👩',
        '🌾',
        '🇪',
        '🇺',
        '\ufe0f',
        '🏽',
        'क',
        '\u094d',
        'ष',
      ],
      ...[
        '각',
        'ᄀ',
        'ᅡ',
        'ᆨ',
        '关',
        'か',
        '\u3099',
        'ー',
        '\u0600',
        '\u200b',
        '’',
        '©',
        '\ud83d',
        '\ude00',
      ],
    );
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const borders = [...segmenter.segment(text)].map(({ index }) => index);
        borders.push(text.length);
        for (let offset = 0; offset <= text.length; offset++) {
          assert.equal(graphemeFloor(text, offset), borders.findLast((at) => at <= offset) ?? 0);
          assert.equal(
            graphemeCeiling(text, offset),
            borders.find((at) => at >= offset),
          );
        }
      }),
      { numRuns: caseCount(1000) },
    );
  });

  test('a cluster of thousands of marks is cut between code points and not read over and over', () => {
    const text = 'e' + '\u0301'.repeat(5000) + '😀'.repeat(1);
    const { start, end } = snapToGraphemes(text, { start: 3000, end: 3001 });
    assert.ok(start >= 1976 && start <= 3000, `${start}`);
    assert.ok(end >= 3001 && end <= 4025, `${end}`);
  });
});
