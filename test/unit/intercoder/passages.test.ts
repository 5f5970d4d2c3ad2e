import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quotesMeet } from '../../../src/core/analysis/claims/claims';
import { passagesOf } from '../../../src/core/intercoder/passages';
import { placed, position, quotePart } from '../../support/corpus';
import { readings } from '../../support/readings';

/** The passages of the first article: ids of records, in order. */
function passages(notation: string): string[] {
  const [article] = readings(notation).articles;
  return passagesOf(article?.readings.values() ?? []).map(({ records }) =>
    records.map(({ placed: { annotation } }) => annotation.id).join(' '),
  );
}

suite('Passages', () => {
  test('are quotes that share half of the shorter one, whatever actor and issue', () => {
    const found = passages(`
      a1: china supports exports coder=lea at=10-50
      b1: russia opposes talks coder=max at=12-55
      a2: china supports exports coder=lea at=100-120
      b2: china supports exports coder=max at=111-140
      b3: china supports exports coder=max at=145-160
    `);
    assert.deepEqual(found, ['a1 b1', 'a2', 'b2', 'b3']);
  });

  test('are connected through others, also those of one coder', () => {
    const found = passages(`
      a1: china supports exports coder=lea at=0-20
      a2: china supports talks coder=lea at=10-30
      b1: china supports talks coder=max at=20-40
    `);
    assert.deepEqual(found, ['a1 a2 b1']);
  });

  test('of lost quotes are those with the same words, and come last', () => {
    const found = passages(`
      a1: china supports exports coder=lea at=0-5
      a2: china supports talks coder=lea at=50-59 anchor=orphaned
      b1: china supports talks coder=max at=70-79
      b2: china supports talks coder=max at=80-81 anchor=orphaned
    `);
    assert.deepEqual(found, ['a1', 'b1 a2', 'b2']);
  });

  test('are what comparing every pair of quotes gives', () => {
    const quote = fc.record({
      start: fc.nat(40),
      length: fc.integer({ min: 1, max: 12 }),
      more: fc.option(fc.nat(60), { nil: undefined }),
      isLost: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 12 }), (quotes) => {
        const positions = quotes.map(({ start, length, more, isLost }, index) =>
          placed(
            position({
              id: String(index),
              quote: [start, ...(more === undefined ? [] : [more])].map((at) =>
                quotePart('x'.repeat(length), at),
              ),
            }),
            isLost ? 'orphaned' : 'anchored',
          ),
        );
        const split = positions.length >> 1;
        const coding = { coding: undefined, state: 'complete' } as const;
        const found = passagesOf([
          { coder: 'lea', ...coding, positions: positions.slice(0, split) },
          { coder: 'max', ...coding, positions: positions.slice(split) },
        ]);
        const groupOf = positions.map((_, index) => index);
        for (const [one, a] of positions.entries()) {
          for (const [other, b] of positions.entries()) {
            if (!quotesMeet(a, b)) continue;
            const [from, to] = [groupOf[one], groupOf[other]];
            for (const [at, group] of groupOf.entries()) if (group === from) groupOf[at] = to ?? at;
          }
        }
        const expected = new Map<number, string[]>();
        for (const [index, group] of groupOf.entries()) {
          expected.set(group, [...(expected.get(group) ?? []), String(index)]);
        }
        const ids = found.map(({ records }) =>
          records.map((record) => record.placed.annotation.id).sort(),
        );
        const sorted = (groups: string[][]) => groups.map((group) => group.sort().join(' ')).sort();
        assert.deepEqual(sorted(ids), sorted([...expected.values()]));
      }),
    );
  });
});
