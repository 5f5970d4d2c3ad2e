import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { communitiesByJoining, type GroupTie } from '../../../src/core/networks/communities';
import { seeded } from '../../../src/core/measures/random';

suite('Communities of the ties that are drawn', () => {
  test('are the camps, the larger first, whoever is tied to nobody in none', () => {
    const ties = tiesOf('0-1 1-2 0-2 3-4 4-5 5-6 3-6 3-5 2-3');
    const { of, modularity } = communitiesByJoining(8, ties);
    assert.deepEqual(of, [1, 1, 1, 0, 0, 0, 0, -1]);
    // By hand: of 9 ties 3 and 5 are inside, with 7 and 11 of 18 ends.
    assert.ok(Math.abs(modularity - (8 / 9 - (7 / 18) ** 2 - (11 / 18) ** 2)) < 1e-12);
  });

  test('of no ties are none', () => {
    assert.deepEqual(communitiesByJoining(2, []), { of: [-1, -1], modularity: 0 });
  });

  test('have the modularity that they say, and little less than those of another program', () => {
    fc.assert(
      fc.property(networks(), ({ size, ties }) => {
        const { of, modularity } = communitiesByJoining(size, ties);
        assert.ok(Math.abs(modularity - plainModularity(of, ties)) < 1e-9);
        const graph = new UndirectedGraph();
        for (let node = 0; node < size; node++) graph.addNode(String(node));
        for (const { from, to, weight } of ties)
          graph.addEdge(String(from), String(to), { weight });
        const other = louvain.detailed(graph, { rng: seeded(1), getEdgeWeight: 'weight' });
        assert.ok(modularity > other.modularity - 0.12, `${modularity} < ${other.modularity}`);
      }),
    );
  });
});

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
function plainModularity(of: readonly number[], ties: readonly GroupTie[]): number {
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

function tiesOf(notation: string): GroupTie[] {
  return notation.split(' ').map((pair) => {
    const [from = 0, to = 0] = pair.split('-').map(Number);
    return { from, to, weight: 1 };
  });
}
