import assert from 'node:assert/strict';
import { cutLine, lineCutter } from '../../../scripts/lib/output.mjs';

suite('What tests print', () => {
  test('a line of 300 characters stays, a longer one is cut and says how long it was', () => {
    assert.equal(cutLine('x'.repeat(300)), 'x'.repeat(300));
    assert.equal(cutLine('x'.repeat(5000)), `${'x'.repeat(300)} … (5000 characters)`);
  });

  test('lines come out whole, however they came in', () => {
    const lines: string[] = [];
    const cutter = lineCutter((text) => lines.push(text));
    for (const piece of ['one\ntw', 'o\n\nthr', 'ee']) cutter.push(piece);
    assert.deepEqual(lines, ['one\n', 'two\n', '\n']);
    cutter.end();
    assert.deepEqual(lines, ['one\n', 'two\n', '\n', 'three\n']);
  });
});
