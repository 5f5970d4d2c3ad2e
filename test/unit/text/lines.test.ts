import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editedLineIndex, lineIndex, offsetAt, positionAt } from '../../../src/core/text/lines';
import { normalizeText } from '../../../src/core/text/normalize';
import { paragraphOf } from '../../../src/core/text/sentences/paragraphs';
import { applyEdits } from '../../../src/core/text/textEdit';
import { someEdits } from './someEdits';
import { caseCount } from '../../support/caseCount';

suite('Lines and paragraphs', () => {
  const text = 'Talks began.\n\nBoth sides left early.\n';
  const index = lineIndex(text);

  test('an offset is a line and a character, both from 0', () => {
    assert.deepEqual(positionAt(index, 0), { line: 0, character: 0 });
    assert.deepEqual(positionAt(index, 12), { line: 0, character: 12 });
    assert.deepEqual(positionAt(index, 13), { line: 1, character: 0 });
    assert.deepEqual(positionAt(index, text.indexOf('sides')), { line: 2, character: 5 });
    assert.deepEqual(positionAt(index, text.length), { line: 3, character: 0 });
  });

  test('places outside the text count as its nearest place', () => {
    assert.deepEqual(positionAt(index, -4), { line: 0, character: 0 });
    assert.deepEqual(positionAt(index, 999), { line: 3, character: 0 });
    assert.equal(offsetAt(index, { line: 0, character: 99 }), 12);
    assert.equal(offsetAt(index, { line: 9, character: 0 }), text.length);
    assert.equal(offsetAt(index, { line: -1, character: 5 }), 0);
    assert.equal(offsetAt(index, { line: 2, character: -5 }), 14);
  });

  test('positions are those of an editor that splits at CRLF, LF and lone CR', () => {
    const raw = 'one\r\ntwo\rthree\n\r\nfour\u2028still four';
    const normal = normalizeText(raw);
    const lines = raw.split(/\r\n|\n|\r/);
    const ours = lineIndex(normal);
    assert.equal(ours.starts.length, lines.length);
    lines.forEach((line, number) => {
      const start = offsetAt(ours, { line: number, character: 0 });
      assert.equal(normal.slice(start, start + line.length), line);
    });
  });

  test('every offset of a random text comes back from its position', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', 'é', '🦀') }), (random) => {
        const lines = lineIndex(random);
        for (let offset = 0; offset <= random.length; offset++) {
          const position = positionAt(lines, offset);
          assert.equal(offsetAt(lines, position), offset);
          assert.equal(position.line, random.slice(0, offset).split('\n').length - 1);
        }
      }),
    );
  });

  test('after edits, the index made from the old one is that of the new text', () => {
    fc.assert(
      fc.property(someEdits('ab\n', 60), ({ text: old, edits }) => {
        const edited = applyEdits(old, edits);
        assert.deepEqual(editedLineIndex(lineIndex(old), edits, edited), lineIndex(edited));
      }),
      { numRuns: caseCount(1000) },
    );
  });

  test('paragraphs are counted from 1, divided by lines without words', () => {
    const article = '\n \nHeadline\n\nFirst line\nsecond line.\n\t \u00a0\n\nLast.';
    const at = (words: string): number => paragraphOf(article, article.indexOf(words));
    assert.deepEqual([at('Headline'), at('First'), at('second'), at('Last')], [1, 2, 2, 3]);
    assert.equal(paragraphOf(article, 0), 0);
    assert.equal(paragraphOf(article, article.indexOf('\t')), 2);
    assert.equal(paragraphOf('', 0), 0);
  });

  test('front matter is not counted when the count begins after it', () => {
    const article = '---\ntitle: Talks\n---\n\nFirst.\n\nSecond.';
    const bodyStart = article.indexOf('\n\nFirst');
    assert.equal(paragraphOf(article, article.indexOf('Second'), bodyStart), 2);
  });
});
