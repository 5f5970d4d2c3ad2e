import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  evidenceColumns,
  stanceCounts,
  type StanceCounts,
} from '../../../src/core/analysis/stanceCounts';

interface Counted {
  readonly issue: number;
  readonly actor: number;
  readonly polarity: number;
}

suite('Counts of who says what', () => {
  test('are those of the evidence that is left, after any additions and removals', () => {
    const one = fc.record({
      issue: fc.constantFrom(0, 1, 70),
      actor: fc.constantFrom(0, 1, 2, 40),
      polarity: fc.constantFrom(1, -1, 0, 2, -3),
    });
    const step = fc.record({ one, removed: fc.option(fc.nat({ max: 9 }), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const counts = stanceCounts();
        const left: Counted[] = [];
        for (const { one: added, removed } of steps) {
          const [gone] = removed === undefined ? [] : left.splice(removed, 1);
          if (gone) counts.remove(gone.issue, gone.actor, gone.polarity);
          else {
            left.push(added);
            counts.add(added.issue, added.actor, added.polarity);
          }
          assertCounts(counts, left);
        }
      }),
    );
  });

  test('of many at once are the same, also with more actors and issues than there is room for at first', () => {
    const evidence = Array.from({ length: 1500 }, (_, index) => ({
      issue: `issue ${String(index % 80)}`,
      actor: `actor ${String(index % 97)}`,
      // Every fourth has none, and counts for nothing.
      polarity: index % 4 === 3 ? undefined : (index % 3) - 1,
    }));
    const columns = evidenceColumns(evidence);
    const numbered = evidence.flatMap(({ issue, actor, polarity }) => {
      if (polarity === undefined) return [];
      const numbers = {
        issue: columns.issueNumbers.get(issue)!,
        actor: columns.actorNumbers.get(actor)!,
      };
      return [{ ...numbers, polarity }];
    });
    assert.equal(columns.issues.length, 1125);
    assertCounts(stanceCounts(columns), numbered);
  });

  test('of nobody are zeros', () => {
    const counts = stanceCounts();
    assert.deepEqual(counts.of(3, 4), [0, 0, 0, 0]);
    assert.deepEqual([counts.pairs, counts.pairsOn(3), counts.opposed], [0, 0, 0]);
  });
});

/** Counted again from nothing, pair by pair. */
function assertCounts(counts: StanceCounts, evidence: readonly Counted[]): void {
  const actors = [...new Set(evidence.map(({ actor }) => actor))];
  let pairs = 0;
  for (const issue of new Set(evidence.map((one) => one.issue))) {
    let onIssue = 0;
    const sums = actors.map((actor) => {
      const own = evidence.filter((one) => one.issue === issue && one.actor === actor);
      const plus = own.filter(({ polarity }) => polarity > 0).length;
      const minus = own.filter(({ polarity }) => polarity < 0).length;
      const sum = own.reduce((total, { polarity }) => total + polarity, 0);
      assert.deepEqual(counts.of(issue, actor), [plus, own.length - plus - minus, minus, sum]);
      return sum;
    });
    for (const [index, sum] of sums.entries()) {
      for (const other of sums.slice(index + 1)) if (sum * other < 0) onIssue++;
    }
    assert.equal(counts.pairsOn(issue), onIssue);
    pairs += onIssue;
  }
  assert.equal(counts.pairs, pairs);
  let opposed = 0;
  for (const [index, one] of evidence.entries()) {
    for (const other of evidence.slice(index + 1)) {
      const isOpposite = one.polarity * other.polarity < 0;
      if (isOpposite && one.issue === other.issue && one.actor !== other.actor) opposed++;
    }
  }
  assert.equal(counts.opposed, opposed);
}
