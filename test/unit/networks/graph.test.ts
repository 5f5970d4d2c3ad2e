import assert from 'node:assert/strict';
import { graphOf } from '../../../src/core/networks/files/graph';
import type { Network } from '../../../src/core/networks/network';

suite('The attributes of a graph', () => {
  test('are numbers where all their values are, else text', () => {
    const node = (id: string, attributes: Readonly<Record<string, string>>) => ({
      ...{ id, label: id, variable: 'actor', statements: 1 },
      attributes: new Map(Object.entries(attributes)),
    });
    const rows = [
      node('a', { seats: '12', share: '-0.5', code: '007', year: '2024', type: 'party' }),
      node('b', { seats: '3', year: 'unknown' }),
    ];
    const network = {
      ...{ mode: 'one', rows, columns: [], foundAgain: undefined },
      ties: { from: [], to: [], weight: [] },
    } as unknown as Network;
    assert.deepEqual(
      graphOf(network).attributes.map(({ name, type }) => `${name}: ${type}`),
      ['code: string', 'seats: double', 'share: double', 'type: string', 'year: string'],
    );
  });
});
