import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstPairs } from '../../../../src/core/analysis/disagreements/firstPairs';
import {
  firstDerived,
  rankMeasure,
} from '../../../../src/core/analysis/disagreements/rankedDerived';
import {
  disagreements,
  type Disagreement,
} from '../../../../src/core/analysis/disagreements/whoDisagrees';
import { runSync } from '../../../../src/core/util/task';
import { corpora, ISSUES, notation, WINDOWS } from '../oracle/corpora';
import { analysed } from '../oracle/product';
import { caseCount, enough } from '../../../support/caseCount';

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
      { numRuns: caseCount(100) },
    );
    assert.ok(made < 0.8 * possible, `${String(made)} of ${String(possible)} were made`);
  });
});

suite('The first rows of a kind', () => {
  test('are those of a full sort, also of two who have changed places', () => {
    let rows = 0;
    fc.assert(
      fc.property(
        corpora,
        fc.constantFrom(...WINDOWS),
        fc.constantFrom('derived' as const, 'apart' as const),
        fc.constantFrom('evidence' as const, 'articles' as const, 'recent' as const),
        fc.integer({ min: 1, max: 5 }),
        (records, window, kind, rank, most) => {
          const analysis = analysed(records, 'none', window);
          const measure = rankMeasure(analysis, rank);
          const choice = { kind, rank, most, compare: () => 0 };
          const first = runSync(firstDerived(analysis, ISSUES, choice));
          // Made by issue and actors, in which order a sort leaves those that are equal.
          const all = ISSUES.toSorted()
            .flatMap((issue) => disagreements(analysis).filter((row) => row.issue === issue))
            .filter((row) => row.kind === kind)
            .sort((a, b) => measure(b) - measure(a));
          rows += first.length;
          const named = ({ issue, actors }: Disagreement): string => [issue, ...actors].join(' ');
          const text = [window, kind, rank, notation(records)].join('\n');
          assert.deepEqual(first.map(named), all.slice(0, most).map(named), text);
        },
      ),
      { numRuns: caseCount(1000) },
    );
    assert.ok(rows > enough(50), String(rows));
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
