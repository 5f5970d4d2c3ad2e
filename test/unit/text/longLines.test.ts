import assert from 'node:assert/strict';
import { hasLongLines, LONGEST_SEEN } from '../../../src/core/text/longLines';

const LINE = 'The harbour authority wants ships to pay more for calls after dark.';
const PARAGRAPH = `${LINE} ${LINE} ${LINE}`;

suite('A text with long lines', () => {
  test('is one whose paragraphs are single lines, wherever the first of them is', () => {
    assert.equal(hasLongLines(PARAGRAPH), true);
    assert.equal(hasLongLines(`Ships will pay more\n\n${PARAGRAPH}\n`), true);
  });

  test('is not one that was wrapped by hand, or has nothing but a title', () => {
    assert.equal(hasLongLines(`${LINE}\n`.repeat(50)), false);
    assert.equal(hasLongLines(''), false);
    assert.equal(hasLongLines('\n\n\n'), false);
    assert.equal(hasLongLines('x'.repeat(LONGEST_SEEN)), false);
    assert.equal(hasLongLines('x'.repeat(LONGEST_SEEN + 1)), true);
  });

  test('is looked for where an article begins, and not in all of a large file', () => {
    assert.equal(hasLongLines(`${`${LINE}\n`.repeat(3000)}${PARAGRAPH}`), false);
  });
});
