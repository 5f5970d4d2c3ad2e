import assert from 'node:assert/strict';
import fc from 'fast-check';
import { drawnStretches, isDrawn } from '../../../../src/core';

const LENGTH = 1_000_000;

suite('What is drawn of a long text', () => {
  test('is what is seen with some screens around it, within the text', () => {
    assert.deepEqual(drawnStretches([{ start: 50_000, end: 53_000 }], LENGTH), [
      { start: 40_000, end: 63_000 },
    ]);
    assert.deepEqual(drawnStretches([{ start: 0, end: 3000 }], 5000), [{ start: 0, end: 5000 }]);
  });

  test('is the beginning as long as the editor has not said what it shows', () => {
    assert.deepEqual(drawnStretches([], LENGTH), [{ start: 0, end: 10_000 }]);
  });

  test('is drawn anew only when something else is seen', () => {
    const drawn = drawnStretches([{ start: 50_000, end: 53_000 }], LENGTH);
    assert.equal(isDrawn([{ start: 59_000, end: 62_000 }], drawn), true);
    assert.equal(isDrawn([{ start: 61_000, end: 64_000 }], drawn), false);
  });

  test('is no more than a screen can show of a line without end', () => {
    const drawn = drawnStretches([{ start: 0, end: LENGTH }], LENGTH);
    assert.deepEqual(drawn, [{ start: 0, end: 110_000 }]);
    assert.equal(isDrawn([{ start: 0, end: LENGTH }], drawn), true);
  });

  test('holds what is seen, in order and apart, however the text is folded', () => {
    const seen = fc
      .uniqueArray(fc.nat(LENGTH), { maxLength: 12 })
      .map((borders) => borders.sort((a, b) => a - b))
      .map((borders) =>
        borders.flatMap((start, at) => {
          const end = borders[at + 1];
          return at % 2 === 0 && end !== undefined ? [{ start, end }] : [];
        }),
      );
    fc.assert(
      fc.property(seen, (stretches) => {
        const drawn = drawnStretches(stretches, LENGTH);
        assert.equal(isDrawn(stretches, drawn), true);
        drawn.forEach(({ start, end }, at) => {
          assert.ok((drawn[at - 1]?.end ?? -1) < start && start <= end && end <= LENGTH);
        });
      }),
    );
  });
});
