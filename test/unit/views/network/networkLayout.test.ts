import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  labelOrder,
  placedLabels,
  type PlacedLabel,
} from '../../../../src/core/views/network/networkLabels';
import {
  GAP,
  layoutOf,
  settle,
  type LayoutNode,
  type LayoutTie,
} from '../../../../src/core/views/network/networkLayout';
import { MOST_REACH, nodeShapes } from '../../../../src/core/views/network/nodeShape';
import { caseCount } from '../../../support/caseCount';

suite('The layout of a network', () => {
  test('is the same each time, to the last bit', () => {
    fc.assert(
      fc.property(networks(40), ({ nodes, ties }) => {
        assert.deepEqual(placesOf(nodes, ties), placesOf(nodes, ties));
      }),
      { numRuns: caseCount(10) },
    );
  });

  test('puts no node on another, and each at a place', () => {
    fc.assert(
      fc.property(networks(60), ({ nodes, ties }) => assertApart(nodes, placesOf(nodes, ties))),
      { numRuns: caseCount(12) },
    );
  });

  test('of 300 nodes with 2,000 ties comes to an end, without overlaps', () => {
    const nodes = Array.from({ length: 300 }, (_, at) => ({ radius: 8 + (at % 11) }));
    const ties = Array.from({ length: 2000 }, (_, at) => ({
      from: (at * 7) % 300,
      to: (at * 13 + 1 + Math.floor(at / 300)) % 300,
      pull: (1 + (at % 5)) / 5,
    })).filter(({ from, to }) => from !== to);
    assertApart(nodes, placesOf(nodes, ties));
  });

  test('puts those who are tied nearer to each other than those who are not', () => {
    const nodes = Array.from({ length: 8 }, () => ({ radius: 8 }));
    const camp = (first: number): LayoutTie[] =>
      [0, 1, 2].flatMap((one) =>
        [1, 2, 3].flatMap((other) =>
          other > one ? [{ from: first + one, to: first + other, pull: 1 }] : [],
        ),
      );
    const places = placesOf(nodes, [...camp(0), ...camp(4)]);
    const apart = (a: number, b: number): number =>
      Math.hypot(
        (places[a]?.x ?? 0) - (places[b]?.x ?? 0),
        (places[a]?.y ?? 0) - (places[b]?.y ?? 0),
      );
    for (const inside of [1, 2, 3]) {
      for (const outside of [4, 5, 6, 7]) assert.ok(apart(0, inside) < apart(0, outside));
    }
  });

  test('keeps communities apart, though ties between them pull', () => {
    const ties = Array.from({ length: 30 }, (_, from) =>
      Array.from({ length: 30 }, (_, to) => ({ from, to, pull: (from + to) % 3 === 0 ? 1 : 0.3 })),
    ).flatMap((all, from) => all.filter(({ to }) => to > from));
    const spread = (isParted: boolean): number => {
      const nodes = Array.from({ length: 30 }, (_, at) => ({
        radius: 10,
        community: isParted ? at % 2 : undefined,
      }));
      const places = placesOf(nodes, ties);
      assertApart(nodes, places);
      let [inside, between] = [0, 0];
      for (const { from, to } of ties) {
        const [a, b] = [places[from], places[to]];
        const distance = Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0));
        if (from % 2 === to % 2) inside += distance;
        else between += distance;
      }
      return between / 225 / (inside / 210);
    };
    assert.ok(spread(true) > 2, String(spread(true)));
    assert.ok(spread(false) < 1.3, String(spread(false)));
  });

  test('of one node or none is no trouble', () => {
    assert.deepEqual(placesOf([], []), []);
    assert.equal(placesOf([{ radius: 8 }], []).length, 1);
  });
});

suite('Names in a network', () => {
  test('lie on no other name, and on no node', () => {
    fc.assert(
      fc.property(networks(50), ({ nodes, ties }) => {
        const places = placesOf(nodes, ties);
        const named = nodes.map((node, at) => ({
          ...node,
          x: places[at]?.x ?? 0,
          y: places[at]?.y ?? 0,
          name: `Actor ${'x'.repeat(at % 17)}`,
        }));
        const labels = placedLabels(named, 12);
        const areas = labels.flatMap((label) => (label ? [label.area] : []));
        for (const [at, area] of areas.entries()) {
          for (const other of areas.slice(at + 1)) assert.ok(!overlaps(area, other));
        }
        for (const [at, label] of labels.entries()) {
          for (const [of, { x, y, radius }] of named.entries()) {
            if (!label || of === at) continue;
            const square = {
              left: x - radius,
              top: y - radius,
              right: x + radius,
              bottom: y + radius,
            };
            assert.ok(!overlaps(label.area, square));
          }
        }
      }),
      { numRuns: caseCount(10) },
    );
  });

  test('that cannot stand beside their node are left away, but for the first when it must stand', () => {
    const around = Array.from({ length: 24 }, (_, at) => ({
      x: 30 * Math.cos(at),
      y: 30 * Math.sin(at),
      radius: 8,
      name: `Actor ${String(at)}`,
    }));
    const nodes = [...around, { x: 0, y: 0, radius: 18, name: 'China' }];
    const order = labelOrder(nodes);
    assert.deepEqual(order.slice(0, 3), [24, 0, 1]);
    const sorted = order.flatMap((at) => nodes[at] ?? []);
    const labels = placedLabels(sorted, 12);
    assert.equal(labels[0], undefined, 'all around the largest are others');
    assert.ok(labels.some((label) => label));
    const pointed = placedLabels(sorted, 12, undefined, 1);
    assert.equal(pointed[0]?.anchor, 'start', 'under the mouse it has its name all the same');
  });

  test('are short names where there is no room for the others', () => {
    const [first, second] = placedLabels(
      [
        { x: 0, y: 0, radius: 8, name: 'Federal Ministry of Finance', short: 'BMF' },
        { x: 60, y: 0, radius: 8, name: 'European Commission' },
      ],
      12,
      { left: -60, top: -30, right: 200, bottom: 30 },
    );
    assert.deepEqual([first?.text, second?.text], ['BMF', 'European Commission']);
  });

  test('stand to the right, to the left, below, above or between these', () => {
    const places = (walls: readonly (readonly [number, number])[]) => {
      const others = walls.map(([x, y]) => ({ x, y, radius: 8, name: '' }));
      return placedLabels([{ x: 0, y: 0, radius: 8, name: 'Actor' }, ...others], 12)[0];
    };
    const [right, left, below, above] = [
      [30, 0],
      [-30, 0],
      [0, 22],
      [0, -22],
    ] as const;
    assert.equal(places([])?.anchor, 'start');
    assert.equal(places([right])?.anchor, 'end');
    assert.ok((places([right, left])?.y ?? 0) > 8);
    assert.ok((places([right, left, below])?.y ?? 0) < -8);
    assert.equal(places([right, left, below, above]), undefined);
  });
});

suite('The shape of a node', () => {
  test('differs by group without its colour, and reaches little beyond its radius', () => {
    const drawn = [0, 1, 2, 3, 4, 5].map((look) =>
      nodeShapes({ layer: 'actor', look, letter: '' }, [0, 0], 10),
    );
    const outlines = drawn.map(([body]) =>
      body?.kind === 'polygon' ? JSON.stringify(body.points) : body?.kind,
    );
    assert.equal(new Set(outlines).size, 6);
    for (const [body] of drawn) {
      if (body?.kind !== 'polygon') continue;
      for (const [x, y] of body.points) assert.ok(Math.hypot(x, y) <= 10 * MOST_REACH + 1e-9);
    }
    const [issue, letter] = nodeShapes({ layer: 'issue', look: 2, letter: 'C' }, [0, 0], 10);
    assert.equal(issue?.kind, 'polygon');
    assert.equal(letter, undefined);
  });
});

function networks(most: number) {
  return fc.integer({ min: 1, max: most }).chain((size) =>
    fc.record({
      nodes: fc.array(fc.record({ radius: fc.integer({ min: 8, max: 18 }) }), {
        minLength: size,
        maxLength: size,
      }),
      ties: fc
        .array(
          fc.record({
            from: fc.nat(size - 1),
            to: fc.nat(size - 1),
            pull: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
          }),
          { maxLength: 200 },
        )
        .map((ties) => ties.filter(({ from, to }) => from !== to)),
    }),
  );
}

function placesOf(
  nodes: readonly LayoutNode[],
  ties: readonly LayoutTie[],
): { readonly x: number; readonly y: number }[] {
  const layout = layoutOf(nodes, ties);
  settle(layout);
  return layout.points.map(({ x, y }) => ({ x, y }));
}

function assertApart(
  nodes: readonly LayoutNode[],
  places: readonly { readonly x: number; readonly y: number }[],
): void {
  for (const [a, one] of places.entries()) {
    assert.ok(Number.isFinite(one.x) && Number.isFinite(one.y));
    assert.ok(Math.hypot(one.x, one.y) < 3000, 'nobody drifts away');
    for (let b = a + 1; b < places.length; b++) {
      const other = places[b] ?? one;
      const apart = Math.hypot(one.x - other.x, one.y - other.y);
      const needed = (nodes[a]?.radius ?? 0) + (nodes[b]?.radius ?? 0) + GAP;
      assert.ok(apart >= needed - 0.01, `${a} and ${b}: ${apart} < ${needed}`);
    }
  }
}

function overlaps(a: PlacedLabel['area'], b: PlacedLabel['area']): boolean {
  const e = 1e-9;
  return (
    a.left < b.right - e && b.left < a.right - e && a.top < b.bottom - e && b.top < a.bottom - e
  );
}
