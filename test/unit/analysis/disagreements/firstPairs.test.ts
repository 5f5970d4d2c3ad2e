import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstPairs } from '../../../../src/core/analysis/disagreements/firstPairs';
import { runSync } from '../../../../src/core/util/task';

suite('The first of many pairs', () => {
  test('are those of a full sort, and pairs that cannot be among them are not made', () => {
    const member = fc.record({ weight: fc.nat({ max: 12 }), name: fc.nat({ max: 9 }) });
    const members = fc
      .array(member, { minLength: 12, maxLength: 24 })
      .map((list) => list.toSorted((a, b) => b.weight - a.weight));
    const lists = fc.array(fc.record({ plus: members, minus: members }), { maxLength: 3 });
    let made = 0;
    let possible = 0;
    fc.assert(
      fc.property(lists, fc.nat({ max: 8 }), (all, most) => {
        const rowOf = (one: Member, other: Member): Row | undefined =>
          one.name === 3 ? undefined : { one, other };
        const ranking = {
          // More than any pair has: a bound need not be reached.
          bound: (one: Member, other: Member) => Math.min(one.weight, other.weight) + 1,
          limit: (one: Member, other: Member) => Math.min(one.weight, other.weight) + 2,
          reach: (one: Member, other: Member) => Math.min(one.weight, other.weight) + 1,
          cost: () => 1,
          row: (one: Member, other: Member) => {
            made++;
            return rowOf(one, other);
          },
          measure: ({ one, other }: Row) => Math.min(one.weight, other.weight),
          compare: (a: Row, b: Row) => a.one.name - b.one.name || a.other.name - b.other.name || 0,
        };
        const rows = all.flatMap(({ plus, minus }) =>
          plus.flatMap((one) => minus.flatMap((other) => rowOf(one, other) ?? [])),
        );
        possible += rows.length;
        const sorted = rows.toSorted(
          (a, b) => ranking.measure(b) - ranking.measure(a) || ranking.compare(a, b),
        );
        const named = ({ one, other }: Row): string =>
          [Math.min(one.weight, other.weight), one.name, other.name].join(' ');
        assert.deepEqual(
          runSync(firstPairs(all, most, ranking)).map(named),
          sorted.slice(0, most).map(named),
        );
      }),
      { numRuns: 100 },
    );
    assert.ok(made < 0.8 * possible, `${String(made)} of ${String(possible)} were made`);
  });
});

interface Member {
  readonly weight: number;
  readonly name: number;
}

interface Row {
  readonly one: Member;
  readonly other: Member;
}
