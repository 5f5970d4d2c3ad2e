import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { communitiesOf, type WeightedTie } from '../../../src/core/measures/communities';
import { seeded } from '../../../src/core/measures/random';

suite('Communities of ties', () => {
  test('are the camps, the larger first, whoever is tied to nobody alone in one', () => {
    const ties = tiesOf('0-1 1-2 0-2 3-4 4-5 5-6 3-6 3-5 2-3');
    const { of, modularity } = communitiesOf(8, ties, 1, 1);
    assert.deepEqual(of, [1, 1, 1, 0, 0, 0, 0, 2]);
    // By hand: of 9 ties 3 and 5 are inside, with 7 and 11 of 18 ends.
    assert.ok(Math.abs(modularity - (8 / 9 - (7 / 18) ** 2 - (11 / 18) ** 2)) < 1e-12);
  });

  test('of no ties are none', () => {
    assert.deepEqual(communitiesOf(2, [], 1, 1), { of: [0, 1], modularity: 0 });
  });

  test('hold together as much as those of another program, graphology', () => {
    const next = seeded(7);
    let gained = 0;
    for (let turn = 0; turn < 60; turn++) {
      const size = 5 + Math.floor(next() * 40);
      const share = 0.1 + next() * 0.9;
      const camps = 1 + Math.floor(next() * 4);
      const ties = pairsOf(size)
        .filter(([a, b]) => next() < share * (a % camps === b % camps ? 1 : 0.4))
        .map(([from, to]) => ({ from, to, weight: Math.ceil(next() * 9) / 3 }));
      if (ties.length === 0) continue;
      const graph = new UndirectedGraph();
      for (let node = 0; node < size; node++) graph.addNode(String(node));
      for (const { from, to, weight } of ties) graph.addEdge(String(from), String(to), { weight });
      const theirs = louvain.detailed(graph, { rng: seeded(1), getEdgeWeight: 'weight' });
      const own = communitiesOf(size, ties, 1, 1);
      assert.ok(own.modularity > theirs.modularity - 0.05, `turn ${String(turn)}`);
      gained += own.modularity - theirs.modularity;
    }
    // Both end where no node gains by moving, which is not the same place always.
    assert.ok(gained > -0.05, String(gained));
  });

  test('are the same whatever the nodes are called, and in whichever order they are listed', () => {
    const next = seeded(11);
    for (let turn = 0; turn < 60; turn++) {
      const size = 8 + Math.floor(next() * 40);
      const ties = pairsOf(size)
        .filter(() => next() < 0.3)
        .map(([from, to]) => ({ from, to, weight: Math.ceil(next() * 9) / 3 }));
      const places = Array.from({ length: size }, (_, node) => node);
      for (const at of places) {
        const other = Math.floor(next() * size);
        [places[at], places[other]] = [places[other]!, places[at]!];
      }
      const moved = ties.map(({ from, to, weight }) => {
        const [one, other] = [places[from]!, places[to]!];
        return { from: Math.min(one, other), to: Math.max(one, other), weight };
      });
      const [of, again] = [ties, moved.reverse()].map((some) => communitiesOf(size, some, 1, 1).of);
      for (const [a, b] of pairsOf(size)) {
        const together = of![a] === of![b];
        assert.equal(again![places[a]!] === again![places[b]!], together, `turn ${String(turn)}`);
      }
    }
  });

  test('have the modularity that they say, and are the same for the same ties', () => {
    fc.assert(
      fc.property(networks(), fc.nat(), ({ size, ties }, seed) => {
        const found = communitiesOf(size, ties, 1, seed);
        assert.ok(Math.abs(found.modularity - plainModularity(found.of, ties)) < 1e-9);
        assert.deepEqual(communitiesOf(size, ties, 1, seed), found);
      }),
    );
  });
});

function pairsOf(size: number): (readonly [number, number])[] {
  const nodes = Array.from({ length: size }, (_, at) => at);
  return nodes.flatMap((a) => nodes.slice(a + 1).map((b) => [a, b] as const));
}

function networks() {
  return fc.integer({ min: 2, max: 14 }).chain((size) =>
    fc
      .uniqueArray(
        fc.record({
          from: fc.nat(size - 1),
          to: fc.nat(size - 1),
          weight: fc.integer({ min: 1, max: 9 }),
        }),
        { minLength: 1, selector: ({ from, to }) => `${Math.min(from, to)}-${Math.max(from, to)}` },
      )
      .map((ties) => ({ size, ties: ties.filter(({ from, to }) => from !== to) }))
      .filter(({ ties }) => ties.length > 0),
  );
}

/** Newman's formula as it is printed, pair by pair. */
function plainModularity(of: readonly number[], ties: readonly WeightedTie[]): number {
  const weight = (a: number, b: number): number =>
    ties.reduce(
      (sum, tie) =>
        (tie.from === a && tie.to === b) || (tie.from === b && tie.to === a)
          ? sum + tie.weight
          : sum,
      0,
    );
  const nodes = of.map((_, at) => at);
  const degree = nodes.map((a) => nodes.reduce((sum, b) => sum + weight(a, b), 0));
  const all = degree.reduce((sum, one) => sum + one, 0);
  let modularity = 0;
  for (const a of nodes) {
    for (const b of nodes) {
      if (of[a] !== of[b]) continue;
      modularity += weight(a, b) / all - ((degree[a] ?? 0) * (degree[b] ?? 0)) / (all * all);
    }
  }
  return modularity;
}

function tiesOf(notation: string): WeightedTie[] {
  return notation.split(' ').map((pair) => {
    const [from = 0, to = 0] = pair.split('-').map(Number);
    return { from, to, weight: 1 };
  });
}
