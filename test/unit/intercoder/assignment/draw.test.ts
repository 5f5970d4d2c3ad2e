import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { drawAssignment, type Draw } from '../../../../src/core/intercoder/assignment/draw';
import { balancedPairs } from '../../../../src/core/intercoder/assignment/pairs';

const NONE = new Map<string, readonly string[]>();

suite('Drawing who codes which article', () => {
  test('takes the share of the articles exactly, rounded up', () => {
    const cases = [
      [0.2, 40, 8],
      [0.2, 41, 9],
      [0.07, 100, 7],
      [0.1, 30, 3],
      [0, 10, 0],
      [1, 10, 10],
      [0.2, 0, 0],
    ] as const;
    for (const [share, count, expected] of cases) {
      const draw = drawAssignment(paths(count), NONE, options({ share }));
      assert.equal(draw.together, expected, `${share} of ${count}`);
      assert.equal(codedBySeveral(draw), expected, `${share} of ${count}`);
    }
  });

  test('is the same in whatever order the coders are named', () => {
    const drawn = (coders: readonly string[]) => [
      ...drawAssignment(paths(30), NONE, { ...options({ seed: 7 }), coders }).assigned,
    ];
    assert.deepEqual(drawn(['max', 'tom', 'lea']), drawn(['lea', 'max', 'tom']));
  });

  test('is the same for the same seed, in whatever order the articles are listed', () => {
    const one = drawAssignment(paths(30), NONE, options({ seed: 7 }));
    const other = drawAssignment(paths(30).toReversed(), NONE, options({ seed: 7 }));
    assert.deepEqual([...one.assigned], [...other.assigned]);
    const another = drawAssignment(paths(30), NONE, options({ seed: 8 }));
    assert.notDeepEqual([...one.assigned], [...another.assigned]);
  });

  test('does not depend on names: the first articles are not chosen more often', () => {
    const chosen = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++) {
      const { assigned } = drawAssignment(paths(10), NONE, options({ seed, share: 0.3 }));
      for (const [path, coders] of assigned)
        if (coders.length > 1) chosen.set(path, (chosen.get(path) ?? 0) + 1);
    }
    // 2000 draws of 3 in 10: 600 each, with a standard deviation of 20.5.
    for (const [path, count] of chosen) assert.ok(Math.abs(count - 600) < 103, `${path}: ${count}`);
    assert.equal(chosen.size, 10);
  });

  test('with one coder or none has nothing to be coded twice', () => {
    const alone = drawAssignment(paths(3), NONE, options({ coders: ['lea'], share: 1 }));
    assert.equal(alone.together, 0);
    assert.deepEqual([...alone.assigned.values()], [['lea'], ['lea'], ['lea']]);
    assert.equal(drawAssignment(paths(3), NONE, options({ coders: [] })).assigned.size, 0);
  });

  test('leaves what was coded before to its coder; others get only the doubles of it', () => {
    for (let seed = 0; seed < 20; seed++) {
      const coded = new Map(paths(5).map((path) => [path, new Set(['eva'])]));
      const given = { ...options({ seed }), coders: ['eva', 'max'] };
      const draw = drawAssignment(paths(10), NONE, given, coded);
      assert.equal(draw.together, 2);
      for (const path of coded.keys()) assert.ok(draw.assigned.get(path)?.includes('eva'), path);
      const others = [...draw.assigned.values()].filter((some) => some.includes('max'));
      assert.ok(others.length >= 5, 'max gets what eva has not coded');
    }
  });

  test('what several have coded is of the share, and beyond it stays with all of them', () => {
    const both = new Set(['lea', 'max']);
    const coded = new Map(paths(3).map((path) => [path, both]));
    for (const [share, together] of [
      [0.1, 3],
      [0.3, 3],
      [0.5, 5],
    ] as const) {
      const draw = drawAssignment(paths(10), NONE, options({ share }), coded);
      assert.equal(draw.together, together);
      assert.equal(codedBySeveral(draw), together);
      for (const path of coded.keys()) assert.deepEqual(draw.assigned.get(path), ['lea', 'max']);
    }
  });

  test('evens out pairs and numbers with what nobody has coded, and leaves out who has left', () => {
    const coded = new Map(paths(30).map((path, at) => [path, new Set([at < 15 ? 'lea' : 'ada'])]));
    const draw = drawAssignment(paths(120), NONE, options({ share: 0.4 }), coded);
    assertEven(pairsOf(draw, ['lea', 'max', 'tom']));
    assertEven(['lea', 'max', 'tom'].map((coder) => loadOf(draw, coder)));
    assert.equal(loadOf(draw, 'ada'), 0);
  });

  test('keeps counts exact, coders single, loads and pairs even, for any study', () => {
    fc.assert(
      fc.property(
        fc.nat(70),
        fc.nat(60),
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom('two' as const, 'all' as const),
        fc.nat(),
        (before, fresh, size, hundredths, together, seed) => {
          const coders = Array.from({ length: size }, (_, at) => `coder-${at}`);
          const given = { coders, share: hundredths / 100, together, seed };
          const first = drawAssignment(paths(before), NONE, given);
          const second = drawAssignment(paths(before + fresh), first.assigned, given);
          for (const path of first.assigned.keys()) assert.ok(!second.assigned.has(path));
          for (const [draw, count] of [
            [first, before],
            [second, fresh],
          ] as const) {
            assert.equal(draw.assigned.size, count);
            assert.equal(codedBySeveral(draw), Math.ceil((hundredths * count) / 100));
            const each = together === 'all' ? size : 2;
            for (const some of draw.assigned.values()) {
              assert.equal(new Set(some).size, some.length);
              assert.ok(some.length === 1 || some.length === each);
            }
            assertEven(coders.map((coder) => loadOf(draw, coder)));
            if (together === 'two') assertEven(pairsOf(draw, coders));
          }
        },
      ),
    );
  });
});

suite('The order of pairs of coders', () => {
  test('has each pair once, and every coder about equally often in every beginning', () => {
    for (let size = 2; size <= 12; size++) {
      const pairs = balancedPairs(size);
      const names = pairs.map(([a, b]) => [a, b].sort((x, y) => x - y).join());
      assert.equal(new Set(names).size, (size * (size - 1)) / 2, `${size} coders`);
      assert.equal(pairs.length, names.length);
      const loads = Array.from({ length: size }, () => 0);
      for (const pair of [...pairs, ...pairs]) {
        for (const coder of pair) loads[coder] = (loads[coder] ?? 0) + 1;
        assertEven(loads);
      }
    }
  });
});

function assertEven(counts: readonly number[]): void {
  assert.ok(Math.max(...counts) - Math.min(...counts) <= 1, counts.join());
}

function pairsOf({ assigned }: Draw, coders: readonly string[]): readonly number[] {
  const several = [...assigned.values()].filter(({ length }) => length > 1);
  return coders.flatMap((one, at) =>
    coders.slice(at + 1).map((other) => {
      return several.filter((some) => some.includes(one) && some.includes(other)).length;
    }),
  );
}

function loadOf({ assigned }: Draw, coder: string): number {
  return [...assigned.values()].filter((some) => some.includes(coder)).length;
}

function codedBySeveral({ assigned }: Draw): number {
  return [...assigned.values()].filter(({ length }) => length > 1).length;
}

function paths(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `news/${String(at).padStart(3, '0')}.md`);
}

function options(given: Partial<Parameters<typeof drawAssignment>[2]>) {
  return { coders: ['lea', 'max', 'tom'], share: 0.2, together: 'two', seed: 1, ...given } as const;
}
