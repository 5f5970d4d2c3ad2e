import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unifiedDiff } from '../../../../src/cli/refactor/unifiedDiff';
import { applyEdits, type TextEdit } from '../../../../src/core';
import { caseCount } from '../../../support/caseCount';

const LINES = 'abcdefghijklmnopqrst'.replace(/./g, '$&\n');

suite('A unified diff', () => {
  test('has the changed lines with three around them', () => {
    assert.equal(
      unifiedDiff('x.yaml', LINES, [
        { start: 0, end: 1, text: 'A' },
        { start: 30, end: 33, text: 'new\nlines' },
      ]),
      `--- a/x.yaml
+++ b/x.yaml
@@ -1,4 +1,4 @@
-a
+A
 b
 c
 d
@@ -13,8 +13,8 @@
 m
 n
 o
-p
-q
+new
+lines
 r
 s
 t
`,
    );
  });

  test('says where a file does not end with a line break', () => {
    assert.equal(
      unifiedDiff('x', 'a\nb', [{ start: 2, end: 3, text: 'c\n' }]),
      '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n',
    );
  });

  test('of no change is empty', () => {
    assert.equal(unifiedDiff('x', LINES, []), '');
    assert.equal(unifiedDiff('x', LINES, [{ start: 2, end: 3, text: 'b' }]), '');
  });

  test('turns any text into the other', () => {
    const letters = fc.constantFrom('a', 'b', '\n');
    const text = fc.string({ unit: letters, maxLength: 60 });
    const edits = fc.array(fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 6 }), text), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(text, edits, (before, list) => {
        const made: TextEdit[] = [];
        let at = 0;
        for (const [gap, length, added] of list) {
          const start = Math.min(before.length, at + gap);
          const end = Math.min(before.length, start + length);
          if (start < at || (made.length > 0 && start === made.at(-1)?.end)) continue;
          made.push({ start, end, text: added.slice(0, 6) });
          at = end;
        }
        assert.equal(patched(before, unifiedDiff('x', before, made)), applyEdits(before, made));
      }),
      { numRuns: caseCount(500) },
    );
  });
});

/** Applies a diff, and checks its line numbers and its context. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lines = diff.split('\n').slice(2, -1);
  const out: string[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const hunk = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line);
    if (hunk) {
      const [first = 0, count = 0, now = 0, size = 0] = hunk.slice(1).map(Number);
      const begin = count === 0 ? first : first - 1;
      out.push(...old.slice(at, begin));
      at = begin;
      assert.equal(size === 0 ? now : now - 1, out.length);
      continue;
    }
    if (line.startsWith('\\')) continue;
    const text = line.slice(1) + (lines[index + 1]?.startsWith('\\') ? '' : '\n');
    if (line.startsWith('+')) out.push(text);
    else assert.equal(old[at++], text);
    if (line.startsWith(' ')) out.push(text);
  }
  return [...out, ...old.slice(at)].join('');
}
